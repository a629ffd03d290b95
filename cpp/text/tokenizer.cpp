#include "text/tokenizer.h"

#include <algorithm>

#include "model/lexicon.h"
#include "text/chunk.h"

namespace sayso {
namespace {

constexpr std::uint32_t kFarthestMark = 64;  // bytes from the start of a line to the words of quoted mail

// Where single marks close a quotation: such a mark is no possessive.
std::vector<std::uint32_t> closing_single_marks(std::string_view text, const std::vector<Quote>& quotes) {
  std::vector<std::uint32_t> bytes;
  for (const Quote& quote : quotes) {
    const bool is_single = quote.mark == U'\'' || quote.mark == U'\u2018' || quote.mark == U'`';
    if (is_single && quote.outer.end > quote.inner.end && quote.inner.end < text.size()) bytes.push_back(quote.inner.end);
  }
  std::sort(bytes.begin(), bytes.end());
  return bytes;
}

// The next stretch without white space in [byte, end); empty at the end.
ByteSpan next_chunk(std::string_view text, std::uint32_t byte, std::uint32_t end) {
  while (byte < end) {
    const CodePoint c = decode_code_point(text, byte);
    if (!is_white(char_class(c.value))) break;
    byte += c.size;
  }
  ByteSpan chunk{byte, byte};
  while (chunk.end < end) {
    const CodePoint c = decode_code_point(text, chunk.end);
    if (is_white(char_class(c.value))) break;
    chunk.end += c.size;
  }
  return chunk;
}

// Whether the block stands behind a ">" of e-mail; then each of its further lines may, too.
bool is_quoted_mail(std::string_view text, ByteSpan block) {
  std::uint32_t byte = block.start;
  while (byte > 0 && block.start - byte < kFarthestMark && (text[byte - 1] == ' ' || text[byte - 1] == '\t')) --byte;
  return byte > 0 && text[byte - 1] == '>';
}

// ">" at the start of a further line of quoted mail: markup, no token.
bool is_mail_mark(std::string_view text, ByteSpan block, ByteSpan chunk) {
  if (text[chunk.start] != '>' || chunk.start == block.start || slice(text, chunk).find_first_not_of('>') != std::string_view::npos)
    return false;
  std::uint32_t byte = chunk.start;
  while (byte > block.start && chunk.start - byte < kFarthestMark &&
         (text[byte - 1] == ' ' || text[byte - 1] == '\t' || text[byte - 1] == '>'))
    --byte;
  return byte > block.start && (text[byte - 1] == '\n' || text[byte - 1] == '\r') && is_quoted_mail(text, block);
}

void append(Tokens& tokens, const std::vector<TokenPiece>& pieces, std::uint32_t block) {
  for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
    tokens.span.push_back(pieces[piece].span);
    tokens.kind.push_back(pieces[piece].kind);
    tokens.joined.push_back(pieces[piece].joined ? 1 : 0);
    tokens.space_after.push_back(piece + 1 == pieces.size() ? 1 : 0);
    tokens.block.push_back(block);
  }
}

// Notes what the last token of a chunk tells the next one.
void look_back(std::string_view word, TokenKind kind, ChunkContext& context) {
  context.after_number = kind == TokenKind::number;
  context.after_capital = kind == TokenKind::word && is_upper(decode_code_point(word, 0).value);
  context.after_initial = context.after_capital && word.size() == 2 && word.back() == '.';
}

}  // namespace

Tokens tokenize(std::string_view text, const Structure& structure, const Lexicon& lexicon) {
  const TokenTables tables(lexicon);
  const std::vector<std::uint32_t> closing = closing_single_marks(text, structure.quotes);
  ChunkTokenizer tokenizer(tables);
  Tokens tokens;
  std::vector<TokenPiece> pieces;
  for (std::size_t block = 0; block < structure.blocks.size(); ++block) {
    const ByteSpan span = structure.blocks[block].span;
    ChunkContext context{.closing_quotes = &closing};
    ByteSpan chunk = next_chunk(text, span.start, span.end);
    while (!chunk.empty()) {
      ByteSpan next = next_chunk(text, chunk.end, span.end);
      if (!next.empty() && is_mail_mark(text, span, next)) next = next_chunk(text, next.end, span.end);
      pieces.clear();
      context.next = next.empty() ? U'\0' : decode_code_point(text, next.start).value;
      tokenizer.tokenize(text, chunk, context, pieces);
      append(tokens, pieces, static_cast<std::uint32_t>(block));
      look_back(slice(text, pieces.back().span), pieces.back().kind, context);
      chunk = next;
    }
  }
  return tokens;
}

}  // namespace sayso
