// SPDX-License-Identifier: Apache-2.0
#include "kernels/cross_entropy/cross_entropy.h"

#include <array>

#include "kernels/row_tasks.h"
#include "kernels/scalar_math.h"

namespace llemma {
namespace {

constexpr std::int64_t kRowsPerTask = 2;  // a row of logits is 100 KiB or more

void check_rows(std::int64_t num_rows, std::size_t size) {
  LLEMMA_CHECK(size >= static_cast<std::size_t>(num_rows), size, num_rows);
}

}  // namespace

void softmax_normaliser(const Device& device, TensorView<float, 2> logits_RV, RowNormaliser normaliser) {
  const std::int64_t num_rows = logits_RV.extent(0);
  check_rows(num_rows, normaliser.maximum_R.size());
  check_rows(num_rows, normaliser.sum_R.size());
  kernels::for_each_block(device, num_rows, kRowsPerTask, [&](std::int64_t begin, std::int64_t end) {
    device.kernels().row_softmax_sums({.logits = &logits_RV(begin, 0),
                                       .row_stride = logits_RV.stride(0),
                                       .maximum = normaliser.maximum_R.data() + begin,
                                       .sum = normaliser.sum_R.data() + begin,
                                       .weight = nullptr,
                                       .num_rows = end - begin,
                                       .width = logits_RV.extent(1)});
  });
}

float log_probability(float logit, float maximum, float sum) {
  return static_cast<float>((double{logit} - double{maximum}) - kernels::log_f64(sum));
}

void cross_entropy_backward(const Device& device, RowNormaliser normaliser, std::span<const std::int32_t> target_R,
                            std::span<const float> coefficient_R, TensorView<float, 2> logits_RV) {
  const std::int64_t num_rows = logits_RV.extent(0), width = logits_RV.extent(1);
  check_rows(num_rows, normaliser.maximum_R.size());
  check_rows(num_rows, target_R.size());
  check_rows(num_rows, coefficient_R.size());
  kernels::for_each_block(device, num_rows, kRowsPerTask, [&](std::int64_t begin, std::int64_t end) {
    std::array<float, kRowsPerTask> weight{};
    for (std::int64_t r = begin; r < end; ++r) weight[r - begin] = coefficient_R[r] / normaliser.sum_R[r];
    device.kernels().row_softmax_scale({.logits = &logits_RV(begin, 0),
                                        .row_stride = logits_RV.stride(0),
                                        .maximum = normaliser.maximum_R.data() + begin,
                                        .sum = nullptr,
                                        .weight = weight.data(),
                                        .num_rows = end - begin,
                                        .width = width});
    for (std::int64_t r = begin; r < end; ++r) {
      LLEMMA_CHECK(target_R[r] >= 0 && target_R[r] < width, target_R[r], width);
      logits_RV(r, target_R[r]) -= coefficient_R[r];
    }
  });
}

}  // namespace llemma
