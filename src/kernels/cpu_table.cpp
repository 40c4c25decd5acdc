// SPDX-License-Identifier: Apache-2.0
// The only place that looks at the CPU's features. Each table is written out in full, so that a missing version is seen
// here.
#include <algorithm>
#include <array>
#include <vector>

#include "kernels/kernel_table.h"
#include "kernels/kernel_versions.h"

namespace llemma::kernels {
namespace {

constexpr KernelTable kReference = {
    .name = "reference",
    .rms_norm = rms_norm_reference,
    .rms_norm_backward = rms_norm_backward_reference,
    .rms_norm_gain = rms_norm_gain_reference,
    .rope = rope_reference,
    .swiglu = swiglu_reference,
    .swiglu_backward = swiglu_backward_reference,
    .row_softmax_sums = row_softmax_sums_reference,
    .row_softmax_scale = row_softmax_scale_reference,
};

constexpr KernelTable kAvx2 = {
    .name = "avx2",
    .rms_norm = rms_norm_lanes<LevelV3>,
    .rms_norm_backward = rms_norm_backward_lanes<LevelV3>,
    .rms_norm_gain = rms_norm_gain_lanes<LevelV3>,
    .rope = rope_lanes<LevelV3>,
    .swiglu = swiglu_lanes<LevelV3>,
    .swiglu_backward = swiglu_backward_lanes<LevelV3>,
    .row_softmax_sums = row_softmax_sums_lanes<LevelV3>,
    .row_softmax_scale = row_softmax_scale_lanes<LevelV3>,
};

constexpr KernelTable kAvx512 = {
    .name = "avx512",
    .rms_norm = rms_norm_lanes<LevelV4>,
    .rms_norm_backward = rms_norm_backward_lanes<LevelV4>,
    .rms_norm_gain = rms_norm_gain_lanes<LevelV4>,
    .rope = rope_lanes<LevelV4>,
    .swiglu = swiglu_lanes<LevelV4>,
    .swiglu_backward = swiglu_backward_lanes<LevelV4>,
    .row_softmax_sums = row_softmax_sums_lanes<LevelV4>,
    .row_softmax_scale = row_softmax_scale_lanes<LevelV4>,
};

bool has_v3() { return __builtin_cpu_supports("x86-64-v3"); }
bool has_v4() { return __builtin_cpu_supports("x86-64-v4"); }

struct TableList {
  std::array<const KernelTable*, 3> tables{};
  std::size_t count = 0;
};

TableList list_tables() {
  TableList list;
  list.tables[list.count++] = &kReference;
  if (has_v3()) list.tables[list.count++] = &kAvx2;
  if (has_v4()) list.tables[list.count++] = &kAvx512;
  return list;
}

}  // namespace

std::span<const KernelTable* const> available_tables() {
  static const TableList list = list_tables();
  return {list.tables.data(), list.count};
}

const KernelTable& best_table() { return *available_tables().back(); }

const KernelTable* find_table(const std::string& name) {
  const auto tables = available_tables();
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const KernelTable* table) { return name == table->name; });
  return found == tables.end() ? nullptr : *found;
}

std::string describe_choice(const KernelTable& table) {
  std::string missing = "amx: not in this build";
  if (!has_v4()) missing += "; avx512: not on this CPU";
  if (!has_v3()) missing += "; avx2: not on this CPU, the scalar reference runs: expect it to be slow";
  return std::string("kernels: ") + table.name + " (" + missing + ")";
}

}  // namespace llemma::kernels
