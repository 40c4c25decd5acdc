// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "kernels/kernel_versions.h"
#include "kernels/scalar_math.h"

namespace llemma::kernels {
namespace {

float sigmoid(float x) { return 1.0f / (1.0f + exp_f32(0.0f - x)); }

}  // namespace

void swiglu_reference(const SwigluArgs& args) {
  for (std::int64_t t = 0; t < args.num_rows; ++t)
    for (std::int64_t f = 0; f < args.width; ++f) {
      const float gate = args.gate[t * args.in_row_stride + f];
      args.out[t * args.out_row_stride + f] = (gate * sigmoid(gate)) * args.up[t * args.in_row_stride + f];
    }
}

void swiglu_backward_reference(const SwigluBackwardArgs& args) {
  for (std::int64_t t = 0; t < args.num_rows; ++t)
    for (std::int64_t f = 0; f < args.width; ++f) {
      float& gate = args.gate[t * args.in_row_stride + f];
      float& up = args.up[t * args.in_row_stride + f];
      const float grad_out = args.grad_out[t * args.grad_out_row_stride + f];
      const float s = sigmoid(gate);
      const float grad_gate = (grad_out * up) * (s * std::fma(gate, 1.0f - s, 1.0f));
      up = grad_out * (gate * s);
      gate = grad_gate;
    }
}

}  // namespace llemma::kernels
