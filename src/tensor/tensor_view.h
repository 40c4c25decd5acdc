// SPDX-License-Identifier: Apache-2.0
// TensorView<T, Rank>: a borrowed, strided block of elements. Member names are those of std::mdspan, so that it can
// become one. It owns nothing and is not kept after a call unless the callee says "must outlive".
//
//   TensorView<float, 2> x_TD(buffer.as<float>(), {num_tokens, width});     // contiguous rows
//   x_TD(t, d) = 1.0f;  TensorView<float, 1> row = x_TD.row(t);
#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "base/check.h"

namespace llemma {

template <class T, int Rank>
class TensorView {
 public:
  using Extents = std::array<std::int64_t, Rank>;

  TensorView() = default;
  // Contiguous, last index fastest.
  TensorView(T* data, Extents extents) : data_(data), extents_(extents) {
    std::int64_t stride = 1;
    for (int i = Rank - 1; i >= 0; --i) {
      strides_[i] = stride;
      stride *= extents[i];
    }
  }
  TensorView(T* data, Extents extents, Extents strides) : data_(data), extents_(extents), strides_(strides) {}
  operator TensorView<const T, Rank>() const { return {data_, extents_, strides_}; }  // NOLINT: like T* to const T*

  T* data_handle() const { return data_; }
  std::int64_t extent(int i) const { return extents_[i]; }
  std::int64_t stride(int i) const { return strides_[i]; }
  std::int64_t size() const {
    std::int64_t size = 1;
    for (const std::int64_t extent : extents_) size *= extent;
    return size;
  }
  bool is_contiguous() const {
    std::int64_t stride = 1;
    for (int i = Rank - 1; i >= 0; --i) {
      if (extents_[i] != 1 && strides_[i] != stride) return false;
      stride *= extents_[i];
    }
    return true;
  }

  template <class... Index>
  T& operator()(Index... index) const {
    static_assert(sizeof...(Index) == Rank);
    const std::int64_t indices[] = {static_cast<std::int64_t>(index)...};
    std::int64_t offset = 0;
    for (int i = 0; i < Rank; ++i) offset += indices[i] * strides_[i];
    return data_[offset];
  }
  // The view of one index of the first dimension.
  TensorView<T, Rank - 1> row(std::int64_t index) const requires(Rank > 1) {
    LLEMMA_CHECK(index >= 0 && index < extents_[0], index, extents_[0]);
    typename TensorView<T, Rank - 1>::Extents extents, strides;
    for (int i = 1; i < Rank; ++i) {
      extents[i - 1] = extents_[i];
      strides[i - 1] = strides_[i];
    }
    return {data_ + index * strides_[0], extents, strides};
  }
  // Rows [begin, end) of the first dimension.
  TensorView rows(std::int64_t begin, std::int64_t end) const {
    LLEMMA_CHECK(0 <= begin && begin <= end && end <= extents_[0], begin, end, extents_[0]);
    Extents extents = extents_;
    extents[0] = end - begin;
    return {data_ + begin * strides_[0], extents, strides_};
  }
  std::span<T> flat() const {
    LLEMMA_CHECK(is_contiguous());
    return {data_, static_cast<std::size_t>(size())};
  }

 private:
  T* data_ = nullptr;
  Extents extents_{};
  Extents strides_{};
};

}  // namespace llemma
