// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "tensor/buffer.h"
#include "tensor/dtype.h"
#include "tensor/tensor_view.h"

namespace llemma {
namespace {

TEST(DType, EveryF16SurvivesTheRoundTripThroughF32) {
  for (std::uint32_t bits = 0; bits < 65536; ++bits) {
    const auto half = static_cast<std::uint16_t>(bits);
    const float value = f32_from_f16(half);
    if (std::isnan(value)) {
      EXPECT_TRUE(std::isnan(f32_from_f16(f16_from_f32(value))));
    } else {
      ASSERT_EQ(f16_from_f32(value), half);
    }
  }
}

TEST(DType, F16AgreesWithTheCompilersConversionIncludingTies) {
  for (std::uint64_t bits = 0; bits < (std::uint64_t{1} << 32);
       bits += 0x1001) {  // every exponent, ties included below
    for (const std::uint32_t pattern :
         {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits) & 0xfffff000u}) {
      const float value = std::bit_cast<float>(pattern);
      if (std::isnan(value)) continue;
      ASSERT_EQ(f16_from_f32(value), std::bit_cast<std::uint16_t>(static_cast<_Float16>(value))) << value;
    }
  }
}

TEST(DType, Bf16RoundsToNearestEven) {
  EXPECT_EQ(bf16_from_f32(std::bit_cast<float>(0x3f808000u)), 0x3f80);  // tie goes to the even side
  EXPECT_EQ(bf16_from_f32(std::bit_cast<float>(0x3f818000u)), 0x3f82);
  EXPECT_EQ(bf16_from_f32(std::bit_cast<float>(0x3f808001u)), 0x3f81);
  EXPECT_TRUE(std::isnan(f32_from_bf16(bf16_from_f32(std::nanf("")))));
}

TEST(TensorView, RowsAndStridesAddressTheSameElements) {
  float data[12];
  for (int i = 0; i < 12; ++i) data[i] = static_cast<float>(i);
  const TensorView<float, 2> x(data, {3, 4});
  EXPECT_EQ(x(2, 1), 9);
  EXPECT_EQ(x.row(1)(3), 7);
  EXPECT_EQ(x.rows(1, 3)(1, 0), 8);
  const TensorView<float, 2> transposed(data, {4, 3}, {1, 4});
  EXPECT_EQ(transposed(1, 2), 9);
  EXPECT_FALSE(transposed.is_contiguous());
}

TEST(TensorView, RowOutsideIsABug) {
  float data[2];
  const TensorView<float, 2> x(data, {1, 2});
  EXPECT_DEATH(x.row(1), "index, extents_");
}

TEST(Buffer, ImpossibleSizeIsOutOfMemoryWithItsPurpose) {
  const Expected<Buffer> buffer = Buffer::allocate(std::size_t{1} << 60, "the key/value cache");
  ASSERT_FALSE(buffer);
  EXPECT_EQ(buffer.error().code(), ErrorCode::kOutOfMemory);
  EXPECT_NE(buffer.error().message().find("the key/value cache"), std::string::npos);
}

TEST(Workspace, PiecesAreAlignedAndReleased) {
  Workspace workspace(*Buffer::allocate(1024, "a test"));
  workspace.take<float>(3);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(workspace.take<float>(1).data()) % 64, 0u);
  workspace.release_to(0);
  EXPECT_EQ(workspace.used_bytes(), 0u);
  EXPECT_DEATH(workspace.take<float>(1000), "used_bytes_");
}

}  // namespace
}  // namespace llemma
