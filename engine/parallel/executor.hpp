#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace pilotwave {

/// Runs independent tasks. Three bodies (serial, oneTBB, plain threads) and one promise: no result may depend
/// on which body, how many workers, or in what order tasks ran.
class Executor {
 public:
  virtual ~Executor() = default;
  /// Calls task(i) once for every i in [0, n), possibly at the same time, and returns when all are done.
  /// A task may call for_each itself, and several threads may call it at once. When tasks throw, all others
  /// still run, and the exception of the lowest index is rethrown here: even failures do not depend on the
  /// executor.
  virtual void for_each(std::size_t n, const std::function<void(std::size_t)>& task) = 0;
  /// Number of workers asked for.
  [[nodiscard]] virtual int n_workers() const = 0;
  [[nodiscard]] virtual std::string name() const = 0;
};

/// In index order, on the calling thread.
[[nodiscard]] std::unique_ptr<Executor> make_serial_executor();
/// oneTBB's scheduler on at most n_workers >= 1 threads, the caller among them, and on no more than the
/// processors it finds. Nested calls spread out.
[[nodiscard]] std::unique_ptr<Executor> make_tbb_executor(int n_workers);
/// n_workers - 1 threads of our own and the caller, n_workers >= 1, whatever the number of processors. A call
/// made while another is under way, nested or from elsewhere, runs on its own thread.
[[nodiscard]] std::unique_ptr<Executor> make_thread_executor(int n_workers);

/// Number of workers this process may use: the processors it is allowed to run on, at least 1.
[[nodiscard]] int available_workers();

}  // namespace pilotwave
