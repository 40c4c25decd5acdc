// SPDX-License-Identifier: Apache-2.0
// RMS normalisation, forward and backward: bytes a second over rows that do not fit in the caches.
#include <benchmark/benchmark.h>

#include <vector>

#include "kernels/rms_norm/rms_norm.h"

namespace llemma::kernels {
namespace {

void bench_forward(benchmark::State& state, const KernelTable* table) {
  const std::int64_t num_rows = 16384, width = state.range(0);
  ThreadPool threads(num_available_processors());
  std::vector<float> x(num_rows * width, 0.5f), gain(width, 1.0f), out(num_rows * width), inverse_rms(num_rows);
  for (auto _ : state)
    rms_norm(Device(*table, threads), {x.data(), {num_rows, width}}, {gain.data(), {width}}, 1e-5f,
             {out.data(), {num_rows, width}}, {inverse_rms.data(), {num_rows}});
  state.SetBytesProcessed(state.iterations() * num_rows * width * 2 * sizeof(float));
}

void bench_backward(benchmark::State& state, const KernelTable* table) {
  const std::int64_t num_rows = 16384, width = state.range(0);
  ThreadPool threads(num_available_processors());
  std::vector<float> x(num_rows * width, 0.5f), gain(width, 1.0f), grad(num_rows * width, 0.1f),
      inverse_rms(num_rows, 2.0f);
  std::vector<float> grad_x(num_rows * width), grad_gain(width);
  for (auto _ : state)
    rms_norm_backward(Device(*table, threads), {x.data(), {num_rows, width}}, {gain.data(), {width}},
                      {inverse_rms.data(), {num_rows}}, {grad.data(), {num_rows, width}},
                      {grad_x.data(), {num_rows, width}}, {grad_gain.data(), {width}});
  state.SetBytesProcessed(state.iterations() * num_rows * width * 6 *
                          sizeof(float));  // x and grad twice, grad_x read and written
}

}  // namespace
}  // namespace llemma::kernels

int main(int argc, char** argv) {
  using namespace llemma::kernels;
  for (const KernelTable* table : available_tables()) {
    const std::string name = table->name;
    benchmark::RegisterBenchmark(("forward/" + name).c_str(), bench_forward, table)->Arg(576)->Arg(4096)->UseRealTime();
    benchmark::RegisterBenchmark(("backward/" + name).c_str(), bench_backward, table)
        ->Arg(576)
        ->Arg(4096)
        ->UseRealTime();
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
