#include "claims/interviews.h"

#include <map>
#include <string>

#include "claims/cues.h"
#include "claims/surface.h"

namespace sayso {
namespace {

constexpr std::uint32_t kLongestLabel = 5;     // words
constexpr std::uint32_t kFewestQuestions = 3;  // paragraphs that ask, for a text to be an interview
constexpr std::size_t kHeadSentences = 3;      // how far the words that say "interview with" may stand from the top

bool ends_with_question(const SectionView& section, TokenSpan tokens) {
  for (std::uint32_t token = tokens.end; token-- > tokens.start && section.is_punct(token);) {
    if (section.lower[token].find('?') != std::string::npos) return true;
  }
  return false;
}

// "((MS)) ...": what stands between the double brackets that open the block.
TokenSpan bracket_label(const SectionView& section, TokenSpan tokens) {
  if (section.text.substr(section.bytes(tokens.start).start, 2) != "((") return {};
  std::uint32_t start = tokens.start;
  while (start < tokens.end && section.lower[start].front() == '(') ++start;
  std::uint32_t end = start;
  while (end < tokens.end && end - start < kLongestLabel && section.lower[end].front() != ')') ++end;
  return end < tokens.end && end > start && section.lower[end].front() == ')' ? TokenSpan{start, end} : TokenSpan{};
}

// "NG: ...": a few capitalised words and a colon.
TokenSpan colon_label(const SectionView& section, TokenSpan tokens) {
  for (std::uint32_t token = tokens.start; token < tokens.end && token - tokens.start <= kLongestLabel; ++token) {
    if (section.lower[token] == ":") return token > tokens.start && token + 1 < tokens.end ? TokenSpan{tokens.start, token} : TokenSpan{};
    const char first = section.text[section.bytes(token).start];
    if (first < 'A' || first > 'Z') return {};
  }
  return {};
}

// "MS" -> the person of the section whose names begin so, when there is one.
Phrase named_by_initials(const SectionView& section, TokenSpan label) {
  const Phrase own{label, label.end - 1};
  if (label.size() != 1) return own;
  const std::string_view initials = slice(section.text, section.bytes(label));
  if (initials.size() < 2 || initials.size() > 3) return own;
  for (const Entity& entity : section.parsed.entities) {
    if (entity.kind != EntityKind::person || entity.tokens.size() < 2) continue;
    std::string letters;
    for (std::uint32_t token = entity.tokens.start; token < entity.tokens.end; ++token) {
      const char first = section.text[section.bytes(token).start];
      if (first >= 'A' && first <= 'Z') letters += first;
    }
    if (letters == initials) return {entity.tokens, entity.tokens.end - 1};
  }
  return own;
}

// Whom the heading or first lines say they interview.
Phrase interviewed(const SectionView& section, const std::vector<SentenceView>& sentences) {
  for (std::size_t sentence = 0; sentence < sentences.size() && sentence < kHeadSentences; ++sentence) {
    const SentenceView& view = sentences[sentence];
    for (std::uint32_t token = view.tokens.start; token + 2 < view.tokens.end; ++token) {
      if (section.lower[token] == "interview" && section.lower[token + 1] == "with") {
        Phrase phrase = phrase_from(view, token + 2);
        // A date may follow without a comma: the weekday is no part of the name.
        for (std::uint32_t at = phrase.tokens.start + 1; phrase && at < phrase.tokens.end; ++at) {
          const std::uint32_t entity = section.entity[at];
          if (entity != kNone && section.parsed.entities[entity].kind == EntityKind::date) phrase.tokens.end = at;
        }
        return phrase;
      }
    }
  }
  return {};
}

}  // namespace

std::vector<std::optional<Holder>> find_block_speakers(const SectionView& section, const std::vector<SentenceView>& sentences) {
  std::vector<std::optional<Holder>> speakers(section.parsed.structure.blocks.size());
  // First sentence and last sentence of each block, and how often each label with a colon comes.
  std::vector<TokenSpan> first(speakers.size(), TokenSpan{0, 0}), last(speakers.size(), TokenSpan{0, 0});
  std::map<std::string_view, std::uint32_t> colon_labels;
  std::uint32_t questions = 0;
  for (const SentenceView& view : sentences) {
    const std::uint32_t block = section.parsed.tokens.block[view.tokens.start];
    if (block >= speakers.size()) continue;
    if (first[block].empty()) {
      first[block] = view.tokens;
      if (const TokenSpan label = colon_label(section, view.tokens); !label.empty())
        ++colon_labels[slice(section.text, section.bytes(label))];
    }
    last[block] = view.tokens;
  }
  for (const TokenSpan& tokens : last) questions += !tokens.empty() && ends_with_question(section, tokens) ? 1 : 0;
  const Phrase guest = questions >= kFewestQuestions ? interviewed(section, sentences) : Phrase{};
  std::optional<Holder> label;
  bool has_asked = false;
  for (std::size_t block = 0; block < speakers.size(); ++block) {
    if (first[block].empty()) continue;
    const bool asks = ends_with_question(section, last[block]);
    TokenSpan words = bracket_label(section, first[block]);
    if (words.empty()) words = colon_label(section, first[block]);
    const bool repeated = !words.empty() && (section.text[section.bytes(first[block].start).start] == '(' ||
                                             colon_labels[slice(section.text, section.bytes(words))] > 1);
    if (section.parsed.structure.blocks[block].kind == BlockKind::heading) label.reset();
    if (repeated) {
      const Phrase phrase = named_by_initials(section, words);
      label = Holder{phrase, SourceKind::person, kNone, {}, asks ? CueClass::ask : CueClass::say, false, {}, "label of a speaker"};
    } else if (label && label->cue_class == CueClass::ask) {
      label.reset();  // who answers has no label of his own
    }
    if (label) {
      speakers[block] = label;
    } else if (guest && has_asked && !asks && section.parsed.structure.blocks[block].kind == BlockKind::paragraph) {
      speakers[block] = Holder{guest, SourceKind::person, kNone, {}, CueClass::say, false, {}, "answer of an interview"};
    }
    has_asked = has_asked || asks;
  }
  return speakers;
}

}  // namespace sayso
