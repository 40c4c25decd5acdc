// SPDX-License-Identifier: Apache-2.0
// SwiGLU, the gated activation of the feed-forward part. Source: Shazeer 2020, arXiv:2002.05202, with silu(z) = z / (1
// + e^-z). Shape letters: T rows (tokens), F feed-forward width.
#pragma once
#include "kernels/device.h"
#include "tensor/tensor_view.h"

namespace llemma {

// out = silu(gate) * up, element by element.
//   gate_up_T2F  float32: columns [0, F) are the gate, [F, 2F) the up projection; row stride is free.
//   out_TF       float32, not overlapping gate_up.
// Accuracy: at most 6 ulp(float32) from double precision for |gate| <= 80. Threads: splits over T.
void swiglu(const Device& device, TensorView<const float, 2> gate_up_T2F, TensorView<float, 2> out_TF);

// Backward pass, in place: gate and up are replaced by their gradients. With s = 1 / (1 + e^-gate):
//   grad_up = grad_out * (gate * s);   grad_gate = (grad_out * up) * (s * fma(gate, 1 - s, 1))
void swiglu_backward(const Device& device, TensorView<const float, 2> grad_out_TF, TensorView<float, 2> gate_up_T2F);

}  // namespace llemma
