// SPDX-License-Identifier: Apache-2.0
#include "kernels/cross_entropy/cross_entropy.h"

#include "kernels/kernel_testing.h"

namespace llemma::kernels {
namespace {

struct Shape {
  std::int64_t rows, width;
};
const Shape kShapes[] = {{1, 1}, {3, 7}, {5, 100}, {4, 49152}};

// Log-probabilities of the targets, then the gradient.
std::vector<float> forward_backward(const Device& device, Shape shape, std::vector<float> logits,
                                    const std::vector<std::int32_t>& targets, const std::vector<float>& coefficients) {
  std::vector<float> maximum(shape.rows), sum(shape.rows), result;
  const TensorView<float, 2> logits_RV(logits.data(), {shape.rows, shape.width});
  softmax_normaliser(device, logits_RV, {maximum, sum});
  for (std::int64_t r = 0; r < shape.rows; ++r)
    result.push_back(log_probability(logits_RV(r, targets[r]), maximum[r], sum[r]));
  cross_entropy_backward(device, {maximum, sum}, targets, coefficients, logits_RV);
  result.insert(result.end(), logits.begin(), logits.end());
  return result;
}

std::vector<std::int32_t> some_targets(Shape shape) {
  std::vector<std::int32_t> targets;
  for (std::int64_t r = 0; r < shape.rows; ++r)
    targets.push_back(static_cast<std::int32_t>((r * 31 + 5) % shape.width));
  return targets;
}

TEST(CrossEntropy, EveryVersionGivesTheReferencesBitsOnOddShapes) {
  for (const Shape shape : kShapes) {
    const std::vector<float> logits = random_floats(shape.rows * shape.width, 5, 0, 6.0),
                             coefficients = random_floats(shape.rows, 6);
    expect_same_bits_everywhere([&](const Device& device) {
      return forward_backward(device, shape, logits, some_targets(shape), coefficients);
    });
  }
}

TEST(CrossEntropy, AgreesWithDoublePrecision) {
  ThreadPool threads(1);
  for (const Shape shape : kShapes) {
    const std::vector<float> logits = random_floats(shape.rows * shape.width, 5, 0, 6.0),
                             coefficients = random_floats(shape.rows, 6);
    const std::vector<std::int32_t> targets = some_targets(shape);
    const std::vector<float> found =
        forward_backward(Device(best_table(), threads), shape, logits, targets, coefficients);
    for (std::int64_t r = 0; r < shape.rows; ++r) {
      const float* row = logits.data() + r * shape.width;
      double sum = 0;
      for (std::int64_t v = 0; v < shape.width; ++v) sum += std::exp(double{row[v]});
      EXPECT_NEAR(found[r], row[targets[r]] - std::log(sum),
                  4e-6 * std::max(1.0, std::abs(row[targets[r]] - std::log(sum))));
      for (std::int64_t v = 0; v < shape.width; ++v) {
        const double exact = coefficients[r] * (std::exp(double{row[v]}) / sum - (v == targets[r] ? 1 : 0));
        ASSERT_NEAR(found[shape.rows + r * shape.width + v], exact, 4e-6 * std::abs(coefficients[r]));
      }
    }
  }
}

TEST(CrossEntropy, LogitsFarBelowZeroDoNotMeetThePaddingOfTheTail) {
  ThreadPool threads(1);
  const std::vector<float> found =
      forward_backward(Device(best_table(), threads), {1, 3}, {-500.0f, -501.0f, -502.0f}, {0}, {1.0f});
  EXPECT_NEAR(found[0], -std::log(1 + std::exp(-1.0) + std::exp(-2.0)), 1e-6);
}

}  // namespace
}  // namespace llemma::kernels
