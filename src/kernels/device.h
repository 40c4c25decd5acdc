// SPDX-License-Identifier: Apache-2.0
// Device: where kernels run. A table of kernels and the threads to run them on; made in cli or in a test and passed
// explicitly.
//
//   ThreadPool threads(2);
//   Device device(kernels::best_table(), threads);
//   rms_norm(device, x_TD, gain_D, 1e-5f, out_TD);
#pragma once
#include "base/thread_pool.h"
#include "kernels/kernel_table.h"

namespace llemma {

// Borrows both for its lifetime. One caller at a time.
class Device {
 public:
  Device(const kernels::KernelTable& table, ThreadPool& threads) : table_(&table), threads_(&threads) {}
  const kernels::KernelTable& kernels() const { return *table_; }
  ThreadPool& threads() const { return *threads_; }

 private:
  const kernels::KernelTable* table_;
  ThreadPool* threads_;
};

}  // namespace llemma
