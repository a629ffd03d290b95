// Arrow columns written by hand as bytes -> the structs of the C interfaces, for tests. Release functions free everything, so
// that the sanitizers see what is not released, and `token` (shared) counts what still lives.
#pragma once

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/arrow_abi.h"

namespace sayso {

struct TestColumn {
  std::string format;
  std::string name;
  std::int64_t length = 0;
  std::int64_t null_count = 0;
  std::int64_t offset = 0;
  std::vector<std::optional<std::string>> buffers;  // nothing is a null pointer
  std::vector<TestColumn> children;
  std::shared_ptr<TestColumn> dictionary;
};

using TestTexts = std::vector<std::optional<std::string>>;

template <typename Number>
std::string bytes_of(const std::vector<Number>& numbers) {
  std::string bytes(numbers.size() * sizeof(Number), '\0');
  if (!numbers.empty()) std::memcpy(bytes.data(), numbers.data(), bytes.size());
  return bytes;
}

template <typename Value>
std::optional<std::string> validity_of(const std::vector<std::optional<Value>>& values) {
  std::string bits((values.size() + 7) / 8, '\0');
  bool has_null = false;
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (values[row]) bits[row / 8] = static_cast<char>(bits[row / 8] | 1 << (row % 8));
    if (!values[row]) has_null = true;
  }
  return has_null ? std::optional(bits) : std::nullopt;
}

template <typename Offset>
TestColumn offset_column(const std::string& format, const std::string& name, const TestTexts& texts) {
  std::vector<Offset> offsets{0};
  std::string data;
  for (const auto& text : texts) {
    data += text.value_or("");
    offsets.push_back(static_cast<Offset>(data.size()));
  }
  return {format, name, static_cast<std::int64_t>(texts.size()), -1, 0, {validity_of(texts), bytes_of(offsets), data}, {}, nullptr};
}

// Long texts alternate between two blocks of data.
inline TestColumn view_column(const std::string& name, const TestTexts& texts) {
  std::string views;
  std::string blocks[2];
  for (std::size_t row = 0; row < texts.size(); ++row) {
    const std::string text = texts[row].value_or("");
    std::string view = bytes_of<std::int32_t>({static_cast<std::int32_t>(text.size())});
    if (text.size() <= 12) {
      view += text;
    } else {
      const auto block = static_cast<std::int32_t>(row % 2);
      view += text.substr(0, 4) + bytes_of<std::int32_t>({block, static_cast<std::int32_t>(blocks[block].size())});
      blocks[block] += text;
    }
    view.resize(16, '\0');
    views += view;
  }
  const auto sizes = bytes_of<std::int64_t>({static_cast<std::int64_t>(blocks[0].size()), static_cast<std::int64_t>(blocks[1].size())});
  return {"vu", name,   static_cast<std::int64_t>(texts.size()), -1, 0, {validity_of(texts), views, blocks[0], blocks[1], sizes},
          {},   nullptr};
}

inline TestColumn text_column(const std::string& format, const std::string& name, const TestTexts& texts) {
  if (format == "vu") return view_column(name, texts);
  return format == "U" || format == "Z" ? offset_column<std::int64_t>(format, name, texts)
                                        : offset_column<std::int32_t>(format, name, texts);
}

template <typename Number>
TestColumn number_column(const std::string& format, const std::string& name, const std::vector<std::optional<Number>>& numbers) {
  std::vector<Number> values;
  for (const auto& number : numbers) values.push_back(number.value_or(0));
  return {format, name, static_cast<std::int64_t>(numbers.size()), -1, 0, {validity_of(numbers), bytes_of(values)}, {}, nullptr};
}

inline TestColumn table(std::vector<TestColumn> columns) {
  const std::int64_t length = columns.empty() ? 0 : columns[0].length;
  return {"+s", "", length, 0, 0, {std::nullopt}, std::move(columns), nullptr};
}

using Token = std::shared_ptr<int>;

struct SchemaHolder {
  TestColumn column;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> child_pointers;
  ArrowSchema dictionary{};
  Token token;
};

inline ArrowSchema make_schema(const TestColumn& column, const Token& token) {
  auto* const holder = new SchemaHolder{column, {}, {}, {}, token};
  for (const TestColumn& child : column.children) holder->children.push_back(make_schema(child, token));
  for (ArrowSchema& child : holder->children) holder->child_pointers.push_back(&child);
  if (column.dictionary) holder->dictionary = make_schema(*column.dictionary, token);
  const auto release = [](ArrowSchema* schema) {
    auto* const held = static_cast<SchemaHolder*>(schema->private_data);
    for (ArrowSchema& child : held->children) child.release(&child);
    if (held->dictionary.release != nullptr) held->dictionary.release(&held->dictionary);
    schema->release = nullptr;
    delete held;
  };
  return {holder->column.format.c_str(),
          holder->column.name.c_str(),
          nullptr,
          ARROW_FLAG_NULLABLE,
          static_cast<std::int64_t>(holder->children.size()),
          holder->child_pointers.data(),
          column.dictionary ? &holder->dictionary : nullptr,
          release,
          holder};
}

struct ArrayHolder {
  TestColumn column;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> child_pointers;
  ArrowArray dictionary{};
  Token token;
};

inline ArrowArray make_array(const TestColumn& column, const Token& token) {
  auto* const holder = new ArrayHolder{column, {}, {}, {}, {}, token};
  for (const auto& buffer : holder->column.buffers) holder->buffers.push_back(buffer ? buffer->data() : nullptr);
  for (const TestColumn& child : column.children) holder->children.push_back(make_array(child, token));
  for (ArrowArray& child : holder->children) holder->child_pointers.push_back(&child);
  if (column.dictionary) holder->dictionary = make_array(*column.dictionary, token);
  const auto release = [](ArrowArray* array) {
    auto* const held = static_cast<ArrayHolder*>(array->private_data);
    for (ArrowArray& child : held->children) child.release(&child);
    if (held->dictionary.release != nullptr) held->dictionary.release(&held->dictionary);
    array->release = nullptr;
    delete held;
  };
  return {column.length,
          column.null_count,
          column.offset,
          static_cast<std::int64_t>(holder->buffers.size()),
          static_cast<std::int64_t>(holder->children.size()),
          holder->buffers.data(),
          holder->child_pointers.data(),
          column.dictionary ? &holder->dictionary : nullptr,
          release,
          holder};
}

struct StreamHolder {
  std::vector<TestColumn> chunks;
  std::size_t next = 0;
  std::size_t failing = SIZE_MAX;  // the chunk that gives an error instead
  Token token;
};

// All chunks have the schema of the first, of which there must be one.
inline ArrowArrayStream make_stream(std::vector<TestColumn> chunks, const Token& token, std::size_t failing = SIZE_MAX) {
  ArrowArrayStream stream{};
  stream.private_data = new StreamHolder{std::move(chunks), 0, failing, token};
  stream.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
    auto* const held = static_cast<StreamHolder*>(self->private_data);
    *out = make_schema(held->chunks[0], held->token);
    return 0;
  };
  stream.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
    auto* const held = static_cast<StreamHolder*>(self->private_data);
    if (held->next == held->failing) return EIO;
    *out = held->next < held->chunks.size() ? make_array(held->chunks[held->next++], held->token) : ArrowArray{};
    return 0;
  };
  stream.get_last_error = [](ArrowArrayStream*) -> const char* { return "the disk is on fire\n"; };
  stream.release = [](ArrowArrayStream* self) {
    delete static_cast<StreamHolder*>(self->private_data);
    self->release = nullptr;
  };
  return stream;
}

}  // namespace sayso
