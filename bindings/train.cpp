// _train: what the training code must share with the engine. Python words -> hashed feature rows, states of the encoder, hashes of the
// model format.
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <string>
#include <vector>

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
  module.def("feature_hash", &sayso::feature_hash);
  module.def(
      "feature_rows", [](const std::array<std::uint32_t, 5>& sizes) { return sayso::FeatureSizes{sizes}.total(); }, py::arg("sizes"));
  module.def(
      "crc32c", [](const py::bytes& bytes) { return sayso::crc32c(std::string_view(bytes)); }, py::arg("bytes"));
}
