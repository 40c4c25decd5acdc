// SPDX-License-Identifier: Apache-2.0
#include "kernels/embedding/embedding.h"

#include <cstring>

#include "kernels/row_tasks.h"

namespace llemma {
namespace {

void check_ids(std::span<const std::int32_t> ids, std::int64_t vocabulary_size) {
  for (const std::int32_t id : ids) LLEMMA_CHECK(id >= 0 && id < vocabulary_size, id, vocabulary_size);
}

}  // namespace

void embedding(const Device& device, TensorView<const float, 2> table_VD, std::span<const std::int32_t> ids_T,
               TensorView<float, 2> out_TD) {
  const std::int64_t width = table_VD.extent(1);
  LLEMMA_CHECK(out_TD.extent(0) == static_cast<std::int64_t>(ids_T.size()) && out_TD.extent(1) == width,
               out_TD.extent(0), width);
  check_ids(ids_T, table_VD.extent(0));
  kernels::for_each_row_block(device, out_TD.extent(0), [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t t = begin; t < end; ++t)
      std::memcpy(&out_TD(t, 0), &table_VD(ids_T[t], 0), static_cast<std::size_t>(width) * sizeof(float));
  });
}

void embedding_backward(const Device& device, TensorView<const float, 2> grad_out_TD,
                        std::span<const std::int32_t> ids_T, TensorView<float, 2> grad_table_VD) {
  const std::int64_t width = grad_table_VD.extent(1);
  LLEMMA_CHECK(grad_out_TD.extent(0) == static_cast<std::int64_t>(ids_T.size()) && grad_out_TD.extent(1) == width,
               grad_out_TD.extent(0), width);
  check_ids(ids_T, grad_table_VD.extent(0));
  kernels::for_each_column_block(device, width, [&](std::int64_t begin, std::int64_t end) {
    for (std::size_t t = 0; t < ids_T.size(); ++t) {
      const float* from = &grad_out_TD(t, 0);
      float* to = &grad_table_VD(ids_T[t], 0);
      for (std::int64_t d = begin; d < end; ++d) to[d] += from[d];
    }
  });
}

}  // namespace llemma
