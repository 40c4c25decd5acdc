// SPDX-License-Identifier: Apache-2.0
#include "kernels/kernel_args.h"
#include "kernels/lanes_math.h"

namespace llemma::kernels {
namespace {

inline Lanes sigmoid(Lanes x) {
  const Lanes one = broadcast(1.0f);
  return one / (one + exp_of(broadcast(0.0f) - x));
}

}  // namespace

template <class L>
void swiglu_lanes(const SwigluArgs& args) {
  for (std::int64_t t = 0; t < args.num_rows; ++t) {
    const float* gate_row = args.gate + t * args.in_row_stride;
    const float* up_row = args.up + t * args.in_row_stride;
    float* out_row = args.out + t * args.out_row_stride;
    for_each_lanes(args.width, [&](std::int64_t f, int count) {
      const Lanes gate = load_up_to(gate_row + f, count);
      store_up_to(out_row + f, (gate * sigmoid(gate)) * load_up_to(up_row + f, count), count);
    });
  }
}

template <class L>
void swiglu_backward_lanes(const SwigluBackwardArgs& args) {
  const Lanes one = broadcast(1.0f);
  for (std::int64_t t = 0; t < args.num_rows; ++t) {
    float* gate_row = args.gate + t * args.in_row_stride;
    float* up_row = args.up + t * args.in_row_stride;
    const float* grad_row = args.grad_out + t * args.grad_out_row_stride;
    for_each_lanes(args.width, [&](std::int64_t f, int count) {
      const Lanes gate = load_up_to(gate_row + f, count), up = load_up_to(up_row + f, count);
      const Lanes grad_out = load_up_to(grad_row + f, count);
      const Lanes s = sigmoid(gate);
      store_up_to(gate_row + f, (grad_out * up) * (s * multiply_add(gate, one - s, one)), count);
      store_up_to(up_row + f, grad_out * (gate * s), count);
    });
  }
}

template void swiglu_lanes<Level>(const SwigluArgs&);
template void swiglu_backward_lanes<Level>(const SwigluBackwardArgs&);

}  // namespace llemma::kernels
