// One column of an Arrow array -> strings and whole numbers, row by row. Knows the layouts of the C data interface that text,
// ids and dates come in, plain or dictionary-encoded; refuses all others by name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/arrow_abi.h"

namespace sayso {

// How the values of one array lie in memory.
struct ArrowLayout {
  enum class Kind : std::uint8_t { nothing, text, large_text, text_view, whole_number };
  Kind kind = Kind::nothing;
  std::uint8_t byte_width = 0;  // of a whole number
  bool is_signed = true;
  std::int64_t per_second = 0;    // units in a second for a timestamp or date64, 0 for a plain number
  std::int64_t second_count = 0;  // seconds in a unit for a date32

  bool is_text() const { return kind == Kind::text || kind == Kind::large_text || kind == Kind::text_view; }
  bool is_plain_number() const { return kind == Kind::whole_number && per_second == 0 && second_count == 0; }
};

// "utf8", "int64" ... and the format itself, for messages.
std::string describe_arrow_format(const char* format);

class ArrowColumn {
 public:
  // Nothing when the format is none of ours. The schema is not kept.
  static std::optional<ArrowColumn> of(const ArrowSchema& schema);

  // What the rows hold, seen through a dictionary.
  const ArrowLayout& layout() const { return is_dictionary_ ? values_ : layout_; }

  // Points the column at an array of its schema, which must outlive the reading. Throws InputError "arrow_invalid" when it has
  // fewer than `length` rows after `first`, or not the buffers of its layout.
  void point_at(const ArrowArray& array, std::int64_t first, std::int64_t length);

  // `row` is less than the length given to point_at. text and number only for rows that are not null and of that layout.
  bool is_null(std::int64_t row) const;
  std::string_view text(std::int64_t row) const;
  std::int64_t number(std::int64_t row) const;  // an unsigned one above the signed range wraps; see number_text
  std::string number_text(std::int64_t row) const;

 private:
  ArrowLayout layout_;  // of the array itself: of the indices when there is a dictionary
  ArrowLayout values_;  // of the dictionary
  bool is_dictionary_ = false;
  const ArrowArray* array_ = nullptr;
  std::int64_t first_ = 0;
};

}  // namespace sayso
