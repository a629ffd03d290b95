// _train: what the training code must share with the engine. Python words -> hashed feature rows, states of the encoder, hashes of the
// model format; words of a treebank -> where the network is not sure of their tags.
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <string>
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

// The words of CoNLL-U -> pairs of tags by the network alone [words]; and where it is not sure: words, likeliest pairs and their sums of
// scores [doubts, choices], and the features around them [doubts, features]. A pair is UPOS times the number of XPOS plus XPOS.
py::tuple tag_doubts(const std::string& model, const std::string& conllu) {
  const sayso::Analyzer analyzer(sayso::ModelFile::read(model), sayso::nn::Isa::best);
  const sayso::GivenWords words = sayso::read_conllu(conllu);
  sayso::Scratch scratch;
  analyzer.encode(words.text, words.tokens, scratch);
  const sayso::FirstTags first = analyzer.find_first_tags(words.text, words.tokens, scratch);
  const sayso::Tree tree = analyzer.find_heads(words.sentences, std::vector<bool>(words.tokens.size()), scratch);
  const sayso::TagSurroundings surroundings(words.text, words.tokens, tree, first.pairs);
  const std::size_t count = first.doubts.size();
  py::array_t<std::int32_t> own(static_cast<py::ssize_t>(first.pairs.size())), token(static_cast<py::ssize_t>(count));
  py::array_t<std::int32_t> pairs({count, sayso::kTagChoices});
  py::array_t<float> sums({count, sayso::kTagChoices});
  py::array_t<std::uint64_t> features({count, sayso::kTagFeatures});
  std::copy(first.pairs.begin(), first.pairs.end(), own.mutable_data());
  auto sentence = words.sentences.begin();
  for (std::size_t doubt = 0; doubt < count; ++doubt) {
    const sayso::TagDoubt& one = first.doubts[doubt];
    while (sentence->end <= one.token) ++sentence;
    const sayso::TagFeatures found = surroundings.features(*sentence, one);
    token.mutable_data()[doubt] = static_cast<std::int32_t>(one.token);
    std::copy(one.pairs.begin(), one.pairs.end(), pairs.mutable_data() + doubt * sayso::kTagChoices);
    std::copy(one.sums.begin(), one.sums.end(), sums.mutable_data() + doubt * sayso::kTagChoices);
    std::copy(found.begin(), found.end(), features.mutable_data() + doubt * sayso::kTagFeatures);
  }
  return py::make_tuple(own, token, pairs, sums, features);
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
  module.def("weight_place", &sayso::weight_place, py::arg("feature"), py::arg("pair"), py::arg("weights"));
  module.def("address_key", &sayso::address_key, py::arg("word"));
  module.def("word_hash", &sayso::word_hash, py::arg("word"));
  module.def("feature_hash", &sayso::feature_hash);
  module.def(
      "feature_rows", [](const std::array<std::uint32_t, 5>& sizes) { return sayso::FeatureSizes{sizes}.total(); }, py::arg("sizes"));
  module.def(
      "crc32c", [](const py::bytes& bytes) { return sayso::crc32c(std::string_view(bytes)); }, py::arg("bytes"));
}
