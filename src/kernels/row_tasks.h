// SPDX-License-Identifier: Apache-2.0
// How simple operations cut their work: fixed blocks of rows or of columns, whatever the number of threads.
#pragma once
#include <algorithm>
#include <cstdint>

#include "kernels/device.h"

namespace llemma::kernels {

constexpr std::int64_t kRowsPerTask =
    16;  // 16 rows of 576 floats are 36 KiB: one task lives in L1 and costs microseconds
constexpr std::int64_t kColumnsPerTask = 128;  // a multiple of 16 lanes

template <class Body>
void for_each_block(const Device& device, std::int64_t size, std::int64_t block, Body body) {
  const auto num_tasks = static_cast<int>((size + block - 1) / block);
  device.threads().parallel_for(num_tasks, [&](int task, int) {
    const std::int64_t begin = task * block;
    body(begin, std::min(begin + block, size));
  });
}
// body(begin, end) for blocks of rows.
template <class Body>
void for_each_row_block(const Device& device, std::int64_t num_rows, Body body) {
  for_each_block(device, num_rows, kRowsPerTask, body);
}
// body(begin, end) for blocks of columns; begins are multiples of 16.
template <class Body>
void for_each_column_block(const Device& device, std::int64_t width, Body body) {
  for_each_block(device, width, kColumnsPerTask, body);
}

}  // namespace llemma::kernels
