// SPDX-License-Identifier: Apache-2.0
#include "kernels/swiglu/swiglu.h"

#include "kernels/row_tasks.h"

namespace llemma {

void swiglu(const Device& device, TensorView<const float, 2> gate_up_T2F, TensorView<float, 2> out_TF) {
  const std::int64_t num_rows = out_TF.extent(0), width = out_TF.extent(1);
  LLEMMA_CHECK(gate_up_T2F.extent(0) == num_rows && gate_up_T2F.extent(1) == 2 * width, gate_up_T2F.extent(1), width);
  kernels::for_each_row_block(device, num_rows, [&](std::int64_t begin, std::int64_t end) {
    device.kernels().swiglu({.gate = &gate_up_T2F(begin, 0),
                             .up = &gate_up_T2F(begin, width),
                             .in_row_stride = gate_up_T2F.stride(0),
                             .out = &out_TF(begin, 0),
                             .out_row_stride = out_TF.stride(0),
                             .num_rows = end - begin,
                             .width = width});
  });
}

void swiglu_backward(const Device& device, TensorView<const float, 2> grad_out_TF, TensorView<float, 2> gate_up_T2F) {
  const std::int64_t num_rows = grad_out_TF.extent(0), width = grad_out_TF.extent(1);
  LLEMMA_CHECK(gate_up_T2F.extent(0) == num_rows && gate_up_T2F.extent(1) == 2 * width, gate_up_T2F.extent(1), width);
  kernels::for_each_row_block(device, num_rows, [&](std::int64_t begin, std::int64_t end) {
    device.kernels().swiglu_backward({.gate = &gate_up_T2F(begin, 0),
                                      .up = &gate_up_T2F(begin, width),
                                      .in_row_stride = gate_up_T2F.stride(0),
                                      .grad_out = &grad_out_TF(begin, 0),
                                      .grad_out_row_stride = grad_out_TF.stride(0),
                                      .num_rows = end - begin,
                                      .width = width});
  });
}

}  // namespace llemma
