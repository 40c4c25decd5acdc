// SPDX-License-Identifier: Apache-2.0
#include "kernels/kernel_args.h"
#include "kernels/lanes_math.h"

namespace llemma::kernels {

template <class L>
void rms_norm_lanes(const RmsNormArgs& args) {
  for (std::int64_t t = 0; t < args.num_rows; ++t) {
    const float* x = args.x + t * args.x_row_stride;
    float* out = args.out + t * args.out_row_stride;
    const float squares = sum_row(args.width, [&](std::int64_t d, int count) {
      const Lanes value = load_up_to(x + d, count);
      return value * value;
    });
    const float mean_square = squares / static_cast<float>(args.width) + args.epsilon;
    const float inverse_rms = 1.0f / _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(mean_square)));
    for_each_lanes(args.width, [&](std::int64_t d, int count) {
      const Lanes normalised = load_up_to(x + d, count) * broadcast(inverse_rms);
      store_up_to(out + d, load_up_to(args.gain + d, count) * normalised, count);
    });
    if (args.inverse_rms != nullptr) args.inverse_rms[t] = inverse_rms;
  }
}

template <class L>
void rms_norm_backward_lanes(const RmsNormBackwardArgs& args) {
  for (std::int64_t t = 0; t < args.num_rows; ++t) {
    const float* x = args.x + t * args.x_row_stride;
    const float* grad_out = args.grad_out + t * args.grad_out_row_stride;
    float* grad_x = args.grad_x + t * args.grad_x_row_stride;
    const Lanes inverse_rms = broadcast(args.inverse_rms[t]);
    const float products = sum_row(args.width, [&](std::int64_t d, int count) {
      const Lanes weighted = load_up_to(args.gain + d, count) * load_up_to(grad_out + d, count);
      return weighted * (load_up_to(x + d, count) * inverse_rms);
    });
    const Lanes mean = broadcast(products / static_cast<float>(args.width));
    for_each_lanes(args.width, [&](std::int64_t d, int count) {
      const Lanes weighted = load_up_to(args.gain + d, count) * load_up_to(grad_out + d, count);
      const Lanes centred = negated_multiply_add(load_up_to(x + d, count) * inverse_rms, mean, weighted);
      store_up_to(grad_x + d, multiply_add(inverse_rms, centred, load_up_to(grad_x + d, count)), count);
    });
  }
}

template <class L>
void rms_norm_gain_lanes(const RmsNormGainArgs& args) {
  for_each_lanes(args.end - args.begin, [&](std::int64_t offset, int count) {
    const std::int64_t d = args.begin + offset;
    Lanes sum = broadcast(0.0f);
    for (std::int64_t t = 0; t < args.num_rows; ++t) {
      const Lanes normalised = load_up_to(args.x + t * args.x_row_stride + d, count) * broadcast(args.inverse_rms[t]);
      sum = multiply_add(load_up_to(args.grad_out + t * args.grad_out_row_stride + d, count), normalised, sum);
    }
    store_up_to(args.grad_gain + d, load_up_to(args.grad_gain + d, count) + sum, count);
  });
}

template void rms_norm_lanes<Level>(const RmsNormArgs&);
template void rms_norm_backward_lanes<Level>(const RmsNormBackwardArgs&);
template void rms_norm_gain_lanes<Level>(const RmsNormGainArgs&);

}  // namespace llemma::kernels
