#include "parallel/executor.hpp"
#include "parallel/task_failure.hpp"

namespace pilotwave {
namespace {

class SerialExecutor final : public Executor {
 public:
  void for_each(std::size_t n, const std::function<void(std::size_t)>& task) override {
    run_in_order(n, task);
  }
  [[nodiscard]] int n_workers() const override { return 1; }
  [[nodiscard]] std::string name() const override { return "serial"; }
};

}  // namespace

std::unique_ptr<Executor> make_serial_executor() { return std::make_unique<SerialExecutor>(); }

}  // namespace pilotwave
