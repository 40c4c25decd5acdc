// SPDX-License-Identifier: Apache-2.0
// SHA-256 of bytes and files, as 64 lower-case hexadecimal digits (OpenSSL underneath).
#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/expected.h"

namespace llemma {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void update(std::span<const std::byte> bytes);
  void update(std::string_view text) { update(std::as_bytes(std::span(text))); }
  std::string hex_digest();  // ends the hash: call once

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view text);
Expected<std::string> sha256_hex_of_file(const std::string& path);  // kBadInput when it cannot be read

}  // namespace llemma
