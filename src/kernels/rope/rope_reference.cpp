// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "kernels/kernel_versions.h"

namespace llemma::kernels {

void rope_reference(const RopeArgs& args) {
  const std::int64_t half = args.head_width / 2;
  for (std::int64_t t = 0; t < args.num_rows; ++t) {
    const float* cosines = args.cosines + args.positions[t] * half;
    const float* sines = args.sines + args.positions[t] * half;
    for (std::int64_t h = 0; h < args.num_heads; ++h) {
      float* x = args.x + t * args.row_stride + h * args.head_width;
      for (std::int64_t i = 0; i < half; ++i) {
        const float first = x[i], second = x[i + half], sine = args.sine_sign * sines[i];
        x[i] = std::fma(-second, sine, first * cosines[i]);
        x[i + half] = std::fma(first, sine, second * cosines[i]);
      }
    }
  }
}

}  // namespace llemma::kernels
