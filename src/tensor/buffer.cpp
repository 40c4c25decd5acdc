// SPDX-License-Identifier: Apache-2.0
#include "tensor/buffer.h"

#include <sys/mman.h>

#include <string>
#include <utility>

namespace llemma {

Expected<Buffer> Buffer::allocate(std::size_t num_bytes, std::string_view purpose) {
  if (num_bytes == 0) return Buffer();
  void* data = ::mmap(nullptr, num_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (data == MAP_FAILED) {
    return Error(ErrorCode::kOutOfMemory, "cannot allocate " + std::to_string(num_bytes >> 20) + " MiB for " +
                                              std::string(purpose) + "; use a smaller model, batch or context");
  }
  constexpr std::size_t kHugePageBytes = std::size_t{2} << 20;
  if (num_bytes >= kHugePageBytes) ::madvise(data, num_bytes, MADV_HUGEPAGE);
  return Buffer(static_cast<std::byte*>(data), num_bytes);
}

Buffer::Buffer(Buffer&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_bytes_(std::exchange(other.size_bytes_, 0)) {}

Buffer& Buffer::operator=(Buffer&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_bytes_, other.size_bytes_);
  return *this;
}

Buffer::~Buffer() {
  if (data_ != nullptr) ::munmap(data_, size_bytes_);
}

}  // namespace llemma
