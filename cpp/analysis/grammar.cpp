#include "analysis/grammar.h"

#include <algorithm>
#include <vector>

#include "text/characters.h"

namespace sayso {
namespace {

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

std::vector<bool> end_names(std::string_view text, Parsed& parsed) {
  std::vector<bool> ends(parsed.tags.size());
  const auto is_capitalised = [&](std::uint32_t token) { return starts_with(slice(text, parsed.tokens.span[token]), is_upper); };
  for (const TokenSpan sentence : parsed.sentences) {
    if (!is_running_text(text, parsed.tokens, sentence)) continue;
    for (std::uint32_t token = sentence.start + 1; token < sentence.end; ++token) {
      Tag& tag = parsed.tags[token];
      const bool common = tag.xpos == Xpos::NNS || tag.xpos == Xpos::VBZ;  // plural in form, as names of firms are
      if (!common || parsed.tags[token - 1].upos != Upos::PROPN || !is_capitalised(token) || !is_capitalised(token - 1)) continue;
      tag = {Upos::PROPN, Xpos::NNPS, std::string(slice(text, parsed.tokens.span[token]))};
      ends[token] = true;
    }
  }
  return ends;
}

void complete_names(const std::vector<bool>& ends_name, std::vector<Entity>& entities) {
  for (std::size_t index = 0; index < entities.size(); ++index) {
    std::uint32_t& end = entities[index].tokens.end;
    const bool is_free = index + 1 == entities.size() || entities[index + 1].tokens.start > end;
    if (is_free && end < ends_name.size() && ends_name[end]) ++end;
  }
}

void keep_one_subject(Parsed& parsed, std::vector<bool>& ends_name) {
  Tree& tree = parsed.tree;
  for (const TokenSpan sentence : parsed.sentences) {
    for (std::uint32_t name = sentence.start + 1; name < sentence.end; ++name) {
      if (!is_nominal_subject(tree.relations[name]) || parsed.tags[name].upos != Upos::PROPN) continue;
      std::uint32_t before = name - 1;
      while (before > sentence.start && tree.heads[before] == name && parsed.tags[before].upos == Upos::PROPN) --before;
      const bool is_second = is_nominal_subject(tree.relations[before]) && tree.heads[before] == tree.heads[name];
      if (is_second && parsed.tags[before].upos == Upos::PROPN) {  // one name
        std::replace(tree.heads.begin() + sentence.start, tree.heads.begin() + sentence.end, before, name);
        tree.heads[before] = name;
        tree.relations[before] = Relation::compound;
        ends_name[name] = true;
      } else if (is_second && parsed.tags[before].upos == Upos::NOUN) {
        tree.heads[name] = before;
        tree.relations[name] = Relation::appos;
      }
    }
  }
}

}  // namespace sayso
