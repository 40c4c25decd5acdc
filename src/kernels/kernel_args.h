// SPDX-License-Identifier: Apache-2.0
// Plain arguments of the kernels: pointers, extents, strides. Files with ISA flags include this and nothing else of
// ours, so it holds no functions and no std types. Strides count elements. Contracts are in each operation's own
// header.
#pragma once
#include <cstdint>

namespace llemma::kernels {

struct LevelV3;  // tags of the two instruction-set levels for which _lanes files are compiled
struct LevelV4;

struct RmsNormArgs {
  const float* x;
  std::int64_t x_row_stride;
  const float* gain;
  float epsilon;
  float* out;
  std::int64_t out_row_stride;
  float* inverse_rms;  // num_rows values, or null
  std::int64_t num_rows, width;
};

struct RmsNormBackwardArgs {
  const float* x;
  std::int64_t x_row_stride;
  const float* gain;
  const float* inverse_rms;
  const float* grad_out;
  std::int64_t grad_out_row_stride;
  float* grad_x;  // added to
  std::int64_t grad_x_row_stride;
  std::int64_t num_rows, width;
};

struct RmsNormGainArgs {
  const float* x;
  std::int64_t x_row_stride;
  const float* inverse_rms;
  const float* grad_out;
  std::int64_t grad_out_row_stride;
  float* grad_gain;  // added to, columns [begin, end)
  std::int64_t num_rows, begin, end;
};

// Rotates pairs (i, i + head_width / 2) of every head of every row by the angle of the row's position.
struct RopeArgs {
  float* x;  // in place
  std::int64_t row_stride;
  const std::int32_t* positions;  // num_rows values, rows of the tables
  const float* cosines;           // [position][head_width / 2]
  const float* sines;
  float sine_sign;  // +1 forward, -1 for the inverse rotation of the backward pass
  std::int64_t num_rows, num_heads, head_width;
};

struct SwigluArgs {
  const float* gate;
  const float* up;
  std::int64_t in_row_stride;  // of gate and up
  float* out;
  std::int64_t out_row_stride;
  std::int64_t num_rows, width;
};

struct SwigluBackwardArgs {
  float* gate;  // replaced by its gradient
  float* up;    // replaced by its gradient
  std::int64_t in_row_stride;
  const float* grad_out;
  std::int64_t grad_out_row_stride;
  std::int64_t num_rows, width;
};

struct RowSoftmaxArgs {
  float* logits;  // read by row_softmax_sums, replaced by weight * softmax by row_softmax_scale
  std::int64_t row_stride;
  float* maximum;       // num_rows values: largest logit
  float* sum;           // num_rows values: sum of exp(logit - maximum)
  const float* weight;  // num_rows values; row_softmax_scale only
  std::int64_t num_rows, width;
};

}  // namespace llemma::kernels
