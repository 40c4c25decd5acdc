// SPDX-License-Identifier: Apache-2.0
#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace llemma {

void check_failed(const char* file, int line, const char* condition, const std::string& values) {
  std::fprintf(stderr, "llemma: bug at %s:%d: %s does not hold%s%s\n", file, line, condition,
               values.empty() ? "" : "; ", values.c_str());
  std::abort();
}

namespace check_detail {

std::string describe(const char*) { return {}; }

std::string describe(const char* names, const std::string* values, int num_values) {
  std::string text = std::string(names) + " =";
  for (int i = 0; i < num_values; ++i) text += (i == 0 ? " " : ", ") + values[i];
  return text;
}

}  // namespace check_detail
}  // namespace llemma
