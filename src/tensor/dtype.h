// SPDX-License-Identifier: Apache-2.0
// Element types of tensors in memory, and conversions between float32 and the two 16-bit formats. Block-quantised
// formats of files (Q8_0, Q4_K, ...) belong to format/.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace llemma {

enum class DType { kF32, kF16, kBF16, kI32, kI64, kU8 };

std::size_t size_in_bytes(DType dtype);
std::string_view name_of(DType dtype);  // "f32", "f16", "bf16", "i32", "i64", "u8"

// The upper half of a float32. Rounds to nearest, ties to even; NaN stays NaN.
inline std::uint16_t bf16_from_f32(float value) {
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
  if ((bits & 0x7fffffffu) > 0x7f800000u) return static_cast<std::uint16_t>((bits >> 16) | 0x40u);
  return static_cast<std::uint16_t>((bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16);
}
inline float f32_from_bf16(std::uint16_t value) { return std::bit_cast<float>(std::uint32_t{value} << 16); }

// IEEE binary16, exact both ways where representable; rounds to nearest, ties to even, subnormals included.
std::uint16_t f16_from_f32(float value);
float f32_from_f16(std::uint16_t value);

}  // namespace llemma
