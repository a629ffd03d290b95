#include "output/arrow_export.h"

#include <array>
#include <cerrno>
#include <stdexcept>
#include <string_view>

namespace sayso {
namespace {

// No data buffer is ever null, not even an empty one: some consumers read the first offset regardless.
alignas(64) constexpr std::array<char, 64> kNoData{};

const char* format_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::boolean:
      return "b";
    case ColumnKind::int32:
      return "i";
    case ColumnKind::int64:
      return "l";
    case ColumnKind::float32:
      return "f";
    case ColumnKind::float64:
      return "g";
    case ColumnKind::string:
      return "u";
    case ColumnKind::large_string:
      return "U";
    case ColumnKind::string_view:
      return "vu";
    case ColumnKind::list:
      return "+l";
    case ColumnKind::structure:
      return "+s";
  }
  return "n";
}

// ---- schema

struct SchemaBox {
  std::string name;
  std::string metadata;
  std::vector<ArrowSchema> children;  // their memory is the parent's, what they hold is their own
  std::vector<ArrowSchema*> pointers;
};

// Children that a consumer moved out have a null `release` and are no longer ours.
void release_schema(ArrowSchema* schema) {
  const std::unique_ptr<SchemaBox> box(static_cast<SchemaBox*>(schema->private_data));
  for (ArrowSchema& child : box->children) {
    if (child.release != nullptr) child.release(&child);
  }
  schema->release = nullptr;
}

void append_int32(std::string& out, std::size_t value) {
  const auto number = static_cast<std::int32_t>(value);
  std::array<char, sizeof number> bytes{};
  std::memcpy(bytes.data(), &number, sizeof number);
  out.append(bytes.data(), bytes.size());
}

// The interface's own coding: number of pairs, then length and bytes of each key and value, native 32-bit integers.
std::string encode_metadata(const std::vector<std::pair<std::string, std::string>>& metadata) {
  std::string out;
  append_int32(out, metadata.size());
  for (const auto& [key, value] : metadata) {
    append_int32(out, key.size());
    out += key;
    append_int32(out, value.size());
    out += value;
  }
  return out;
}

// ---- array

// What one exported array owns: its batch (shared with all arrays of that batch), its list of buffers, and buffers made for a consumer
// that asked for another layout.
struct ArrayBox {
  std::shared_ptr<const Column> batch;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
  std::vector<std::int64_t> numbers;  // offsets of a large string, or the length of the one data buffer of string views
  std::vector<std::array<char, 16>> string_views;
};

void release_array(ArrowArray* array) {
  const std::unique_ptr<ArrayBox> box(static_cast<ArrayBox*>(array->private_data));
  for (ArrowArray& child : box->children) {
    if (child.release != nullptr) child.release(&child);
  }
  array->release = nullptr;
}

template <typename Value>
const void* data_of(const std::vector<Value>& values) {
  return values.empty() ? static_cast<const void*>(kNoData.data()) : values.data();
}

// A string view is 16 bytes: length, then the text itself up to 12 bytes, else its first four bytes, the data buffer (0) and the offset.
std::array<char, 16> string_view_of(const Column& column, std::int64_t index) {
  const std::string_view text = string_at(column, index);
  const auto length = static_cast<std::int32_t>(text.size());
  const std::int32_t offset = column.offsets[static_cast<std::size_t>(index)];
  std::array<char, 16> view{};
  std::memcpy(view.data(), &length, sizeof length);
  if (text.size() <= 12) {
    if (!text.empty()) std::memcpy(view.data() + 4, text.data(), text.size());
  } else {
    std::memcpy(view.data() + 4, text.data(), 4);
    std::memcpy(view.data() + 12, &offset, sizeof offset);
  }
  return view;
}

void add_data_buffers(ColumnKind kind, const Column& column, ArrayBox& box) {
  switch (kind) {
    case ColumnKind::structure:
      break;
    case ColumnKind::list:
      box.buffers.push_back(data_of(column.offsets));
      break;
    case ColumnKind::string:
      box.buffers.push_back(data_of(column.offsets));
      box.buffers.push_back(data_of(column.values));
      break;
    case ColumnKind::large_string:
      box.numbers.assign(column.offsets.begin(), column.offsets.end());
      box.buffers.push_back(data_of(box.numbers));
      box.buffers.push_back(data_of(column.values));
      break;
    case ColumnKind::string_view:
      for (std::int64_t index = 0; index < column.length; ++index) box.string_views.push_back(string_view_of(column, index));
      box.numbers = {static_cast<std::int64_t>(column.values.size())};
      box.buffers.push_back(data_of(box.string_views));
      box.buffers.push_back(data_of(column.values));
      box.buffers.push_back(data_of(box.numbers));
      break;
    default:
      box.buffers.push_back(data_of(column.values));
  }
}

void export_column(const ColumnType& type, const Column& column, const std::shared_ptr<const Column>& batch, ArrowArray* out) {
  auto box = std::make_unique<ArrayBox>();
  box->batch = batch;
  box->buffers.push_back(column.null_count > 0 ? column.validity.data() : nullptr);
  add_data_buffers(type.kind, column, *box);
  box->children.resize(type.fields.size());
  for (ArrowArray& child : box->children) box->pointers.push_back(&child);
  *out = ArrowArray{};
  out->length = column.length;
  out->null_count = column.null_count;
  out->n_buffers = static_cast<std::int64_t>(box->buffers.size());
  out->buffers = box->buffers.data();
  out->n_children = static_cast<std::int64_t>(box->children.size());
  out->children = box->pointers.empty() ? nullptr : box->pointers.data();
  ArrayBox& kept = *box;
  out->private_data = box.release();
  out->release = release_array;
  try {
    for (std::size_t child = 0; child < type.fields.size(); ++child) {
      export_column(type.fields[child], column.children[child], batch, &kept.children[child]);
    }
  } catch (...) {
    out->release(out);
    throw;
  }
}

// ---- stream

struct StreamBox {
  std::shared_ptr<const Table> table;
  ColumnType type;
  std::size_t next = 0;
  std::string error;
};

// The callbacks may not throw: the consumer is C.
template <typename Work>
int guarded(ArrowArrayStream* stream, Work work) {
  auto* box = static_cast<StreamBox*>(stream->private_data);
  try {
    work(*box);
    return 0;
  } catch (const std::bad_alloc&) {
    return ENOMEM;
  } catch (const std::exception& error) {
    try {
      box->error = error.what();
    } catch (...) {
      box->error.clear();
    }
    return EINVAL;
  }
}

int stream_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  return guarded(stream, [out](StreamBox& box) { export_schema(box.type, box.table->metadata, out); });
}

int stream_next(ArrowArrayStream* stream, ArrowArray* out) {
  return guarded(stream, [out](StreamBox& box) {
    if (box.next == box.table->batches.size()) {
      *out = ArrowArray{};  // released: the end
      return;
    }
    export_array(box.type, box.table->batches[box.next], out);
    ++box.next;
  });
}

const char* stream_error(ArrowArrayStream* stream) {
  const auto* box = static_cast<const StreamBox*>(stream->private_data);
  return box->error.empty() ? nullptr : box->error.c_str();
}

void release_stream(ArrowArrayStream* stream) {
  const std::unique_ptr<StreamBox> box(static_cast<StreamBox*>(stream->private_data));
  stream->release = nullptr;
}

// ---- what a consumer asks for

// Formats that hold the same values as the kind does, in our width or another.
bool is_same_data(ColumnKind kind, std::string_view format) {
  switch (kind) {
    case ColumnKind::boolean:
      return format == "b";
    case ColumnKind::int32:
    case ColumnKind::int64:
      return format.size() == 1 && std::string_view("cCsSiIlL").find(format) != std::string_view::npos;
    case ColumnKind::float32:
    case ColumnKind::float64:
      return format == "e" || format == "f" || format == "g";
    case ColumnKind::list:
      return format == "+l" || format == "+L" || format == "+vl" || format == "+vL";
    case ColumnKind::structure:
      return format == "+s";
    default:
      return format == "u" || format == "U" || format == "vu";
  }
}

}  // namespace

void export_schema(const ColumnType& type, const std::vector<std::pair<std::string, std::string>>& metadata, ArrowSchema* out) {
  auto box = std::make_unique<SchemaBox>();
  box->name = type.name;
  if (!metadata.empty()) box->metadata = encode_metadata(metadata);
  box->children.resize(type.fields.size());
  for (ArrowSchema& child : box->children) box->pointers.push_back(&child);
  *out = ArrowSchema{};
  out->format = format_of(type.kind);
  out->name = box->name.c_str();
  out->metadata = box->metadata.empty() ? nullptr : box->metadata.data();
  out->flags = type.nullable ? ARROW_FLAG_NULLABLE : 0;
  out->n_children = static_cast<std::int64_t>(box->children.size());
  out->children = box->pointers.empty() ? nullptr : box->pointers.data();
  SchemaBox& kept = *box;
  out->private_data = box.release();
  out->release = release_schema;
  try {
    for (std::size_t child = 0; child < type.fields.size(); ++child) export_schema(type.fields[child], {}, &kept.children[child]);
  } catch (...) {
    out->release(out);
    throw;
  }
}

void export_array(const ColumnType& type, std::shared_ptr<const Column> batch, ArrowArray* out) {
  const Column& column = *batch;
  export_column(type, column, batch, out);
}

void export_stream(std::shared_ptr<const Table> table, const ColumnType& type, ArrowArrayStream* out) {
  auto box = std::make_unique<StreamBox>(StreamBox{std::move(table), type, 0, {}});
  *out = {stream_schema, stream_next, stream_error, release_stream, box.release()};
}

ColumnType requested_type(const ColumnType& type, const ArrowSchema& requested) {
  const std::string_view format = requested.dictionary != nullptr ? requested.dictionary->format : requested.format;
  if (!is_same_data(type.kind, format)) {
    throw std::invalid_argument("column '" + type.name + "' is " + std::string(name(type.kind)) + ", not Arrow format '" +
                                std::string(format) + "'");
  }
  ColumnType served = type;
  if (type.kind == ColumnKind::string && format == "U") served.kind = ColumnKind::large_string;
  if (type.kind == ColumnKind::string && format == "vu") served.kind = ColumnKind::string_view;
  if (requested.n_children != static_cast<std::int64_t>(type.fields.size())) {
    throw std::invalid_argument("'" + type.name + "' has " + std::to_string(type.fields.size()) + " columns, not " +
                                std::to_string(requested.n_children));
  }
  for (std::size_t child = 0; child < type.fields.size(); ++child) {
    const ArrowSchema& wanted = *requested.children[child];
    const std::string_view wanted_name = wanted.name == nullptr ? "" : wanted.name;
    if (type.kind == ColumnKind::structure && wanted_name != type.fields[child].name) {
      throw std::invalid_argument("column " + std::to_string(child) + " is '" + type.fields[child].name + "', not '" +
                                  std::string(wanted_name) + "'");
    }
    served.fields[child] = requested_type(type.fields[child], wanted);
  }
  return served;
}

}  // namespace sayso
