#include "output/comparison_tables.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "output/fields.h"
#include "output/section_text.h"

namespace sayso {
namespace {

// The documents that were compared, each with the code point counts of its texts.
struct Compared {
  explicit Compared(const Comparable& from) : documents(from.documents) {
    for (const std::shared_ptr<const Analyzed>& one : documents) texts.emplace_back(one->document);
  }
  const std::vector<std::shared_ptr<const Analyzed>>& documents;
  std::vector<DocumentText> texts;
};

// Some words of a claim: those that carry a value, or all of it.
struct ClaimWords {
  const Document& document;
  const Claim& claim;
  ByteSpan span;
  const SectionText& section;
};

struct PassageWords {
  const Document& document;
  ByteSpan span;
  const SectionText& section;
};

struct LinkRow {
  const Link& link;
  const Compared& compared;
};

struct ClusterRow {
  const Cluster& cluster;
  const Compared& compared;
  std::int64_t index;
};

struct OriginRow {
  const Origin& origin;
  const Compared& compared;
};

ClaimWords words_of(const Compared& compared, ClaimRef ref, std::optional<ByteSpan> span = std::nullopt) {
  const Analyzed& analyzed = *compared.documents[ref.document];
  const Claim& claim = analyzed.claims[ref.claim];
  return {analyzed.document, claim, span.value_or(claim.span), compared.texts[ref.document].of(claim.section)};
}

ColumnFields<ClaimWords> claim_words_fields() {
  using Row = ClaimWords;
  return {
      field<Row>("doc", [](const Row& row) -> const std::string& { return row.document.id; }),
      field<Row>("claim", [](const Row& row) -> const std::string& { return row.claim.claim; }),
      field<Row>("section", [](const Row& row) { return name(row.claim.section); }),
      field<Row>("start", [](const Row& row) { return row.section.start(row.span); }),
      field<Row>("end", [](const Row& row) { return row.section.end(row.span); }),
      field<Row>("text", [](const Row& row) { return row.section.words(row.span); }),
  };
}

ColumnFields<PassageWords> passage_fields() {
  using Row = PassageWords;
  return {
      field<Row>("doc", [](const Row& row) -> const std::string& { return row.document.id; }),
      field<Row>("start", [](const Row& row) { return row.section.start(row.span); }),
      field<Row>("end", [](const Row& row) { return row.section.end(row.span); }),
      field<Row>("text", [](const Row& row) { return row.section.words(row.span); }),
  };
}

ColumnFields<LinkRow> link_fields() {
  using Row = LinkRow;
  const auto a = [](const Row& row) { return words_of(row.compared, row.link.a, row.link.a_span); };
  const auto b = [](const Row& row) { return words_of(row.compared, row.link.b, row.link.b_span); };
  return {
      field<Row>("kind", [](const Row& row) { return name(row.link.kind); }),
      field<Row>("slot", [](const Row& row) { return name(row.link.slot); }),
      structure_field<ClaimWords, Row>("a", a, claim_words_fields()),
      structure_field<ClaimWords, Row>("b", b, claim_words_fields()),
      field<Row>("reason", [](const Row& row) -> const std::string& { return row.link.reason; }),
      field<Row>("confidence", [](const Row& row) { return row.link.confidence; }),
  };
}

ColumnFields<ClusterRow> cluster_fields() {
  using Row = ClusterRow;
  const auto sources = [](const Row& row, auto add) {
    for (const std::string& source : row.cluster.sources) add(source);
  };
  const auto claims = [](const Row& row, auto add) {
    for (const ClaimRef ref : row.cluster.claims) add(words_of(row.compared, ref));
  };
  // As everywhere, null is the document's own voice.
  const auto source = field<std::string>(
      "item", [](const std::string& text) { return text.empty() ? std::nullopt : std::optional<std::string_view>(text); });
  return {
      field<Row>("cluster", [](const Row& row) { return row.index; }),
      field<Row>("label", [](const Row& row) -> const std::string& { return row.cluster.label; }),
      field<Row>("documents", [](const Row& row) { return static_cast<std::int32_t>(row.cluster.documents); }),
      field<Row>("origins", [](const Row& row) { return static_cast<std::int32_t>(row.cluster.origins); }),
      field<Row>("low", [](const Row& row) { return row.cluster.low; }),
      field<Row>("high", [](const Row& row) { return row.cluster.high; }),
      values_field<std::string, Row>("sources", sources, source),
      list_field<ClaimWords, Row>("claims", claims, claim_words_fields()),
  };
}

ColumnFields<OriginRow> origin_fields() {
  using Row = OriginRow;
  const auto docs = [](const Row& row, auto add) {
    for (const std::uint32_t document : row.origin.documents) add(row.compared.documents[document]->document.id);
  };
  const auto passages = [](const Row& row, auto add) {
    for (const Passage& passage : row.origin.passages) {
      const std::uint32_t document = passage.document;
      add(PassageWords{row.compared.documents[document]->document, passage.span, row.compared.texts[document].text});
    }
  };
  const auto id = field<std::string>("item", [](const std::string& text) -> const std::string& { return text; });
  return {
      values_field<std::string, Row>("docs", docs, id),
      field<Row>("share", [](const Row& row) { return row.origin.share; }),
      list_field<PassageWords, Row>("passages", passages, passage_fields()),
  };
}

template <typename Row, typename Items, typename RowOf>
Table make_table(const ColumnFields<Row>& fields, const Claims& claims, const Items& items, RowOf row_of) {
  TableBuilder builder(structure_type("", fields), claims.table.metadata);
  for (const auto& item : items) append_structure(fields, row_of(item), builder.next());
  return builder.finish();
}

}  // namespace

Comparable comparable(const Claims& claims) {
  const std::size_t count = claims.input.documents.size();
  std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>> chosen(count);  // claim, row
  for (std::size_t row = 0; row < claims.claims.size(); ++row) {
    const ClaimRef ref = claims.claims[row];
    chosen[ref.document].emplace_back(ref.claim, static_cast<std::int64_t>(row));
  }
  Comparable result;
  for (std::size_t document = 0; document < count; ++document) {
    auto& rows = chosen[document];
    std::sort(rows.begin(), rows.end());
    const auto is_same_claim = [](const auto& a, const auto& b) { return a.first == b.first; };
    rows.erase(std::unique(rows.begin(), rows.end(), is_same_claim), rows.end());
    const std::shared_ptr<const Analyzed>& whole = claims.input.documents[document];
    std::vector<std::int64_t> row_of_claim;
    for (const auto& [claim, row] : rows) row_of_claim.push_back(row);
    result.rows.push_back(std::move(row_of_claim));
    if (rows.size() == whole->claims.size()) {
      result.documents.push_back(whole);
      continue;
    }
    Analyzed part{whole->document, whole->title_sentences, whole->text_sentences, {}};
    for (const auto& [claim, row] : rows) part.claims.push_back(whole->claims[claim]);
    result.documents.push_back(std::make_shared<const Analyzed>(std::move(part)));
  }
  return result;
}

ColumnType clusters_type() { return structure_type("", cluster_fields()); }
ColumnType links_type() { return structure_type("", link_fields()); }
ColumnType origins_type() { return structure_type("", origin_fields()); }

std::shared_ptr<const ComparisonTables> make_tables(std::shared_ptr<const Claims> claims, const Comparable& compared,
                                                    const Comparison& comparison) {
  const Compared texts(compared);
  ComparisonTables tables;
  std::int64_t index = 0;
  tables.clusters = make_table(cluster_fields(), *claims, comparison.clusters, [&](const Cluster& cluster) {
    return ClusterRow{cluster, texts, index++};
  });
  tables.links = make_table(link_fields(), *claims, comparison.links, [&](const Link& link) { return LinkRow{link, texts}; });
  tables.origins = make_table(origin_fields(), *claims, comparison.origins, [&](const Origin& origin) { return OriginRow{origin, texts}; });

  const auto row_of = [&](ClaimRef ref) { return compared.rows[ref.document][ref.claim]; };
  for (const Cluster& cluster : comparison.clusters) {
    std::vector<std::int64_t>& rows = tables.cluster_rows.emplace_back();
    for (const ClaimRef ref : cluster.claims) rows.push_back(row_of(ref));
  }
  for (const Link& link : comparison.links) tables.link_rows.emplace_back(row_of(link.a), row_of(link.b));
  for (const Origin& origin : comparison.origins) {
    tables.origin_documents.emplace_back(origin.documents.begin(), origin.documents.end());
  }
  tables.claims = std::move(claims);
  return std::make_shared<const ComparisonTables>(std::move(tables));
}

}  // namespace sayso
