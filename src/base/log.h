// SPDX-License-Identifier: Apache-2.0
// Where progress and warnings go: standard error, so that standard output carries results only. Passed explicitly;
// tests collect the lines instead. Format a line with fmt::format before handing it over. Thread-safe.
#pragma once
#include <functional>
#include <string_view>

namespace llemma {

enum class LogLevel { kInfo, kWarning };

class Log {
 public:
  using Sink = std::function<void(LogLevel, std::string_view line)>;
  explicit Log(Sink sink) : sink_(std::move(sink)) {}
  static Log
  to_standard_error();  // "llemma: text", "llemma: warning: text", timestamps left to the terminal or the scheduler
  static Log silent();

  void info(std::string_view line) const { sink_(LogLevel::kInfo, line); }
  void warning(std::string_view line) const { sink_(LogLevel::kWarning, line); }

 private:
  Sink sink_;
};

}  // namespace llemma
