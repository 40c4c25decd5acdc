// SPDX-License-Identifier: Apache-2.0
// Runs another program (apt-get, pip, dpkg-deb): no shell, arguments as they are, output captured up to a limit.
#pragma once
#include <string>
#include <vector>

#include "base/expected.h"

namespace llemma {

struct SubprocessOptions {
  std::string working_directory;                        // empty: the caller's
  std::size_t max_output_bytes = std::size_t{1} << 26;  // what comes after is dropped and `truncated` is set
  double timeout_seconds = 0;                           // 0: none; afterwards the program's process group is killed
};

struct SubprocessResult {
  int exit_code = 0;   // 128 + signal when a signal ended it
  std::string output;  // standard output
  std::string errors;  // standard error
  bool truncated = false;
  bool timed_out = false;
};

// arguments[0] is looked up in PATH. kBadInput when it cannot be started; a non-zero exit code is not an error here.
Expected<SubprocessResult> run_subprocess(const std::vector<std::string>& arguments,
                                          const SubprocessOptions& options = {});

}  // namespace llemma
