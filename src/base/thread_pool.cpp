// SPDX-License-Identifier: Apache-2.0
#include "base/thread_pool.h"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "base/check.h"

namespace llemma {
namespace {

// A waiting worker spins this many pauses (about 20 us) before it parks: a training step hands over hundreds of times.
constexpr int kSpinPauses = 2000;

thread_local bool inside_task = false;

void pause_cpu() { __builtin_ia32_pause(); }

}  // namespace

struct ThreadPool::State {
  const std::function<void(int, int)>* task = nullptr;
  int num_tasks = 0;
  std::atomic<int> next_task{0};
  std::atomic<int> num_busy{0};
  std::atomic<unsigned> epoch{0};
  std::atomic<bool> stopping{false};
  std::mutex mutex;
  std::condition_variable wake;
  std::vector<std::thread> threads;

  void run_tasks(int worker) {
    inside_task = true;
    for (int i = next_task.fetch_add(1); i < num_tasks; i = next_task.fetch_add(1)) (*task)(i, worker);
    inside_task = false;
  }

  void wait_for_epoch_after(unsigned seen) {
    for (int spin = 0; spin < kSpinPauses; ++spin) {
      if (epoch.load(std::memory_order_acquire) != seen) return;
      pause_cpu();
    }
    std::unique_lock lock(mutex);
    wake.wait(lock, [&] { return epoch.load(std::memory_order_acquire) != seen; });
  }

  void work(int worker) {
    unsigned seen = 0;
    while (true) {
      wait_for_epoch_after(seen);
      ++seen;
      if (stopping.load()) return;
      run_tasks(worker);
      num_busy.fetch_sub(1, std::memory_order_release);
    }
  }

  void start_epoch() {
    {
      const std::lock_guard lock(mutex);
      epoch.fetch_add(1, std::memory_order_release);
    }
    wake.notify_all();
  }
};

ThreadPool::ThreadPool(int num_threads) : state_(std::make_unique<State>()) {
  LLEMMA_CHECK(num_threads >= 1, num_threads);
  for (int worker = 1; worker < num_threads; ++worker)
    state_->threads.emplace_back([state = state_.get(), worker] { state->work(worker); });
}

ThreadPool::~ThreadPool() {
  state_->stopping.store(true);
  state_->start_epoch();
  for (std::thread& thread : state_->threads) thread.join();
}

int ThreadPool::num_threads() const { return static_cast<int>(state_->threads.size()) + 1; }

void ThreadPool::parallel_for(int num_tasks, const std::function<void(int, int)>& task) {
  if (inside_task || num_tasks <= 1 || state_->threads.empty()) {
    for (int i = 0; i < num_tasks; ++i) task(i, 0);
    return;
  }
  state_->task = &task;
  state_->num_tasks = num_tasks;
  state_->next_task.store(0);
  state_->num_busy.store(static_cast<int>(state_->threads.size()));
  state_->start_epoch();
  state_->run_tasks(/*worker=*/0);
  for (int spin = 0; state_->num_busy.load(std::memory_order_acquire) != 0; ++spin) {
    if (spin < kSpinPauses)
      pause_cpu();
    else
      std::this_thread::yield();
  }
}

int num_available_processors() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof(set), &set) != 0) return 1;
  return std::max(1, CPU_COUNT(&set));
}

}  // namespace llemma
