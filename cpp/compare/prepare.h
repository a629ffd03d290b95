// Documents -> what comparison of any two of them needs: each read, which belong together, which retell one text.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "compare/alignment.h"
#include "compare/compare.h"
#include "compare/related.h"

namespace sayso {

// The day of a report, as far as its date or dateline gives it.
struct ReportDay {
  std::optional<int> year;
  int day = 0;  // 31 to a month
};

struct Prepared {
  std::vector<std::uint32_t> order;   // canonical, so that the order given cannot matter: place -> index as given
  std::vector<Reading> readings;      // by place, as all below
  std::vector<DocumentPair> related;  // pairs to compare; two copies of one text are left out
  std::vector<Origin> origins;
  std::vector<std::uint32_t> origin_of;  // first document of the same origin; itself where it stands alone

  std::vector<std::uint32_t> group_of;         // first of all documents that are related to it, by way of others too
  std::vector<std::optional<ReportDay>> days;  // of each document; one without a date takes that of its oldest relative
  std::vector<bool> dated;                     // it has a day of its own

  // The two documents side by side; holds references into this.
  Facing face(const DocumentPair& pair) const;
};

Prepared prepare(std::span<const std::shared_ptr<const Analyzed>> documents, const CompareOptions& options, Vocabulary& vocabulary);

}  // namespace sayso
