#include "base/file.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>
#include <string>

#include "base/error.h"

namespace sayso {
namespace {

class File : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) / ("sayso_file_" + std::string(test->name()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::size_t file_count() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_), std::filesystem::directory_iterator()));
  }

  std::filesystem::path folder_;
};

template <typename Call>
int error_number_of(Call call) {
  try {
    call();
  } catch (const FileError& error) {
    EXPECT_NE(std::string(error.what()).find(error.path().c_str()), std::string::npos) << error.what();
    return error.code().value();
  }
  return 0;
}

TEST_F(File, GivesBackWhatWasWritten) {
  for (const std::string& bytes : {std::string(), std::string("a\0\r\nb", 5), std::string(200000, 'x')}) {
    write_file_atomically(path("data"), bytes);
    EXPECT_EQ(read_file(path("data")), bytes);
  }
  EXPECT_EQ(file_count(), 1u);  // no temporary file is left
}

TEST_F(File, RefusalsCarryTheErrnoAndThePath) {
  EXPECT_EQ(error_number_of([&] { read_file(path("missing")); }), ENOENT);
  EXPECT_EQ(error_number_of([&] { read_file(folder_.string()); }), EISDIR);
  EXPECT_EQ(error_number_of([&] { read_file(std::string("a\0b", 3)); }), EINVAL);
  EXPECT_EQ(error_number_of([&] { write_file_atomically(path("no/such"), "x"); }), ENOENT);
}

TEST_F(File, AFailedWriteLeavesNothingBehind) {
  std::filesystem::create_directories(folder_ / "taken" / "full");
  EXPECT_EQ(error_number_of([&] { write_file_atomically(path("taken"), "x"); }), EISDIR);
  EXPECT_EQ(file_count(), 1u);
}

TEST_F(File, AnEndlessFileIsStoppedByTheLimit) {
  try {
    read_file("/dev/zero", 1 << 20);
    FAIL() << "expected InputError";
  } catch (const InputError& error) {
    EXPECT_EQ(error.code(), "file_too_large");
  }
  write_file_atomically(path("data"), "12345");
  EXPECT_EQ(read_file(path("data"), 5), "12345");
  EXPECT_THROW(read_file(path("data"), 4), InputError);
}

TEST_F(File, BlocksMakeUpTheFile) {
  write_file_atomically(path("data"), "0123456789");
  BlockReader reader(path("data"), 4);
  std::string whole;
  for (std::string_view block = reader.next(); !block.empty(); block = reader.next()) {
    EXPECT_LE(block.size(), 4u);
    whole += block;
  }
  EXPECT_EQ(whole, "0123456789");
  EXPECT_TRUE(reader.next().empty());
}

}  // namespace
}  // namespace sayso
