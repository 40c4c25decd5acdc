// SPDX-License-Identifier: Apache-2.0
// What kernel tests share: seeded data, devices for every table, and comparisons that print what they saw.
#pragma once
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/thread_pool.h"
#include "kernels/device.h"

namespace llemma::kernels {

// `size` normal values from (seed, stream); magnitudes are scaled by `scale`.
inline std::vector<float> random_floats(std::int64_t size, std::uint64_t seed, std::uint64_t stream = 0,
                                        double scale = 1.0) {
  const Random random(seed, stream);
  std::vector<float> values(static_cast<std::size_t>(size));
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(scale * random.normal(i));
  return values;
}

// Runs `operation` on every table with 1 and 3 threads and expects the bytes that the reference gives with one thread.
inline void expect_same_bits_everywhere(const std::function<std::vector<float>(const Device&)>& operation) {
  ThreadPool one(1), three(3);
  const std::vector<float> expected = operation(Device(*available_tables().front(), one));
  for (const KernelTable* table : available_tables()) {
    for (ThreadPool* threads : {&one, &three}) {
      const std::vector<float> found = operation(Device(*table, *threads));
      ASSERT_EQ(found.size(), expected.size());
      for (std::size_t i = 0; i < found.size(); ++i)
        ASSERT_EQ(std::memcmp(&found[i], &expected[i], sizeof(float)), 0)
            << "table " << table->name << ", " << threads->num_threads() << " threads, element " << i << ": "
            << found[i] << " instead of " << expected[i];
    }
  }
}

// Largest |found - expected| relative to the largest |expected|.
inline double relative_error(const std::vector<float>& found, const std::vector<double>& expected) {
  double largest = 0, error = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    largest = std::max(largest, std::abs(expected[i]));
    error = std::max(error, std::abs(found[i] - expected[i]));
  }
  return largest == 0 ? error : error / largest;
}

}  // namespace llemma::kernels
