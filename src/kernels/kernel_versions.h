// SPDX-License-Identifier: Apache-2.0
// Declarations of every version of every kernel, for cpu_table.cpp only. A _lanes version is a template over the level
// tag, defined in the _lanes.cpp file and instantiated there for the level it is compiled for.
#pragma once
#include "kernels/kernel_args.h"

namespace llemma::kernels {

void rms_norm_reference(const RmsNormArgs& args);
void rms_norm_backward_reference(const RmsNormBackwardArgs& args);
void rms_norm_gain_reference(const RmsNormGainArgs& args);
template <class L>
void rms_norm_lanes(const RmsNormArgs& args);
template <class L>
void rms_norm_backward_lanes(const RmsNormBackwardArgs& args);
template <class L>
void rms_norm_gain_lanes(const RmsNormGainArgs& args);

void rope_reference(const RopeArgs& args);
template <class L>
void rope_lanes(const RopeArgs& args);
void swiglu_reference(const SwigluArgs& args);
template <class L>
void swiglu_lanes(const SwigluArgs& args);
void swiglu_backward_reference(const SwigluBackwardArgs& args);
template <class L>
void swiglu_backward_lanes(const SwigluBackwardArgs& args);
void row_softmax_sums_reference(const RowSoftmaxArgs& args);
template <class L>
void row_softmax_sums_lanes(const RowSoftmaxArgs& args);
void row_softmax_scale_reference(const RowSoftmaxArgs& args);
template <class L>
void row_softmax_scale_lanes(const RowSoftmaxArgs& args);

}  // namespace llemma::kernels
