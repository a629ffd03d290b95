#include "compare/pair_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace sayso {
namespace {

constexpr double kUnit = 1000;  // weights are whole thousandths

// Rows of the second stage, in the order of python/training/comparison.py.
constexpr std::array<std::string_view, 8> kSecondNames = {"second",   "logit",         "score",     "margin",  //
                                                          "agreeing", "agreeing_more", "elsewhere", "elsewhere_more"};

// Rows of the chances from which a pair counts, of reports of one time and of later ones; without them an even chance.
constexpr std::array<std::string_view, 2> kLeastNames = {"least", "least_later"};
constexpr double kLeast = 0.5;

double read_weight(const LexiconTable::Row& row, std::size_t column) {
  int value = 0;
  if (column < row.size()) std::from_chars(row[column].data(), row[column].data() + row[column].size(), value);
  return value / kUnit;
}

double to_chance(double logit) { return 1 / (1 + std::exp(-std::clamp(logit, -30.0, 30.0))); }

}  // namespace

PairModel::PairModel(const LexiconTable& table) {
  for (std::size_t question = 0; question < kQuestions; ++question) {
    for (std::size_t feature = 0; feature < kPairFeatures; ++feature) {
      const LexiconTable::Row* row = table.find(name(static_cast<Feature>(feature)));
      if (row != nullptr) first_[question][feature] = static_cast<float>(read_weight(*row, question + 1));
    }
    for (const std::size_t apart : {0U, 1U}) {
      const LexiconTable::Row* row = table.find(kLeastNames[apart]);
      least_[question][apart] = row != nullptr ? read_weight(*row, question + 1) : kLeast;
    }
    for (std::size_t at = 0; at < kSecond; ++at) {
      const LexiconTable::Row* row = table.find(kSecondNames[at]);
      if (row != nullptr) second_[question][at] = read_weight(*row, question + 1);
    }
  }
}

double PairModel::score(Question question, const PairFeatures& features) const {
  const PairFeatures& weights = first_[static_cast<std::size_t>(question)];
  double logit = 0;
  for (std::size_t at = 0; at < kPairFeatures; ++at) logit += static_cast<double>(weights[at]) * static_cast<double>(features[at]);
  return to_chance(logit);
}

double PairModel::settle(Question question, double score, const Rivals& rivals) const {
  const double bounded = std::clamp(score, 1e-12, 1 - 1e-12);
  const std::array<double, kSecond> row = {1,
                                           std::log(bounded / (1 - bounded)),
                                           score,
                                           score - rivals.best,
                                           rivals.agreeing,
                                           std::max(0.0, rivals.agreeing - score),
                                           rivals.elsewhere,
                                           std::max(0.0, rivals.elsewhere - score)};
  const auto& weights = second_[static_cast<std::size_t>(question)];
  double logit = 0;
  for (std::size_t at = 0; at < kSecond; ++at) logit += weights[at] * row[at];
  return to_chance(logit);
}

}  // namespace sayso
