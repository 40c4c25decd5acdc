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

}  // namespace llemma::kernels
