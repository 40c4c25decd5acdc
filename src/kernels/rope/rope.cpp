// SPDX-License-Identifier: Apache-2.0
#include "kernels/rope/rope.h"

#include "kernels/row_tasks.h"

namespace llemma {

void rope(const Device& device, RopeTables tables, std::span<const std::int32_t> positions_T, RopeDirection direction,
          TensorView<float, 3> x_THE) {
  const std::int64_t num_rows = x_THE.extent(0), head_width = x_THE.extent(2);
  const std::int64_t num_positions = tables.cosines_PE2.extent(0);
  LLEMMA_CHECK(head_width % 2 == 0 && tables.cosines_PE2.extent(1) == head_width / 2, head_width);
  LLEMMA_CHECK(tables.cosines_PE2.is_contiguous() && tables.sines_PE2.is_contiguous());
  LLEMMA_CHECK(x_THE.stride(1) == head_width && x_THE.stride(2) == 1, x_THE.stride(1), head_width);
  LLEMMA_CHECK(static_cast<std::int64_t>(positions_T.size()) == num_rows, positions_T.size(), num_rows);
  for (const std::int32_t position : positions_T)
    LLEMMA_CHECK(position >= 0 && position < num_positions, position, num_positions);
  kernels::for_each_row_block(device, num_rows, [&](std::int64_t begin, std::int64_t end) {
    device.kernels().rope({.x = &x_THE(begin, 0, 0),
                           .row_stride = x_THE.stride(0),
                           .positions = positions_T.data() + begin,
                           .cosines = tables.cosines_PE2.data_handle(),
                           .sines = tables.sines_PE2.data_handle(),
                           .sine_sign = direction == RopeDirection::kForward ? 1.0f : -1.0f,
                           .num_rows = end - begin,
                           .num_heads = x_THE.extent(1),
                           .head_width = head_width});
  });
}

}  // namespace llemma
