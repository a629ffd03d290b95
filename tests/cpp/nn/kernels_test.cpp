// Every kernel table must give the bits that the scalar one gives.
#include "nn/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "nn/isa.h"
#include "nn/layers.h"

namespace sayso::nn {
namespace {

class KernelsEqual : public ::testing::TestWithParam<NamedIsa> {
 protected:
  void SetUp() override {
    if (select(GetParam().isa) == nullptr) GTEST_SKIP() << "this CPU has no " << GetParam().name;
    other_ = select(GetParam().isa);
    ASSERT_STREQ(other_->name, GetParam().name);
  }

  std::vector<float> floats(std::size_t count, float size = 3.0f) {
    std::uniform_real_distribution<float> draw(-size, size);
    std::vector<float> values(count);
    for (float& value : values) value = draw(random_);
    return values;
  }

  std::vector<std::uint8_t> bytes(std::size_t count, int last = 127) {
    std::uniform_int_distribution<int> draw(0, last);
    std::vector<std::uint8_t> values(count);
    for (std::uint8_t& value : values) value = static_cast<std::uint8_t>(draw(random_));
    return values;
  }

  std::mt19937 random_{7};
  const Kernels& scalar_ = kScalarKernels;
  const Kernels* other_ = nullptr;
};

INSTANTIATE_TEST_SUITE_P(Isas, KernelsEqual, ::testing::ValuesIn(kIsas), [](const auto& one) { return std::string(one.param.name); });

// Bits, so that NaN equals NaN and 0 differs from -0.
void expect_same(const std::vector<float>& expected, const std::vector<float>& found) {
  ASSERT_EQ(expected.size(), found.size());
  if (expected.empty()) return;
  EXPECT_EQ(std::memcmp(expected.data(), found.data(), expected.size() * sizeof(float)), 0);
}

// Weights are drawn as they come and then cut to what the kernels may add up; extreme ones reach both bounds.
Affine random_affine(std::mt19937& random, std::size_t inputs, std::size_t outputs, bool extreme) {
  std::uniform_int_distribution<int> weight(-127, 127);
  std::uniform_real_distribution<float> real(-1.0f, 1.0f);
  std::vector<std::int8_t> weights(inputs * outputs);
  for (std::size_t row = 0; row < weights.size(); row += inputs) {
    int sums[2][2] = {};  // by pair, by sign
    for (std::size_t input = 0; input < inputs; ++input) {
      if (input % kInputRun == 0) sums[0][0] = sums[0][1] = sums[1][0] = sums[1][1] = 0;
      const int drawn = extreme ? (weight(random) < 0 ? -127 : 127) : weight(random);
      int& sum = sums[input % kInputGroup / 2][drawn < 0 ? 1 : 0];
      const int size = std::min(std::abs(drawn), kMaxRunWeights - sum);
      sum += size;
      weights[row + input] = static_cast<std::int8_t>(drawn < 0 ? -size : size);
    }
  }
  EXPECT_TRUE(fits_kernels(weights, inputs));
  std::vector<float> step(outputs);
  std::vector<float> bias(outputs);
  for (std::size_t output = 0; output < outputs; ++output) step[output] = real(random), bias[output] = real(random);
  return Affine(weights, inputs, step, bias, 0.05f, Quantizer::signed_values(0.05f));
}

TEST(FitsKernels, EightWeightsOfOneSignKeepToTheBound) {
  std::vector<std::int8_t> weights(32, 0);
  weights[0] = weights[1] = 127;  // first pair of the first group
  weights[12] = 4;                // of the last group
  weights[2] = -127;
  EXPECT_TRUE(fits_kernels(weights, 32));
  weights[13] = 1;
  EXPECT_FALSE(fits_kernels(weights, 32));
  weights[13] = -1;
  EXPECT_TRUE(fits_kernels(weights, 32)) << "of the other sign";
  weights[13] = 0;
  weights[16] = 1;
  EXPECT_TRUE(fits_kernels(weights, 32)) << "in the next run";
  EXPECT_FALSE(fits_kernels(std::vector<std::int8_t>{0, 0, 0, -128}, 4));
}

TEST_P(KernelsEqual, AffineOfAllShapes) {
  for (const std::size_t inputs : {4u, 8u, 12u, 64u, 128u, 192u, 260u}) {
    for (const std::size_t outputs : {1u, 15u, 16u, 17u, 33u, 51u, 64u, 65u, 80u, 192u}) {
      for (const std::size_t rows : {0u, 1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u, 9u, 10u, 15u, 16u, 17u, 23u, 40u}) {
        const Affine layer = random_affine(random_, inputs, outputs, false);
        const auto x = bytes(rows * inputs);
        std::vector<float> expected(rows * layer.stride());
        std::vector<float> found(rows * layer.stride());
        layer.run(scalar_, x.data(), rows, expected.data());
        layer.run(*other_, x.data(), rows, found.data());
        expect_same(expected, found);
      }
    }
  }
}

TEST_P(KernelsEqual, AffineAtTheEndsOfItsRange) {
  for (const std::size_t rows : {1u, 4u, 8u}) {
    const Affine layer = random_affine(random_, 4096, 16, true);
    const std::vector<std::uint8_t> x(rows * 4096, 127);
    std::vector<float> expected(rows * layer.stride());
    std::vector<float> found(rows * layer.stride());
    layer.run(scalar_, x.data(), rows, expected.data());
    layer.run(*other_, x.data(), rows, found.data());
    expect_same(expected, found);
  }
}

TEST_P(KernelsEqual, NormalizeQuantizeConvolve) {
  for (const std::size_t width : {8u, 16u, 24u, 40u, 128u, 192u}) {
    for (const std::size_t rows : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 31u, 32u, 33u, 34u, 40u, 65u}) {
      const auto x = floats(rows * width);
      const auto gain = floats(width);
      const auto shift = floats(width);
      const auto window = floats(kWindow * width);
      std::vector<float> expected(rows * width);
      std::vector<float> found(rows * width);
      scalar_.normalize(x.data(), rows, width, gain.data(), shift.data(), expected.data());
      other_->normalize(x.data(), rows, width, gain.data(), shift.data(), found.data());
      expect_same(expected, found);
      scalar_.convolve(x.data(), rows, width, window.data(), expected.data());
      other_->convolve(x.data(), rows, width, window.data(), found.data());
      expect_same(expected, found);
      std::vector<std::uint8_t> expected_bytes(rows * width);
      std::vector<std::uint8_t> found_bytes(rows * width);
      scalar_.quantize(x.data(), x.size(), 21.0f, 64.0f, expected_bytes.data());
      other_->quantize(x.data(), x.size(), 21.0f, 64.0f, found_bytes.data());
      EXPECT_EQ(expected_bytes, found_bytes);
    }
  }
}

TEST_P(KernelsEqual, RecurAddClippedMultiply) {
  for (const std::size_t width : {16u, 32u, 48u, 80u, 192u}) {
    for (const std::size_t rows : {1u, 2u, 3u, 4u, 7u, 50u}) {
      const auto x = floats(rows * 2 * width, 12.0f);
      const auto start = floats(rows * width);
      auto expected = start;
      auto found = start;
      auto expected_x = x;
      auto found_x = x;
      scalar_.recur(expected_x.data(), rows, width, expected.data());
      other_->recur(found_x.data(), rows, width, found.data());
      expect_same(expected, found);
      scalar_.add_clipped(x.data(), rows * width, expected.data());
      other_->add_clipped(x.data(), rows * width, found.data());
      expect_same(expected, found);
      for (const std::size_t columns : {8u, 16u, 24u, 32u, 40u, 48u, 56u, 64u, 72u}) {
        const auto b = floats(width * columns);
        std::vector<float> product(rows * columns);
        std::vector<float> other(rows * columns);
        scalar_.multiply(start.data(), rows, width, b.data(), columns, product.data());
        other_->multiply(start.data(), rows, width, b.data(), columns, other.data());
        expect_same(product, other);
      }
    }
  }
}

TEST_P(KernelsEqual, NumbersThatAreNone) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  const std::vector<float> x = {kNan, -kNan, kInfinity, -kInfinity, 0.0f, -0.0f, 1e38f, -1e-40f};
  std::vector<std::uint8_t> expected(x.size());
  std::vector<std::uint8_t> found(x.size());
  scalar_.quantize(x.data(), x.size(), 1.0f, 64.0f, expected.data());
  other_->quantize(x.data(), x.size(), 1.0f, 64.0f, found.data());
  EXPECT_EQ(expected, found);
  EXPECT_EQ(expected[0], 0);
  EXPECT_EQ(expected[2], 127);
  std::vector<float> sum(x.size(), 1.0f);
  std::vector<float> other(x.size(), 1.0f);
  scalar_.add_clipped(x.data(), x.size(), sum.data());
  other_->add_clipped(x.data(), x.size(), other.data());
  expect_same(sum, other);
  EXPECT_EQ(sum[0], 1.0f);
  EXPECT_EQ(sum[2], 1.0f + kClip);
}

// Zeros keep their sign, the smallest numbers their last bit: sums start at +0 in every table.
TEST_P(KernelsEqual, ZerosAndTheSmallestNumbers) {
  constexpr std::size_t kWidth = 32, kRows = 9;
  std::vector<float> x(kRows * 2 * kWidth), window(kWindow * kWidth), y(kRows * kWidth, -0.0f);
  const float values[] = {0.0f, -0.0f, 1e-45f, -1e-45f, 1.17549435e-38f, -1e-39f, 88.0f, -88.0f, 500.0f, -500.0f};
  for (std::size_t index = 0; index < x.size(); ++index) x[index] = values[index * 7 % std::size(values)];
  for (std::size_t index = 0; index < window.size(); ++index) window[index] = values[index * 3 % std::size(values)];
  std::vector<float> expected(kRows * kWidth), found(kRows * kWidth);
  scalar_.convolve(x.data(), kRows, kWidth, window.data(), expected.data());
  other_->convolve(x.data(), kRows, kWidth, window.data(), found.data());
  expect_same(expected, found);
  scalar_.multiply(x.data(), kRows, kWindow, window.data(), kWidth, expected.data());
  other_->multiply(x.data(), kRows, kWindow, window.data(), kWidth, found.data());
  expect_same(expected, found);
  expected = found = y;
  scalar_.add_clipped(x.data(), y.size(), expected.data());
  other_->add_clipped(x.data(), y.size(), found.data());
  expect_same(expected, found);
  expected = found = y;
  auto other_x = x;
  scalar_.recur(x.data(), kRows, kWidth, expected.data());
  other_->recur(other_x.data(), kRows, kWidth, found.data());
  expect_same(expected, found);
}

TEST(Kernels, BestIsTheFirstThatThisCpuRuns) {
  for (const NamedIsa& one : kIsas) {
    if (select(one.isa) == nullptr) continue;
    EXPECT_STREQ(select(Isa::best)->name, one.name);
    return;
  }
  FAIL() << "scalar runs everywhere";
}

TEST(Kernels, QuantizeRoundsTiesToEven) {
  const std::vector<float> x = {0.5f, 1.5f, -0.5f, -1.5f, 2.4999f, 200.0f, -200.0f, 0.0f};
  std::vector<std::uint8_t> y(x.size());
  kScalarKernels.quantize(x.data(), x.size(), 1.0f, 64.0f, y.data());
  EXPECT_EQ(y, (std::vector<std::uint8_t>{64, 66, 64, 62, 66, 127, 0, 64}));
}

TEST(Kernels, AffineIsTheSumOfProducts) {
  const std::vector<std::int8_t> weights = {1, 2, 3, 4, -1, 0, 0, 5};
  const std::vector<float> step = {1.0f, 0.5f};
  const std::vector<float> bias = {10.0f, 0.0f};
  const Affine layer(weights, 4, step, bias, 2.0f, Quantizer::signed_values(2.0f));
  const std::vector<std::uint8_t> x = {65, 64, 64, 63};  // 1, 0, 0, -1 in steps of 2
  std::vector<float> y(layer.stride());
  layer.run(kScalarKernels, x.data(), 1, y.data());
  EXPECT_EQ(y[0], 2.0f * (1 - 4) + 10.0f);
  EXPECT_EQ(y[1], 0.5f * 2.0f * (-1 - 5));
  EXPECT_EQ(y[2], 0.0f);
}

TEST(Kernels, RecurrenceIsTheWrittenOne) {
  constexpr std::size_t kWidth = 16;
  std::vector<float> x(2 * 2 * kWidth, 0.0f);  // two rows, gates of 0: one half
  for (std::size_t unit = 0; unit < kWidth; ++unit) x[kWidth + unit] = 1.0f, x[3 * kWidth + unit] = 3.0f;
  std::vector<float> y(2 * kWidth, 0.0f);
  kScalarKernels.recur(x.data(), 2, kWidth, y.data());
  EXPECT_FLOAT_EQ(y[0], 0.5f);               // forwards: half of 1
  EXPECT_FLOAT_EQ(y[kWidth], 0.25f + 1.5f);  // then half of that and half of 3
  EXPECT_FLOAT_EQ(y[2 * kWidth - 1], 1.5f);  // backwards starts at the last row
  EXPECT_FLOAT_EQ(y[kWidth - 1], 0.75f + 0.5f);
}

TEST(Kernels, GateIsTheLogisticFunction) {
  for (float gate = -20.0f; gate <= 20.0f; gate += 0.37f) {
    std::vector<float> x(32, gate);
    for (std::size_t unit = 16; unit < 32; ++unit) x[unit] = 1.0f;
    std::vector<float> y(16, 0.0f);
    kScalarKernels.recur(x.data(), 1, 16, y.data());
    EXPECT_NEAR(y[0], 1.0 / (1.0 + std::exp(-static_cast<double>(gate))), 1e-6);
  }
}

TEST(ArgMax, IsThePlainSearch) {
  std::mt19937 random(5);
  std::uniform_int_distribution<int> draw(-6, 6);  // so few values that many are equal
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN(), kInfinity = std::numeric_limits<float>::infinity();
  for (int round = 0; round < 3000; ++round) {
    std::vector<float> scores(1 + static_cast<std::size_t>(round) % 70);
    for (float& score : scores) score = draw(random) == 6 ? kNan : draw(random) == -6 ? -kInfinity : static_cast<float>(draw(random));
    const std::size_t first = static_cast<std::size_t>(round) % 3 % scores.size();
    std::size_t best = first;
    for (std::size_t index = first + 1; index < scores.size(); ++index) {
      if (scores[index] > scores[best]) best = index;
    }
    ASSERT_EQ(arg_max(scores.data(), first, scores.size()), best) << round;
    const auto above =
        std::count_if(scores.begin() + static_cast<std::ptrdiff_t>(first), scores.end(), [](float score) { return score > 1.0f; });
    ASSERT_EQ(count_above(scores.data(), first, scores.size(), 1.0f), static_cast<std::size_t>(above)) << round;
  }
}

TEST(ArgMax, FirstOfEqualsAndNotNumbers) {
  const float scores[] = {1.0f, 3.0f, 3.0f, 2.0f};
  EXPECT_EQ(arg_max(scores, 0, 4), 1u);
  EXPECT_EQ(arg_max(scores, 2, 4), 2u);
  const float none[] = {std::nanf(""), std::nanf("")};
  EXPECT_EQ(arg_max(none, 0, 2), 0u);
}

}  // namespace
}  // namespace sayso::nn
