// An Analyzed by hand: a document of sentences, each of which is one claim with what the test gives it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "claims/analyzed.h"

namespace sayso::testing {

class AnalyzedBuilder {
 public:
  explicit AnalyzedBuilder(std::string id) { analyzed_.document.id = std::move(id); }

  // Adds a sentence and its claim; `subject` and `predicate` as claims have them ("the dam", "be opened").
  AnalyzedBuilder& say(const std::string& sentence, const std::string& subject, const std::string& predicate) {
    std::string& text = analyzed_.document.text;
    if (!text.empty()) text += ' ';
    const auto start = static_cast<std::uint32_t>(text.size());
    text += sentence;
    const auto end = static_cast<std::uint32_t>(text.size());
    analyzed_.text_sentences.push_back({start, end});
    Claim claim;
    claim.span = {start, end - 1};  // without the full stop
    claim.predicate_start = start;
    claim.sentence = static_cast<std::uint32_t>(analyzed_.text_sentences.size() - 1);
    claim.subject = subject;
    claim.predicate = predicate;
    claim.confidence = 0.9F;
    const std::size_t at = sentence.find(subject);
    if (at != std::string::npos) {
      Argument argument;
      argument.role = Role::subject;
      argument.span = {start + static_cast<std::uint32_t>(at), start + static_cast<std::uint32_t>(at + subject.size())};
      claim.arguments.push_back(argument);
    }
    analyzed_.claims.push_back(std::move(claim));
    return *this;
  }
  // Gives the last claim a quantity: its words, value and unit.
  AnalyzedBuilder& count(const std::string& words, double value, const std::string& unit) {
    Quantity quantity;
    quantity.span = find(words);
    quantity.low = quantity.high = value;
    quantity.unit = unit;
    analyzed_.claims.back().quantities.push_back(quantity);
    return *this;
  }
  AnalyzedBuilder& when(const std::string& words, TimeKind kind = TimeKind::date) {
    Time time;
    time.span = find(words);
    time.kind = kind;
    analyzed_.claims.back().times.push_back(time);
    return *this;
  }
  AnalyzedBuilder& negative() {
    analyzed_.claims.back().polarity = Polarity::negative;
    return *this;
  }
  AnalyzedBuilder& certain(float certainty) {
    analyzed_.claims.back().certainty = certainty;
    if (certainty < 0.7F) analyzed_.claims.back().modality = Modality::hedged;
    return *this;
  }
  AnalyzedBuilder& quoting(const std::string& holder) {
    Source source;
    source.resolved = holder;
    Claim& claim = analyzed_.claims.back();
    claim.source = holder;
    claim.sources.push_back(source);
    claim.quote = QuoteKind::direct;
    return *this;
  }
  std::shared_ptr<const Analyzed> build() const { return std::make_shared<const Analyzed>(analyzed_); }

 private:
  ByteSpan find(const std::string& words) const {
    const auto start = static_cast<std::uint32_t>(analyzed_.document.text.find(words, analyzed_.claims.back().span.start));
    return {start, start + static_cast<std::uint32_t>(words.size())};
  }
  Analyzed analyzed_;
};

}  // namespace sayso::testing
