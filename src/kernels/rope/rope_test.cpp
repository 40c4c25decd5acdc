// SPDX-License-Identifier: Apache-2.0
#include "kernels/rope/rope.h"

#include "kernels/kernel_testing.h"

namespace llemma::kernels {
namespace {

struct Shape {
  std::int64_t rows, heads, head_width;
};
constexpr std::int64_t kNumPositions = 50;

std::vector<float> rotate(const Device& device, Shape shape, RopeDirection direction, std::vector<float> x) {
  const std::int64_t half = shape.head_width / 2;
  std::vector<float> cosines, sines;
  for (std::int64_t i = 0; i < kNumPositions * half; ++i) {
    cosines.push_back(static_cast<float>(std::cos(0.37 * i)));
    sines.push_back(static_cast<float>(std::sin(0.37 * i)));
  }
  std::vector<std::int32_t> positions;
  for (std::int64_t t = 0; t < shape.rows; ++t) positions.push_back(static_cast<std::int32_t>(t * 7 % kNumPositions));
  const RopeTables tables{{cosines.data(), {kNumPositions, half}}, {sines.data(), {kNumPositions, half}}};
  rope(device, tables, positions, direction, {x.data(), {shape.rows, shape.heads, shape.head_width}});
  return x;
}

TEST(Rope, EveryVersionGivesTheReferencesBitsOnOddShapes) {
  for (const Shape shape : {Shape{1, 1, 2}, Shape{5, 3, 64}, Shape{33, 2, 80}, Shape{3, 9, 128}})
    for (const RopeDirection direction : {RopeDirection::kForward, RopeDirection::kInverse})
      expect_same_bits_everywhere([&](const Device& device) {
        return rotate(device, shape, direction, random_floats(shape.rows * shape.heads * shape.head_width, 3));
      });
}

TEST(Rope, PairsElementIWithIPlusHalf) {
  ThreadPool threads(1);
  std::vector<float> x(2 * 4, 0.0f);
  x[4 + 0] = 1.0f;  // row 1 is at position 7: angle 0.37 * 14 for i = 0
  const std::vector<float> rotated = rotate(Device(best_table(), threads), {2, 1, 4}, RopeDirection::kForward, x);
  EXPECT_FLOAT_EQ(rotated[4 + 0], static_cast<float>(std::cos(0.37 * 14)));
  EXPECT_FLOAT_EQ(rotated[4 + 2], static_cast<float>(std::sin(0.37 * 14)));
  EXPECT_EQ(rotated[4 + 1], 0.0f);
}

TEST(Rope, InverseUndoesForwardToRounding) {
  ThreadPool threads(1);
  const Device device(best_table(), threads);
  const Shape shape{9, 3, 64};
  const std::vector<float> x = random_floats(9 * 3 * 64, 3);
  const std::vector<float> there_and_back =
      rotate(device, shape, RopeDirection::kInverse, rotate(device, shape, RopeDirection::kForward, x));
  for (std::size_t i = 0; i < x.size(); ++i)
    EXPECT_NEAR(there_and_back[i], x[i], 8 * 0x1p-23 * 4);  // values below 4 in size
}

}  // namespace
}  // namespace llemma::kernels
