// SPDX-License-Identifier: Apache-2.0
// Root-mean-square normalisation of rows, forward and backward. Source: Zhang & Sennrich 2019, arXiv:1910.07467,
// section 3. Shape letters: T rows (tokens), D width.
#pragma once
#include "kernels/device.h"
#include "tensor/tensor_view.h"

namespace llemma {

// out[t,:] = gain * (x[t,:] * r[t])  with  r[t] = 1 / sqrt(mean(x[t,:]^2) + epsilon).
//   x_TD, out_TD  float32, same shape; out may be x itself; rows are contiguous, row stride is free.
//   gain_D        float32.     epsilon  > 0, dimensionless; 1e-5 for Llemma.
//   inverse_rms_T receives r for the backward pass; an empty view where it is not wanted.
// Accuracy: at most 4 ulp(float32) from the double-precision value for D <= 16384 when no output underflows.
// Threads: splits over T on device.threads(); the result does not depend on the number of threads, nor a row on its
// neighbours. A wrong shape is a bug in the caller (checked).
void rms_norm(const Device& device, TensorView<const float, 2> x_TD, TensorView<const float, 1> gain_D, float epsilon,
              TensorView<float, 2> out_TD, TensorView<float, 1> inverse_rms_T = {});

// Backward pass. With n = x * r and d = gain * grad_out:
//   grad_x[t,:]   += r * (d - n * mean(d * n))        (added: the residual stream's gradient is already there)
//   grad_gain[:]  += sum over t of grad_out * n        (ascending t, one chain of additions a column)
// inverse_rms_T is what the forward pass wrote. grad_x may not overlap grad_out.
void rms_norm_backward(const Device& device, TensorView<const float, 2> x_TD, TensorView<const float, 1> gain_D,
                       TensorView<const float, 1> inverse_rms_T, TensorView<const float, 2> grad_out_TD,
                       TensorView<float, 2> grad_x_TD, TensorView<float, 1> grad_gain_D);

}  // namespace llemma
