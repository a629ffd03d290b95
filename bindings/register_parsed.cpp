// parse() and parse_conllu(): the analysis of one text as columns with code point offsets, and as CoNLL-U.
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/utf8.h"
#include "call.h"
#include "errors.h"
#include "input/document.h"
#include "objects.h"
#include "pipeline/analyze.h"
#include "pipeline/conllu.h"
#include "register.h"
#include "text.h"
#include "text/code_points.h"

namespace sayso::bindings {
namespace {

constexpr std::array<const char*, 9> kTokenKinds = {"word",  "number",  "punctuation", "symbol", "url",
                                                    "email", "hashtag", "handle",      "emoji"};
constexpr std::array<const char*, 6> kBlockKinds = {"paragraph", "heading", "list_item", "table_cell", "code", "boilerplate"};

Utf8 checked_text(const py::object& object) {
  std::optional<Utf8> text = to_utf8(object);
  if (!text) {
    raise("InputTypeError", std::string("expected str or bytes, got ") + Py_TYPE(object.ptr())->tp_name, {{"code", to_str("wrong_type")}});
  }
  if (text->bytes.size() > kMaxTextBytes) {
    raise("InputError", "a text may have " + std::to_string(kMaxTextBytes) + " bytes, this has " + std::to_string(text->bytes.size()),
          {{"code", to_str("document_too_long")}});
  }
  return *std::move(text);
}

template <typename Values, typename ValueOf>
py::list list_of(const Values& values, ValueOf value_of) {
  py::list list;
  for (const auto& value : values) list.append(value_of(value));
  return list;
}

// A label's name as a Python string.
template <typename Label>
py::object label(Label value) {
  return to_str(name(value));
}

template <typename Label>
py::object pick(std::span<const char* const> names, Label value) {
  return to_str(names[static_cast<std::size_t>(value)]);
}

void add_tokens(const Parsed& parsed, const std::string& text, const CodePointMap& map, py::dict& columns) {
  const Tokens& tokens = parsed.tokens;
  const auto flag = [](std::uint8_t value) { return py::bool_(value != 0); };
  columns["start"] = list_of(tokens.span, [&](ByteSpan span) { return py::int_(map.code_points(text, span.start)); });
  columns["end"] = list_of(tokens.span, [&](ByteSpan span) { return py::int_(map.code_points(text, span.end)); });
  columns["kind"] = list_of(tokens.kind, [](TokenKind kind) { return pick(kTokenKinds, kind); });
  columns["space_after"] = list_of(tokens.space_after, flag);
  columns["joined"] = list_of(tokens.joined, flag);
  columns["block"] = list_of(tokens.block, [](std::uint32_t block) { return py::int_(block); });
  columns["upos"] = list_of(parsed.tags, [](const Tag& tag) { return label(tag.upos); });
  columns["xpos"] = list_of(parsed.tags, [](const Tag& tag) { return label(tag.xpos); });
  columns["lemma"] = list_of(parsed.tags, [](const Tag& tag) { return to_str(tag.lemma); });
  columns["head"] = list_of(parsed.tree.heads, [](std::uint32_t head) { return py::int_(head); });
  columns["relation"] = list_of(parsed.tree.relations, [](Relation relation) { return label(relation); });
}

void add_spans(const Parsed& parsed, py::dict& columns) {
  columns["sentences"] = list_of(parsed.sentences, [](TokenSpan span) { return py::make_tuple(span.start, span.end); });
  columns["entities"] = list_of(
      parsed.entities, [](const Entity& entity) { return py::make_tuple(entity.tokens.start, entity.tokens.end, label(entity.kind)); });
  columns["mentions"] = list_of(parsed.mentions, [](const Mention& mention) {
    const py::object name = mention.name == kNone ? py::object(py::none()) : py::object(py::int_(mention.name));
    return py::make_tuple(mention.tokens.start, mention.tokens.end, mention.head, name);
  });
}

void add_structure(const Parsed& parsed, const std::string& text, const CodePointMap& map, py::dict& columns) {
  const auto at = [&](std::uint32_t byte) { return map.code_points(text, byte); };
  columns["blocks"] = list_of(parsed.structure.blocks, [&](const Block& block) {
    return py::make_tuple(pick(kBlockKinds, block.kind), at(block.span.start), at(block.span.end), block.level, block.table, block.row,
                          block.column);
  });
  columns["quotes"] = list_of(parsed.structure.quotes, [&](const Quote& quote) {
    std::string mark;
    append_code_point(quote.mark, mark);
    return py::make_tuple(at(quote.outer.start), at(quote.outer.end), at(quote.inner.start), at(quote.inner.end), to_str(mark),
                          quote.closed);
  });
}

// Runs `work` with scratch memory; on a long text in a way that Ctrl-C can end.
template <typename Work>
auto with_scratch(const std::string& text, Work work) {
  const auto run = [&](const StopFlag* stop) {
    Scratch scratch;
    scratch.stop = stop;
    return work(scratch);
  };
  if (text.size() < kInlineBytes) return without_gil([&] { return run(nullptr); });
  return stoppable([&](const StopFlag& stop) { return run(&stop); });
}

py::dict parse_text(const ModelObject& model, const py::object& object, const std::string& section) {
  if (section != "text" && section != "title")
    throw py::value_error("section: expected text or title, got '" + section.substr(0, 40) + "'");
  const Utf8 text = checked_text(object);
  const Section kind = section == "title" ? Section::title : Section::text;
  const Parsed parsed = with_scratch(text.bytes, [&](Scratch& scratch) { return parse(text.bytes, kind, *model.model, scratch); });
  const CodePointMap map(text.bytes);
  py::dict columns;
  columns["text"] = to_str(text.bytes);
  columns["repaired"] = text.repaired;
  add_tokens(parsed, text.bytes, map, columns);
  add_spans(parsed, columns);
  add_structure(parsed, text.bytes, map, columns);
  return columns;
}

py::bytes parse_conllu(const ModelObject& model, const py::object& data, const std::string& kind) {
  if (kind != "text" && kind != "conllu") throw py::value_error("kind: expected text or conllu, got '" + kind.substr(0, 40) + "'");
  const Utf8 text = checked_text(data);
  return py::bytes(with_scratch(text.bytes, [&](Scratch& scratch) {
    return kind == "text" ? parse_to_conllu(text.bytes, *model.model, scratch) : conllu_to_conllu(text.bytes, *model.model, scratch);
  }));
}

}  // namespace

void register_parsed(py::module_& module) {
  module.def("parse", &parse_text, py::arg("model"), py::arg("text"), py::kw_only(), py::arg("section") = "text");
  module.def("parse_conllu", &parse_conllu, py::arg("model"), py::arg("data"), py::kw_only(), py::arg("kind") = "text");
}

}  // namespace sayso::bindings
