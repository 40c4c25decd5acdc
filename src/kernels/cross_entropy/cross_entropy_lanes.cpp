// SPDX-License-Identifier: Apache-2.0
#include "kernels/kernel_args.h"
#include "kernels/lanes_math.h"

namespace llemma::kernels {
namespace {

constexpr float kLowest = -3.402823466e38f;

// Zeros behind the row's end must not count as logits, so the tail is blended with the lowest float.
inline float row_maximum(const float* logits, std::int64_t width) {
  Lanes largest = broadcast(kLowest);
  std::int64_t v = 0;
  for (; v + 16 <= width; v += 16) largest = maximum(load(logits + v), largest);
  float result = maximum_of(largest);
  for (; v < width; ++v) result = logits[v] > result ? logits[v] : result;
  return result;
}

}  // namespace

template <class L>
void row_softmax_sums_lanes(const RowSoftmaxArgs& args) {
  for (std::int64_t r = 0; r < args.num_rows; ++r) {
    const float* logits = args.logits + r * args.row_stride;
    const float largest = row_maximum(logits, args.width);
    args.maximum[r] = largest;
    args.sum[r] = sum_row(args.width, [&](std::int64_t v, int count) {
      if (count == 16) return exp_of(load(logits + v) - broadcast(largest));
      float terms[16] = {};
      store_partial(terms, exp_of(load_partial(logits + v, count) - broadcast(largest)), count);
      return load(terms);
    });
  }
}

template <class L>
void row_softmax_scale_lanes(const RowSoftmaxArgs& args) {
  for (std::int64_t r = 0; r < args.num_rows; ++r) {
    float* logits = args.logits + r * args.row_stride;
    const Lanes largest = broadcast(args.maximum[r]), weight = broadcast(args.weight[r]);
    for_each_lanes(args.width, [&](std::int64_t v, int count) {
      store_up_to(logits + v, weight * exp_of(load_up_to(logits + v, count) - largest), count);
    });
  }
}

template void row_softmax_sums_lanes<Level>(const RowSoftmaxArgs&);
template void row_softmax_scale_lanes<Level>(const RowSoftmaxArgs&);

}  // namespace llemma::kernels
