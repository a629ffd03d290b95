// Features of pairs of values and claims for python/training/comparison.py, from the definition that comparison uses.
//   compare_features MODEL DIRECTORY [values] > OUT.jsonl      values: no pairs of claims that may say the same
// DIRECTORY holds .txt files; a document's id is its path without the suffix. One pair a line: question, what the values allow ("fit"),
// both documents and byte spans, the features by name.
#include <iostream>

#include "compare/compare.h"
#include "compare/pair_features.h"
#include "compare/prepare.h"
#include "compare/relate.h"
#include "compare/value_pool.h"
#include "pipeline/analyze.h"
#include "read_folder.h"

namespace {

void write_side(const char* key, const sayso::Reading& reading, sayso::ByteSpan span) {
  std::cout << ", \"" << key << "\": [\"" << reading.analyzed->document.id << "\", " << span.start << ", " << span.end << "]";
}

void write_features(const sayso::PairFeatures& features) {
  std::cout << ", \"features\": {";
  const char* between = "";
  for (std::size_t at = 0; at < features.size(); ++at) {
    if (features[at] == 0) continue;
    std::cout << between << '"' << name(static_cast<sayso::Feature>(at)) << "\": " << features[at];
    between = ", ";
  }
  std::cout << "}}\n";
}

void write_values(const sayso::Facing& facing) {
  for (std::uint32_t a = 0; a < facing.a.measures.size(); ++a) {
    for (std::uint32_t b = 0; b < facing.b.measures.size(); ++b) {
      const sayso::Fit fit = compare_measures(facing, a, b);
      if (fit == sayso::Fit::unrelated) continue;
      const sayso::Measure& left = facing.a.measures[a];
      const sayso::Measure& right = facing.b.measures[b];
      std::cout << "{\"question\": \"" << (left.moment ? "time" : "quantity") << "\", \"fit\": " << static_cast<int>(fit)
                << ", \"value_a\": \"" << value_key(left) << "\", \"value_b\": \"" << value_key(right) << '"';
      write_side("a", facing.a, left.span);
      write_side("b", facing.b, right.span);
      if (fit == sayso::Fit::disjoint && are_of_two_things(facing, a, b)) std::cout << ", \"barred\": true";
      write_features(describe_measures(facing, a, b));
    }
  }
}

void write_polarity(const sayso::Facing& facing, const sayso::Vocabulary& vocabulary) {
  for (const sayso::PolarPair& pair : find_polar_pairs(facing, vocabulary)) {
    if (pair.opposites) continue;
    std::cout << "{\"question\": \"denial\"";
    write_side("a", facing.a, facing.a.facts[pair.a].span);
    write_side("b", facing.b, facing.b.facts[pair.b].span);
    if (pair.barred) std::cout << ", \"barred\": true";
    write_features(describe_polarity(facing, vocabulary, pair.a, pair.b, pair.rule));
  }
}

void write_likeness(const sayso::Facing& facing) {
  for (const auto& [a, b] : find_alike(facing)) {
    std::cout << "{\"question\": \"likeness\"";
    write_side("a", facing.a, facing.a.facts[a].span);
    write_side("b", facing.b, facing.b.facts[b].span);
    write_features(describe_likeness(facing, a, b));
  }
}

}  // namespace

int main(int count, char** arguments) {
  const bool values_alone = count == 4 && std::string(arguments[3]) == "values";
  if (count != 3 && !values_alone) {
    std::cerr << "usage: compare_features MODEL DIRECTORY [values]\n";
    return 2;
  }
  try {
    const auto model = sayso::Model::load(arguments[1]);
    const auto documents = read_folder(arguments[2], *model);
    const sayso::Lexicon lexicon = sayso::Lexicon::built_in();
    sayso::Vocabulary vocabulary(lexicon);
    sayso::CompareOptions options;
    if (values_alone) options.least_near = 0.06;  // wrong examples of all kinds
    const sayso::Prepared prepared = prepare(documents, options, vocabulary);
    for (const sayso::DocumentPair& pair : prepared.related) {
      const sayso::Facing facing = prepared.face(pair);
      write_values(facing);
      write_polarity(facing, vocabulary);
      if (!values_alone) write_likeness(facing);
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}
