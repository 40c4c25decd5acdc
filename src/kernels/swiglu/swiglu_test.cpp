// SPDX-License-Identifier: Apache-2.0
#include "kernels/swiglu/swiglu.h"

#include "kernels/kernel_testing.h"

namespace llemma::kernels {
namespace {

struct Shape {
  std::int64_t rows, width;
};
const Shape kShapes[] = {{1, 1}, {3, 7}, {17, 129}, {5, 1536}};

std::vector<float> forward(const Device& device, Shape shape, const std::vector<float>& gate_up) {
  std::vector<float> out(shape.rows * shape.width);
  swiglu(device, {gate_up.data(), {shape.rows, 2 * shape.width}}, {out.data(), {shape.rows, shape.width}});
  return out;
}

std::vector<float> backward(const Device& device, Shape shape, std::vector<float> gate_up,
                            const std::vector<float>& grad_out) {
  swiglu_backward(device, {grad_out.data(), {shape.rows, shape.width}},
                  {gate_up.data(), {shape.rows, 2 * shape.width}});
  return gate_up;
}

double exact(double gate, double up) { return gate / (1 + std::exp(-gate)) * up; }

TEST(Swiglu, EveryVersionGivesTheReferencesBitsOnOddShapes) {
  for (const Shape shape : kShapes) {
    const std::vector<float> gate_up = random_floats(shape.rows * shape.width * 2, 5, 0, 10.0);
    const std::vector<float> grad_out = random_floats(shape.rows * shape.width, 5, 1);
    expect_same_bits_everywhere([&](const Device& device) { return forward(device, shape, gate_up); });
    expect_same_bits_everywhere([&](const Device& device) { return backward(device, shape, gate_up, grad_out); });
  }
}

TEST(Swiglu, IsWithin6UlpOfDoublePrecision) {
  ThreadPool threads(1);
  const Shape shape{1, 4000};
  std::vector<float> gate_up(2 * shape.width, 1.5f);
  for (std::int64_t i = 0; i < shape.width; ++i) gate_up[i] = static_cast<float>(-80 + 0.04 * i);
  const std::vector<float> out = forward(Device(best_table(), threads), shape, gate_up);
  for (std::int64_t i = 0; i < shape.width; ++i)
    EXPECT_NEAR(out[i], exact(gate_up[i], 1.5), 6 * 0x1p-23 * std::abs(exact(gate_up[i], 1.5))) << gate_up[i];
}

TEST(Swiglu, ExtremeGatesStayFinite) {
  ThreadPool threads(1);
  const std::vector<float> out = forward(Device(best_table(), threads), {1, 2}, {-1e30f, 1e30f, 2.0f, 2.0f});
  EXPECT_NEAR(out[0], 0.0, 2e-8);  // e^88 is the largest exponential, so silu(z) does not fall below 6e-39 of z
  EXPECT_FLOAT_EQ(out[1], 2e30f);
}

TEST(Swiglu, BackwardAgreesWithFiniteDifferencesInDouble) {
  ThreadPool threads(1);
  const Shape shape{2, 19};
  const std::vector<float> gate_up = random_floats(2 * 2 * 19, 5, 0, 2.0), grad_out = random_floats(2 * 19, 5, 1);
  const std::vector<float> found = backward(Device(best_table(), threads), shape, gate_up, grad_out);
  for (std::int64_t t = 0; t < shape.rows; ++t)
    for (std::int64_t f = 0; f < shape.width; ++f) {
      const double gate = gate_up[t * 38 + f], up = gate_up[t * 38 + 19 + f], grad = grad_out[t * 19 + f], step = 1e-6;
      const double by_gate = grad * (exact(gate + step, up) - exact(gate - step, up)) / (2 * step);
      const double by_up = grad * exact(gate, 1.0);
      EXPECT_NEAR(found[t * 38 + f], by_gate, 1e-6 * (1 + std::abs(by_gate)));
      EXPECT_NEAR(found[t * 38 + 19 + f], by_up, 1e-6 * (1 + std::abs(by_up)));
    }
}

}  // namespace
}  // namespace llemma::kernels
