// SPDX-License-Identifier: Apache-2.0
// The only maker of compute threads. parallel_for cuts nothing by itself: the caller cuts its work by the problem's
// shape into tasks, the pool runs them on its workers, and which worker runs which task never shows in the result.
//
//   ThreadPool pool(2);
//   pool.parallel_for(num_row_blocks, [&](int task, int worker) { normalise_rows(task, scratch[worker]); });
#pragma once
#include <functional>
#include <memory>

namespace llemma {

// Thread-compatible: one caller at a time. The calling thread is worker 0 and takes part. A nested parallel_for from
// inside a task runs its tasks in order on the calling worker.
class ThreadPool {
 public:
  explicit ThreadPool(int num_threads);  // >= 1
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int num_threads() const;
  // Runs task(i, worker) for every i in [0, num_tasks), worker in [0, num_threads()), and returns when all are done.
  // Tasks are handed out in ascending order to whoever is free. A task must not throw: an exception of a library ends
  // the program.
  void parallel_for(int num_tasks, const std::function<void(int task, int worker)>& task);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Processors this process may run on (its affinity mask), at least 1.
int num_available_processors();

}  // namespace llemma
