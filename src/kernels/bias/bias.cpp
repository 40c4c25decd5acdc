// SPDX-License-Identifier: Apache-2.0
#include "kernels/bias/bias.h"

#include "kernels/row_tasks.h"

namespace llemma {

void add_bias(const Device& device, TensorView<const float, 1> bias_N, TensorView<float, 2> x_TN) {
  LLEMMA_CHECK(bias_N.extent(0) == x_TN.extent(1), bias_N.extent(0), x_TN.extent(1));
  const float* bias = bias_N.data_handle();
  kernels::for_each_row_block(device, x_TN.extent(0), [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t t = begin; t < end; ++t) {
      float* row = &x_TN(t, 0);
      for (std::int64_t n = 0; n < x_TN.extent(1); ++n) row[n] += bias[n];
    }
  });
}

void add_bias_backward(const Device& device, TensorView<const float, 2> grad_TN, TensorView<float, 1> grad_bias_N) {
  LLEMMA_CHECK(grad_bias_N.extent(0) == grad_TN.extent(1), grad_bias_N.extent(0), grad_TN.extent(1));
  float* grad_bias = grad_bias_N.data_handle();
  kernels::for_each_column_block(device, grad_TN.extent(0) == 0 ? 0 : grad_TN.extent(1),
                                 [&](std::int64_t begin, std::int64_t end) {
                                   for (std::int64_t t = 0; t < grad_TN.extent(0); ++t) {
                                     const float* row = &grad_TN(t, 0);
                                     for (std::int64_t n = begin; n < end; ++n) grad_bias[n] += row[n];
                                   }
                                 });
}

}  // namespace llemma
