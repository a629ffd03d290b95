#include "analysis/encoder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>

#include "base/error.h"

namespace sayso {
namespace {

EncoderBlock load_block(const ModelFile& file, const std::string& name, char kind, std::size_t width) {
  EncoderBlock block;
  block.gated = kind == 'g';
  if (kind != 'g' && kind != 'd') refuse(file, "section 'network.blocks' holds a letter other than d and g");
  block.norm = load_norm(file, name, width);
  block.affine = load_affine(file, name, width, block.gated ? 2 * width : width);
  const std::uint32_t window[] = {nn::kWindow, static_cast<std::uint32_t>(width)};
  if (!block.gated) block.window = load_floats(file, name + ".window", window);
  return block;
}

// Known words, rising; none in a model without them.
std::vector<std::uint32_t> load_vocabulary(const ModelFile& file) {
  constexpr std::string_view kName = "vocabulary.hashes";
  if (!file.has(kName)) return {};
  const auto hashes = file.u32(kName, file.shape(kName));
  if (hashes.size() > 1u << 24) refuse(file, "section 'vocabulary.hashes' holds more than 2^24 words");
  if (std::adjacent_find(hashes.begin(), hashes.end(), std::greater_equal<>()) != hashes.end()) {
    refuse(file, "section 'vocabulary.hashes' does not rise");
  }
  return {hashes.begin(), hashes.end()};
}

FeatureSizes load_sizes(const ModelFile& file) {
  FeatureSizes sizes;
  const std::uint32_t shape[] = {static_cast<std::uint32_t>(sizes.rows.size())};
  const auto rows = file.u32("features.rows", shape);
  for (std::size_t table = 0; table < rows.size(); ++table) {
    if (rows[table] < 1 || rows[table] > 1u << 24) refuse(file, "section 'features.rows' holds a size outside of 1 to 2^24");
    sizes.rows[table] = rows[table];
  }
  return sizes;
}

// The row of a word that the model knows; row 0, which is all zeros, for others.
std::uint32_t vocabulary_row(std::uint32_t word_hash, const Encoder& encoder) {
  const auto found = std::lower_bound(encoder.vocabulary.begin(), encoder.vocabulary.end(), word_hash);
  if (found == encoder.vocabulary.end() || *found != word_hash) return 0;
  return static_cast<std::uint32_t>(encoder.sizes.total()) + static_cast<std::uint32_t>(found - encoder.vocabulary.begin());
}

// The sum of a word's embedding rows; n-gram rows count 1 / sqrt of their number.
void sum_rows(const WordFeatures& features, const Encoder& encoder, float* sum) {
  // Rows lie far apart in memory: ask for all of them before waiting for the first.
  for (std::size_t slot = 0; slot < kWholeFeatures + features.ngrams; ++slot) {
    for (std::size_t byte = 0; byte < encoder.embedding; byte += 64)
      __builtin_prefetch(encoder.table.data() + features.rows[slot] * encoder.embedding + byte);
  }
  std::int32_t whole[nn::kLanes];
  std::int32_t ngrams[nn::kLanes];
  const std::int8_t* known = encoder.table.data() + vocabulary_row(features.word_hash, encoder) * encoder.embedding;
  const float weight = features.ngrams == 0 ? 0.0f : 1.0f / std::sqrt(static_cast<float>(features.ngrams));
  for (std::size_t first = 0; first < encoder.embedding; first += nn::kLanes) {
    std::copy(known + first, known + first + nn::kLanes, whole);
    std::fill(std::begin(ngrams), std::end(ngrams), 0);
    for (std::size_t slot = 0; slot < kWholeFeatures + features.ngrams; ++slot) {
      const std::int8_t* row = encoder.table.data() + features.rows[slot] * encoder.embedding + first;
      std::int32_t* into = slot < kWholeFeatures ? whole : ngrams;
      for (std::size_t lane = 0; lane < nn::kLanes; ++lane) into[lane] += row[lane];
    }
    for (std::size_t lane = 0; lane < nn::kLanes; ++lane) {
      sum[first + lane] = (static_cast<float>(whole[lane]) + static_cast<float>(ngrams[lane]) * weight) * encoder.table_step[first + lane];
    }
  }
}

// One word without context -> its vector, which depends on nothing else.
void word_vector(std::string_view word, const Encoder& encoder, const nn::Kernels& kernels, Scratch& scratch, float* vector) {
  float* sum = room(scratch.rows[1], encoder.embedding);
  float* normal = room(scratch.rows[2], std::max(encoder.embedding, encoder.table_affine.stride()));
  std::uint8_t* quantised = room(scratch.quantised, encoder.embedding);
  sum_rows(word_features(word, encoder.sizes), encoder, sum);
  kernels.normalize(sum, 1, encoder.embedding, encoder.table_norm.gain.data(), encoder.table_norm.shift.data(), normal);
  const nn::Quantizer& quantizer = encoder.table_affine.quantizer();
  kernels.quantize(normal, encoder.embedding, quantizer.inverse_step, quantizer.zero, quantised);
  encoder.table_affine.run(kernels, quantised, 1, normal);
  std::fill(vector, vector + encoder.width, 0.0f);
  kernels.add_clipped(normal, encoder.width, vector);
}

// x [rows][width] += block(x).
void run_block(const EncoderBlock& block, const nn::Kernels& kernels, std::size_t rows, std::size_t width, Scratch& scratch, float* x) {
  float* normal = room(scratch.rows[1], rows * width);
  float* wide = room(scratch.rows[2], rows * 2 * width);
  std::uint8_t* quantised = room(scratch.quantised, rows * width);
  kernels.normalize(x, rows, width, block.norm.gain.data(), block.norm.shift.data(), normal);
  if (!block.gated) kernels.convolve(normal, rows, width, block.window.data(), wide);
  const nn::Quantizer& quantizer = block.affine.quantizer();
  kernels.quantize(block.gated ? normal : wide, rows * width, quantizer.inverse_step, quantizer.zero, quantised);
  block.affine.run(kernels, quantised, rows, wide);
  if (block.gated)
    kernels.recur(wide, rows, width, x);
  else
    kernels.add_clipped(wide, rows * width, x);
}

bool ends_sentence(std::string_view word) { return word == "." || word == "!" || word == "?"; }

}  // namespace

Encoder load_encoder(const ModelFile& file) {
  if (file.feature_hash() != feature_hash()) {
    throw ModelError("features", "model file '" + file.path() +
                                     "': was trained for other features or labels; get the model that belongs to this version of sayso");
  }
  Encoder encoder;
  std::from_chars(file.sha256().data(), file.sha256().data() + 16, encoder.id, 16);
  encoder.sizes = load_sizes(file);
  encoder.embedding = load_width(file, "rows.values", 1, nn::kLanes);
  encoder.width = load_width(file, "table.weight", 0, nn::kOutputGroup);
  encoder.vocabulary = load_vocabulary(file);
  const std::uint32_t rows[] = {static_cast<std::uint32_t>(encoder.sizes.total() + encoder.vocabulary.size()),
                                static_cast<std::uint32_t>(encoder.embedding)};
  encoder.table = file.i8("rows.values", rows);
  encoder.file = file.bytes();
  encoder.table_step = load_floats(file, "rows.step", std::span(rows).subspan(1));
  encoder.table_norm = load_norm(file, "table", encoder.embedding);
  encoder.table_affine = load_affine(file, "table", encoder.embedding, encoder.width);
  const std::string_view kinds = file.text("network.blocks");
  if (kinds.size() > 64) refuse(file, "section 'network.blocks' names more than 64 blocks");
  for (std::size_t index = 0; index < kinds.size(); ++index) {
    encoder.blocks.push_back(load_block(file, "block" + std::to_string(index), kinds[index], encoder.width));
  }
  encoder.norm = load_norm(file, "final", encoder.width);
  const std::uint32_t one[] = {1};
  encoder.states = nn::Quantizer::signed_values(file.f32("heads.input", one)[0]);
  return encoder;
}

std::vector<TokenSpan> encoder_runs(std::string_view text, const Tokens& tokens) {
  std::vector<TokenSpan> runs;
  const auto count = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t start = 0; start < count;) {
    std::uint32_t end = start;
    std::uint32_t good = start;  // after the last end of a sentence in the second half of the longest run
    while (end < count && end - start < kLongestRun && tokens.block[end] == tokens.block[start]) {
      ++end;
      if (end - start > kLongestRun / 2 && ends_sentence(slice(text, tokens.span[end - 1]))) good = end;
    }
    const bool cut = end < count && tokens.block[end] == tokens.block[start];
    if (cut && good > start) end = good;
    runs.push_back({start, end});
    start = end;
  }
  return runs;
}

void encode(std::string_view text, const Tokens& tokens, const Encoder& encoder, const nn::Kernels& kernels, Scratch& scratch) {
  const std::size_t width = encoder.width;
  scratch.words.prepare(encoder.id, width);
  room(scratch.states, tokens.size() * width);
  for (const TokenSpan run : encoder_runs(text, tokens)) {
    check(scratch.stop);
    const std::size_t rows = run.size();
    float* x = room(scratch.rows[0], rows * width);
    for (std::size_t row = 0; row < rows; ++row) {
      const std::string_view word = slice(text, tokens.span[run.start + row]);
      bool known = false;
      float* vector = scratch.words.find(word, known);
      if (!known) word_vector(word, encoder, kernels, scratch, vector);
      std::copy(vector, vector + width, x + row * width);
    }
    for (const EncoderBlock& block : encoder.blocks) run_block(block, kernels, rows, width, scratch, x);
    float* normal = room(scratch.rows[1], rows * width);
    kernels.normalize(x, rows, width, encoder.norm.gain.data(), encoder.norm.shift.data(), normal);
    kernels.quantize(normal, rows * width, encoder.states.inverse_step, encoder.states.zero, scratch.states.data() + run.start * width);
  }
}

}  // namespace sayso
