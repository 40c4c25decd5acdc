// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "base/atomic_file.h"
#include "base/json.h"
#include "base/mapped_file.h"
#include "base/random.h"
#include "base/sha256.h"
#include "base/subprocess.h"
#include "base/thread_pool.h"

namespace llemma {
namespace {

using testing::HasSubstr;

std::string scratch_path(const std::string& name) { return testing::TempDir() + "/llemma_base_" + name; }

TEST(Expected, ErrorCarriesItsContextInFront) {
  const Expected<int> failed = bad_input("tensor 3 ends behind the file");
  EXPECT_EQ(failed.error().while_doing("reading x.gguf").message(), "reading x.gguf: tensor 3 ends behind the file");
  EXPECT_DEATH(failed.value(), "tensor 3");
}

// Known answers of the Random123 distribution (kat_vectors, philox4x32-10).
TEST(Random, PhiloxGivesThePublishedVectors) {
  EXPECT_THAT(philox4x32({0, 0, 0, 0}, {0, 0}), testing::ElementsAre(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8));
  const std::uint32_t ones = 0xffffffff;
  EXPECT_THAT(philox4x32({ones, ones, ones, ones}, {ones, ones}),
              testing::ElementsAre(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd));
}

TEST(Random, UniformAndNormalHaveTheirMoments) {
  const Random random(1, 2);
  double sum = 0, normal_sum = 0, normal_squares = 0;
  constexpr int kCount = 20000;
  for (int i = 0; i < kCount; ++i) {
    sum += random.uniform(i);
    normal_sum += random.normal(i);
    normal_squares += random.normal(i) * random.normal(i);
  }
  EXPECT_NEAR(sum / kCount, 0.5, 5 * 0.2887 / std::sqrt(kCount));  // five standard errors
  EXPECT_NEAR(normal_sum / kCount, 0.0, 5 / std::sqrt(kCount));
  EXPECT_NEAR(normal_squares / kCount, 1.0, 5 * std::sqrt(2.0 / kCount));
}

TEST(Permutation, VisitsEveryIndexOnce) {
  for (const std::uint64_t size : {1, 2, 3, 17, 1000, 4096}) {
    const Permutation permutation(size, /*seed=*/9, /*stream=*/1);
    std::set<std::uint64_t> seen;
    for (std::uint64_t i = 0; i < size; ++i) seen.insert(permutation(i));
    EXPECT_EQ(seen.size(), size);
    EXPECT_LT(*seen.rbegin(), size);
  }
}

TEST(ThreadPool, RunsEveryTaskOnceOnAnyNumberOfThreads) {
  for (const int num_threads : {1, 2, 5}) {
    ThreadPool pool(num_threads);
    for (int round = 0; round < 200; ++round) {
      std::vector<std::atomic<int>> counts(37);
      pool.parallel_for(37, [&](int task, int worker) {
        ASSERT_LT(worker, num_threads);
        counts[task].fetch_add(1);
      });
      for (const auto& count : counts) ASSERT_EQ(count.load(), 1);
    }
  }
}

TEST(ThreadPool, NestedLoopsRunOnTheCallingWorker) {
  ThreadPool pool(2);
  std::atomic<int> total{0};
  pool.parallel_for(4, [&](int, int) { pool.parallel_for(5, [&](int, int) { total.fetch_add(1); }); });
  EXPECT_EQ(total.load(), 20);
}

TEST(AtomicFile, UncommittedFileLeavesTheOldContentAndNoTrace) {
  const std::string folder = scratch_path("folder");
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(create_directories(folder));
  const std::string path = folder + "/file";
  ASSERT_TRUE(write_file_atomically(path, "old"));
  {
    Expected<AtomicFile> file = AtomicFile::create(path);
    ASSERT_TRUE(file->write("half of the new"));
  }
  EXPECT_EQ(*read_file(path), "old");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
}

TEST(AtomicFile, FullDiskIsADiskErrorThatNamesThePath) {
  Expected<AtomicFile> file = AtomicFile::create("/nonexistent_folder/file");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code(), ErrorCode::kDisk);
  EXPECT_THAT(file.error().message(), HasSubstr("/nonexistent_folder/file"));
}

TEST(MappedFile, MissingFileAndFolderAreBadInput) {
  EXPECT_EQ(MappedFile::open("/nonexistent").error().code(), ErrorCode::kBadInput);
  EXPECT_THAT(MappedFile::open("/").error().message(), HasSubstr("not a regular file"));
}

TEST(Subprocess, CapturesOutputAndExitCode) {
  const SubprocessResult result = *run_subprocess({"sh", "-c", "echo out; echo err >&2; exit 3"});
  EXPECT_EQ(result.output, "out\n");
  EXPECT_EQ(result.errors, "err\n");
  EXPECT_EQ(result.exit_code, 3);
}

TEST(Subprocess, MissingProgramIsNamed) {
  EXPECT_THAT(run_subprocess({"no_such_program_here"}).error().message(), HasSubstr("no_such_program_here"));
}

TEST(Subprocess, TimeoutKillsTheWholeGroup) {
  SubprocessOptions options;
  options.timeout_seconds = 0.1;
  const SubprocessResult result = *run_subprocess({"sh", "-c", "sleep 60 & wait"}, options);
  EXPECT_TRUE(result.timed_out);
  EXPECT_EQ(result.exit_code, 128 + 9);
}

TEST(Json, RefusesDuplicateKeysDeepNestingAndRubbish) {
  EXPECT_THAT(parse_json(R"({"a": 1, "a": 2})").error().message(), HasSubstr("\"a\" occurs twice"));
  EXPECT_THAT(parse_json(std::string(100000, '[')).error().message(), HasSubstr("deep"));
  EXPECT_THAT(parse_json("{\"a\": \"\xff\"}").error().message(), HasSubstr("UTF-8"));
  EXPECT_FALSE(parse_json("{} trailing"));
  EXPECT_FALSE(parse_json("1e999"));
}

TEST(Json, MembersNameWhatWasFound) {
  const Json object = *parse_json(R"({"layers": "many", "width": 18446744073709551615})");
  EXPECT_EQ(json_int(object, "layers").error().message(),
            "\"layers\" is \"many\", a whole number of 64 bits is wanted");
  EXPECT_FALSE(json_int(object, "width"));
  EXPECT_EQ(json_int(object, "heads").error().message(), "\"heads\" is missing");
  EXPECT_EQ(*json_int_or(object, "heads", 7), 7);
}

TEST(Sha256, GivesThePublishedDigest) {  // FIPS 180-2, appendix B.1
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace llemma
