// SPDX-License-Identifier: Apache-2.0
// Token embedding: rows of a table, and their gradient. Copies and additions bound by memory, so one portable version.
// Shape letters: T tokens, V vocabulary, D model width.
#pragma once
#include <cstdint>
#include <span>

#include "kernels/device.h"
#include "tensor/tensor_view.h"

namespace llemma {

// out[t,:] = table[ids[t],:]. An id outside [0, V) is a bug (checked): whoever accepts ids from outside validates them.
void embedding(const Device& device, TensorView<const float, 2> table_VD, std::span<const std::int32_t> ids_T,
               TensorView<float, 2> out_TD);

// grad_table[ids[t],:] += grad_out[t,:], t ascending, one chain of additions for each element. Threads: splits over D.
void embedding_backward(const Device& device, TensorView<const float, 2> grad_out_TD,
                        std::span<const std::int32_t> ids_T, TensorView<float, 2> grad_table_VD);

}  // namespace llemma
