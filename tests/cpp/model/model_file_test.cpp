#include "model/model_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>

#include "base/error.h"
#include "model_bytes.h"

namespace sayso {
namespace {

using testing::model_bytes;
using testing::Part;
using testing::put;
using testing::reseal;

const std::vector<Part> kParts = {
    {"a", 1, {2}, std::string("\x01\xFF", 2)},
    {"b.floats", 4, {1, 2}, std::string("\0\0\x80\x3F\0\0\0\xC0", 8)},  // 1 and -2
    {"c", 6, {5}, "hello"},
    {"d", 5, {0}, ""},
};

ModelFile parse(const std::string& bytes) { return ModelFile::parse(bytes, "test.model"); }

// The code of the error that these bytes give; empty when they are accepted.
std::string refusal(const std::string& bytes) {
  try {
    parse(bytes);
    return "";
  } catch (const ModelError& error) {
    EXPECT_NE(std::string(error.what()).find("test.model"), std::string::npos) << "the message names the file";
    return error.code();
  }
}

TEST(ModelFile, GivesBackWhatWasWritten) {
  const ModelFile file = parse(model_bytes(kParts, 42));
  const std::uint32_t two[] = {2};
  const std::uint32_t any_by_two[] = {0, 2};
  EXPECT_EQ(file.i8("a", two)[1], -1);
  EXPECT_EQ(file.f32("b.floats", any_by_two)[1], -2.0f);
  EXPECT_EQ(file.text("c"), "hello");
  EXPECT_EQ(file.feature_hash(), 42u);
  EXPECT_EQ(file.shape("b.floats"), (std::vector<std::uint32_t>{1, 2}));
  EXPECT_TRUE(file.has("d"));
  EXPECT_FALSE(file.has("e"));
}

TEST(ModelFile, WrongTypeShapeOrNameIsRefused) {
  const ModelFile file = parse(model_bytes(kParts));
  const std::uint32_t two[] = {2};
  const std::uint32_t three[] = {3};
  const std::uint32_t matrix[] = {2, 1};
  EXPECT_THROW(file.i16("a", two), ModelError);
  EXPECT_THROW(file.i8("a", three), ModelError);
  EXPECT_THROW(file.i8("a", matrix), ModelError);
  EXPECT_THROW(file.text("missing"), ModelError);
  EXPECT_THROW(file.shape("missing"), ModelError);
}

TEST(ModelFile, EveryTruncationIsRefused) {
  const std::string bytes = model_bytes(kParts);
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_NE(refusal(bytes.substr(0, size)), "") << size;
}

TEST(ModelFile, EveryFlippedBitIsRefused) {
  const std::string bytes = model_bytes(kParts);
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    std::string changed = bytes;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    EXPECT_NE(refusal(changed), "") << "byte " << bit / 8;
  }
}

TEST(ModelFile, BytesAfterTheEndAreRefused) { EXPECT_EQ(refusal(model_bytes(kParts) + std::string(64, '\0')), "layout"); }

struct Damage {
  const char* what;
  std::function<void(std::string&)> change;
  const char* code;
};

// Faults with checksums that fit, as a malicious writer would make them. The first entry of the table is at 64, the second at 144.
TEST(ModelFile, SealedFaultsAreRefused) {
  const Damage cases[] = {
      {"another magic", [](std::string& b) { b[7] = '2'; }, "not_a_model"},
      {"a newer version", [](std::string& b) { put(b, 8, std::uint32_t{3}); }, "version"},
      {"flags", [](std::string& b) { put(b, 12, std::uint32_t{1}); }, "layout"},
      {"a size beyond the file", [](std::string& b) { put(b, 24, std::uint64_t{1} << 63); }, "truncated"},
      {"no sections", [](std::string& b) { put(b, 32, std::uint32_t{0}); }, "bounds"},
      {"too many sections", [](std::string& b) { put(b, 32, 0xFFFFFFFFu); }, "bounds"},
      {"a table beyond the file", [](std::string& b) { put(b, 32, std::uint32_t{256}); }, "bounds"},
      {"an offset that overflows", [](std::string& b) { put(b, 64 + 64, ~std::uint64_t{0}); }, "bounds"},
      {"a size that overflows", [](std::string& b) { put(b, 64 + 72, ~std::uint64_t{0} - 100); }, "bounds"},
      {"a section into the digest", [](std::string& b) { put(b, 64 + 72, static_cast<std::uint64_t>(b.size())); }, "bounds"},
      {"a shape that overflows",
       [](std::string& b) {
         for (std::size_t axis = 0; axis < 2; ++axis) put(b, 144 + 48 + 4 * axis, 0xFFFFFFFFu);
       },
       "bounds"},
      {"a shape that wraps to its bytes", [](std::string& b) { put(b, 144 + 48, 0x80000001u); }, "bounds"},
      {"a shape that does not fit", [](std::string& b) { put(b, 64 + 48, std::uint32_t{3}); }, "bounds"},
      {"sizes beyond the rank", [](std::string& b) { put(b, 64 + 52, std::uint32_t{1}); }, "layout"},
      {"rank 0", [](std::string& b) { b[64 + 41] = 0; }, "layout"},
      {"rank 5", [](std::string& b) { b[64 + 41] = 5; }, "layout"},
      {"an unknown type", [](std::string& b) { b[64 + 40] = 7; }, "layout"},
      {"a malformed name", [](std::string& b) { b[64] = 'A'; }, "layout"},
      {"an empty name", [](std::string& b) { b[64] = 0; }, "layout"},
      {"names out of order", [](std::string& b) { b[64] = 'z'; }, "layout"},
      {"overlapping sections", [](std::string& b) { std::memcpy(b.data() + 144 + 64, b.data() + 64 + 64, 8); }, "layout"},
      {"bytes in the padding", [](std::string& b) { b[384 + 30] = 1; }, "layout"},
      {"a number that is not finite", [](std::string& b) { put(b, 448 + 4, 0x7FC00000u); }, "semantic"},
      {"infinity", [](std::string& b) { put(b, 448, 0xFF800000u); }, "semantic"},
      {"text that is not UTF-8", [](std::string& b) { b[512] = '\xFF'; }, "semantic"},
  };
  for (const Damage& damage : cases) {
    std::string bytes = model_bytes(kParts);
    damage.change(bytes);
    reseal(bytes, kParts.size());
    EXPECT_EQ(refusal(bytes), damage.code) << damage.what;
  }
}

TEST(ModelFile, DenormalNumbersAreFine) { EXPECT_EQ(refusal(model_bytes({{"x", 4, {1}, std::string("\x01\0\0\0", 4)}})), ""); }

TEST(ModelFile, SaysWhatAWrongFileLooksLike) {
  for (const auto& [bytes, word] : {std::pair{"PK\3\4 and more", "zip"},
                                    {"<!DOCTYPE html>", "HTML"},
                                    {"version https://git-lfs.github.com/spec/v1", "LFS"},
                                    {"", "empty"}}) {
    try {
      parse(bytes);
      FAIL();
    } catch (const ModelError& error) {
      EXPECT_EQ(error.code(), "not_a_model");
      EXPECT_NE(std::string(error.what()).find(word), std::string::npos) << error.what();
    }
  }
}

TEST(ModelFile, FilesThatAreNoneAreRefused) {
  const auto code = [](const std::string& path) {
    try {
      ModelFile::read(path);
      return std::string();
    } catch (const ModelError& error) {
      return error.code();
    }
  };
  EXPECT_EQ(code("/no/such/file.model"), "not_found");
  EXPECT_EQ(code("/"), "not_regular_file");
  EXPECT_EQ(code("/dev/zero"), "not_regular_file");
  const std::filesystem::path sparse = std::filesystem::temp_directory_path() / "sayso_sparse.model";
  { std::ofstream(sparse) << "x"; }
  std::filesystem::resize_file(sparse, std::uintmax_t{1} << 40);
  EXPECT_EQ(code(sparse.string()), "too_large");
  std::filesystem::remove(sparse);
}

}  // namespace
}  // namespace sayso
