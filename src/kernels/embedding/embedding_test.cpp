// SPDX-License-Identifier: Apache-2.0
#include "kernels/embedding/embedding.h"

#include "kernels/kernel_testing.h"

namespace llemma::kernels {
namespace {

const std::vector<std::int32_t> kIds = {3, 0, 3, 4, 3};
constexpr std::int64_t kVocabulary = 5, kWidth = 300;

TEST(Embedding, CopiesTheRowsOfTheTable) {
  ThreadPool threads(2);
  const std::vector<float> table = random_floats(kVocabulary * kWidth, 1);
  std::vector<float> out(kIds.size() * kWidth);
  embedding(Device(best_table(), threads), {table.data(), {kVocabulary, kWidth}}, kIds, {out.data(), {5, kWidth}});
  for (std::size_t t = 0; t < kIds.size(); ++t)
    for (std::int64_t d = 0; d < kWidth; ++d) ASSERT_EQ(out[t * kWidth + d], table[kIds[t] * kWidth + d]);
}

TEST(Embedding, BackwardAddsRepeatedTokensInAscendingOrder) {
  const std::vector<float> grad_out = random_floats(kIds.size() * kWidth, 1);
  expect_same_bits_everywhere([&](const Device& device) {
    std::vector<float> grad_table(kVocabulary * kWidth, 0.5f);
    embedding_backward(device, {grad_out.data(), {5, kWidth}}, kIds, {grad_table.data(), {kVocabulary, kWidth}});
    for (std::int64_t d = 0; d < kWidth; ++d) {
      EXPECT_EQ(grad_table[3 * kWidth + d],
                ((0.5f + grad_out[0 * kWidth + d]) + grad_out[2 * kWidth + d]) + grad_out[4 * kWidth + d]);
      EXPECT_EQ(grad_table[1 * kWidth + d], 0.5f);
    }
    return grad_table;
  });
}

TEST(Embedding, IdOutsideTheVocabularyIsABug) {
  ThreadPool threads(1);
  float table[2] = {}, out[1] = {};
  const std::vector<std::int32_t> ids = {2};
  EXPECT_DEATH(embedding(Device(best_table(), threads), {table, {2, 1}}, ids, {out, {1, 1}}), "vocabulary_size");
}

}  // namespace
}  // namespace llemma::kernels
