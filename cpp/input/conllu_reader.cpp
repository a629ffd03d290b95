#include "input/conllu_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/error.h"
#include "base/utf8.h"
#include "input/document.h"

namespace sayso {
namespace {

constexpr std::size_t kColumns = 10;
constexpr std::size_t kLongestForm = 1024;  // bytes

using Row = std::array<std::string_view, kColumns>;

std::optional<std::uint32_t> read_number(std::string_view digits) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return number;
}

bool is_space_free(std::string_view misc) {
  for (std::size_t start = 0; start <= misc.size();) {
    const std::size_t end = std::min(misc.find('|', start), misc.size());
    if (misc.substr(start, end - start) == "SpaceAfter=No") return true;
    start = end + 1;
  }
  return false;
}

class Reader {
 public:
  GivenWords read(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t end = bytes.find('\n');
      std::string_view line = bytes.substr(0, end);
      bytes = end == std::string_view::npos ? std::string_view{} : bytes.substr(end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++line_;
      read_line(line);
    }
    end_sentence();
    end_paragraph();
    return std::move(words_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw InputError("conllu_syntax", "line " + std::to_string(line_) + " of the CoNLL-U input: " + what);
  }

  void read_line(std::string_view line) {
    if (line.empty()) return end_sentence();
    if (line.front() == '#') return read_comment(line);
    read_row(split(line));
  }

  void read_comment(std::string_view line) {
    if (words_.tokens.size() > first_) fail("a comment within a sentence");
    const std::size_t start = line.find_first_not_of("# \t");
    const std::string_view comment = start == std::string_view::npos ? std::string_view{} : line.substr(start);
    if (comment.starts_with("newdoc") || comment == "newpar" || comment.starts_with("newpar ")) new_paragraph_ = true;
    comments_.emplace_back(line);
  }

  Row split(std::string_view line) const {
    Row row;
    std::size_t count = 0;
    for (std::size_t start = 0; start <= line.size(); ++count) {
      const std::size_t end = std::min(line.find('\t', start), line.size());
      if (count < kColumns) row[count] = line.substr(start, end - start);
      start = end + 1;
    }
    if (count != kColumns) fail("has " + std::to_string(count) + " columns, expected 10 separated by tabs");
    if (row[1].empty() || row[1].size() > kLongestForm) fail("the form is empty or longer than 1024 bytes");
    return row;
  }

  void read_row(const Row& row) {
    const std::string_view id = row[0];
    if (id.find('.') != std::string_view::npos) return;  // an empty node
    const std::size_t dash = id.find('-');
    if (dash != std::string_view::npos) return read_range(read_number(id.substr(0, dash)), read_number(id.substr(dash + 1)), row);
    const std::size_t position = words_.tokens.size() - first_ + 1;
    if (read_number(id) != position) fail("has the id '" + std::string(id.substr(0, 20)) + "', expected " + std::to_string(position));
    if (position > kMaxGivenSentence) fail("the sentence has more than " + std::to_string(kMaxGivenSentence) + " words");
    add_word(row[1], is_space_free(row[9]));
  }

  void read_range(std::optional<std::uint32_t> start, std::optional<std::uint32_t> end, const Row& row) {
    const auto next = static_cast<std::uint32_t>(words_.tokens.size()) + 1 - first_;
    if (!start || !end || *start != next || *end <= *start || *end - *start > 64 || in_range()) fail("has a malformed range of words");
    words_.ranges.push_back({{first_ + *start - 1, first_ + *end}, std::string(row[1])});
    space_after_range_ = !is_space_free(row[9]);
  }

  bool in_range() const { return !words_.ranges.empty() && words_.ranges.back().tokens.end > words_.tokens.size(); }

  void add_word(std::string_view form, bool space_free) {
    if (words_.tokens.size() == first_) start_sentence();
    const bool ranged = in_range();
    const auto index = static_cast<std::uint32_t>(words_.tokens.size());
    const bool joined = ranged && words_.ranges.back().tokens.start < index;
    const bool last_of_range = ranged && words_.ranges.back().tokens.end == index + 1;
    const bool space = ranged ? last_of_range && space_after_range_ : !space_free;
    if (space_) words_.text += ' ';
    const auto start = static_cast<std::uint32_t>(words_.text.size());
    words_.text += form;
    if (words_.text.size() > kMaxTextBytes)
      throw InputError("text_too_large", "the CoNLL-U input has more than " + std::to_string(kMaxTextBytes) + " bytes of text");
    words_.tokens.span.push_back({start, static_cast<std::uint32_t>(words_.text.size())});
    words_.tokens.kind.push_back(TokenKind::word);
    words_.tokens.space_after.push_back(space);
    words_.tokens.joined.push_back(joined);
    words_.tokens.block.push_back(static_cast<std::uint32_t>(words_.structure.blocks.size()) - 1);
    space_ = space;
  }

  void start_sentence() {
    if (new_paragraph_ || words_.structure.blocks.empty()) {
      end_paragraph();
      if (!words_.text.empty()) words_.text += "\n\n";
      space_ = false;
      const auto start = static_cast<std::uint32_t>(words_.text.size());
      words_.structure.blocks.push_back({});
      words_.structure.blocks.back().span = {start, start};
      new_paragraph_ = false;
    }
  }

  void end_sentence() {
    const auto end = static_cast<std::uint32_t>(words_.tokens.size());
    if (end == first_) return;  // comments alone belong to the next sentence
    if (in_range()) fail("the sentence ends within a range of words");
    words_.sentences.push_back({first_, end});
    words_.comments.push_back(std::move(comments_));
    comments_.clear();
    first_ = end;
  }

  void end_paragraph() {
    if (!words_.structure.blocks.empty()) words_.structure.blocks.back().span.end = static_cast<std::uint32_t>(words_.text.size());
  }

  GivenWords words_;
  std::vector<std::string> comments_;
  std::uint32_t first_ = 0;  // token that the sentence being read starts with
  std::size_t line_ = 0;
  bool new_paragraph_ = true;
  bool space_ = false;  // white space stands before the next word
  bool space_after_range_ = true;
};

}  // namespace

GivenWords read_conllu(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);  // byte order mark
  const std::size_t valid = valid_utf8_prefix(bytes);
  if (valid != bytes.size()) throw InputError("invalid_utf8", "byte " + std::to_string(valid) + " of the CoNLL-U input is not valid UTF-8");
  return Reader().read(bytes);
}

std::vector<std::string_view> split_conllu_documents(std::string_view conllu) {
  std::vector<std::string_view> documents;
  for (std::size_t at = 0; at < conllu.size();) {
    const std::size_t next = conllu.find("\n# newdoc", at);
    const std::size_t end = next == std::string_view::npos ? conllu.size() : next + 1;
    documents.push_back(conllu.substr(at, end - at));
    at = end;
  }
  return documents;
}

}  // namespace sayso
