// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

namespace llemma {

Log Log::to_standard_error() {
  auto logger = std::make_shared<spdlog::logger>("llemma", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%v");
  logger->flush_on(spdlog::level::info);
  return Log([logger](LogLevel level, std::string_view line) {
    if (level == LogLevel::kWarning)
      logger->warn("llemma: warning: {}", line);
    else
      logger->info("llemma: {}", line);
  });
}

Log Log::silent() {
  return Log([](LogLevel, std::string_view) {});
}

}  // namespace llemma
