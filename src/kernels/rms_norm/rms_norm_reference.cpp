// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "kernels/kernel_versions.h"
#include "kernels/scalar_math.h"

namespace llemma::kernels {

void rms_norm_reference(const RmsNormArgs& args) {
  for (std::int64_t t = 0; t < args.num_rows; ++t) {
    const float* x = args.x + t * args.x_row_stride;
    float* out = args.out + t * args.out_row_stride;
    RowSum squares;
    for (std::int64_t d = 0; d < args.width; ++d) squares.add(d, x[d] * x[d]);
    const float inverse_rms = 1.0f / std::sqrt(squares.total() / static_cast<float>(args.width) + args.epsilon);
    for (std::int64_t d = 0; d < args.width; ++d) out[d] = args.gain[d] * (x[d] * inverse_rms);
    if (args.inverse_rms != nullptr) args.inverse_rms[t] = inverse_rms;
  }
}

void rms_norm_backward_reference(const RmsNormBackwardArgs& args) {
  for (std::int64_t t = 0; t < args.num_rows; ++t) {
    const float* x = args.x + t * args.x_row_stride;
    const float* grad_out = args.grad_out + t * args.grad_out_row_stride;
    float* grad_x = args.grad_x + t * args.grad_x_row_stride;
    const float inverse_rms = args.inverse_rms[t];
    RowSum products;
    for (std::int64_t d = 0; d < args.width; ++d) products.add(d, (args.gain[d] * grad_out[d]) * (x[d] * inverse_rms));
    const float mean = products.total() / static_cast<float>(args.width);
    for (std::int64_t d = 0; d < args.width; ++d) {
      const float centred = std::fma(-(x[d] * inverse_rms), mean, args.gain[d] * grad_out[d]);
      grad_x[d] = std::fma(inverse_rms, centred, grad_x[d]);
    }
  }
}

void rms_norm_gain_reference(const RmsNormGainArgs& args) {
  for (std::int64_t d = args.begin; d < args.end; ++d) {
    float sum = 0.0f;
    for (std::int64_t t = 0; t < args.num_rows; ++t)
      sum = std::fma(args.grad_out[t * args.grad_out_row_stride + d],
                     args.x[t * args.x_row_stride + d] * args.inverse_rms[t], sum);
    args.grad_gain[d] += sum;
  }
}

}  // namespace llemma::kernels
