// SPDX-License-Identifier: Apache-2.0
// Rotary position embedding, half-rotation layout. Source: Su et al. 2021, arXiv:2104.09864; the pairing of element i
// with i + E/2 (not 2i with 2i + 1) is that of the published Hugging Face weights. Shape letters: T rows (tokens), H
// heads, E width of one head, P positions.
#pragma once
#include <cstdint>
#include <span>

#include "kernels/device.h"
#include "tensor/tensor_view.h"

namespace llemma {

enum class RopeDirection { kForward, kInverse };  // the inverse rotation is the backward pass

// cos and sin of every position's angles, scaling included; made once a model by model/rope_table.h.
struct RopeTables {
  TensorView<const float, 2> cosines_PE2, sines_PE2;  // P x E/2
};

// For each row t, head h and i < E/2, with c, s = tables at (positions[t], i), in place:
//   x[i], x[i + E/2]  :=  fma(-x[i + E/2], s, x[i] * c),  fma(x[i], s, x[i + E/2] * c)      (s negated for kInverse)
//   x_THE        float32; the heads of a row are contiguous, the row stride is free.
//   positions_T  each in [0, P).
// Threads: splits over T. A row's result depends on that row alone. Wrong shapes and positions are bugs (checked).
void rope(const Device& device, RopeTables tables, std::span<const std::int32_t> positions_T, RopeDirection direction,
          TensorView<float, 3> x_THE);

}  // namespace llemma
