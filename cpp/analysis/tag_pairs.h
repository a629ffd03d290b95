// Which tags may stand together, and which words have one pair whatever stands around them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/key_index.h"
#include "model/labels.h"
#include "model/model_file.h"

namespace sayso {

// UPOS and XPOS as one number.
using TagPair = std::uint16_t;
constexpr TagPair pair_of(Upos upos, Xpos xpos) {
  return static_cast<TagPair>(static_cast<std::size_t>(upos) * kXposNames.size() + static_cast<std::size_t>(xpos));
}
constexpr Upos upos_of(TagPair pair) { return static_cast<Upos>(pair / kXposNames.size()); }
constexpr Xpos xpos_of(TagPair pair) { return static_cast<Xpos>(pair % kXposNames.size()); }
inline constexpr std::size_t kTagPairs = kUposNames.size() * kXposNames.size();
inline constexpr TagPair kNoPair = kTagPairs;

// Which XPOS may stand beside which UPOS; all may where no model says.
class TagPairs {
 public:
  TagPairs();
  // `pairs`: lines of UPOS, tab, XPOS, and where a pair goes for one word alone, tab, that word in lower case. `addresses`: lines of
  // key (see address_key), tab, UPOS, tab, XPOS. Throws ModelError with code "semantic" for another line; `origin` names the file in it.
  explicit TagPairs(std::string_view pairs, std::string_view addresses = "", const std::string& origin = "");
  // Sections `tags.pairs` and `tags.addresses`, where they are.
  explicit TagPairs(const ModelFile& file);

  bool allows(TagPair pair) const { return allowed_[pair] != 0; }
  const std::vector<TagPair>& all() const { return pairs_; }         // that go for every word, rising
  const std::vector<TagPair>& of_word(std::string_view word) const;  // that go for this word (in lower case) besides
  TagPair of_address(std::string_view word) const;                   // kNoPair for what is no address or name of a file

 private:
  std::array<std::uint8_t, kTagPairs> allowed_{};
  std::vector<TagPair> pairs_;
  KeyIndex words_;
  std::vector<std::vector<TagPair>> word_pairs_;
  KeyIndex address_keys_;
  std::vector<TagPair> address_pairs_;
};

// What makes a word an address or the name of a file: "@" of mail, "://" or "www." of links, else its ending with the full stop (".org",
// ".doc", in lower case); empty for other words.
std::string address_key(std::string_view word);

}  // namespace sayso
