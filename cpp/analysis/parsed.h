// The analysis of one section as columns, without functions: one row a token in tokens, tags, tree; sentences in order, covering
// all tokens, not overlapping.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "input/document.h"
#include "model/labels.h"
#include "text/structure.h"
#include "text/tokens.h"

namespace sayso {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

struct Tag {
  Upos upos = Upos::X;
  Xpos xpos = Xpos::FW;
  std::string lemma;  // as Universal Dependencies has it: lower case but for names
};

// A head is a token index of the same sentence; a root points to itself. Each sentence has one root and no cycle.
struct Tree {
  std::vector<std::uint32_t> heads;
  std::vector<Relation> relations;
};

struct Entity {
  TokenSpan tokens;
  EntityKind kind = EntityKind::person;
};

// A noun phrase that names or points at somebody or something.
struct Mention {
  TokenSpan tokens;
  std::uint32_t head = 0;      // token
  std::uint32_t name = kNone;  // index of the mention with the fullest name of the same thing (may be itself); kNone: abstained
};

struct Parsed {
  Section section = Section::text;
  Structure structure;
  Tokens tokens;
  std::vector<TokenSpan> sentences;
  std::vector<Tag> tags;
  Tree tree;
  std::vector<Entity> entities;   // in order, not overlapping
  std::vector<Mention> mentions;  // by tokens.start
};

}  // namespace sayso
