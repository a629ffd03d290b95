#include "parsed_builder.h"

#include <charconv>
#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "model/lexicon.h"

namespace sayso::testing {
namespace {

struct Word {
  std::string form, lemma, upos, xpos, relation, misc;
  std::uint32_t head = 0;
  bool joined = false;
};

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  if (line.find('\t') != std::string::npos) {
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, '\t');) fields.push_back(field);
  } else {
    std::istringstream stream(line);
    for (std::string field; stream >> field;) fields.push_back(field);
  }
  return fields;
}

std::uint32_t number(const std::string& digits) {
  std::uint32_t value = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (code != std::errc() || end != digits.data() + digits.size()) throw std::invalid_argument("not a number: '" + digits + "'");
  return value;
}

// The number after "key=" in MISC, or kNone.
std::uint32_t offset_of(const std::string& misc, const std::string& key) {
  const std::size_t at = misc.find(key + "=");
  if (at == std::string::npos) return kNone;
  const std::size_t start = at + key.size() + 1;
  return number(misc.substr(start, misc.find('|', start) - start));
}

template <typename Label, std::size_t N>
Label label(const std::array<std::string_view, N>& names, const std::string& name) {
  const auto found = find_label<Label>(names, name);
  if (!found) throw std::invalid_argument("unknown label '" + name + "'");
  return *found;
}

TokenKind kind_of(const Word& word) {
  if (word.upos == "PUNCT") return TokenKind::punctuation;
  if (word.upos == "SYM") return TokenKind::symbol;
  if (word.form.find_first_of("0123456789") == 0) return TokenKind::number;
  return TokenKind::word;
}

std::vector<std::vector<Word>> read_sentences(std::string_view conllu) {
  std::vector<std::vector<Word>> sentences(1);
  std::uint32_t joined_first = 0, joined_last = 0;
  std::istringstream stream{std::string(conllu)};
  for (std::string line; std::getline(stream, line);) {
    const std::vector<std::string> fields = fields_of(line);
    if (fields.empty()) {
      if (!sentences.back().empty()) sentences.emplace_back();
      joined_first = joined_last = 0;
      continue;
    }
    if (fields[0][0] == '#') continue;
    Word word;
    if (fields.size() == 10) {
      const std::size_t dash = fields[0].find('-');
      if (dash != std::string::npos) {
        joined_first = number(fields[0].substr(0, dash));
        joined_last = number(fields[0].substr(dash + 1));
        continue;
      }
      if (fields[0].find('.') != std::string::npos) continue;  // an empty node of enhanced dependencies
      const std::uint32_t id = number(fields[0]);
      word = {fields[1], fields[2], fields[3], fields[4], fields[7], fields[9], number(fields[6]), joined_first < id && id <= joined_last};
    } else if (fields.size() == 6 || fields.size() == 7) {
      word = {fields[0], fields[1], fields[2], fields[3], fields[5], fields.size() == 7 ? fields[6] : "_", number(fields[4]), false};
    } else {
      throw std::invalid_argument("a row needs 6, 7 or 10 fields: '" + line + "'");
    }
    sentences.back().push_back(std::move(word));
  }
  if (sentences.back().empty()) sentences.pop_back();
  return sentences;
}

// Byte offset of each code point, and the end.
std::vector<std::uint32_t> code_point_bytes(std::string_view text) {
  std::vector<std::uint32_t> bytes;
  for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
    if ((static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80) bytes.push_back(byte);
  }
  bytes.push_back(static_cast<std::uint32_t>(text.size()));
  return bytes;
}

}  // namespace

Built build_parsed(std::string_view conllu, std::string_view text) {
  Built built;
  built.text = text;
  const std::vector<std::uint32_t> bytes = code_point_bytes(text);
  Parsed& parsed = built.parsed;
  for (const std::vector<Word>& sentence : read_sentences(conllu)) {
    const auto first = static_cast<std::uint32_t>(parsed.tokens.size());
    for (const Word& word : sentence) {
      const auto token = static_cast<std::uint32_t>(parsed.tokens.size());
      ByteSpan span;
      if (!text.empty()) {
        span = {bytes.at(offset_of(word.misc, "start_char")), bytes.at(offset_of(word.misc, "end_char"))};
      } else {
        if (token > 0 && parsed.tokens.space_after.back()) built.text += ' ';
        span = {static_cast<std::uint32_t>(built.text.size()), static_cast<std::uint32_t>(built.text.size() + word.form.size())};
        built.text += word.form;
      }
      parsed.tokens.span.push_back(span);
      parsed.tokens.kind.push_back(kind_of(word));
      parsed.tokens.space_after.push_back(word.misc.find("SpaceAfter=No") == std::string::npos ? 1 : 0);
      parsed.tokens.joined.push_back(word.joined ? 1 : 0);
      parsed.tags.push_back(
          {label<Upos>(kUposNames, word.upos), word.xpos == "_" ? Xpos::FW : label<Xpos>(kXposNames, word.xpos), word.lemma});
      parsed.tree.heads.push_back(word.head == 0 ? token : first + word.head - 1);
      parsed.tree.relations.push_back(label<Relation>(kRelationNames, word.relation));
    }
    parsed.sentences.push_back({first, static_cast<std::uint32_t>(parsed.tokens.size())});
  }
  parsed.structure = text.empty() ? one_line(built.text) : find_structure(built.text, Lexicon::built_in());
  if (text.empty()) {
    for (Block& block : parsed.structure.blocks) block.kind = BlockKind::paragraph;
  }
  parsed.tokens.block.assign(parsed.tokens.size(), 0);
  std::uint32_t block = 0;
  for (std::size_t token = 0; token < parsed.tokens.size(); ++token) {
    while (block + 1 < parsed.structure.blocks.size() && parsed.structure.blocks[block + 1].span.start <= parsed.tokens.span[token].start)
      ++block;
    parsed.tokens.block[token] = block;
  }
  return built;
}

}  // namespace sayso::testing
