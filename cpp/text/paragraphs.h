// lines without a blank line between them -> paragraphs: wrapped lines are joined, lines that stand for themselves are not.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/lines.h"

namespace sayso {

// The lines of [first, end) at which a paragraph starts; `first` is one.
std::vector<std::size_t> paragraph_starts(std::string_view text, const std::vector<Line>& lines, std::size_t first, std::size_t end);

// Whether `next` goes on with the item or paragraph that `line` belongs to, by the words alone.
bool continues_line(std::string_view text, const Line& line, const Line& next);

// Ends in a mark that ends sentences, perhaps within quotation marks or brackets.
bool ends_sentence(std::string_view words);

// Short, capitalised, without a mark at its end: could be a heading.
bool is_title_like(std::string_view words);

}  // namespace sayso
