// text and its blocks -> quotations: curly, straight, guillemets; nested; over several paragraphs; not closed.
#pragma once

#include <string_view>
#include <vector>

#include "text/structure.h"

namespace sayso {

std::vector<Quote> find_quotes(std::string_view text, const std::vector<Block>& blocks);

}  // namespace sayso
