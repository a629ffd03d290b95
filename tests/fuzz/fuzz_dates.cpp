// Any bytes, repaired, as an article; the first eight are the day it was published. Laws of times: spans lie in the text, in order, apart;
// an interval begins before it ends; a day that is named exists; without a day of publication nothing is counted from one.
#include <cstring>

#include "claims/calendar.h"
#include "claims/times.h"
#include "guessed_parse.h"

namespace {

using namespace sayso;

int number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

void require_day(std::string_view iso) {
  fuzz::require(iso.size() >= 10 && iso[4] == '-' && iso[7] == '-', "a moment is written year-month-day");
  fuzz::require(is_date({number(iso.substr(0, 4)), number(iso.substr(5, 2)), number(iso.substr(8, 2))}), "a day that is named exists");
}

void require_times(std::string_view text, const std::vector<Time>& times) {
  std::uint32_t last = 0;
  for (const Time& time : times) {
    fuzz::require_span(text, time.span);
    fuzz::require(!time.span.empty() && time.span.start >= last, "times are in order and apart");
    last = time.span.end;
    if (time.begin) require_day(*time.begin);
    if (time.end_of) require_day(*time.end_of);
    if (time.begin && time.end_of) fuzz::require(*time.begin <= *time.end_of, "an interval begins before it ends");
    fuzz::require(!time.begin || !time.value.empty(), "what is anchored has a value");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::int64_t published = 0;
  std::memcpy(&published, data, size < sizeof published ? size : sizeof published);
  const std::string text = fuzz::valid_text(data, size);
  const Parsed parsed = fuzz::guessed_parse(text, data, size);
  // Both any 64 bits and a day of our own time.
  for (const std::int64_t moment : {published, published % 4102444800})
    require_times(text, find_times(text, parsed, moment, fuzz::lexicon()));
  require_times(text, find_times(text, parsed, std::nullopt, fuzz::lexicon()));
  return 0;
}
