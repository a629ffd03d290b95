// A tree literal -> its claims, by rule alone (no trained model), and the one among them that stands on given words.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "analysis/coreference.h"
#include "claims/extract.h"
#include "parsed_builder.h"

namespace sayso::testing {

struct Extracted {
  std::string text;
  std::vector<Claim> claims;

  std::string_view words(const Claim& claim) const { return slice(text, claim.span); }
  // The claim on exactly these words; a claim without a predicate, and a failure, when there is none.
  Claim on(std::string_view span) const {
    for (const Claim& claim : claims) {
      if (words(claim) == span) return claim;
    }
    std::string found;
    for (const Claim& claim : claims) found += "\n  [" + std::string(words(claim)) + "]";
    ADD_FAILURE() << "no claim on [" << span << "]; there are:" << found;
    return {};
  }
};

inline Extracted claims_of(std::string_view tree) {
  Built built = build_parsed(tree);
  const Lexicon lexicon = Lexicon::built_in();
  built.parsed.mentions = resolve_mentions(built.text, built.parsed, lexicon);
  Document document;
  document.id = "test";
  document.text = built.text;
  Parsed title;
  title.section = Section::title;
  return {built.text, extract_claims(document, title, built.parsed, ClaimModel{}, lexicon)};
}

}  // namespace sayso::testing
