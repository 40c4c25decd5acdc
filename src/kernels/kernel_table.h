// SPDX-License-Identifier: Apache-2.0
// KernelTable: one function pointer for each kernel, all of one instruction-set level. Dispatch happens once, when a
// table is chosen for a Device; every table gives the same bits (docs/numerics.md).
#pragma once
#include <span>
#include <string>

#include "kernels/kernel_args.h"

namespace llemma::kernels {

struct KernelTable {
  const char* name;  // "reference", "avx2", "avx512"

  void (*rms_norm)(const RmsNormArgs&);
  void (*rms_norm_backward)(const RmsNormBackwardArgs&);
  void (*rms_norm_gain)(const RmsNormGainArgs&);
  void (*rope)(const RopeArgs&);
  void (*swiglu)(const SwigluArgs&);
  void (*swiglu_backward)(const SwigluBackwardArgs&);
  void (*row_softmax_sums)(const RowSoftmaxArgs&);
  void (*row_softmax_scale)(const RowSoftmaxArgs&);
};

// Tables this build contains and this CPU can run, slowest first; the first is the scalar reference.
std::span<const KernelTable* const> available_tables();
// The fastest of them.
const KernelTable& best_table();
// The table of that name; nullptr if this build or this CPU has none.
const KernelTable* find_table(const std::string& name);
// One line for people: which table was chosen and what this CPU or build lacks, for example
// "kernels: avx512 (amx: not on this CPU)".
std::string describe_choice(const KernelTable& table);

}  // namespace llemma::kernels
