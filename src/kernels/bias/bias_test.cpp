// SPDX-License-Identifier: Apache-2.0
#include "kernels/bias/bias.h"

#include "kernels/kernel_testing.h"

namespace llemma::kernels {
namespace {

TEST(Bias, IsAddedToEveryRowAndItsGradientIsTheColumnSum) {
  constexpr std::int64_t kRows = 21, kColumns = 150;
  expect_same_bits_everywhere([&](const Device& device) {
    std::vector<float> x = random_floats(kRows * kColumns, 1), grad_bias(kColumns, 1.0f);
    const std::vector<float> before = x, bias = random_floats(kColumns, 2);
    add_bias(device, {bias.data(), {kColumns}}, {x.data(), {kRows, kColumns}});
    add_bias_backward(device, {before.data(), {kRows, kColumns}}, {grad_bias.data(), {kColumns}});
    for (std::int64_t n = 0; n < kColumns; ++n) {
      float sum = 1.0f;
      for (std::int64_t t = 0; t < kRows; ++t) {
        EXPECT_EQ(x[t * kColumns + n], before[t * kColumns + n] + bias[n]);
        sum += before[t * kColumns + n];
      }
      EXPECT_EQ(grad_bias[n], sum);
    }
    return x;
  });
}

}  // namespace
}  // namespace llemma::kernels
