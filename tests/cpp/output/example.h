// Analyzed documents built by hand, so that tests of outputs need no model.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claims/analyzed.h"
#include "output/claims_table.h"

namespace sayso::testing {

// The bytes of `words` in `text` (the first time they occur).
inline ByteSpan span_of(std::string_view text, std::string_view words) {
  const std::size_t at = text.find(words);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

// A claim that says just `words` of the document's text.
inline Claim plain_claim(const Document& document, std::string_view words, std::string id = "0000000000000001") {
  Claim claim;
  claim.claim = std::move(id);
  claim.span = span_of(document.text, words);
  claim.self_contained = words;
  claim.predicate = "be";
  return claim;
}

// One document with one claim that has every part; the text has letters of one to four bytes.
// "\xC3\xA9" is e with acute, "\xE2\x80\x9C" and "\xE2\x80\x9D" are curly quotes, "\xF0\x9F\x9A\x80" is a rocket.
inline std::shared_ptr<const Analyzed> full_example() {
  Analyzed analyzed;
  Document& document = analyzed.document;
  document.id = "caf\xC3\xA9/1";
  document.title = "Halden caf\xC3\xA9 grows";
  document.text =
      "\xF0\x9F\x9A\x80 \xE2\x80\x9C"
      "We did not close 3 caf\xC3\xA9s in May,\xE2\x80\x9D Ren\xC3\xA9 Lund said.";
  const std::string& text = document.text;
  analyzed.title_sentences = {{0, static_cast<std::uint32_t>(document.title.size())}};
  analyzed.text_sentences = {{0, static_cast<std::uint32_t>(text.size())}};

  Claim title;
  title.claim = "00000000000000aa";
  title.section = Section::title;
  title.span = span_of(document.title, "caf\xC3\xA9 grows");
  title.self_contained = "caf\xC3\xA9 grows";
  title.form = Form::heading;
  title.predicate = "grow";

  Claim claim = plain_claim(document, "We did not close 3 caf\xC3\xA9s in May", "00000000000000bb");
  claim.parent = "00000000000000aa";
  claim.self_contained = "Halden did not close 3 caf\xC3\xA9s in May";
  claim.edits = {{span_of(text, "We"), "Halden", span_of(text, "Ren\xC3\xA9 Lund"), "pronoun"}};
  claim.subject = "Halden";
  claim.object = "3 caf\xC3\xA9s";
  claim.predicate = "close";
  claim.arguments = {{Role::subject, span_of(text, "We"), "Halden"}, {Role::time, span_of(text, "May"), "May"}};
  claim.source = "Ren\xC3\xA9 Lund";
  Source implicit;
  implicit.resolved = "(unspecified)";
  implicit.kind = SourceKind::implicit;
  Source speaker{
      span_of(text, "Ren\xC3\xA9 Lund"), "Ren\xC3\xA9 Lund", SourceKind::person, "chief", span_of(text, "said"), CueClass::say, false};
  claim.sources = {implicit, speaker};
  claim.quote = QuoteKind::direct;
  claim.modality = Modality::reported;
  claim.polarity = Polarity::negative;
  claim.certainty = 0.9F;
  Quantity quantity;
  quantity.span = span_of(text, "3 caf\xC3\xA9s");
  quantity.low = quantity.high = 3;
  quantity.unit = "caf\xC3\xA9";
  claim.quantities = {quantity};
  claim.times = {{span_of(text, "May"), TimeKind::date, "", {}, {}}};
  claim.causal = true;
  claim.confidence = 0.75F;
  claim.why = {{Field::polarity, "negator", span_of(text, "not")}};
  claim.abstained = {Field::times, Field::parent};
  analyzed.claims = {title, claim};
  return std::make_shared<const Analyzed>(std::move(analyzed));
}

// A document of `count` claims that all say the same.
inline std::shared_ptr<const Analyzed> repeated(const std::string& id, std::size_t count) {
  Analyzed analyzed;
  analyzed.document.id = id;
  analyzed.document.text = "Sales fell.";
  analyzed.text_sentences = {{0, 11}};
  for (std::size_t index = 0; index < count; ++index) analyzed.claims.push_back(plain_claim(analyzed.document, "Sales fell"));
  return std::make_shared<const Analyzed>(std::move(analyzed));
}

// An input of those documents on rows 0, 1, 2 ...
inline ClaimsInput input_of(std::vector<std::shared_ptr<const Analyzed>> documents) {
  ClaimsInput input;
  input.row_count = static_cast<std::int64_t>(documents.size());
  for (std::int64_t row = 0; row < input.row_count; ++row) input.document_rows.push_back(row);
  input.documents = std::move(documents);
  input.version = "0.0.0";
  input.model = "abc";
  return input;
}

}  // namespace sayso::testing
