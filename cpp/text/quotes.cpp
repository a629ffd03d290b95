#include "text/quotes.h"

#include <algorithm>

#include "text/characters.h"
#include "text/lines.h"

namespace sayso {
namespace {

constexpr std::uint32_t kFarthest = 3000;  // bytes looked ahead for the marks that close a quotation and one inside of it
constexpr std::size_t kDeepest = 16;       // quotations within quotations; deeper opening marks are text

enum class Family : std::uint8_t { none, double_marks, single_marks, guillemets };
enum class Side : std::uint8_t { opens, closes, both };

struct Mark {
  Family family = Family::none;
  Side side = Side::both;
};

Mark mark_of(char32_t c) {
  switch (c) {
    case U'"':
    case U'\uFF02':
      return {Family::double_marks, Side::both};
    case U'\u201C':
    case U'\u201E':
    case U'\u201F':
      return {Family::double_marks, Side::opens};
    case U'\u201D':
      return {Family::double_marks, Side::closes};
    case U'\'':
    case U'`':
    case U'\u00B4':
      return {Family::single_marks, Side::both};
    case U'\u2018':
    case U'\u201A':
      return {Family::single_marks, Side::opens};
    case U'\u2019':
      return {Family::single_marks, Side::closes};
    case U'\u00AB':
    case U'\u2039':
      return {Family::guillemets, Side::opens};
    case U'\u00BB':
    case U'\u203A':
      return {Family::guillemets, Side::closes};
    default:
      return {};
  }
}

bool is_word(CharClass c) { return is_letter(c) || c == CharClass::digit || c == CharClass::mark; }

// An opening mark that waits for its closing one.
struct Open {
  Quote quote;
  Family family;
  std::uint32_t maybe_end = 0;  // single marks: an apostrophe after "s" that could have closed it
};

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Block>& blocks) : text_(text), blocks_(blocks) {}

  std::vector<Quote> find() {
    for (std::size_t block = 0; block < blocks_.size(); ++block) {
      if (blocks_[block].kind == BlockKind::code || blocks_[block].kind == BlockKind::boilerplate) continue;
      read_block(blocks_[block].span);
      end_block(block);
    }
    std::sort(quotes_.begin(), quotes_.end(), [](const Quote& a, const Quote& b) {
      return a.outer.start != b.outer.start ? a.outer.start < b.outer.start : a.outer.end > b.outer.end;
    });
    return std::move(quotes_);
  }

 private:
  void read_block(ByteSpan span) {
    block_end_ = span.end;
    CharClass before = CharClass::space;
    char32_t before_value = U' ';
    bool is_start = true;
    for (std::uint32_t byte = span.start; byte < span.end;) {
      const CodePoint c = decode_code_point(text_, byte);
      std::uint32_t size = c.size;
      Mark mark = mark_of(c.value);
      if (mark.family != Family::none) {
        // Two single straight marks are one double mark: ``so''.
        if (mark.family == Family::single_marks && mark.side == Side::both && byte + 1 < span.end && text_[byte + 1] == text_[byte]) {
          mark = {Family::double_marks, c.value == U'`' ? Side::opens : Side::both};
          size = 2 * c.size;
        }
        const std::uint32_t end = byte + size;
        const char32_t next = end < span.end ? decode_code_point(text_, end).value : U' ';
        read_mark(mark, c.value, {byte, end}, before, before_value, next, is_start);
      }
      before = char_class(c.value);
      before_value = c.value;
      is_start = false;
      byte += size;
    }
  }

  void read_mark(Mark mark, char32_t value, ByteSpan where, CharClass before, char32_t before_value, char32_t next, bool is_start) {
    const CharClass after = char_class(next);
    // A paragraph of a quotation that goes on opens with a mark of its own.
    if (is_start && find_open(mark.family) < opens_.size() && mark.side != Side::closes) return;
    const bool after_word = is_word(before);
    const bool can_open = !after_word && before_value != U'.' && before_value != U',' && !is_white(after) && mark.side != Side::closes;
    const bool can_close = !is_white(before) && mark.side != Side::opens;
    if (mark.family == Family::single_marks) return read_single(mark, value, where, before_value, next, can_open, can_close);
    const std::size_t open = find_open(mark.family);
    if (value == U'"' && open < opens_.size() && opens_inside(where.start)) return push(value, mark.family, where);
    if (can_close && open < opens_.size() && !(mark.side == Side::both && can_open && is_word(after) && before_value == U'(')) {
      close(open, where);
    } else if (can_open || mark.side == Side::opens) {
      if (open < opens_.size() && mark.side == Side::both) end_without_mark(open, where.start);  // its closing mark was forgotten
      push(value, mark.family, where);
    }
  }

  // Whether the straight mark at `byte` looks like an opening one: a word begins behind it, and none ends before it.
  bool looks_open(std::uint32_t byte) const {
    if (byte == 0 || byte + 1 >= block_end_) return false;
    const auto before = static_cast<unsigned char>(text_[byte - 1]), next = static_cast<unsigned char>(text_[byte + 1]);
    const bool dash = byte >= 3 && text_.substr(byte - 3, 2) == "\xE2\x80" && (before == 0x93 || before == 0x94);
    const bool word = (next >= '0' && next <= '9') || (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z') || next >= 0x80;
    return word && (before == ' ' || before == '(' || before == '[' || before == '-' || dash);
  }

  // A straight mark inside of an open quotation opens one of its own when both find their closing marks: "it "works" well".
  bool opens_inside(std::uint32_t byte) const {
    if (!looks_open(byte)) return false;
    std::uint32_t depth = 2;
    const std::uint32_t end = std::min(block_end_, byte + kFarthest);
    for (std::uint32_t at = byte + 1; at < end; ++at) {
      if (text_[at] != '"') continue;
      depth = looks_open(at) ? depth + 1 : depth - 1;
      if (depth == 0) return true;
      if (depth > kDeepest) return false;
    }
    return false;
  }

  void read_single(Mark mark, char32_t value, ByteSpan where, char32_t before_value, char32_t next, bool can_open, bool can_close) {
    const std::size_t open = find_open(Family::single_marks);
    const bool before_word = is_word(char_class(next));
    const bool is_elision =
        value != U'\u2018' && (char_class(next) == CharClass::digit || is_elided_and(where.end));  // '90s, rock 'n' roll
    if (can_close && !before_word && open < opens_.size()) {
      if ((before_value == U's' || before_value == U'S') && is_white(char_class(next))) {
        opens_[open].maybe_end = where.start;  // "the workers' rights" or the end: decided later
        return;
      }
      close(open, where);
    } else if (can_open && !is_elision && open == opens_.size() &&
               (before_word || mark.side == Side::opens || mark_of(next).family != Family::none)) {
      push(value, Family::single_marks, where);
    }
  }

  bool is_elided_and(std::uint32_t byte) const {
    return byte + 1 < text_.size() && text_[byte] == 'n' &&
           mark_of(decode_code_point(text_, byte + 1).value).family == Family::single_marks;
  }

  // The innermost open quotation of that family; opens_.size() when there is none.
  std::size_t find_open(Family family) const {
    for (std::size_t open = opens_.size(); open-- > 0;) {
      if (opens_[open].family == family) return open;
    }
    return opens_.size();
  }

  void push(char32_t value, Family family, ByteSpan where) {
    if (opens_.size() < kDeepest) opens_.push_back({{where, {where.end, where.end}, value, true}, family});
  }

  void close(std::size_t open, ByteSpan where) {
    while (opens_.size() > open + 1) end_without_mark(opens_.size() - 1, where.start);
    Quote quote = opens_[open].quote;
    quote.outer.end = where.end;
    quote.inner.end = where.start;
    quotes_.push_back(quote);
    opens_.pop_back();
  }

  // Ends the quotation and all inside it at `end` for want of a mark. A lone single mark was an apostrophe.
  void end_without_mark(std::size_t open, std::uint32_t end) {
    while (opens_.size() > open) {
      const Open& last = opens_.back();
      Quote quote = last.quote;
      if (last.family == Family::single_marks) {
        if (last.maybe_end > 0) {
          quote.inner.end = last.maybe_end;
          quote.outer.end = last.maybe_end + decode_code_point(text_, last.maybe_end).size;
          quotes_.push_back(quote);
        }
      } else {
        quote.outer.end = quote.inner.end = std::max(trim(text_, {quote.inner.start, end}).end, quote.inner.start);
        quote.closed = false;
        if (!quote.inner.empty()) quotes_.push_back(quote);
      }
      opens_.pop_back();
    }
  }

  // A paragraph whose first straight mark closes goes on with the quotation of the one before.
  bool closes_first(ByteSpan span) {
    const std::size_t mark = text_.find('"', span.start);
    if (mark == std::string_view::npos || mark >= span.end || mark == span.start) return false;
    block_end_ = span.end;
    return text_[mark - 1] != ' ' && !looks_open(static_cast<std::uint32_t>(mark));
  }

  // What is open at the end of a paragraph ends there, unless the next paragraph opens with the same mark again or closes it.
  void end_block(std::size_t block) {
    const std::uint32_t end = blocks_[block].span.end;
    std::size_t next = block + 1;
    while (next < blocks_.size() && blocks_[next].kind == BlockKind::boilerplate && next < block + 8) ++next;
    const bool goes_on = !opens_.empty() && next < blocks_.size() && blocks_[next].kind == BlockKind::paragraph &&
                         blocks_[block].kind == BlockKind::paragraph && opens_[0].family != Family::single_marks &&
                         (decode_code_point(text_, blocks_[next].span.start).value == opens_[0].quote.mark ||
                          (opens_[0].quote.mark == U'"' && closes_first(blocks_[next].span)));
    end_without_mark(goes_on ? 1 : 0, end);
  }

  std::string_view text_;
  const std::vector<Block>& blocks_;
  std::uint32_t block_end_ = 0;
  std::vector<Open> opens_;
  std::vector<Quote> quotes_;
};

}  // namespace

std::vector<Quote> find_quotes(std::string_view text, const std::vector<Block>& blocks) { return Finder(text, blocks).find(); }

}  // namespace sayso
