#include "input/text_reader.h"

#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "input/foreign.h"

namespace sayso {

Record TextReader::read(std::string_view bytes, std::string id) {
  const std::int64_t row = counts_.lines++;
  try {
    refuse_foreign_bytes(bytes.substr(0, kForeignBytes), "a text");
  } catch (const InputError& error) {
    ++counts_.skipped;
    return ReadError{row, 0, 0, 0, std::move(id), error.code(), error.what()};
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    counts_.note("bom_removed");
  }
  if (bytes.size() > kMaxTextBytes) {  // repair would only make it longer
    ++counts_.skipped;
    return too_long_error(row, std::move(id), bytes.size());
  }
  Document document;
  document.id = std::move(id);
  document.row = row;
  document.repaired = static_cast<std::uint32_t>(repair_utf8(bytes, document.text).count);  // at most kMaxTextBytes
  counts_.note("utf8_replaced", document.repaired > 0 ? 1 : 0);
  const bool is_repaired = document.repaired > 0;
  return check_.check(std::move(document), 0, is_repaired, counts_);
}

}  // namespace sayso
