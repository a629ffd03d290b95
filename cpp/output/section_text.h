// A document's two texts with their code point counts: the place where byte offsets become the code point offsets that all tables hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/span.h"
#include "input/document.h"
#include "text/code_points.h"

namespace sayso {

// One text; it must outlive this.
class SectionText {
 public:
  explicit SectionText(std::string_view text) : text_(text), map_(text) {}

  std::int64_t offset(std::uint32_t byte) const { return map_.code_points(text_, byte); }
  std::int64_t start(ByteSpan span) const { return offset(span.start); }
  std::int64_t end(ByteSpan span) const { return offset(span.end); }
  std::string_view words(ByteSpan span) const { return slice(text_, span); }

  std::optional<std::int64_t> start(const std::optional<ByteSpan>& span) const { return span ? std::optional(start(*span)) : std::nullopt; }
  std::optional<std::int64_t> end(const std::optional<ByteSpan>& span) const { return span ? std::optional(end(*span)) : std::nullopt; }
  std::optional<std::string_view> words(const std::optional<ByteSpan>& span) const {
    return span ? std::optional(words(*span)) : std::nullopt;
  }

 private:
  std::string_view text_;
  CodePointMap map_;
};

// Both texts of a document, which must outlive this.
struct DocumentText {
  explicit DocumentText(const Document& document) : title(document.title), text(document.text) {}
  const SectionText& of(Section section) const { return section == Section::title ? title : text; }

  SectionText title;
  SectionText text;
};

}  // namespace sayso
