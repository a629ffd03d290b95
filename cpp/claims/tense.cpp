#include "claims/tense.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr int kSteps = 12;            // heads climbed
constexpr std::uint32_t kWindow = 8;  // words looked at before a verb

// True for "was expected": then the day may have been before the text was written, as it mostly has been in news.
bool is_past(const Parsed& parsed, std::uint32_t verb) {
  for (std::uint32_t token = verb > kWindow ? verb - kWindow : 0; token < verb; ++token) {
    if (parsed.tree.heads[token] == verb && parsed.tags[token].upos == Upos::AUX && parsed.tags[token].xpos == Xpos::VBD) return true;
  }
  return parsed.tags[verb].xpos == Xpos::VBD;
}

// True when `verb` has an auxiliary or governor of the future right before it.
bool is_future_verb(const Parsed& parsed, std::uint32_t verb, const LexiconTable& cues) {
  const std::uint32_t start = verb > kWindow ? verb - kWindow : 0;
  bool infinitive = false;
  for (std::uint32_t token = start; token < verb; ++token) {
    if (parsed.tree.heads[token] != verb) continue;
    const std::string_view kind = cues.field(parsed.tags[token].lemma, "kind");
    if (parsed.tags[token].upos == Upos::AUX && kind == "auxiliary") return true;
    infinitive = infinitive || parsed.tags[token].xpos == Xpos::TO;
  }
  const std::uint32_t head = parsed.tree.heads[verb];
  return infinitive && head != verb && !is_past(parsed, head) &&
         (cues.field(parsed.tags[head].lemma, "kind") == "governor" || parsed.tags[head].lemma == "be");
}

}  // namespace

bool speaks_of_future(const Parsed& parsed, std::uint32_t token, const Lexicon& lexicon) {
  const LexiconTable& cues = lexicon.table("future_cues");
  std::uint32_t at = token;
  for (int step = 0; step < kSteps; ++step) {
    const Upos upos = parsed.tags[at].upos;
    const std::uint32_t head = parsed.tree.heads[at];
    if (upos == Upos::VERB || upos == Upos::AUX || head == at) {
      if (is_future_verb(parsed, at, cues)) return true;
      const Xpos xpos = parsed.tags[at].xpos;
      if (xpos == Xpos::VBD) return false;
      // "is scheduled for Monday", "the vote is due on Tuesday".
      if (cues.field(parsed.tags[at].lemma, "kind") == "governor" && !is_past(parsed, at)) return true;
      if (xpos != Xpos::VB && xpos != Xpos::VBG && xpos != Xpos::VBN) return false;
    }
    if (head == at) return false;
    at = head;
  }
  return false;
}

}  // namespace sayso
