// SPDX-License-Identifier: Apache-2.0
// Buffer: owned, zeroed memory for tensors, 64-byte aligned, on 2 MiB pages where the kernel grants them.
// Workspace: one Buffer cut into pieces that live until reset, so that a training or decoding step allocates nothing.
//
//   LLEMMA_ASSIGN_OR_RETURN(Buffer weights, Buffer::allocate(num_bytes, "weights"));
//   TensorView<float, 2> w_ND(weights.as<float>().data(), {n, d});
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/expected.h"
#include "tensor/tensor_view.h"

namespace llemma {

// Values first: movable, not copyable. Thread-compatible.
class Buffer {
 public:
  Buffer() = default;
  // kOutOfMemory when the size is not to be had; `purpose` stands in the message ("for the key/value cache").
  static Expected<Buffer> allocate(std::size_t num_bytes, std::string_view purpose);
  Buffer(Buffer&& other) noexcept;
  Buffer& operator=(Buffer&& other) noexcept;
  ~Buffer();

  std::size_t size_bytes() const { return size_bytes_; }
  std::byte* data() const { return data_; }
  template <class T>
  std::span<T> as() const {
    return {reinterpret_cast<T*>(data_), size_bytes_ / sizeof(T)};
  }

 private:
  Buffer(std::byte* data, std::size_t size_bytes) : data_(data), size_bytes_(size_bytes) {}
  std::byte* data_ = nullptr;
  std::size_t size_bytes_ = 0;
};

// A stack of pieces. One thread. Running out is a bug of whoever computed the size (checked).
class Workspace {
 public:
  Workspace() = default;
  explicit Workspace(Buffer buffer) : buffer_(std::move(buffer)) {}
  // Bytes a piece of this many elements takes, alignment included: add these up to size the workspace.
  template <class T>
  static std::size_t bytes_for(std::int64_t num_elements) {
    return (static_cast<std::size_t>(num_elements) * sizeof(T) + kAlignment - 1) / kAlignment * kAlignment;
  }
  // The contents are whatever was there before.
  template <class T>
  std::span<T> take(std::int64_t num_elements) {
    const std::size_t num_bytes = bytes_for<T>(num_elements);
    LLEMMA_CHECK(used_bytes_ + num_bytes <= buffer_.size_bytes(), used_bytes_, num_bytes, buffer_.size_bytes());
    T* piece = reinterpret_cast<T*>(buffer_.data() + used_bytes_);
    used_bytes_ += num_bytes;
    return {piece, static_cast<std::size_t>(num_elements)};
  }
  template <class T, int Rank>
  TensorView<T, Rank> take_tensor(typename TensorView<T, Rank>::Extents extents) {
    std::int64_t size = 1;
    for (const std::int64_t extent : extents) size *= extent;
    return {take<T>(size).data(), extents};
  }
  std::size_t used_bytes() const { return used_bytes_; }
  void release_to(std::size_t used_bytes) { used_bytes_ = used_bytes; }  // gives back everything taken since

 private:
  static constexpr std::size_t kAlignment = 64;
  Buffer buffer_;
  std::size_t used_bytes_ = 0;
};

}  // namespace llemma
