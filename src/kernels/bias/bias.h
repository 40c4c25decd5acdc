// SPDX-License-Identifier: Apache-2.0
// A bias added to rows, and its gradient: only Qwen2's query, key and value projections have one. Bound by memory, so
// one portable version. Shape letters: T rows, N columns.
#pragma once
#include "kernels/device.h"
#include "tensor/tensor_view.h"

namespace llemma {

// x[t,:] += bias.
void add_bias(const Device& device, TensorView<const float, 1> bias_N, TensorView<float, 2> x_TN);

// grad_bias += sum over t of grad[t,:], t ascending, one chain of additions a column.
void add_bias_backward(const Device& device, TensorView<const float, 2> grad_TN, TensorView<float, 1> grad_bias_N);

}  // namespace llemma
