// SPDX-License-Identifier: Apache-2.0
#include "kernels/scalar_math.h"

#include <bit>
#include <initializer_list>

namespace llemma::kernels {

float exp_f32(float x) {
  constexpr float kLowest = -87.3365402f;
  if (x < kLowest) return 0.0f;
  // Written so that NaN takes the path of the vector instructions: max(x, lowest) gives its second operand for NaN.
  const float raised = x > kLowest ? x : kLowest;
  const float clamped = raised < 88.0f ? raised : 88.0f;
  const float n = std::nearbyint(clamped * 1.44269504f);
  float r = std::fma(-n, 0.693145752f, clamped);
  r = std::fma(-n, 1.42860677e-6f, r);
  float p = 1.0f / 720;
  for (const float coefficient : {1.0f / 120, 1.0f / 24, 1.0f / 6, 0.5f, 1.0f, 1.0f}) p = std::fma(p, r, coefficient);
  return p * std::bit_cast<float>((static_cast<std::int32_t>(n) + 127) << 23);
}

double log_f64(double x) {
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);  // in [0.5, 1)
  if (mantissa < 0.70710678118654752) {
    mantissa *= 2;
    --exponent;
  }
  const double z = (mantissa - 1) / (mantissa + 1);  // |z| <= 0.1716; log m = 2 atanh z
  const double square = z * z;
  double series = 0;
  for (int k = 21; k >= 1; k -= 2) series = series * square + 1.0 / k;  // the next term is below 0.1716^22 / 23 = 6e-19
  return exponent * 0.69314718055994530942 + 2 * z * series;
}

SinCos sin_cos_f64(double angle) {
  constexpr double kHalfPi1 = 1.57079632673412561417, kHalfPi2 = 6.07710050630396597660e-11,
                   kHalfPi3 = 2.02226624879595063154e-21;  // pi / 2 in three parts, the first two of 33 bits
  const double n = std::nearbyint(angle * 0.63661977236758134308);
  const double r = ((angle - n * kHalfPi1) - n * kHalfPi2) - n * kHalfPi3;
  const double square = r * r;
  double sine = 0, cosine = 0;
  for (int k = 10; k >= 1; --k) {
    sine = (sine + 1) * -square / ((2 * k) * (2 * k + 1));
    cosine = (cosine + 1) * -square / ((2 * k - 1) * (2 * k));
  }
  sine = r + r * sine;
  cosine = 1 + cosine;
  switch (static_cast<std::int64_t>(n) & 3) {
    case 0:
      return {sine, cosine};
    case 1:
      return {cosine, -sine};
    case 2:
      return {-sine, -cosine};
    default:
      return {-cosine, sine};
  }
}

}  // namespace llemma::kernels
