// code point -> class, and words -> lower case. From a generated table (characters_table.h), never from the locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace sayso {

enum class CharClass : std::uint8_t {
  space,       // also control characters, zero-width space and byte order mark
  line_break,  // LF, CR, VT, FF, NEL, LS, PS
  letter,      // of a script with upper and lower case
  uncased,     // letter of a script without case
  cjk,         // written without spaces between words
  mark,        // combining
  digit,       // decimal digits of all scripts
  number,      // fractions, superscripts, Roman numerals
  quote,       // also apostrophes and backticks
  dash,        // hyphens, dashes, minus sign
  bullet,
  currency,
  emoji,
  invisible,  // soft hyphen, joiners, bidi controls
  punctuation,
  symbol,
  other,  // private use, unassigned
};

CharClass char_class(char32_t code_point);

inline bool is_white(CharClass c) { return c == CharClass::space || c == CharClass::line_break; }
inline bool is_letter(CharClass c) { return c == CharClass::letter || c == CharClass::uncased || c == CharClass::cjk; }

// The simple lower-case mapping of Unicode; the same code point when there is none.
char32_t lower(char32_t code_point);
inline bool is_upper(char32_t code_point) { return lower(code_point) != code_point; }
// A letter that has case and is not upper case.
inline bool is_lower(char32_t code_point) { return char_class(code_point) == CharClass::letter && !is_upper(code_point); }

// `word` in lower case, code point by code point.
std::string lower(std::string_view word);

}  // namespace sayso
