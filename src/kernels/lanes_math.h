// SPDX-License-Identifier: Apache-2.0
// Functions on Lanes that simple operations share: exp, and the row sum in the order of every row reduction. The scalar
// twins with the same bits are in scalar_math.h. Included by files with ISA flags only.
#pragma once
#include "lanes.h"

namespace llemma::kernels {
namespace {

// e^x; exactly the operations of exp_f32 in scalar_math.h, where the error bound and the constants are explained.
inline Lanes exp_of(Lanes x) {
  const Lanes lowest = broadcast(-87.3365402f);
  const Lanes clamped = minimum(maximum(x, lowest), broadcast(88.0f));
  const Lanes n = round_to_even(clamped * broadcast(1.44269504f));
  Lanes r = negated_multiply_add(n, broadcast(0.693145752f), clamped);
  r = negated_multiply_add(n, broadcast(1.42860677e-6f), r);
  Lanes p = broadcast(1.0f / 720);
  p = multiply_add(p, r, broadcast(1.0f / 120));
  p = multiply_add(p, r, broadcast(1.0f / 24));
  p = multiply_add(p, r, broadcast(1.0f / 6));
  p = multiply_add(p, r, broadcast(0.5f));
  p = multiply_add(p, r, broadcast(1.0f));
  p = multiply_add(p, r, broadcast(1.0f));
  return select_less(x, lowest, broadcast(0.0f), p * power_of_two(n));
}

// Sums in the order of every row reduction: 64 partial sums by index modulo 64, then ((0+1)+(2+3)) over the four groups
// of 16, then the tree of sum_of. `term(i, count)` gives the 16 terms from index i on, of which `count` exist (zeros
// elsewhere).
template <class Term>
inline float sum_row(std::int64_t width, Term term) {
  Lanes partial[4] = {broadcast(0.0f), broadcast(0.0f), broadcast(0.0f), broadcast(0.0f)};
  std::int64_t i = 0;
  for (; i + 64 <= width; i += 64)
    for (int group = 0; group < 4; ++group) partial[group] = partial[group] + term(i + 16 * group, 16);
  for (int group = 0; i < width; i += 16, ++group)
    partial[group] = partial[group] + term(i, width - i < 16 ? static_cast<int>(width - i) : 16);
  return sum_of((partial[0] + partial[1]) + (partial[2] + partial[3]));
}

inline Lanes load_up_to(const float* p, int count) { return count == 16 ? load(p) : load_partial(p, count); }
inline void store_up_to(float* p, Lanes a, int count) {
  if (count == 16)
    store(p, a);
  else
    store_partial(p, a, count);
}
// Calls body(i, count) for i = 0, 16, ... with the number of elements that exist from there on (at most 16).
template <class Body>
inline void for_each_lanes(std::int64_t width, Body body) {
  std::int64_t i = 0;
  for (; i + 16 <= width; i += 16) body(i, 16);
  if (i < width) body(i, static_cast<int>(width - i));
}

}  // namespace
}  // namespace llemma::kernels
