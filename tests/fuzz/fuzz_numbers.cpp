// Any bytes, repaired, as an article. Laws of quantities: spans lie in the text, in order, apart; sides are finite and the low one is
// not above the high one; an exact amount written in plain digits has the value of these digits.
#include <charconv>
#include <cmath>

#include "claims/number_text.h"
#include "claims/quantities.h"
#include "guessed_parse.h"

namespace {

using namespace sayso;

// The value of digits alone, up to 15 of them: a double holds each exactly.
bool is_plain(std::string_view words, double& value) {
  if (words.empty() || words.size() > 15 || words.find_first_not_of("0123456789") != std::string_view::npos) return false;
  return std::from_chars(words.data(), words.data() + words.size(), value).ec == std::errc();
}

void require_quantity(std::string_view text, const Quantity& quantity) {
  fuzz::require_span(text, quantity.span);
  fuzz::require(!quantity.span.empty(), "a quantity has words");
  fuzz::require(quantity.low.has_value() || quantity.high.has_value(), "an interval has a side");
  if (quantity.low) fuzz::require(std::isfinite(*quantity.low), "the low side is finite");
  if (quantity.high) fuzz::require(std::isfinite(*quantity.high), "the high side is finite");
  if (quantity.low && quantity.high) fuzz::require(*quantity.low <= *quantity.high, "the low side is not above the high one");
  double plain = 0.0;
  if (is_plain(slice(text, quantity.span), plain))
    fuzz::require(quantity.low == plain && quantity.high == plain, "plain digits keep their value");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::valid_text(data, size);
  const NumberText read = read_numeral(text);
  if (read.reading == NumberReading::exact) fuzz::require(std::isfinite(read.value), "a numeral is finite");
  const Parsed parsed = fuzz::guessed_parse(text, data, size);
  std::uint32_t last = 0;
  for (const Quantity& quantity : find_quantities(text, parsed, fuzz::lexicon())) {
    require_quantity(text, quantity);
    fuzz::require(quantity.span.start >= last, "quantities are in order and apart");
    last = quantity.span.end;
  }
  return 0;
}
