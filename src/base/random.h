// SPDX-License-Identifier: Apache-2.0
// Counter-based random numbers: random(seed, stream, index) is a pure function, so there is no generator state to save,
// to share between threads or to reshard. Philox4x32-10, Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2,
// 3".
//
//   const Random random(seed, /*stream=*/kDataOrderStream);
//   const double u = random.uniform(step);
#pragma once
#include <array>
#include <cstdint>

namespace llemma {

// The ten-round Philox4x32 block function: 128 bits of counter and 64 bits of key to 128 random bits.
std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

// A stream of independent values addressed by index. Thread-safe: it has no mutable state.
class Random {
 public:
  Random(std::uint64_t seed, std::uint64_t stream) : seed_(seed), stream_(stream) {}
  std::uint64_t bits(std::uint64_t index) const;  // 64 uniform bits
  double uniform(std::uint64_t index) const;      // in [0, 1), multiples of 2^-53
  double normal(std::uint64_t index) const;       // mean 0, variance 1 (Box-Muller on the block's two values)
  std::uint64_t below(std::uint64_t index, std::uint64_t bound) const;  // in [0, bound), bound >= 1, unbiased to 2^-64

 private:
  std::uint64_t seed_;
  std::uint64_t stream_;
};

// A pseudo-random permutation of [0, size) evaluated point by point: a Feistel network with cycle walking, keyed by
// (seed, stream). Its whole state is these three integers. Source: Black & Rogaway 2002, "Ciphers with arbitrary finite
// domains", the generalised Feistel construction.
class Permutation {
 public:
  Permutation(std::uint64_t size, std::uint64_t seed, std::uint64_t stream);  // size >= 1
  std::uint64_t operator()(std::uint64_t index) const;                        // index < size
 private:
  std::uint64_t encrypt(std::uint64_t value) const;
  std::uint64_t size_;
  int half_bits_;
  std::uint64_t seed_;
  std::uint64_t stream_;
};

}  // namespace llemma
