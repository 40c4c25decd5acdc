// SPDX-License-Identifier: Apache-2.0
// LLEMMA_CHECK(condition, value...): a bug in our own code aborts here, with the values that show it. Never reachable
// from user input: what input can cause is an Expected (base/expected.h).
//
//   LLEMMA_CHECK(x.extent(1) == gain.extent(0), x.extent(1), gain.extent(0));
#pragma once
#include <string>

namespace llemma {

[[noreturn]] void check_failed(const char* file, int line, const char* condition, const std::string& values);

namespace check_detail {
std::string describe(const char* names);  // no values given
std::string describe(const char* names, const std::string* values, int num_values);
template <class T>
std::string to_text(const T& value) {
  if constexpr (requires { std::to_string(value); }) {
    return std::to_string(value);
  } else {
    return std::string(value);
  }
}
template <class... Values>
std::string describe_values(const char* names, const Values&... values) {
  if constexpr (sizeof...(values) == 0) {
    return describe(names);
  } else {
    const std::string texts[] = {to_text(values)...};
    return describe(names, texts, sizeof...(values));
  }
}
}  // namespace check_detail
}  // namespace llemma

#define LLEMMA_CHECK(condition, ...)                                                                            \
  do {                                                                                                          \
    if (!(condition)) [[unlikely]]                                                                              \
      ::llemma::check_failed(__FILE__, __LINE__, #condition,                                                    \
                             ::llemma::check_detail::describe_values(#__VA_ARGS__ __VA_OPT__(, ) __VA_ARGS__)); \
  } while (false)
