// _train: what the training code must share with the engine. Python words -> hashed feature rows, states of the encoder, hashes of the
// model format; words of a treebank -> where the network is not sure of their tags.
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/encoder.h"
#include "analysis/features.h"
#include "base/hash.h"
#include "input/conllu_reader.h"
#include "model/labels.h"
#include "model/model_file.h"

namespace py = pybind11;

namespace {

// Rows [words, kFeatureSlots], 0 where unused; the number of n-gram slots used by each word; its name in a vocabulary.
py::tuple features(const std::vector<std::string>& words, const std::array<std::uint32_t, 5>& sizes) {
  py::array_t<std::int32_t> rows({words.size(), sayso::kFeatureSlots});
  py::array_t<std::int32_t> ngrams(static_cast<py::ssize_t>(words.size()));
  py::array_t<std::uint32_t> hashes(static_cast<py::ssize_t>(words.size()));
  auto hash = hashes.mutable_unchecked<1>();
  auto row = rows.mutable_unchecked<2>();
  auto ngram = ngrams.mutable_unchecked<1>();
  for (std::size_t word = 0; word < words.size(); ++word) {
    const sayso::WordFeatures found = sayso::word_features(words[word], {sizes});
    for (std::size_t slot = 0; slot < sayso::kFeatureSlots; ++slot) {
      row(static_cast<py::ssize_t>(word), static_cast<py::ssize_t>(slot)) = static_cast<std::int32_t>(found.rows[slot]);
    }
    ngram(static_cast<py::ssize_t>(word)) = static_cast<std::int32_t>(found.ngrams);
    hash(static_cast<py::ssize_t>(word)) = found.word_hash;
  }
  return py::make_tuple(rows, ngrams, hashes);
}

// What the model heads read: states [words, width] of words in CoNLL-U, 0..127 with the zero at 64.
class Encoder {
 public:
  explicit Encoder(const std::string& path)
      : encoder_(sayso::load_encoder(sayso::ModelFile::read(path))), kernels_(*sayso::nn::select(sayso::nn::Isa::best)) {}

  py::array_t<std::uint8_t> states(const std::string& conllu) {
    const sayso::GivenWords words = sayso::read_conllu(conllu);
    sayso::encode(words.text, words.tokens, encoder_, kernels_, scratch_);
    const std::size_t width = encoder_.width;
    py::array_t<std::uint8_t> found({words.tokens.size(), width});
    std::copy_n(scratch_.states.data(), words.tokens.size() * width, found.mutable_data());
    return found;
  }

 private:
  sayso::Encoder encoder_;
  const sayso::nn::Kernels& kernels_;
  sayso::Scratch scratch_;
};

template <typename Value>
py::array_t<Value> array(const std::vector<Value>& values, std::vector<py::ssize_t> shape) {
  py::array_t<Value> found(std::move(shape));
  std::copy(values.begin(), values.end(), found.mutable_data());
  return found;
}

// The first analysis of given words, as the pipeline has it before its second choices.
struct FirstAnalysis {
  FirstAnalysis(const sayso::Analyzer& analyzer, std::string_view conllu, sayso::Scratch& scratch) {
    sayso::GivenWords words = sayso::read_conllu(conllu);
    text = std::move(words.text);
    parsed.tokens = std::move(words.tokens);
    parsed.sentences = std::move(words.sentences);
    fixed.resize(parsed.tokens.size());
    analyzer.encode(text, parsed.tokens, scratch);
    tags = analyzer.find_first_tags(text, parsed.tokens, scratch);
    tree = analyzer.find_first_tree(parsed.sentences, fixed, scratch);
    parsed.tags = sayso::tags_of(tags.pairs);
    parsed.tree = tree.tree;
    forms.emplace(text, parsed.tokens, parsed.sentences);
  }

  std::string text;
  sayso::Parsed parsed;
  std::vector<bool> fixed;
  sayso::FirstTags tags;
  sayso::FirstTree tree;
  std::optional<sayso::WordForms> forms;
};

// The words of CoNLL-U -> pairs of tags by the network alone [words]; and where it is not sure: words, likeliest pairs and their sums of
// scores [doubts, choices], and the features around them [doubts, features]. A pair is UPOS times the number of XPOS plus XPOS.
py::tuple tag_doubts(const std::string& model, const std::string& conllu) {
  const sayso::Analyzer analyzer(sayso::ModelFile::read(model), sayso::nn::Isa::best);
  sayso::Scratch scratch;
  std::vector<std::int32_t> own, tokens, pairs;
  std::vector<float> sums;
  std::vector<std::uint64_t> features;
  for (const std::string_view document : sayso::split_conllu_documents(conllu)) {
    const FirstAnalysis first(analyzer, document, scratch);
    const sayso::TagSurroundings surroundings(first.text, first.parsed.tokens, *first.forms, first.parsed.tree, first.tags.pairs);
    auto sentence = first.parsed.sentences.begin();
    for (const sayso::TagDoubt& doubt : first.tags.doubts) {
      while (sentence->end <= doubt.token) ++sentence;
      const sayso::TagFeatures found = surroundings.features(*sentence, doubt);
      tokens.push_back(static_cast<std::int32_t>(own.size() + doubt.token));
      pairs.insert(pairs.end(), doubt.pairs.begin(), doubt.pairs.end());
      sums.insert(sums.end(), doubt.sums.begin(), doubt.sums.end());
      features.insert(features.end(), found.begin(), found.end());
    }
    own.insert(own.end(), first.tags.pairs.begin(), first.tags.pairs.end());
  }
  const auto words = static_cast<py::ssize_t>(own.size()), doubts = static_cast<py::ssize_t>(tokens.size());
  constexpr py::ssize_t kChoices = sayso::kTagChoices, kFeatures = sayso::kTagFeatures;
  return py::make_tuple(array(own, {words}), array(tokens, {doubts}), array(pairs, {doubts, kChoices}), array(sums, {doubts, kChoices}),
                        array(features, {doubts, kFeatures}));
}

// The words of CoNLL-U -> the tree by the network alone: heads (tokens; a root is its own) and relations [words]; and where it is not sure:
// words [doubts]; heads, relations and scores of the choices, the tree's first [doubts, choices], -1 where there are not so many; and
// features [doubts, choices, features].
py::tuple head_doubts(const std::string& model, const std::string& conllu) {
  const sayso::Analyzer analyzer(sayso::ModelFile::read(model), sayso::nn::Isa::best);
  sayso::Scratch scratch;
  std::vector<std::int32_t> tree_heads, tree_relations, tokens, heads, relations;
  std::vector<float> scores;
  std::vector<std::uint32_t> features;
  for (const std::string_view document : sayso::split_conllu_documents(conllu)) {
    FirstAnalysis first(analyzer, document, scratch);
    analyzer.finish_tags(first.text, first.tags, *first.forms, first.fixed, first.parsed);
    const auto start = static_cast<std::int32_t>(tree_heads.size());
    auto doubt = first.tree.doubts.begin();
    for (const sayso::TokenSpan sentence : first.parsed.sentences) {
      const sayso::HeadSurroundings surroundings(*first.forms, first.parsed, sentence);
      for (; doubt != first.tree.doubts.end() && doubt->token < sentence.end; ++doubt) {
        tokens.push_back(start + static_cast<std::int32_t>(doubt->token));
        for (std::uint32_t choice = 0; choice < sayso::kHeadChoices; ++choice) {
          const bool is_there = choice < doubt->count;
          const sayso::HeadChoice& one = doubt->choices[choice];
          heads.push_back(is_there ? start + static_cast<std::int32_t>(one.head) : -1);
          relations.push_back(is_there ? static_cast<std::int32_t>(one.relation) : -1);
          scores.push_back(one.score);
          const sayso::HeadFeatures found = is_there ? surroundings.features(*doubt, choice) : sayso::HeadFeatures{};
          features.insert(features.end(), found.begin(), found.end());
        }
      }
    }
    for (const std::uint32_t head : first.tree.tree.heads) tree_heads.push_back(start + static_cast<std::int32_t>(head));
    for (const sayso::Relation relation : first.tree.tree.relations) tree_relations.push_back(static_cast<std::int32_t>(relation));
  }
  const auto words = static_cast<py::ssize_t>(tree_heads.size()), doubts = static_cast<py::ssize_t>(tokens.size());
  constexpr py::ssize_t kChoices = sayso::kHeadChoices, kFeatures = sayso::kHeadFeatures;
  return py::make_tuple(array(tree_heads, {words}), array(tree_relations, {words}), array(tokens, {doubts}),
                        array(heads, {doubts, kChoices}), array(relations, {doubts, kChoices}), array(scores, {doubts, kChoices}),
                        array(features, {doubts, kChoices, kFeatures}));
}

template <std::size_t N>
std::vector<std::string> strings(const std::array<std::string_view, N>& names) {
  return {names.begin(), names.end()};
}

}  // namespace

PYBIND11_MODULE(_train, module) {
  module.attr("WHOLE_FEATURES") = sayso::kWholeFeatures;
  module.attr("FEATURE_SLOTS") = sayso::kFeatureSlots;
  module.attr("UPOS") = strings(sayso::kUposNames);
  module.attr("XPOS") = strings(sayso::kXposNames);
  module.attr("RELATIONS") = strings(sayso::kRelationNames);
  module.attr("ENTITY_KINDS") = strings(sayso::kEntityKindNames);
  py::class_<Encoder>(module, "Encoder")
      .def(py::init<const std::string&>(), py::arg("model"))
      .def("states", &Encoder::states, py::arg("conllu"));
  module.def("features", &features, py::arg("words"), py::arg("sizes"));
  module.attr("NO_PAIR") = static_cast<int>(sayso::kNoPair);
  module.def("tag_doubts", &tag_doubts, py::arg("model"), py::arg("conllu"));
  module.def("head_doubts", &head_doubts, py::arg("model"), py::arg("conllu"));
  module.def("weight_place", &sayso::weight_place, py::arg("feature"), py::arg("pair"), py::arg("weights"));
  module.def("address_key", &sayso::address_key, py::arg("word"));
  module.def("word_hash", &sayso::word_hash, py::arg("word"));
  module.def("feature_hash", &sayso::feature_hash);
  module.def(
      "feature_rows", [](const std::array<std::uint32_t, 5>& sizes) { return sayso::FeatureSizes{sizes}.total(); }, py::arg("sizes"));
  module.def(
      "crc32c", [](const py::bytes& bytes) { return sayso::crc32c(std::string_view(bytes)); }, py::arg("bytes"));
}
