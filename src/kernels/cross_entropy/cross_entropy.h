// SPDX-License-Identifier: Apache-2.0
// Log-probabilities of tokens from rows of logits, and their gradient in place. model/loss_head.h feeds it blocks of
// rows, so that the logits of a whole batch are never held. Shape letters: R rows, V vocabulary.
#pragma once
#include <cstdint>
#include <span>

#include "kernels/device.h"
#include "tensor/tensor_view.h"

namespace llemma {

// Normaliser of each row: softmax[v] = exp(logits[v] - maximum) / sum.
struct RowNormaliser {
  std::span<float> maximum_R, sum_R;
};
// Fills `normaliser` (R values each). Sums in the order of RowSum (kernels/scalar_math.h). A row depends on itself
// alone.
void softmax_normaliser(const Device& device, TensorView<float, 2> logits_RV, RowNormaliser normaliser);

// log softmax(logits[r])[token], from the row's normaliser; the logarithm is taken in double and rounded once.
float log_probability(float logit, float maximum, float sum);

// Replaces logits by the gradient of  loss = -sum over r of coefficient[r] * log softmax(logits[r])[target[r]]:
//   logits[r, v] := coefficient[r] / sum[r] * exp(logits[r, v] - maximum[r]);   then  logits[r, target] -=
//   coefficient[r].
// targets in [0, V) (checked); rows with coefficient 0 become zeros.
void cross_entropy_backward(const Device& device, RowNormaliser normaliser, std::span<const std::int32_t> target_R,
                            std::span<const float> coefficient_R, TensorView<float, 2> logits_RV);

}  // namespace llemma
