// SPDX-License-Identifier: Apache-2.0
#include "kernels/kernel_args.h"
#include "kernels/lanes_math.h"

namespace llemma::kernels {

template <class L>
void rope_lanes(const RopeArgs& args) {
  const std::int64_t half = args.head_width / 2;
  const Lanes sign = broadcast(args.sine_sign);
  for (std::int64_t t = 0; t < args.num_rows; ++t) {
    const float* cosines = args.cosines + args.positions[t] * half;
    const float* sines = args.sines + args.positions[t] * half;
    for (std::int64_t h = 0; h < args.num_heads; ++h) {
      float* x = args.x + t * args.row_stride + h * args.head_width;
      for_each_lanes(half, [&](std::int64_t i, int count) {
        const Lanes first = load_up_to(x + i, count), second = load_up_to(x + half + i, count);
        const Lanes cosine = load_up_to(cosines + i, count), sine = sign * load_up_to(sines + i, count);
        store_up_to(x + i, negated_multiply_add(second, sine, first * cosine), count);
        store_up_to(x + half + i, multiply_add(first, sine, second * cosine), count);
      });
    }
  }
}

template void rope_lanes<Level>(const RopeArgs&);

}  // namespace llemma::kernels
