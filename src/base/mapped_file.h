// SPDX-License-Identifier: Apache-2.0
// A file mapped read-only into memory; the bytes live as long as the object. Thread-safe for reading.
#pragma once
#include <cstddef>
#include <span>
#include <string>

#include "base/expected.h"

namespace llemma {

class MappedFile {
 public:
  // Errors: kBadInput when the file is missing, not a regular file, or cannot be mapped; the message names the path.
  static Expected<MappedFile> open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return {data_, size_bytes_}; }
  const std::string& path() const { return path_; }

 private:
  MappedFile(std::string path, const std::byte* data, std::size_t size_bytes)
      : path_(std::move(path)), data_(data), size_bytes_(size_bytes) {}
  std::string path_;
  const std::byte* data_ = nullptr;
  std::size_t size_bytes_ = 0;
};

}  // namespace llemma
