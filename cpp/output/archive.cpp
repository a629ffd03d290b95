#include "output/archive.h"

#include <limits>

#include "base/hash.h"
#include "base/utf8.h"
#include "output/archive_stream.h"

namespace sayso {

template <>
inline constexpr std::uint8_t kLabelCount<Section> = 2;
template <>
inline constexpr std::uint8_t kLabelCount<Form> = 11;
template <>
inline constexpr std::uint8_t kLabelCount<QuoteKind> = 4;
template <>
inline constexpr std::uint8_t kLabelCount<Modality> = 7;
template <>
inline constexpr std::uint8_t kLabelCount<Polarity> = 2;
template <>
inline constexpr std::uint8_t kLabelCount<SourceKind> = 7;
template <>
inline constexpr std::uint8_t kLabelCount<CueClass> = 11;
template <>
inline constexpr std::uint8_t kLabelCount<Role> = 15;
template <>
inline constexpr std::uint8_t kLabelCount<Comparator> = 8;
template <>
inline constexpr std::uint8_t kLabelCount<TimeKind> = 5;
template <>
inline constexpr std::uint8_t kLabelCount<Field> = 20;
template <>
inline constexpr std::uint8_t kLabelCount<ColumnKind> = 10;

namespace {

constexpr std::string_view kMagic = "SAYSOPK1";  // the last character is the version of what follows
constexpr std::size_t kChecksumSize = 4;

// True when T is the struct, const (to write) or not (to read).
template <typename T, typename Struct>
concept Is = std::is_same_v<std::remove_const_t<T>, Struct>;

}  // namespace

template <typename A, Is<ByteSpan> T>
void members(A& archive, T& v) {
  archive(v.start, v.end);
}
template <typename A, Is<ClaimRef> T>
void members(A& archive, T& v) {
  archive(v.document, v.claim);
}
template <typename A, Is<Document> T>
void members(A& archive, T& v) {
  archive(v.id, v.title, v.text, v.url, v.published, v.row, v.line, v.repaired);
}
template <typename A, Is<ReadError> T>
void members(A& archive, T& v) {
  archive(v.row, v.line, v.line_offset, v.error_offset, v.id, v.code, v.message);
}
template <typename A, Is<Argument> T>
void members(A& archive, T& v) {
  archive(v.role, v.span, v.resolved);
}
template <typename A, Is<Source> T>
void members(A& archive, T& v) {
  archive(v.span, v.resolved, v.kind, v.role, v.cue, v.cue_class, v.negated);
}
template <typename A, Is<Quantity> T>
void members(A& archive, T& v) {
  archive(v.span, v.low, v.high, v.comparator, v.approximate, v.unit, v.currency, v.per, v.of, v.change);
}
template <typename A, Is<Time> T>
void members(A& archive, T& v) {
  archive(v.span, v.kind, v.value, v.begin, v.end_of);
}
template <typename A, Is<Why> T>
void members(A& archive, T& v) {
  archive(v.field, v.rule, v.span);
}
template <typename A, Is<Edit> T>
void members(A& archive, T& v) {
  archive(v.span, v.inserted, v.taken_from, v.reason);
}
template <typename A, Is<Claim> T>
void members(A& archive, T& v) {
  archive(v.claim, v.parent, v.section, v.sentence, v.span, v.predicate_start, v.self_contained, v.edits, v.form, v.subject, v.object,
          v.predicate, v.arguments, v.source, v.sources, v.quote, v.modality, v.polarity, v.certainty, v.quantities, v.times, v.comparison,
          v.causal, v.checkworthiness, v.confidence, v.why, v.abstained);
}
template <typename A, Is<Analyzed> T>
void members(A& archive, T& v) {
  archive(v.document, v.title_sentences, v.text_sentences, v.claims);
}
template <typename A, Is<ColumnType> T>
void members(A& archive, T& v) {
  archive(v.name, v.kind, v.nullable, v.fields);
}
template <typename A, Is<Column> T>
void members(A& archive, T& v) {
  archive(v.length, v.null_count, v.validity, v.values, v.offsets, v.children);
}

namespace {

// ---- checks of what was read: whatever the bytes say, nothing built from them may be read beyond its end

void require(bool holds) {
  if (!holds) ArchiveReader::fail();
}

// Spans of one section: inside its text, on code point boundaries.
struct SpanCheck {
  std::string_view text;

  void operator()(ByteSpan span) const {
    require(span.start <= span.end && span.end <= text.size() && is_boundary(text, span.start) && is_boundary(text, span.end));
  }
  void operator()(const std::optional<ByteSpan>& span) const {
    if (span) (*this)(*span);
  }
  template <typename Part>
  void all(const std::vector<Part>& parts) const {
    for (const Part& part : parts) (*this)(part.span);
  }
};

void check(const Claim& claim, const Document& document) {
  const SpanCheck check_span{claim.section == Section::title ? document.title : document.text};
  check_span(claim.span);
  check_span.all(claim.edits);
  check_span.all(claim.arguments);
  check_span.all(claim.sources);
  check_span.all(claim.quantities);
  check_span.all(claim.times);
  check_span.all(claim.why);
  for (const Source& source : claim.sources) check_span(source.cue);
  for (const Edit& edit : claim.edits) check_span(edit.taken_from);
}

void check(const Analyzed& analyzed) {
  require(is_valid_utf8(analyzed.document.title) && is_valid_utf8(analyzed.document.text));
  const SpanCheck in_title{analyzed.document.title};
  const SpanCheck in_text{analyzed.document.text};
  for (const ByteSpan span : analyzed.title_sentences) in_title(span);
  for (const ByteSpan span : analyzed.text_sentences) in_text(span);
  for (const Claim& claim : analyzed.claims) check(claim, analyzed.document);
}

void check(const ClaimsInput& input, const std::vector<ClaimRef>& claims) {
  require(input.row_count >= 0 && input.row_count <= std::numeric_limits<std::int64_t>::max() / 2);
  require(input.first_row >= 0 && input.first_row <= std::numeric_limits<std::int64_t>::max() / 2);
  require(input.document_rows.size() == input.documents.size());
  std::int64_t least = input.first_row;
  for (const std::int64_t row : input.document_rows) {
    require(row >= least && row < input.first_row + input.row_count);
    least = row + 1;
  }
  for (const std::shared_ptr<const Analyzed>& analyzed : input.documents) check(*analyzed);
  for (const ClaimRef ref : claims) {
    require(ref.document < input.documents.size() && ref.claim < input.documents[ref.document]->claims.size());
  }
}

bool is_bitmap_of(std::size_t bytes, std::int64_t length) { return bytes == static_cast<std::size_t>((length + 7) / 8); }

void check_offsets(const Column& column, std::size_t end) {
  require(column.offsets.size() == static_cast<std::size_t>(column.length) + 1 && column.offsets.front() == 0);
  for (std::size_t at = 1; at < column.offsets.size(); ++at) require(column.offsets[at - 1] <= column.offsets[at]);
  require(static_cast<std::size_t>(column.offsets.back()) == end);
}

void check(const ColumnType& type, const Column& column, int depth) {
  require(depth < 8 && column.length >= 0 && column.length <= std::numeric_limits<std::int32_t>::max());
  require(column.null_count >= 0 && column.null_count <= column.length && (type.nullable || column.null_count == 0));
  require(type.nullable ? is_bitmap_of(column.validity.size(), column.length) : column.validity.empty());
  require(column.children.size() == type.fields.size());
  const auto rows = static_cast<std::size_t>(column.length);
  switch (type.kind) {
    case ColumnKind::boolean:
      require(is_bitmap_of(column.values.size(), column.length));
      break;
    case ColumnKind::int32:
    case ColumnKind::float32:
      require(column.values.size() == rows * 4);
      break;
    case ColumnKind::int64:
    case ColumnKind::float64:
      require(column.values.size() == rows * 8);
      break;
    case ColumnKind::string:
      check_offsets(column, column.values.size());
      require(is_valid_utf8({column.values.data(), column.values.size()}));
      for (const std::int32_t offset : column.offsets) {
        require(is_boundary({column.values.data(), column.values.size()}, static_cast<std::size_t>(offset)));
      }
      break;
    case ColumnKind::list:
      require(type.fields.size() == 1);
      check_offsets(column, static_cast<std::size_t>(column.children.front().length));
      break;
    case ColumnKind::structure:
      for (const Column& child : column.children) require(child.length == column.length);
      break;
    default:
      ArchiveReader::fail();
  }
  for (std::size_t field = 0; field < type.fields.size(); ++field) check(type.fields[field], column.children[field], depth + 1);
}

// ---- the objects

template <typename A>
void write(A& archive, const Claims& claims) {
  const ClaimsInput& input = claims.input;
  archive(input.first_row, input.row_count, input.document_rows, input.errors, input.version, input.model, claims.claims);
  for (const std::shared_ptr<const Analyzed>& analyzed : input.documents) archive(*analyzed);
}

std::shared_ptr<const Claims> read_claims(ArchiveReader& archive) {
  ClaimsInput input;
  std::vector<ClaimRef> claims;
  archive(input.first_row, input.row_count, input.document_rows, input.errors, input.version, input.model, claims);
  for (std::size_t document = 0; document < input.document_rows.size(); ++document) {
    auto analyzed = std::make_shared<Analyzed>();
    archive(*analyzed);
    input.documents.push_back(std::move(analyzed));
  }
  check(input, claims);
  return make_claims(std::move(input), std::move(claims));
}

void write(ArchiveWriter& archive, const Table& table) {
  archive(table.type, table.metadata, static_cast<std::uint64_t>(table.batches.size()));
  for (const std::shared_ptr<const Column>& batch : table.batches) archive(*batch);
}

Table read_table(ArchiveReader& archive) {
  Table table;
  std::uint64_t batches = 0;
  archive(table.type, table.metadata, batches);
  require(table.type.kind == ColumnKind::structure);
  for (; batches > 0; --batches) {
    auto batch = std::make_shared<Column>();
    archive(*batch);
    check(table.type, *batch, 0);
    require(batch->length > 0);
    table.starts.push_back(table.starts.back() + batch->length);
    table.batches.push_back(std::move(batch));
  }
  return table;
}

std::string seal(char what, const std::string& body) {
  std::string bytes(kMagic);
  bytes += what;
  bytes += body;
  const std::uint32_t checksum = crc32c(bytes);
  bytes.append(reinterpret_cast<const char*>(&checksum), kChecksumSize);
  return bytes;
}

std::string_view open(char what, std::string_view bytes) {
  if (bytes.size() < kMagic.size() + 1 + kChecksumSize || bytes.substr(0, kMagic.size() - 1) != kMagic.substr(0, kMagic.size() - 1)) {
    throw std::invalid_argument("not bytes that sayso has written");
  }
  if (bytes[kMagic.size() - 1] != kMagic.back()) throw std::invalid_argument("bytes of another version of sayso");
  const std::string_view sealed = bytes.substr(0, bytes.size() - kChecksumSize);
  std::uint32_t checksum = 0;
  std::memcpy(&checksum, bytes.data() + sealed.size(), kChecksumSize);
  if (checksum != crc32c(sealed)) ArchiveReader::fail();
  if (sealed[kMagic.size()] != what) throw std::invalid_argument("bytes of another kind of object");
  return sealed.substr(kMagic.size() + 1);
}

}  // namespace

std::string to_bytes(const Claims& claims) {
  ArchiveWriter archive;
  write(archive, claims);
  return seal('c', archive.bytes);
}

std::string to_bytes(const Table& table) {
  ArchiveWriter archive;
  write(archive, table);
  return seal('t', archive.bytes);
}

std::string to_bytes(const ComparisonTables& comparison) {
  ArchiveWriter archive;
  write(archive, *comparison.claims);
  write(archive, comparison.clusters);
  write(archive, comparison.links);
  write(archive, comparison.origins);
  archive(comparison.cluster_rows, comparison.link_rows, comparison.origin_documents);
  return seal('x', archive.bytes);
}

std::shared_ptr<const Claims> claims_from_bytes(std::string_view bytes) {
  ArchiveReader archive(open('c', bytes));
  std::shared_ptr<const Claims> claims = read_claims(archive);
  require(archive.at_end());
  return claims;
}

std::shared_ptr<const Table> table_from_bytes(std::string_view bytes) {
  ArchiveReader archive(open('t', bytes));
  Table table = read_table(archive);
  require(archive.at_end());
  return std::make_shared<const Table>(std::move(table));
}

std::shared_ptr<const ComparisonTables> comparison_from_bytes(std::string_view bytes) {
  ArchiveReader archive(open('x', bytes));
  ComparisonTables comparison;
  comparison.claims = read_claims(archive);
  comparison.clusters = read_table(archive);
  comparison.links = read_table(archive);
  comparison.origins = read_table(archive);
  archive(comparison.cluster_rows, comparison.link_rows, comparison.origin_documents);
  require(archive.at_end());
  require(static_cast<std::int64_t>(comparison.cluster_rows.size()) == comparison.clusters.size());
  require(static_cast<std::int64_t>(comparison.link_rows.size()) == comparison.links.size());
  require(static_cast<std::int64_t>(comparison.origin_documents.size()) == comparison.origins.size());
  return std::make_shared<const ComparisonTables>(std::move(comparison));
}

}  // namespace sayso
