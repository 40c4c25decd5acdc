// SPDX-License-Identifier: Apache-2.0
#include "kernels/rms_norm/rms_norm.h"

#include "kernels/row_tasks.h"

namespace llemma {

void rms_norm(const Device& device, TensorView<const float, 2> x_TD, TensorView<const float, 1> gain_D, float epsilon,
              TensorView<float, 2> out_TD, TensorView<float, 1> inverse_rms_T) {
  const std::int64_t num_rows = x_TD.extent(0), width = x_TD.extent(1);
  LLEMMA_CHECK(out_TD.extent(0) == num_rows && out_TD.extent(1) == width, out_TD.extent(0), num_rows, out_TD.extent(1),
               width);
  LLEMMA_CHECK(gain_D.extent(0) == width, gain_D.extent(0), width);
  LLEMMA_CHECK(epsilon > 0, epsilon);
  LLEMMA_CHECK(inverse_rms_T.data_handle() == nullptr || inverse_rms_T.extent(0) == num_rows, inverse_rms_T.extent(0),
               num_rows);
  kernels::for_each_row_block(device, num_rows, [&](std::int64_t begin, std::int64_t end) {
    device.kernels().rms_norm({.x = &x_TD(begin, 0),
                               .x_row_stride = x_TD.stride(0),
                               .gain = gain_D.data_handle(),
                               .epsilon = epsilon,
                               .out = &out_TD(begin, 0),
                               .out_row_stride = out_TD.stride(0),
                               .inverse_rms = inverse_rms_T.data_handle() == nullptr ? nullptr : &inverse_rms_T(begin),
                               .num_rows = end - begin,
                               .width = width});
  });
}

void rms_norm_backward(const Device& device, TensorView<const float, 2> x_TD, TensorView<const float, 1> gain_D,
                       TensorView<const float, 1> inverse_rms_T, TensorView<const float, 2> grad_out_TD,
                       TensorView<float, 2> grad_x_TD, TensorView<float, 1> grad_gain_D) {
  const std::int64_t num_rows = x_TD.extent(0), width = x_TD.extent(1);
  LLEMMA_CHECK(grad_out_TD.extent(0) == num_rows && grad_out_TD.extent(1) == width, grad_out_TD.extent(0), num_rows);
  LLEMMA_CHECK(grad_x_TD.extent(0) == num_rows && grad_x_TD.extent(1) == width, grad_x_TD.extent(0), num_rows);
  LLEMMA_CHECK(gain_D.extent(0) == width && grad_gain_D.extent(0) == width, gain_D.extent(0), grad_gain_D.extent(0),
               width);
  LLEMMA_CHECK(inverse_rms_T.extent(0) == num_rows, inverse_rms_T.extent(0), num_rows);
  kernels::for_each_row_block(device, num_rows, [&](std::int64_t begin, std::int64_t end) {
    device.kernels().rms_norm_backward({.x = &x_TD(begin, 0),
                                        .x_row_stride = x_TD.stride(0),
                                        .gain = gain_D.data_handle(),
                                        .inverse_rms = &inverse_rms_T(begin),
                                        .grad_out = &grad_out_TD(begin, 0),
                                        .grad_out_row_stride = grad_out_TD.stride(0),
                                        .grad_x = &grad_x_TD(begin, 0),
                                        .grad_x_row_stride = grad_x_TD.stride(0),
                                        .num_rows = end - begin,
                                        .width = width});
  });
  kernels::for_each_column_block(device, num_rows == 0 ? 0 : width, [&](std::int64_t begin, std::int64_t end) {
    device.kernels().rms_norm_gain({.x = x_TD.data_handle(),
                                    .x_row_stride = x_TD.stride(0),
                                    .inverse_rms = inverse_rms_T.data_handle(),
                                    .grad_out = grad_out_TD.data_handle(),
                                    .grad_out_row_stride = grad_out_TD.stride(0),
                                    .grad_gain = grad_gain_D.data_handle(),
                                    .num_rows = num_rows,
                                    .begin = begin,
                                    .end = end});
  });
}

}  // namespace llemma
