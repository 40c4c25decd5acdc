// SPDX-License-Identifier: Apache-2.0
#include "base/random.h"

#include <bit>
#include <cmath>
#include <numbers>

#include "base/check.h"

namespace llemma {
namespace {

std::array<std::uint32_t, 4> block(std::uint64_t seed, std::uint64_t stream, std::uint64_t index) {
  return philox4x32({static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(index >> 32),
                     static_cast<std::uint32_t>(stream), static_cast<std::uint32_t>(stream >> 32)},
                    {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
}

std::uint64_t join(std::uint32_t low, std::uint32_t high) { return (std::uint64_t{high} << 32) | low; }

}  // namespace

std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  constexpr std::uint64_t kMultiplier0 = 0xD2511F53, kMultiplier1 = 0xCD9E8D57;
  constexpr std::uint32_t kWeyl0 = 0x9E3779B9, kWeyl1 = 0xBB67AE85;
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t product0 = kMultiplier0 * counter[0];
    const std::uint64_t product1 = kMultiplier1 * counter[2];
    counter = {static_cast<std::uint32_t>(product1 >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(product1),
               static_cast<std::uint32_t>(product0 >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(product0)};
    key = {key[0] + kWeyl0, key[1] + kWeyl1};
  }
  return counter;
}

std::uint64_t Random::bits(std::uint64_t index) const {
  const auto words = block(seed_, stream_, index);
  return join(words[0], words[1]);
}

double Random::uniform(std::uint64_t index) const { return static_cast<double>(bits(index) >> 11) * 0x1p-53; }

double Random::normal(std::uint64_t index) const {
  const auto words = block(seed_, stream_, index);
  const double radius_uniform = (static_cast<double>(join(words[0], words[1]) >> 11) + 1.0) * 0x1p-53;  // in (0, 1]
  const double angle_uniform = static_cast<double>(join(words[2], words[3]) >> 11) * 0x1p-53;
  return std::sqrt(-2.0 * std::log(radius_uniform)) * std::cos(2.0 * std::numbers::pi * angle_uniform);
}

std::uint64_t Random::below(std::uint64_t index, std::uint64_t bound) const {
  LLEMMA_CHECK(bound >= 1);
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>((Wide{bits(index)} * bound) >> 64);
}

Permutation::Permutation(std::uint64_t size, std::uint64_t seed, std::uint64_t stream)
    : size_(size), half_bits_((std::bit_width(size - 1) + 1) / 2), seed_(seed), stream_(stream) {
  LLEMMA_CHECK(size >= 1);
}

std::uint64_t Permutation::encrypt(std::uint64_t value) const {
  constexpr int kNumRounds = 6;
  const std::uint64_t mask = (std::uint64_t{1} << half_bits_) - 1;
  std::uint64_t left = value >> half_bits_, right = value & mask;
  for (int round = 0; round < kNumRounds; ++round) {
    const Random round_function(seed_, stream_ + 0x9E3779B97F4A7C15u * static_cast<std::uint64_t>(round + 1));
    const std::uint64_t mixed = (left ^ round_function.bits(right)) & mask;
    left = right;
    right = mixed;
  }
  return (left << half_bits_) | right;
}

std::uint64_t Permutation::operator()(std::uint64_t index) const {
  LLEMMA_CHECK(index < size_, index, size_);
  if (size_ == 1) return 0;
  std::uint64_t value = encrypt(index);  // the domain is at most 4 times the size, so few steps are walked
  while (value >= size_) value = encrypt(value);
  return value;
}

}  // namespace llemma
