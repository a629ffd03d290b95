#include "input/arrow_text.h"

#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "input/date.h"
#include "input/fault_message.h"

namespace sayso {
namespace {

// Moves a struct as the interface asks: copied, and the old one marked released.
template <typename Struct>
Struct take(Struct& given) {
  Struct taken = given;
  given.release = nullptr;
  return taken;
}

template <typename Struct>
void release(Struct& held) {
  if (held.release != nullptr) held.release(&held);
  held.release = nullptr;
}

std::string_view name_of(const ArrowSchema& schema) { return schema.name == nullptr ? "" : schema.name; }

std::string list_names(const ArrowSchema& table) {
  std::string names;
  for (std::int64_t child = 0; child < table.n_children && names.size() < kMaxMessage; ++child) {
    names += (child > 0 ? ", " : "") + quote_bytes(name_of(*table.children[child]), 64);
  }
  return names.empty() ? "none" : names;
}

[[noreturn]] void refuse_type(std::string_view role, std::string_view wanted, const ArrowSchema& schema) {
  const std::string dictionary =
      schema.dictionary == nullptr ? "" : " with a dictionary of " + describe_arrow_format(schema.dictionary->format);
  throw InputError("column_type", cut_message("column " + quote_bytes(name_of(schema), 64) + " as " + std::string(role) + ": expected " +
                                              std::string(wanted) + ", found " + describe_arrow_format(schema.format) + dictionary));
}

void check_stream(ArrowArrayStream& stream, int error_number) {
  if (error_number == 0) return;
  const char* const reason = stream.get_last_error == nullptr ? nullptr : stream.get_last_error(&stream);
  throw InputError("arrow_stream", cut_message("expected a chunk from the Arrow stream, found its error " + std::to_string(error_number) +
                                               ": " + quote_bytes(reason == nullptr ? "" : reason, 200)));
}

std::int64_t floor_divide(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

}  // namespace

ArrowTextReader::Owned::~Owned() {
  release(array);
  release(schema);
  release(stream);
}

ArrowTextReader::ArrowTextReader(ArrowArrayStream& stream, const ArrowColumns& columns, std::int64_t first_row) : first_row_(first_row) {
  owned_.stream = take(stream);
  check_stream(owned_.stream, owned_.stream.get_schema(&owned_.stream, &owned_.schema));
  find_columns(columns);
}

ArrowTextReader::ArrowTextReader(ArrowSchema& schema, ArrowArray& array, const ArrowColumns& columns, std::int64_t first_row)
    : first_row_(first_row) {
  owned_.schema = take(schema);
  owned_.array = take(array);
  find_columns(columns);
}

void ArrowTextReader::find_columns(const ArrowColumns& columns) {
  constexpr std::string_view kText = "strings (string, large_string, string_view or a dictionary of them)";
  const ArrowSchema& schema = owned_.schema;
  is_table_ = schema.format != nullptr && std::string_view(schema.format) == "+s";
  if (!is_table_) {
    text_.column = ArrowColumn::of(schema);
    if (!text_.column || text_.column->layout().kind == ArrowLayout::Kind::whole_number) refuse_type("text", kText, schema);
    return;
  }
  const auto check = [&](const Column& column, std::string_view role, std::string_view wanted, bool may_be_number) {
    if (column.child < 0) return;
    const bool fits = column.column && (may_be_number || column.column->layout().kind != ArrowLayout::Kind::whole_number);
    if (!fits) refuse_type(role, wanted, *schema.children[column.child]);
  };
  text_ = find_column(columns.text);
  if (text_.child < 0 && !columns.text.is_required && schema.n_children == 1) text_ = {ArrowColumn::of(*schema.children[0]), 0};
  if (text_.child < 0) static_cast<void>(find_column({columns.text.name, true}));  // throws
  id_ = find_column(columns.id);
  title_ = find_column(columns.title);
  published_ = find_column(columns.published);
  check(text_, "text", kText, false);
  check(id_, "id", "strings or whole numbers", true);
  check(title_, "title", kText, false);
  check(published_, "published", "ISO 8601 strings, dates, timestamps or seconds since 1970", true);
  if (id_.column && id_.column->layout().kind == ArrowLayout::Kind::whole_number && !id_.column->layout().is_plain_number()) {
    refuse_type("id", "strings or whole numbers", *schema.children[id_.child]);
  }
}

// No column, child -1, when the table has none of that name and needs none. Of several the first.
ArrowTextReader::Column ArrowTextReader::find_column(const ArrowColumnName& wanted) const {
  const ArrowSchema& table = owned_.schema;
  for (std::int64_t child = 0; child < table.n_children && !wanted.name.empty(); ++child) {
    if (name_of(*table.children[child]) == wanted.name) return {ArrowColumn::of(*table.children[child]), child};
  }
  if (wanted.is_required) {
    throw InputError("column_missing", cut_message("no column " + quote_bytes(wanted.name, 64) + "; columns are " + list_names(table)));
  }
  return {};
}

bool ArrowTextReader::next(std::vector<Record>& records) {
  if (owned_.stream.release != nullptr) {
    release(owned_.array);
    check_stream(owned_.stream, owned_.stream.get_next(&owned_.stream, &owned_.array));
  }
  if (owned_.array.release == nullptr) return false;  // the end of the stream, or the one array was read
  const std::int64_t length = owned_.array.length;
  if (is_table_) {
    if (length < 0 || owned_.array.offset < 0 || owned_.array.n_children != owned_.schema.n_children) {
      throw InputError("arrow_invalid", "expected the table of the Arrow schema, found another number of columns or a negative length");
    }
  }
  for (Column* const column : {&text_, &id_, &title_, &published_}) point_at(*column);
  for (std::int64_t row = 0; row < length; ++row) {
    ++counts_.lines;
    if (is_null_row(row)) {
      ++counts_.blank;
    } else {
      records.push_back(read_row(row));
    }
  }
  if (owned_.stream.release == nullptr) release(owned_.array);
  return true;
}

void ArrowTextReader::point_at(Column& column) {
  if (!column.column) return;
  const ArrowArray& array = owned_.array;
  if (column.child < 0) {
    column.column->point_at(array, 0, array.length);
  } else {
    column.column->point_at(*array.children[column.child], array.offset, array.length);
  }
}

// A row of a table may be null as a whole, whatever its columns hold.
bool ArrowTextReader::is_null_row(std::int64_t row) const {
  const ArrowArray& array = owned_.array;
  if (is_table_ && array.null_count != 0 && array.n_buffers > 0 && array.buffers != nullptr && array.buffers[0] != nullptr) {
    const std::int64_t index = array.offset + row;
    const std::uint8_t byte = static_cast<const std::uint8_t*>(array.buffers[0])[index / 8];
    if ((byte >> (index % 8) & 1) == 0) return true;
  }
  return text_.column->is_null(row);
}

std::string ArrowTextReader::repaired_text(const Column& column, std::int64_t row, std::uint32_t& repaired) const {
  std::string text;
  if (!column.column || column.column->is_null(row)) return text;
  repaired += static_cast<std::uint32_t>(repair_utf8(column.column->text(row), text).count);
  return text;
}

std::optional<std::int64_t> ArrowTextReader::read_published(std::int64_t row) {
  if (!published_.column || published_.column->is_null(row)) return std::nullopt;
  const ArrowLayout& layout = published_.column->layout();
  std::optional<std::int64_t> seconds;
  if (layout.is_text()) {
    const std::string_view text = published_.column->text(row);
    if (text.empty()) return std::nullopt;
    seconds = parse_iso_date(text);
  } else {
    const std::int64_t number = published_.column->number(row);
    seconds = layout.second_count > 0 ? number * layout.second_count
              : layout.per_second > 0 ? floor_divide(number, layout.per_second)
                                      : number;
    const bool has_wrapped = !layout.is_signed && number < 0;
    if (has_wrapped || *seconds < kMinSeconds || *seconds > kMaxSeconds) seconds = std::nullopt;
  }
  if (!seconds) counts_.note("bad_metadata");
  return seconds;
}

Record ArrowTextReader::read_row(std::int64_t row) {
  Document document;
  document.row = first_row_ + counts_.lines - 1;
  std::uint32_t in_id = 0, in_title = 0;
  if (id_.column && !id_.column->is_null(row)) {
    document.id = id_.column->layout().is_text() ? repaired_text(id_, row, in_id) : id_.column->number_text(row);
  }
  const std::string_view given = text_.column->text(row);
  if (given.size() > kMaxTextBytes) {  // repair would only make it longer
    ++counts_.skipped;
    if (document.id.empty()) document.id = std::to_string(document.row);
    return too_long_error(document.row, std::move(document.id), given.size());
  }
  document.repaired = static_cast<std::uint32_t>(repair_utf8(given, document.text).count);
  counts_.note("utf8_replaced", document.repaired > 0 ? 1 : 0);
  document.title = repaired_text(title_, row, in_title);
  counts_.note("utf8_replaced_outside_text", in_id + in_title > 0 ? 1 : 0);
  document.published = read_published(row);
  const bool is_repaired = document.repaired + in_id + in_title > 0;
  document.repaired += in_title;
  return check_.check(std::move(document), 0, is_repaired, counts_);
}

}  // namespace sayso
