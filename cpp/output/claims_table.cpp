#include "output/claims_table.h"

#include <optional>
#include <stdexcept>
#include <utility>

#include "output/fields.h"
#include "output/section_text.h"

namespace sayso {
namespace {

// What a row of the table is made from.
struct ClaimRow {
  const Claim& claim;
  const Document& document;
  const SectionText& section;  // the one the claim's offsets count in
  std::int64_t row;            // of the input
};

// What a row of a list inside a claim is made from.
template <typename Value>
struct Part {
  const Value& value;
  const SectionText& section;
};

// A text that is empty when there is none.
std::optional<std::string_view> some(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}
std::optional<std::string_view> some(const std::optional<std::string>& text) {
  return text ? std::optional<std::string_view>(*text) : std::nullopt;
}

ColumnFields<Part<Edit>> edit_fields() {
  using Row = Part<Edit>;
  return {
      field<Row>("start", [](const Row& row) { return row.section.start(row.value.span); }),
      field<Row>("end", [](const Row& row) { return row.section.end(row.value.span); }),
      field<Row>("inserted", [](const Row& row) -> const std::string& { return row.value.inserted; }),
      field<Row>("source_start", [](const Row& row) { return row.section.start(row.value.taken_from); }),
      field<Row>("source_end", [](const Row& row) { return row.section.end(row.value.taken_from); }),
      field<Row>("reason", [](const Row& row) -> const std::string& { return row.value.reason; }),
  };
}

ColumnFields<Part<Argument>> argument_fields() {
  using Row = Part<Argument>;
  return {
      field<Row>("role", [](const Row& row) { return name(row.value.role); }),
      field<Row>("text", [](const Row& row) { return row.section.words(row.value.span); }),
      field<Row>("start", [](const Row& row) { return row.section.start(row.value.span); }),
      field<Row>("end", [](const Row& row) { return row.section.end(row.value.span); }),
      field<Row>("resolved", [](const Row& row) -> const std::string& { return row.value.resolved; }),
  };
}

ColumnFields<Part<Source>> source_fields() {
  using Row = Part<Source>;
  return {
      field<Row>("text", [](const Row& row) { return row.section.words(row.value.span); }),
      field<Row>("start", [](const Row& row) { return row.section.start(row.value.span); }),
      field<Row>("end", [](const Row& row) { return row.section.end(row.value.span); }),
      field<Row>("resolved", [](const Row& row) -> const std::string& { return row.value.resolved; }),
      field<Row>("kind", [](const Row& row) { return name(row.value.kind); }),
      field<Row>("role", [](const Row& row) { return some(row.value.role); }),
      field<Row>("cue", [](const Row& row) { return row.section.words(row.value.cue); }),
      field<Row>("cue_start", [](const Row& row) { return row.section.start(row.value.cue); }),
      field<Row>("cue_end", [](const Row& row) { return row.section.end(row.value.cue); }),
      field<Row>("cue_class", [](const Row& row) { return name(row.value.cue_class); }),
      field<Row>("negated", [](const Row& row) { return row.value.negated; }),
  };
}

ColumnFields<Part<Quantity>> quantity_fields() {
  using Row = Part<Quantity>;
  return {
      field<Row>("text", [](const Row& row) { return row.section.words(row.value.span); }),
      field<Row>("start", [](const Row& row) { return row.section.start(row.value.span); }),
      field<Row>("end", [](const Row& row) { return row.section.end(row.value.span); }),
      field<Row>("low", [](const Row& row) { return row.value.low; }),
      field<Row>("high", [](const Row& row) { return row.value.high; }),
      field<Row>("comparator", [](const Row& row) { return name(row.value.comparator); }),
      field<Row>("approximate", [](const Row& row) { return row.value.approximate; }),
      field<Row>("unit", [](const Row& row) { return some(row.value.unit); }),
      field<Row>("currency", [](const Row& row) { return some(row.value.currency); }),
      field<Row>("per", [](const Row& row) { return some(row.value.per); }),
      field<Row>("of", [](const Row& row) { return some(row.value.of); }),
      field<Row>("change", [](const Row& row) { return some(row.value.change); }),
  };
}

ColumnFields<Part<Time>> time_fields() {
  using Row = Part<Time>;
  return {
      field<Row>("text", [](const Row& row) { return row.section.words(row.value.span); }),
      field<Row>("start", [](const Row& row) { return row.section.start(row.value.span); }),
      field<Row>("end", [](const Row& row) { return row.section.end(row.value.span); }),
      field<Row>("kind", [](const Row& row) { return name(row.value.kind); }),
      field<Row>("value", [](const Row& row) { return some(row.value.value); }),
      field<Row>("begin", [](const Row& row) { return some(row.value.begin); }),
      field<Row>("end_of", [](const Row& row) { return some(row.value.end_of); }),
  };
}

ColumnFields<Part<Why>> why_fields() {
  using Row = Part<Why>;
  return {
      field<Row>("field", [](const Row& row) { return name(row.value.field); }),
      field<Row>("rule", [](const Row& row) -> const std::string& { return row.value.rule; }),
      field<Row>("start", [](const Row& row) { return row.section.start(row.value.span); }),
      field<Row>("end", [](const Row& row) { return row.section.end(row.value.span); }),
  };
}

// A list of structures from one of the claim's vectors.
template <typename Value>
ColumnField<ClaimRow> parts(std::string name, std::vector<Value> Claim::*member, ColumnFields<Part<Value>> fields) {
  const auto each = [member](const ClaimRow& row, auto add) {
    for (const Value& value : row.claim.*member) add(Part<Value>{value, row.section});
  };
  return list_field<Part<Value>, ClaimRow>(std::move(name), each, std::move(fields));
}

ColumnField<ClaimRow> abstained_field() {
  const auto each = [](const ClaimRow& row, auto add) {
    for (const Field value : row.claim.abstained) add(value);
  };
  return values_field<Field, ClaimRow>("abstained", each, field<Field>("item", [](const Field& value) { return name(value); }));
}

// The columns of a claim, in the order that all tables and files have.
ColumnFields<ClaimRow> claim_fields() {
  using Row = ClaimRow;
  return {
      field<Row>("row", [](const Row& row) { return row.row; }),
      field<Row>("doc", [](const Row& row) -> const std::string& { return row.document.id; }),
      field<Row>("section", [](const Row& row) { return name(row.claim.section); }),
      field<Row>("claim", [](const Row& row) -> const std::string& { return row.claim.claim; }),
      field<Row>("parent", [](const Row& row) { return some(row.claim.parent); }),
      field<Row>("sentence", [](const Row& row) { return static_cast<std::int32_t>(row.claim.sentence); }),
      field<Row>("start", [](const Row& row) { return row.section.start(row.claim.span); }),
      field<Row>("end", [](const Row& row) { return row.section.end(row.claim.span); }),
      field<Row>("text", [](const Row& row) { return row.section.words(row.claim.span); }),
      field<Row>("self_contained", [](const Row& row) -> const std::string& { return row.claim.self_contained; }),
      parts("edits", &Claim::edits, edit_fields()),
      field<Row>("form", [](const Row& row) { return name(row.claim.form); }),
      field<Row>("subject", [](const Row& row) { return some(row.claim.subject); }),
      field<Row>("object", [](const Row& row) { return some(row.claim.object); }),
      field<Row>("predicate", [](const Row& row) -> const std::string& { return row.claim.predicate; }),
      parts("arguments", &Claim::arguments, argument_fields()),
      field<Row>("source", [](const Row& row) { return some(row.claim.source); }),
      parts("sources", &Claim::sources, source_fields()),
      field<Row>("quote", [](const Row& row) { return name(row.claim.quote); }),
      field<Row>("modality", [](const Row& row) { return name(row.claim.modality); }),
      field<Row>("polarity", [](const Row& row) { return name(row.claim.polarity); }),
      field<Row>("certainty", [](const Row& row) { return row.claim.certainty; }),
      parts("quantities", &Claim::quantities, quantity_fields()),
      parts("times", &Claim::times, time_fields()),
      field<Row>("comparison", [](const Row& row) { return row.claim.comparison; }),
      field<Row>("causal", [](const Row& row) { return row.claim.causal; }),
      field<Row>("checkworthiness", [](const Row& row) { return row.claim.checkworthiness; }),
      field<Row>("confidence", [](const Row& row) { return row.claim.confidence; }),
      parts("why", &Claim::why, why_fields()),
      abstained_field(),
  };
}

std::vector<std::pair<std::string, std::string>> metadata_of(const ClaimsInput& input) {
  return {{"sayso.version", input.version}, {"sayso.model", input.model}};
}

// Calls add(index of the document, its texts, index of the row in `claims`) with the rows of one document in a run, so that offsets are
// counted once a run.
template <typename Add>
void for_each_row(const ClaimsInput& input, const std::vector<ClaimRef>& claims, Add add) {
  std::optional<DocumentText> texts;
  for (std::size_t row = 0; row < claims.size(); ++row) {
    const Analyzed& analyzed = *input.documents[claims[row].document];
    if (row == 0 || claims[row].document != claims[row - 1].document) texts.emplace(analyzed.document);
    const Claim& claim = analyzed.claims[claims[row].claim];
    add(ClaimRow{claim, analyzed.document, texts->of(claim.section), input.document_rows[claims[row].document]});
  }
}

}  // namespace

ColumnType claims_type() { return structure_type("", claim_fields()); }

ColumnType nested_type() {
  ColumnType item = claims_type();
  item.name = "item";
  return {"claims", ColumnKind::list, true, {std::move(item)}};
}

std::shared_ptr<const Claims> make_claims(ClaimsInput input, std::vector<ClaimRef> claims, BatchLimits limits) {
  const ColumnFields<ClaimRow> fields = claim_fields();
  TableBuilder builder(structure_type("", fields), metadata_of(input), limits);
  for_each_row(input, claims, [&](const ClaimRow& row) { append_structure(fields, row, builder.next()); });
  return std::make_shared<const Claims>(Claims{std::move(input), std::move(claims), builder.finish()});
}

std::shared_ptr<const Claims> make_claims(ClaimsInput input, float min_confidence, BatchLimits limits) {
  std::vector<ClaimRef> claims;
  for (std::uint32_t document = 0; document < input.documents.size(); ++document) {
    const std::vector<Claim>& all = input.documents[document]->claims;
    for (std::uint32_t claim = 0; claim < all.size(); ++claim) {
      if (all[claim].confidence >= min_confidence) claims.push_back({document, claim});
    }
  }
  return make_claims(std::move(input), std::move(claims), limits);
}

std::shared_ptr<const Claims> select(const Claims& claims, const std::vector<std::int64_t>& rows) {
  Claims selected{claims.input, {}, select(claims.table, rows)};
  for (const std::int64_t row : rows) selected.claims.push_back(claims.claims[static_cast<std::size_t>(row)]);
  return std::make_shared<const Claims>(std::move(selected));
}

std::shared_ptr<const Claims> merge(std::span<const std::shared_ptr<const Claims>> parts) {
  if (parts.size() == 1) return parts.front();
  ClaimsInput input;
  std::vector<ClaimRef> claims;
  for (const std::shared_ptr<const Claims>& part : parts) {
    const std::int64_t shift = input.row_count - part->input.first_row;
    const auto first_document = static_cast<std::uint32_t>(input.documents.size());
    for (ReadError error : part->input.errors) {
      error.row += shift;
      input.errors.push_back(std::move(error));
    }
    for (const std::int64_t row : part->input.document_rows) input.document_rows.push_back(row + shift);
    input.documents.insert(input.documents.end(), part->input.documents.begin(), part->input.documents.end());
    for (const ClaimRef ref : part->claims) claims.push_back({first_document + ref.document, ref.claim});
    input.row_count += part->input.row_count;
    if (input.model.empty()) input.model = part->input.model;
  }
  return make_claims(std::move(input), std::move(claims));
}

Table nested(const Claims& claims, BatchLimits limits) {
  const ClaimsInput& input = claims.input;
  std::vector<std::vector<std::int64_t>> rows_of(input.documents.size());
  for (std::size_t row = 0; row < claims.claims.size(); ++row)
    rows_of[claims.claims[row].document].push_back(static_cast<std::int64_t>(row));

  TableBuilder builder(nested_type(), claims.table.metadata, limits);
  const ColumnType& item_type = claims.table.type;
  const ColumnType list_type = nested_type();
  std::size_t document = 0;
  for (std::int64_t row = 0; row < input.row_count; ++row) {
    Column& column = builder.next();
    if (document == input.documents.size() || input.document_rows[document] != input.first_row + row) {
      append_null(list_type, column);
      continue;
    }
    for (const std::int64_t claim : rows_of[document]) {
      const auto [batch, index] = locate(claims.table, claim);
      append_copy(item_type, *batch, index, column.children.front());
    }
    close_list(column);
    mark_valid(column);
    ++document;
  }
  return builder.finish();
}

}  // namespace sayso
