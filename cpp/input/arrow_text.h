// An Arrow column of texts, or a table with one, given through the C data or C stream interface -> Documents. What pyarrow,
// pandas, Polars and DuckDB hand over without copying; the texts are copied here, so nothing of theirs is kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/arrow_abi.h"
#include "input/arrow_column.h"
#include "input/document.h"
#include "input/document_check.h"
#include "input/read_counts.h"

namespace sayso {

struct ArrowColumnName {
  std::string name;          // empty: not read
  bool is_required = false;  // InputError "column_missing" when the table has none of that name
};

// For a table. A lone column is the text, whatever its name.
struct ArrowColumns {
  ArrowColumnName text{"text"};            // strings; a table of one column may call it otherwise unless the name is required
  ArrowColumnName id{"id"};                // strings or whole numbers
  ArrowColumnName title{"title"};          // strings
  ArrowColumnName published{"published"};  // ISO 8601 strings, dates, timestamps of any unit, or whole seconds since 1970
};

class ArrowTextReader {
 public:
  // Take the structs over as the interface says: what is given is marked released. Both throw InputError: "column_missing",
  // "column_type" (naming what was found), "arrow_invalid", "arrow_stream" (the producer's own error).
  // `first_row` is the number of the first row.
  ArrowTextReader(ArrowArrayStream& stream, const ArrowColumns& columns, std::int64_t first_row = 0);
  ArrowTextReader(ArrowSchema& schema, ArrowArray& array, const ArrowColumns& columns, std::int64_t first_row = 0);
  ArrowTextReader(const ArrowTextReader&) = delete;
  ArrowTextReader& operator=(const ArrowTextReader&) = delete;

  // Appends the records of the next chunk; false at the end. A null text gives no record, but counts as a row (`counts().blank`).
  // Texts, titles and ids are repaired where they are not UTF-8. A date that cannot be read is left out and noted.
  bool next(std::vector<Record>& records);

  const ReadCounts& counts() const { return counts_; }  // `lines` are rows

 private:
  struct Column {
    std::optional<ArrowColumn> column;
    std::int64_t child = -1;  // in the table; -1 for a lone column
  };

  void find_columns(const ArrowColumns& columns);
  Column find_column(const ArrowColumnName& name) const;
  void point_at(Column& column);
  bool is_null_row(std::int64_t row) const;
  std::string repaired_text(const Column& column, std::int64_t row, std::uint32_t& repaired) const;
  std::optional<std::int64_t> read_published(std::int64_t row);
  Record read_row(std::int64_t row);

  // What C gives us, released with this object.
  struct Owned {
    ArrowArrayStream stream{};
    ArrowSchema schema{};
    ArrowArray array{};  // the chunk at hand
    ~Owned();
  };
  Owned owned_;
  bool is_table_ = false;
  Column text_, id_, title_, published_;
  std::int64_t first_row_;
  DocumentCheck check_;
  ReadCounts counts_;
};

}  // namespace sayso
