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

}  // namespace llemma::kernels
