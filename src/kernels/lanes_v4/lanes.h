// SPDX-License-Identifier: Apache-2.0
// Lanes: 16 float32 values, here in one zmm register (x86-64-v4). Simple operations are written once on this type; the
// build compiles their _lanes.cpp file twice and finds this header or lanes_v3/lanes.h by the include path. Both give
// the same bits: every function is either exact per lane (IEEE operations, bit manipulation) or a fixed sequence of
// such. Included by files with ISA flags only; everything is in an anonymous namespace (STYLE K3).
#pragma once
#include <immintrin.h>

#include <cstdint>

namespace llemma::kernels {

struct LevelV4;
using Level = LevelV4;

namespace {

struct Lanes {
  static constexpr int kCount = 16;
  __m512 v;
};

inline Lanes load(const float* p) { return {_mm512_loadu_ps(p)}; }
// The first `count` (0 to 16) values, zeros behind them; memory behind them is not touched.
inline Lanes load_partial(const float* p, int count) {
  return {_mm512_maskz_loadu_ps(static_cast<__mmask16>((1u << count) - 1u), p)};
}
inline void store(float* p, Lanes a) { _mm512_storeu_ps(p, a.v); }
inline void store_partial(float* p, Lanes a, int count) {
  _mm512_mask_storeu_ps(p, static_cast<__mmask16>((1u << count) - 1u), a.v);
}
inline void store_streaming(float* p, Lanes a) { _mm512_stream_ps(p, a.v); }  // p on a 64-byte border

inline Lanes broadcast(float value) { return {_mm512_set1_ps(value)}; }
inline Lanes operator+(Lanes a, Lanes b) { return {_mm512_add_ps(a.v, b.v)}; }
inline Lanes operator-(Lanes a, Lanes b) { return {_mm512_sub_ps(a.v, b.v)}; }
inline Lanes operator*(Lanes a, Lanes b) { return {_mm512_mul_ps(a.v, b.v)}; }
inline Lanes operator/(Lanes a, Lanes b) { return {_mm512_div_ps(a.v, b.v)}; }
inline Lanes multiply_add(Lanes a, Lanes b, Lanes c) { return {_mm512_fmadd_ps(a.v, b.v, c.v)}; }           // a*b + c
inline Lanes negated_multiply_add(Lanes a, Lanes b, Lanes c) { return {_mm512_fnmadd_ps(a.v, b.v, c.v)}; }  // c - a*b
inline Lanes square_root(Lanes a) { return {_mm512_sqrt_ps(a.v)}; }
inline Lanes maximum(Lanes a, Lanes b) { return {_mm512_max_ps(a.v, b.v)}; }  // b where either is NaN
inline Lanes minimum(Lanes a, Lanes b) { return {_mm512_min_ps(a.v, b.v)}; }
inline Lanes round_to_even(Lanes a) { return {_mm512_roundscale_ps(a.v, 0)}; }
// a where condition < limit, otherwise b.
inline Lanes select_less(Lanes condition, Lanes limit, Lanes a, Lanes b) {
  return {_mm512_mask_blend_ps(_mm512_cmp_ps_mask(condition.v, limit.v, _CMP_LT_OQ), b.v, a.v)};
}
// 2^n for integral n in [-126, 127].
inline Lanes power_of_two(Lanes n) {
  const __m512i exponent = _mm512_add_epi32(_mm512_cvtps_epi32(n.v), _mm512_set1_epi32(127));
  return {_mm512_castsi512_ps(_mm512_slli_epi32(exponent, 23))};
}
// Fixed tree: lanes i and i + 8, then i + 4, i + 2, i + 1.
inline float sum_of(Lanes a) {
  const __m256 eight = _mm256_add_ps(_mm512_castps512_ps256(a.v), _mm512_extractf32x8_ps(a.v, 1));
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
}
inline float maximum_of(Lanes a) {
  const __m256 eight = _mm256_max_ps(_mm512_castps512_ps256(a.v), _mm512_extractf32x8_ps(a.v, 1));
  const __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(two, _mm_shuffle_ps(two, two, 1)));
}

}  // namespace
}  // namespace llemma::kernels
