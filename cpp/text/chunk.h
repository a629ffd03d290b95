// One stretch of text without white space -> its tokens. The tokenizer's workhorse.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/characters.h"
#include "text/tokens.h"

namespace sayso {

class Lexicon;
class LexiconTable;

// The tables that decide about tokens, looked up once.
struct TokenTables {
  explicit TokenTables(const Lexicon& lexicon);
  const LexiconTable& abbreviations;
  const LexiconTable& contractions;
  const LexiconTable& prefixes;
  const LexiconTable& strings;  // tokens.tsv
  const LexiconTable& endings;
};

// What stands around a chunk.
struct ChunkContext {
  char32_t next = 0;                                           // first code point of the next chunk of the block; 0 at the end of the block
  bool after_number = false;                                   // the token before is a number
  bool after_initial = false;                                  // the token before is an initial ("H.")
  bool after_capital = false;                                  // the token before starts with a capital and is a word
  const std::vector<std::uint32_t>* closing_quotes = nullptr;  // bytes at which single marks close a quotation, sorted
};

// A piece of a chunk.
struct TokenPiece {
  ByteSpan span;
  TokenKind kind = TokenKind::word;
  bool joined = false;
};

class ChunkTokenizer {
 public:
  explicit ChunkTokenizer(const TokenTables& tables) : tables_(tables) {}

  // Appends the tokens of `chunk` (no white space in it, not empty) to `pieces`.
  void tokenize(std::string_view text, ByteSpan chunk, const ChunkContext& context, std::vector<TokenPiece>& pieces);

 private:
  struct Unit {
    char32_t value;
    CharClass kind;
    std::uint32_t byte;
  };

  void read_units(ByteSpan chunk);
  void find_links();
  void find_mail();
  std::size_t read(std::size_t at);  // appends what starts there; returns the unit after it
  std::size_t read_number(std::size_t at);
  std::size_t read_word(std::size_t at);
  std::size_t read_symbol(std::size_t at);
  std::size_t read_apostrophe(std::size_t at);
  std::size_t read_emoji(std::size_t at);
  std::size_t read_run(std::size_t at);

  std::size_t end_of_digits(std::size_t at) const;
  std::size_t end_of_number(std::size_t at) const;
  std::size_t end_of_numbered_file(std::size_t number) const;
  std::size_t end_of_letters(std::size_t at) const;                        // letters, marks, digits and what may stand between them
  std::size_t end_of_dotted(std::size_t at, TokenKind& token_kind) const;  // "U.S.", "example.com"; `at` when it is neither
  bool is_short_pair(std::size_t start, std::size_t ampersand) const;
  static bool is_clitic(std::string_view word);
  bool is_abbreviation(std::size_t start, std::size_t stop) const;
  bool is_emoticon(std::size_t at, std::size_t& end) const;
  void add(std::size_t start, std::size_t end, TokenKind kind, bool joined = false);
  void add_word(std::size_t start, std::size_t end);  // splits clitics off
  bool closes_quote(std::size_t at) const;

  std::string lowered(std::size_t start, std::size_t end) const;
  char32_t value(std::size_t at) const { return at < units_.size() ? units_[at].value : 0; }
  CharClass kind(std::size_t at) const { return at < units_.size() ? units_[at].kind : CharClass::space; }
  bool is_word_unit(std::size_t at) const;
  bool is_plain_letter(std::size_t at) const { return is_letter(kind(at)); }
  std::uint32_t byte(std::size_t at) const { return at < units_.size() ? units_[at].byte : end_byte_; }

  const TokenTables& tables_;
  std::string_view text_;
  ChunkContext context_;
  std::vector<Unit> units_;
  std::uint32_t end_byte_ = 0;
  bool has_dot_ = false;
  struct Address {
    std::size_t start, end;
    TokenKind kind;
  };
  std::vector<Address> addresses_;
  std::size_t next_address_ = 0;
  std::vector<TokenPiece>* pieces_ = nullptr;
};

}  // namespace sayso
