// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "kernels/kernel_versions.h"
#include "kernels/scalar_math.h"

namespace llemma::kernels {

void row_softmax_sums_reference(const RowSoftmaxArgs& args) {
  for (std::int64_t r = 0; r < args.num_rows; ++r) {
    const float* logits = args.logits + r * args.row_stride;
    const float maximum = *std::max_element(logits, logits + args.width);
    RowSum sum;
    for (std::int64_t v = 0; v < args.width; ++v) sum.add(v, exp_f32(logits[v] - maximum));
    args.maximum[r] = maximum;
    args.sum[r] = sum.total();
  }
}

void row_softmax_scale_reference(const RowSoftmaxArgs& args) {
  for (std::int64_t r = 0; r < args.num_rows; ++r) {
    float* logits = args.logits + r * args.row_stride;
    for (std::int64_t v = 0; v < args.width; ++v) logits[v] = args.weight[r] * exp_f32(logits[v] - args.maximum[r]);
  }
}

}  // namespace llemma::kernels
