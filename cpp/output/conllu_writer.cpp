#include "output/conllu_writer.h"

#include <charconv>

#include "model/labels.h"
#include "text/code_points.h"

namespace sayso {
namespace {

void append_number(std::string& out, std::size_t number) {
  char digits[20];
  const auto written = std::to_chars(digits, digits + sizeof digits, number);
  out.append(digits, written.ptr);
}

// White space of any length, which may hold line ends, becomes one space.
void append_line(std::string& out, std::string_view text) {
  bool space = false;
  for (const char byte : text) {
    const bool white = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\v' || byte == '\f';
    if (!white) {
      if (space) out += ' ';
      out += byte;
    }
    space = white;
  }
}

// The frame that says of an analysed text what a treebank says of its own.
ConlluFrame make_frame(std::string_view text, const Parsed& parsed) {
  ConlluFrame frame;
  const Tokens& tokens = parsed.tokens;
  for (std::size_t sentence = 0; sentence < parsed.sentences.size(); ++sentence) {
    const TokenSpan span = parsed.sentences[sentence];
    std::vector<std::string> comments;
    if (sentence == 0 || tokens.block[span.start] != tokens.block[span.start - 1]) comments.emplace_back("# newpar");
    comments.push_back("# sent_id = ");
    append_number(comments.back(), sentence + 1);
    comments.push_back("# text = ");
    append_line(comments.back(), slice(text, {tokens.span[span.start].start, tokens.span[span.end - 1].end}));
    frame.comments.push_back(std::move(comments));
  }
  for (std::uint32_t token = 1; token < tokens.size(); ++token) {
    if (!tokens.joined[token]) continue;
    if (frame.ranges.empty() || frame.ranges.back().tokens.end != token) frame.ranges.push_back({{token - 1, token}, {}});
    ConlluFrame::Range& range = frame.ranges.back();
    range.tokens.end = token + 1;
    range.form = slice(text, {tokens.span[range.tokens.start].start, tokens.span[token].end});
  }
  return frame;
}

class Writer {
 public:
  Writer(std::string_view text, const Parsed& parsed, const ConlluFrame& frame) : text_(text), parsed_(parsed), frame_(frame), map_(text) {
    entity_.assign(parsed.tokens.size(), {});
    for (const Entity& entity : parsed.entities) {
      for (std::uint32_t token = entity.tokens.start; token < entity.tokens.end; ++token) {
        entity_[token] = std::string(token == entity.tokens.start ? "B-" : "I-").append(name(entity.kind));
      }
    }
  }

  std::string write() {
    for (std::size_t sentence = 0; sentence < parsed_.sentences.size(); ++sentence) {
      const TokenSpan span = parsed_.sentences[sentence];
      for (const std::string& comment : frame_.comments[sentence]) out_.append(comment).append("\n");
      for (std::uint32_t token = span.start; token < span.end; ++token) {
        if (range_ < frame_.ranges.size() && frame_.ranges[range_].tokens.start == token) write_range(span.start);
        write_word(token, span.start);
      }
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  bool is_inside_range(std::uint32_t token) const { return range_ > 0 && token < frame_.ranges[range_ - 1].tokens.end; }

  void write_range(std::uint32_t sentence_start) {
    const ConlluFrame::Range& range = frame_.ranges[range_++];
    append_number(out_, range.tokens.start - sentence_start + 1);
    out_ += '-';
    append_number(out_, range.tokens.end - sentence_start);
    out_.append("\t").append(range.form).append("\t_\t_\t_\t_\t_\t_\t_\t");
    out_.append(parsed_.tokens.space_after[range.tokens.end - 1] ? "_\n" : "SpaceAfter=No\n");
  }

  void write_word(std::uint32_t token, std::uint32_t sentence_start) {
    const Tag& tag = parsed_.tags[token];
    const std::uint32_t head = parsed_.tree.heads[token];
    append_number(out_, token - sentence_start + 1);
    out_.append("\t").append(slice(text_, parsed_.tokens.span[token]));
    out_.append("\t")
        .append(tag.lemma.empty() ? "_" : tag.lemma)
        .append("\t")
        .append(name(tag.upos))
        .append("\t")
        .append(name(tag.xpos))
        .append("\t_\t");
    append_number(out_, head == token ? 0 : head - sentence_start + 1);
    out_.append("\t").append(name(parsed_.tree.relations[token])).append("\t_\t");
    write_misc(token);
  }

  void write_misc(std::uint32_t token) {
    const ByteSpan span = parsed_.tokens.span[token];
    if (!parsed_.tokens.space_after[token] && !is_inside_range(token)) out_ += "SpaceAfter=No|";
    out_ += "start_char=";
    append_number(out_, map_.code_points(text_, span.start));
    out_ += "|end_char=";
    append_number(out_, map_.code_points(text_, span.end));
    if (!entity_[token].empty()) out_.append("|NER=").append(entity_[token]);
    out_ += '\n';
  }

  std::string_view text_;
  const Parsed& parsed_;
  const ConlluFrame& frame_;
  CodePointMap map_;
  std::vector<std::string> entity_;
  std::size_t range_ = 0;  // ranges written
  std::string out_;
};

}  // namespace

std::string write_conllu(std::string_view text, const Parsed& parsed, const ConlluFrame& frame) {
  return Writer(text, parsed, frame).write();
}

std::string write_conllu(std::string_view text, const Parsed& parsed) { return write_conllu(text, parsed, make_frame(text, parsed)); }

}  // namespace sayso
