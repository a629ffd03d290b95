// Any bytes, repaired, as two articles whose every line is a claim with a number and a time somewhere in it. Laws of comparison: nothing
// is out of place, no document conflicts with itself, and the order of the documents does not matter.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "compare/compare.h"
#include "fuzz.h"

namespace {

using namespace sayso;

// Claims from lines: offsets drawn from the bytes themselves, so that they are odd but lie in the text.
std::shared_ptr<const Analyzed> make_document(const std::string& id, const std::string& text) {
  auto analyzed = std::make_shared<Analyzed>();
  analyzed->document.id = id;
  analyzed->document.text = text;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const ByteSpan line{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    start = end + 1;
    if (line.empty()) continue;
    analyzed->text_sentences.push_back(line);
    Claim claim;
    claim.span = line;
    claim.confidence = 1;
    claim.subject = std::string(slice(text, line)).substr(0, 20);
    claim.predicate = claim.subject->substr(claim.subject->size() / 2);
    claim.polarity = text[line.start] % 2 == 0 ? Polarity::negative : Polarity::positive;
    Argument argument;
    argument.role = Role::subject;
    argument.span = line;
    claim.arguments.push_back(argument);
    Quantity quantity;
    quantity.span = line;
    quantity.low = static_cast<double>(static_cast<unsigned char>(text[line.end - 1]));
    quantity.high = quantity.low;
    quantity.unit = "thing";
    claim.quantities.push_back(quantity);
    Time time;
    time.span = line;
    claim.times.push_back(time);
    analyzed->claims.push_back(std::move(claim));
  }
  return analyzed;
}

void require_places(const std::vector<std::shared_ptr<const Analyzed>>& documents, const Comparison& comparison) {
  for (const Link& link : comparison.links) {
    for (const auto& [claim, span] : {std::pair(link.a, link.a_span), std::pair(link.b, link.b_span)}) {
      fuzz::require(claim.document < documents.size(), "a link names a document");
      const Analyzed& analyzed = *documents[claim.document];
      fuzz::require(claim.claim < analyzed.claims.size(), "a link names a claim");
      fuzz::require(span.start <= span.end && span.end <= analyzed.document.text.size(), "the words of a link lie in the text");
    }
    fuzz::require(!link.reason.empty(), "a link has a reason");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string text;
  repair_utf8(bytes, text);
  const std::size_t half = text.find('\n', text.size() / 2);
  const std::string other = half == std::string::npos ? text : text.substr(half + 1);
  const std::vector<std::shared_ptr<const Analyzed>> documents = {make_document("a", text), make_document("b", other)};
  static const Lexicon lexicon = Lexicon::built_in();
  const Comparison comparison = compare(documents, lexicon);
  require_places(documents, comparison);
  const Comparison swapped = compare(std::vector<std::shared_ptr<const Analyzed>>{documents[1], documents[0]}, lexicon);
  fuzz::require(comparison.links.size() == swapped.links.size(), "the order of documents does not matter");
  const Comparison alone = compare(std::vector<std::shared_ptr<const Analyzed>>{documents[0], documents[0]}, lexicon);
  const bool conflict =
      std::any_of(alone.links.begin(), alone.links.end(), [](const Link& link) { return link.kind == LinkKind::conflicts; });
  fuzz::require(!conflict, "a document does not conflict with itself");
  return 0;
}
