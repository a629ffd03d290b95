#include "analysis/tag_pairs.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "text/characters.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestEnding = 4;  // letters behind the full stop: ".html"

std::string_view take(std::string_view& rest, char end) {
  const std::string_view part = rest.substr(0, rest.find(end));
  rest.remove_prefix(std::min(rest.size(), part.size() + 1));
  return part;
}

std::optional<TagPair> read_pair(std::string_view upos_name, std::string_view xpos_name) {
  const auto upos = find_label<Upos>(kUposNames, upos_name);
  const auto xpos = find_label<Xpos>(kXposNames, xpos_name);
  return upos && xpos ? std::optional(pair_of(*upos, *xpos)) : std::nullopt;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view text_or_nothing(const ModelFile& file, std::string_view name) { return file.has(name) ? file.text(name) : ""; }

}  // namespace

TagPairs::TagPairs() {
  allowed_.fill(1);
  for (TagPair pair = 0; pair < kTagPairs; ++pair) pairs_.push_back(pair);
}

TagPairs::TagPairs(std::string_view pairs, std::string_view addresses, const std::string& origin) {
  while (!pairs.empty()) {
    std::string_view line = take(pairs, '\n');
    const std::string_view upos = take(line, '\t'), xpos = take(line, '\t');
    const auto pair = read_pair(upos, xpos);
    if (!pair) throw ModelError("semantic", origin + "section 'tags.pairs' has a line that is not UPOS and XPOS");
    if (line.empty()) {
      allowed_[*pair] = 1;
      continue;
    }
    if (words_.add(line)) word_pairs_.emplace_back();
    word_pairs_[words_.find(line)].push_back(*pair);
  }
  for (TagPair pair = 0; pair < kTagPairs; ++pair) {
    if (allowed_[pair] != 0) pairs_.push_back(pair);
  }
  while (!addresses.empty()) {
    std::string_view line = take(addresses, '\n');
    const std::string_view key = take(line, '\t'), upos = take(line, '\t');
    const auto pair = read_pair(upos, line);
    if (!pair) throw ModelError("semantic", origin + "section 'tags.addresses' has a line that is not key, UPOS and XPOS");
    if (address_keys_.add(key)) address_pairs_.push_back(*pair);
  }
}

TagPairs::TagPairs(const ModelFile& file)
    : TagPairs(file.has("tags.pairs")
                   ? TagPairs(file.text("tags.pairs"), text_or_nothing(file, "tags.addresses"), "model file '" + file.path() + "': ")
                   : TagPairs()) {}

const std::vector<TagPair>& TagPairs::of_word(std::string_view word) const {
  static const std::vector<TagPair> kNone;
  const std::uint32_t found = words_.find(word);
  return found == KeyIndex::kMissing ? kNone : word_pairs_[found];
}

TagPair TagPairs::of_address(std::string_view word) const {
  const std::string key = address_key(word);
  const std::uint32_t found = address_keys_.find(key);
  return found == KeyIndex::kMissing ? kNoPair : address_pairs_[found];
}

std::string address_key(std::string_view word) {
  if (word.find_first_of(".@:", 1) == std::string_view::npos) return "";
  const std::size_t dot = word.rfind('.');
  const std::size_t at = word.find('@');
  if (at != std::string_view::npos) return at > 0 && dot != std::string_view::npos && dot > at + 1 && dot + 1 < word.size() ? "@" : "";
  if (dot == std::string_view::npos || dot + 1 >= word.size()) return word.find("://") != std::string_view::npos ? "://" : "";
  if (word.find("://") != std::string_view::npos) return "://";
  if (word.size() > 5 && lower(word.substr(0, 4)) == "www.") return "www.";
  const std::string_view letters = word.substr(dot + 1);
  const bool is_ending =
      dot > 0 && letters.size() >= 2 && letters.size() <= kLongestEnding && std::all_of(letters.begin(), letters.end(), is_ascii_letter);
  return is_ending ? "." + lower(letters) : "";
}

}  // namespace sayso
