// SPDX-License-Identifier: Apache-2.0
// The scalar truth of the elementary functions and of the row sum: the bits that every fast version gives. Built
// without contraction, so that they are the same on every machine; libm's own exp, log, sin and cos are not (they
// differ by CPU).
#pragma once
#include <cmath>
#include <cstdint>

namespace llemma::kernels {

// e^x in float32: at most 2 ulp for x in [-87.33, 88]; 0 below, the value at 88 above. x = n ln 2 + r, |r| <= 0.347,
// with ln 2 in two parts (0.693145752 has 15 bits, so n * it is exact for |n| <= 128), the Taylor polynomial of degree
// 6 for e^r (remainder 0.347^7 / 5040 = 1.2e-7, one unit of float32), 2^n through the exponent.
float exp_f32(float x);

// Natural logarithm in float64: relative error below 4e-16 for normal x > 0 (atanh series on the mantissa).
double log_f64(double x);

// sin and cos of an angle in radians in float64, absolute error below 1e-13 for |angle| <= 1e7.
struct SinCos {
  double sin, cos;
};
SinCos sin_cos_f64(double angle);

// Sums 64 partial sums by index modulo 64, then ((0+1)+(2+3)) over groups of 16, then i and i+8, i+4, i+2, i+1.
class RowSum {
 public:
  void add(std::int64_t index, float term) { partial_[index & 63] += term; }
  float total() const {
    float lanes[16];
    for (int i = 0; i < 16; ++i) lanes[i] = (partial_[i] + partial_[16 + i]) + (partial_[32 + i] + partial_[48 + i]);
    for (int half = 8; half >= 1; half /= 2)
      for (int i = 0; i < half; ++i) lanes[i] += lanes[i + half];
    return lanes[0];
  }

 private:
  float partial_[64] = {};
};

}  // namespace llemma::kernels
