#include "analysis/grammar.h"

#include <vector>

#include "text/characters.h"

namespace sayso {
namespace {

bool is_finite(Xpos xpos) { return xpos == Xpos::VBD || xpos == Xpos::VBZ || xpos == Xpos::VBP; }

bool is_nominal_subject(Relation relation) { return relation == Relation::nsubj || relation == Relation::nsubj_pass; }

bool starts_with(std::string_view word, bool (*kind)(char32_t)) { return !word.empty() && kind(decode_code_point(word, 0).value); }

// Whether, behind the first word, at least as many words start in lower case as with a capital.
bool is_running_text(std::string_view text, const Tokens& tokens, TokenSpan sentence) {
  std::size_t lower_case = 0, capitals = 0;
  for (std::uint32_t token = sentence.start + 1; token < sentence.end; ++token) {
    const std::string_view word = slice(text, tokens.span[token]);
    if (starts_with(word, is_upper))
      ++capitals;
    else if (starts_with(word, is_lower))
      ++lower_case;
  }
  return lower_case >= capitals;
}

// The relation that the whole name has, or nothing when the tree does not show that both words are one name.
bool takes_name(Tree& tree, std::uint32_t name, std::uint32_t word) {
  if (tree.heads[word] == word) return false;
  if (tree.heads[name] == word) return is_nominal_subject(tree.relations[name]);
  if (tree.heads[name] != tree.heads[word]) return false;
  tree.relations[word] = tree.relations[name];
  tree.heads[name] = word;
  return true;
}

}  // namespace

void loosen_reporting_clauses(Parsed& parsed) {
  Tree& tree = parsed.tree;
  for (const TokenSpan sentence : parsed.sentences) {
    std::vector<bool> has_before(sentence.size()), subject_after(sentence.size());
    for (std::uint32_t token = sentence.start; token < sentence.end; ++token) {
      const std::uint32_t head = tree.heads[token];
      if (token < head && parsed.tags[token].upos != Upos::PUNCT) has_before[head - sentence.start] = true;
      if (token > head && is_nominal_subject(tree.relations[token])) subject_after[head - sentence.start] = true;
    }
    for (std::uint32_t token = sentence.start + 1; token < sentence.end; ++token) {
      const std::uint32_t at = token - sentence.start;
      const bool tells = tree.relations[token] == Relation::ccomp && tree.heads[token] < token && is_finite(parsed.tags[token].xpos) &&
                         parsed.tags[token - 1].upos == Upos::PUNCT;
      if (tells && subject_after[at] && !has_before[at]) tree.relations[token] = Relation::parataxis;
    }
  }
}

void join_names(std::string_view text, Parsed& parsed) {
  for (const TokenSpan sentence : parsed.sentences) {
    if (!is_running_text(text, parsed.tokens, sentence)) continue;
    for (std::uint32_t token = sentence.start + 1; token < sentence.end; ++token) {
      Tag& tag = parsed.tags[token];
      const bool common = tag.upos == Upos::NOUN || tag.upos == Upos::VERB;
      const std::string_view word = slice(text, parsed.tokens.span[token]);
      if (!common || parsed.tags[token - 1].upos != Upos::PROPN || !starts_with(word, is_upper)) continue;
      if (!starts_with(slice(text, parsed.tokens.span[token - 1]), is_upper) || !takes_name(parsed.tree, token - 1, token)) continue;
      parsed.tree.relations[token - 1] = Relation::compound;
      const bool plural = tag.xpos == Xpos::NNS || tag.xpos == Xpos::VBZ;
      tag = {Upos::PROPN, plural ? Xpos::NNPS : Xpos::NNP, std::string(word)};
    }
  }
}

}  // namespace sayso
