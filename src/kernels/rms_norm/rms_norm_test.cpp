// SPDX-License-Identifier: Apache-2.0
#include "kernels/rms_norm/rms_norm.h"

#include "kernels/kernel_testing.h"

namespace llemma::kernels {
namespace {

struct Shape {
  std::int64_t rows, width;
};
const Shape kShapes[] = {{1, 1}, {3, 7}, {17, 129}, {5, 4096}, {33, 576}};

std::vector<float> forward(const Device& device, Shape shape, std::vector<float> x) {
  const std::vector<float> gain = random_floats(shape.width, 7, 1);
  std::vector<float> out(x.size()), inverse_rms(shape.rows);
  rms_norm(device, {x.data(), {shape.rows, shape.width}}, {gain.data(), {shape.width}}, 1e-5f,
           {out.data(), {shape.rows, shape.width}}, {inverse_rms.data(), {shape.rows}});
  out.insert(out.end(), inverse_rms.begin(), inverse_rms.end());
  return out;
}

TEST(RmsNorm, EveryVersionGivesTheReferencesBitsOnOddShapes) {
  for (const Shape shape : kShapes)
    expect_same_bits_everywhere(
        [&](const Device& device) { return forward(device, shape, random_floats(shape.rows * shape.width, 7)); });
}

TEST(RmsNorm, IsWithin4UlpOfDoublePrecision) {
  ThreadPool threads(1);
  for (const Shape shape : kShapes) {
    const std::vector<float> x = random_floats(shape.rows * shape.width, 7), gain = random_floats(shape.width, 7, 1);
    const std::vector<float> out = forward(Device(best_table(), threads), shape, x);
    for (std::int64_t t = 0; t < shape.rows; ++t) {
      double squares = 0;
      for (std::int64_t d = 0; d < shape.width; ++d) squares += double{x[t * shape.width + d]} * x[t * shape.width + d];
      const double inverse_rms = 1 / std::sqrt(squares / shape.width + double{1e-5f});
      for (std::int64_t d = 0; d < shape.width; ++d) {
        const double exact = gain[d] * (x[t * shape.width + d] * inverse_rms);
        ASSERT_NEAR(out[t * shape.width + d], exact, 4 * 0x1p-23 * std::abs(exact));
      }
    }
  }
}

TEST(RmsNorm, ZeroRowsStayZeroAndFinite) {
  ThreadPool threads(1);
  for (const float value : forward(Device(best_table(), threads), {2, 20}, std::vector<float>(40, 0.0f)))
    EXPECT_TRUE(std::isfinite(value));
}

std::vector<float> backward(const Device& device, Shape shape) {
  const std::int64_t size = shape.rows * shape.width;
  const std::vector<float> x = random_floats(size, 7), gain = random_floats(shape.width, 7, 1),
                           grad_out = random_floats(size, 7, 2);
  std::vector<float> out(size), inverse_rms(shape.rows), grads = random_floats(size, 7, 3);
  std::vector<float> grad_gain = random_floats(shape.width, 7, 4);
  const TensorView<const float, 2> x_TD(x.data(), {shape.rows, shape.width});
  rms_norm(device, x_TD, {gain.data(), {shape.width}}, 1e-5f, {out.data(), {shape.rows, shape.width}},
           {inverse_rms.data(), {shape.rows}});
  rms_norm_backward(device, x_TD, {gain.data(), {shape.width}}, {inverse_rms.data(), {shape.rows}},
                    {grad_out.data(), {shape.rows, shape.width}}, {grads.data(), {shape.rows, shape.width}},
                    {grad_gain.data(), {shape.width}});
  grads.insert(grads.end(), grad_gain.begin(), grad_gain.end());
  return grads;
}

TEST(RmsNorm, BackwardGivesTheReferencesBitsOnOddShapes) {
  for (const Shape shape : kShapes)
    expect_same_bits_everywhere([&](const Device& device) { return backward(device, shape); });
}

// Loss = sum(grad_out * rms_norm(x)); its derivative by central differences in double.
TEST(RmsNorm, BackwardAgreesWithFiniteDifferencesInDouble) {
  const Shape shape{3, 13};
  const std::int64_t size = shape.rows * shape.width;
  const std::vector<float> x = random_floats(size, 7), gain = random_floats(shape.width, 7, 1),
                           grad_out = random_floats(size, 7, 2);
  const std::vector<float> before = random_floats(size, 7, 3), gain_before = random_floats(shape.width, 7, 4);
  const auto loss = [&](const std::vector<double>& point) {  // x, then gain
    double sum = 0;
    for (std::int64_t t = 0; t < shape.rows; ++t) {
      double squares = 0;
      for (std::int64_t d = 0; d < shape.width; ++d) squares += point[t * shape.width + d] * point[t * shape.width + d];
      const double inverse_rms = 1 / std::sqrt(squares / shape.width + double{1e-5f});
      for (std::int64_t d = 0; d < shape.width; ++d)
        sum += grad_out[t * shape.width + d] * point[size + d] * point[t * shape.width + d] * inverse_rms;
    }
    return sum;
  };
  std::vector<double> point(x.begin(), x.end());
  point.insert(point.end(), gain.begin(), gain.end());
  ThreadPool threads(1);
  const std::vector<float> found = backward(Device(best_table(), threads), shape);
  for (std::size_t i = 0; i < point.size(); ++i) {
    const double step = 1e-5;
    std::vector<double> up = point, down = point;
    up[i] += step;
    down[i] -= step;
    const double start = i < static_cast<std::size_t>(size) ? before[i] : gain_before[i - size];
    EXPECT_NEAR(found[i], start + (loss(up) - loss(down)) / (2 * step), 2e-5) << i;  // 16 terms of size 1 in float32
  }
}

TEST(RmsNorm, WrongShapeIsABug) {
  ThreadPool threads(1);
  float x[4] = {}, gain[3] = {};
  EXPECT_DEATH(rms_norm(Device(best_table(), threads), {x, {1, 4}}, {gain, {3}}, 1e-5f, {x, {1, 4}}), "gain_D.extent");
}

}  // namespace
}  // namespace llemma::kernels
