// How common words are: JSON Lines files of news and other texts -> the table model/lexicon/compare_common.tsv.
//   compare_terms FILE... > OUT.tsv
// Texts are cut into pieces as long as a report, so that long ones do not make every word common. Of each file the share of pieces that
// have a stem; of several files the mean.
#include <map>
#include <set>

#include "compare/words.h"
#include "read_documents.h"

namespace {

constexpr std::size_t kPieceWords = 600;
constexpr double kLeastShare = 0.01;  // rarer than this is rare

using Shares = std::map<std::string, double>;

Shares count_shares(const std::string& path, sayso::Vocabulary& vocabulary) {
  Shares shares;
  std::size_t pieces = 0;
  for (const sayso::Document& document : read_documents(path)) {
    const std::vector<sayso::Word> words = vocabulary.read(document.text);
    for (std::size_t start = 0; start < words.size(); start += kPieceWords, ++pieces) {
      std::set<sayso::Term> seen;
      for (std::size_t at = start; at < std::min(words.size(), start + kPieceWords); ++at) {
        if (words[at].content && !words[at].number) seen.insert(words[at].stem);
      }
      for (const sayso::Term stem : seen) ++shares[std::string(vocabulary.spelling(stem))];
    }
  }
  for (auto& [stem, share] : shares) share /= static_cast<double>(pieces);
  return shares;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "usage: compare_terms FILE...\n";
    return 2;
  }
  const sayso::Lexicon lexicon = sayso::Lexicon::built_in();
  sayso::Vocabulary vocabulary(lexicon);
  Shares mean;
  for (int file = 1; file < count; ++file) {
    for (const auto& [stem, share] : count_shares(arguments[file], vocabulary)) mean[stem] += share / (count - 1);
  }
  std::cout << "# Stem (as compare/words.h finds it) -> in how many of 1,000 pieces of " << kPieceWords << " words it stands, where in "
            << 1000 * kLeastShare << " or more.\n"
            << "# Source: counted by cpp/tools/compare_terms.cpp on Wikinews 2019 and 2020 (CC BY 2.5) and MASC (open), half each.\n"
            << "stem\tpieces\n";
  for (const auto& [stem, share] : mean) {
    if (share >= kLeastShare) std::cout << stem << '\t' << static_cast<int>(1000 * share + 0.5) << '\n';
  }
  return 0;
}
