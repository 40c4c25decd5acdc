// SPDX-License-Identifier: Apache-2.0
#include "kernels/scalar_math.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace llemma::kernels {
namespace {

TEST(ScalarMath, ExpIsWithinTwoUlp) {
  double worst = 0;
  for (double x = -87.3; x <= 88; x += 1.7e-4) {
    const auto argument = static_cast<float>(x);
    const double exact = std::exp(double{argument});
    worst = std::max(worst, std::abs(exp_f32(argument) - exact) / (exact * 0x1p-23));
  }
  EXPECT_LT(worst, 2.0);
}

TEST(ScalarMath, ExpOfTheExtremes) {
  EXPECT_EQ(exp_f32(0.0f), 1.0f);
  EXPECT_EQ(exp_f32(-std::numeric_limits<float>::infinity()), 0.0f);
  EXPECT_EQ(exp_f32(-90.0f), 0.0f);
  EXPECT_TRUE(std::isfinite(exp_f32(std::numeric_limits<float>::infinity())));
}

TEST(ScalarMath, LogIsAccurateOverTheRange) {
  for (double x = 1e-300; x < 1e300; x *= 1.37)
    EXPECT_NEAR(log_f64(x), std::log(x), 1e-15 * std::max(1.0, std::abs(std::log(x)))) << x;
}

TEST(ScalarMath, SinCosAreAccurateForLongContexts) {
  for (double angle = -1e6; angle < 1e6; angle += 317.77) {
    EXPECT_NEAR(sin_cos_f64(angle).sin, std::sin(angle), 1e-13) << angle;
    EXPECT_NEAR(sin_cos_f64(angle).cos, std::cos(angle), 1e-13) << angle;
  }
}

}  // namespace
}  // namespace llemma::kernels
