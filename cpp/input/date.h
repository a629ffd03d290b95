// The date of a document -> seconds since 1970-01-01T00:00Z. No locale, no time zone tables, proleptic Gregorian calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso {

// Years 1 to 9999, the span of ISO 8601 dates and of Python's datetime.
inline constexpr std::int64_t kMinSeconds = -62135596800;
inline constexpr std::int64_t kMaxSeconds = 253402300799;

// Days since 1970-01-01; month 1..12, any day.
std::int64_t days_from_date(std::int64_t year, std::int64_t month, std::int64_t day);

// ISO 8601: 2024-02-29 or 20240229, or that with a time: T or one space, hh:mm, hh:mm:ss with any fraction (dropped), then Z,
// +hh:mm, +hhmm, +hh or nothing, which means UTC. White space around it is fine. Nothing for all else.
std::optional<std::int64_t> parse_iso_date(std::string_view text);

// Seconds since 1970 as a JSON number spells them; fractions are dropped. Nothing outside years 1 to 9999.
std::optional<std::int64_t> parse_epoch_seconds(std::string_view number);

}  // namespace sayso
