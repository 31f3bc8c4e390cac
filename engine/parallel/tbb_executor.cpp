#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

#include "base/assert.hpp"
#include "parallel/executor.hpp"
#include "parallel/task_failure.hpp"

namespace pilotwave {
namespace {

class TbbExecutor final : public Executor {
 public:
  // An arena wider than the machine would only make oneTBB print a warning.
  explicit TbbExecutor(int n_workers)
      : n_workers_(n_workers), arena_(std::min(n_workers, tbb::info::default_concurrency())) {
    PILOTWAVE_ASSERT(n_workers >= 1, "an executor has at least one worker");
  }

  void for_each(std::size_t n, const std::function<void(std::size_t)>& task) override {
    TaskFailure failure;
    arena_.execute([&] {
      // Isolated: a task that waits for its own nested tasks must not begin another outer one meanwhile,
      // whose world would then have to fit in memory beside its own.
      tbb::this_task_arena::isolate([&] {
        tbb::parallel_for(
            std::size_t{0}, n, [&](std::size_t i) { failure.guard(task, i); }, tbb::simple_partitioner{});
      });
    });
    failure.rethrow_if_any();
  }
  [[nodiscard]] int n_workers() const override { return n_workers_; }
  [[nodiscard]] std::string name() const override { return "tbb"; }

 private:
  int n_workers_;
  tbb::task_arena arena_;
};

}  // namespace

std::unique_ptr<Executor> make_tbb_executor(int n_workers) {
  return std::make_unique<TbbExecutor>(n_workers);
}

}  // namespace pilotwave
