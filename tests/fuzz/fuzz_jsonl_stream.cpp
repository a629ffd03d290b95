// A file and how it is cut: the first byte chooses the line limit, the second the size of the blocks. Laws: blocks make no
// difference, every line ends in exactly one count, offsets rise, and lines put around the file are not touched by it.
#include <algorithm>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "input/jsonl_reader.h"

namespace {

using namespace sayso;
using fuzz::require;

struct Outcome {
  std::vector<Record> records;
  ReadCounts counts;
  std::string fatal;
};

Outcome read(std::string_view bytes, const JsonlOptions& options, std::size_t block) {
  Outcome outcome;
  JsonlReader reader(options);
  try {
    for (std::size_t at = 0; at < bytes.size(); at += block) reader.feed(bytes.substr(at, block), outcome.records);
    reader.finish(outcome.records);
  } catch (const InputError& error) {
    outcome.fatal = error.code() + error.what();
    require(std::string_view(error.what()).size() <= 300, "a message is short");
  }
  outcome.counts = reader.counts();
  return outcome;
}

bool is_same(const Record& left, const Record& right) {
  if (left.index() != right.index()) return false;
  if (const auto* a = std::get_if<Document>(&left)) {
    const auto& b = std::get<Document>(right);
    return a->id == b.id && a->title == b.title && a->text == b.text && a->url == b.url && a->published == b.published && a->row == b.row &&
           a->line == b.line && a->repaired == b.repaired;
  }
  const auto &a = std::get<ReadError>(left), &b = std::get<ReadError>(right);
  return a.row == b.row && a.line == b.line && a.line_offset == b.line_offset && a.error_offset == b.error_offset && a.id == b.id &&
         a.code == b.code && a.message == b.message;
}

void check_laws(const Outcome& outcome) {
  const ReadCounts& counts = outcome.counts;
  require(counts.lines == counts.blank + counts.ok + counts.repaired + counts.skipped, "every line has one end");
  require(static_cast<std::int64_t>(outcome.records.size()) == counts.lines - counts.blank, "every line that is not blank has a record");
  std::int64_t row = 0, line = 0, offset = -1;
  for (const Record& record : outcome.records) {
    if (const auto* document = std::get_if<Document>(&record)) {
      require(document->row == row && document->line > line, "lines rise");
      require(is_valid_utf8(document->text) && is_valid_utf8(document->title) && is_valid_utf8(document->id), "texts are valid");
      line = document->line;
    } else {
      const auto& error = std::get<ReadError>(record);
      require(error.row == row && error.line > line && error.line_offset > offset, "lines and offsets rise");
      require(error.message.size() <= 300 && !error.code.empty(), "a message is short");
      line = error.line;
      offset = error.line_offset;
    }
    ++row;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  JsonlOptions options;
  if (data[0] >= 128) options.max_line_bytes = data[0] - 100u;
  const std::string_view bytes = fuzz::as_text(data + 2, size - 2);
  const Outcome whole = read(bytes, options, bytes.size() + 1);
  const Outcome cut = read(bytes, options, data[1] + 1u);
  require(whole.fatal == cut.fatal, "blocks do not decide what a file is");
  if (!whole.fatal.empty()) return 0;
  require(whole.records.size() == cut.records.size() && whole.counts.notes == cut.counts.notes, "blocks do not change counts");
  for (std::size_t record = 0; record < whole.records.size(); ++record) {
    require(is_same(whole.records[record], cut.records[record]), "blocks do not change records");
  }
  check_laws(whole);

  // Between two good lines, which must come out as they are; the lines of the file get the same verdicts, except that its last
  // line now has an end and its first is no longer the first.
  const std::string before = "{\"text\":\"before\"}\n", after = "\n{\"text\":\"after\"}\n";
  const Outcome between = read(before + std::string(bytes) + after, options, 64);
  check_laws(between);
  require(between.fatal.empty() && between.records.size() == whole.records.size() + 2, "lines around a file change none of its own");
  require(std::get<Document>(between.records.front()).text == "before" && std::get<Document>(between.records.back()).text == "after",
          "good lines come out as they are");
  for (std::size_t record = 0; record < whole.records.size(); ++record) {
    require(whole.records[record].index() == between.records[record + 1].index(), "a line is judged alone");
  }
  return 0;
}
