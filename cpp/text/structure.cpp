#include "text/structure.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/boilerplate.h"
#include "text/characters.h"
#include "text/lines.h"
#include "text/paragraphs.h"
#include "text/quotes.h"

namespace sayso {
namespace {

constexpr std::size_t kMostColumns = 128;                // further cells of a row are read as one
constexpr std::uint32_t kLongestFrontMatter = 64 << 10;  // bytes
constexpr std::uint32_t kDeepestList = 64;

// Reads lines from top to bottom into blocks; each line is read once.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), lines_(split_lines(text)) {}

  std::vector<Block> scan() {
    std::size_t line = skip_front_matter();
    find_last_fences(line);
    while (line < lines_.size()) line = read_from(line);
    return std::move(blocks_);
  }

 private:
  std::string_view words(std::size_t line) const { return slice(text_, lines_[line].words); }

  void add(BlockKind kind, ByteSpan span, std::uint32_t level = 0) {
    span = trim(text_, span);
    if (!span.empty()) blocks_.push_back({kind, span, static_cast<std::uint16_t>(level)});
  }

  // "---" on the very first line up to the next "---": settings of a page, no text.
  std::size_t skip_front_matter() const {
    if (lines_.empty() || words(0) != "---" || lines_[0].words.start != 0) return 0;
    for (std::size_t line = 1; line < lines_.size() && lines_[line].words.start < kLongestFrontMatter; ++line) {
      if (words(line) == "---") return line + 1;
    }
    return 0;
  }

  // Where the last fence of each kind stands: a fence without another one after it opens nothing.
  void find_last_fences(std::size_t first) {
    for (std::size_t line = first; line < lines_.size(); ++line) {
      const Marker marker = read_marker(words(line));
      if (marker.kind == MarkerKind::fence) last_fence_[marker.mark == '~'] = line;
    }
  }

  // Reads what starts at `line`; returns the line after it.
  std::size_t read_from(std::size_t line) {
    if (lines_[line].blank()) return line + 1;
    if (is_table_start(line)) return read_table(line);
    const Marker marker = read_marker(words(line));
    switch (marker.kind) {
      case MarkerKind::heading: {
        ByteSpan span = lines_[line].words;
        span.start += marker.size;
        while (span.end > span.start && text_[span.end - 1] == '#') --span.end;
        add(BlockKind::heading, span, marker.number);
        return line + 1;
      }
      case MarkerKind::rule:
        return line + 1;
      case MarkerKind::fence:
        return read_fence(line, marker);
      case MarkerKind::bullet:
      case MarkerKind::ordered:
        return read_item(line, marker);
      case MarkerKind::none:
        break;
    }
    return read_paragraphs(line);
  }

  std::size_t read_fence(std::size_t line, const Marker& opening) {
    std::size_t last = line + 1;
    const std::size_t limit = last_fence_[opening.mark == '~'];
    for (; last <= limit; ++last) {
      const Marker marker = read_marker(words(last));
      if (marker.kind == MarkerKind::fence && marker.mark == opening.mark && marker.size == lines_[last].words.size() &&
          marker.number >= opening.number)
        break;
    }
    if (last > limit) return line + 1;  // nothing closes it: a stray line of markup
    if (last > line + 1) add(BlockKind::code, {lines_[line + 1].words.start, lines_[last - 1].words.end});
    return last + 1;
  }

  // The marker's line and the indented or plain lines right below it.
  std::size_t read_item(std::size_t line, const Marker& marker) {
    ByteSpan span = lines_[line].words;
    span.start += marker.size;
    std::size_t next = line + 1;
    while (next < lines_.size() && !starts_block(next) && continues_line(text_, lines_[next - 1], lines_[next]))
      span.end = lines_[next++].words.end;
    if (marker.kind == MarkerKind::ordered && next == line + 1 && is_numbered_heading(line, marker))
      add(BlockKind::heading, span);
    else
      add(BlockKind::list_item, span, std::min(lines_[line].indent / 2, kDeepestList));
    return next;
  }

  // "1. Costs" between blank lines, with no further item below.
  bool is_numbered_heading(std::size_t line, const Marker& marker) const {
    if ((line > 0 && !lines_[line - 1].blank()) || !is_title_like(words(line).substr(marker.size))) return false;
    std::size_t below = line + 1;
    while (below < lines_.size() && lines_[below].blank()) ++below;
    return below > line + 1 && below < lines_.size() && read_marker(words(below)).kind != MarkerKind::ordered;
  }

  bool starts_block(std::size_t line) const {
    return lines_[line].blank() || read_marker(words(line)).kind != MarkerKind::none || is_table_start(line);
  }

  bool is_table_start(std::size_t line) const {
    return line + 1 < lines_.size() && words(line).find('|') != std::string_view::npos && is_table_rule(words(line + 1));
  }

  std::size_t read_table(std::size_t line) {
    const std::size_t columns = std::min(table_cells(text_, lines_[line].words, kMostColumns).size(), kMostColumns);
    std::uint32_t row = 0;
    for (std::size_t next = line; next < lines_.size(); ++next) {
      if (next == line + 1) continue;  // the line of dashes
      if (lines_[next].blank() || words(next).find('|') == std::string_view::npos) {
        ++table_;
        return next;
      }
      const std::vector<ByteSpan> cells = table_cells(text_, lines_[next].words, columns);
      for (std::size_t column = 0; column < cells.size(); ++column) {
        if (!cells[column].empty())
          blocks_.push_back({BlockKind::table_cell, cells[column], 0, table_, row, static_cast<std::uint32_t>(column)});
      }
      ++row;
    }
    ++table_;
    return lines_.size();
  }

  // The lines up to the next blank line or markup, cut into paragraphs and headings.
  std::size_t read_paragraphs(std::size_t line) {
    std::size_t end = line + 1;
    while (end < lines_.size() && !(starts_block(end) && interrupts(end)) && !underlines(end)) ++end;
    const bool underlined = end < lines_.size() && underlines(end);
    const std::vector<std::size_t> starts = paragraph_starts(text_, lines_, line, end);
    for (std::size_t paragraph = 0; paragraph < starts.size(); ++paragraph) {
      const std::size_t first = starts[paragraph];
      const std::size_t after = paragraph + 1 < starts.size() ? starts[paragraph + 1] : end;
      const ByteSpan span{lines_[first].words.start, lines_[after - 1].words.end};
      const bool is_last = after == end;
      if (is_last && underlined)
        add(BlockKind::heading, span, underline_level(words(end)));
      else
        add(after == first + 1 && is_title_like(slice(text_, span)) ? BlockKind::heading : BlockKind::paragraph, span, 0);
    }
    return underlined ? end + 1 : end;
  }

  // A numbered item cuts a paragraph only as the first of a list, else "in\n12. " of wrapped text would.
  bool interrupts(std::size_t line) const {
    const Marker marker = read_marker(words(line));
    return marker.kind != MarkerKind::ordered || marker.number <= 1 || ends_sentence(words(line - 1));
  }

  bool underlines(std::size_t line) const {
    return underline_level(words(line)) > 0 && !lines_[line - 1].blank() && lines_[line - 1].words.size() <= 120;
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::vector<Block> blocks_;
  std::array<std::size_t, 2> last_fence_{};  // of backticks, of tildes
  std::uint32_t table_ = 0;
};

}  // namespace

Structure find_structure(std::string_view text, const Lexicon& lexicon) {
  Structure structure;
  structure.blocks = Scanner(text).scan();
  mark_boilerplate(text, structure.blocks, lexicon);
  structure.quotes = find_quotes(text, structure.blocks);
  return structure;
}

Structure one_line(std::string_view text) {
  Structure structure;
  const ByteSpan span = trim(text, {0, static_cast<std::uint32_t>(text.size())});
  if (!span.empty()) structure.blocks.push_back({BlockKind::heading, span, 1});
  structure.quotes = find_quotes(text, structure.blocks);
  return structure;
}

}  // namespace sayso
