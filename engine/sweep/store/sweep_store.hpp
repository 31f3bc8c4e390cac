#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "sweep/design/sweep_design.hpp"
#include "sweep/file/sweep_def.hpp"
#include "sweep/run/sweep_runner.hpp"
#include "sweep/store/done_tasks.hpp"

namespace pilotwave {

struct StoreRequest {
  bool force = false;         ///< begin anew where the file holds another sweep
  bool retry_failed = false;  ///< forget failed runs
};

/// What is noted of one call that wrote into a store. For information: no result depends on it.
struct SessionFacts {
  std::string started_utc, command, shard;
  int threads = 1;
};

/// How many runs a store holds.
struct StoreCounts {
  std::uint64_t done = 0, failed = 0;
};

/// One SQLite file that holds a whole sweep: its definition, its points, and every run that is finished. A
/// task of runs is there whole or not at all, whatever ends the process; the next call goes on from there.
class SweepStore {
 public:
  /// Makes the file, or takes up one of the same sweep: more points and more replicates may have been added.
  /// Errors: CannotCreate (no permission, another process writes), InputOutput (disk full), BadInput: the
  /// file is no sweep's, or its scenarios, parameters, outputs or version are others; the message says which.
  [[nodiscard]] static Result<std::unique_ptr<SweepStore>> open(const std::string& path, const SweepDef& def,
                                                                const SweepDesign& design,
                                                                const SweepRunner& runner,
                                                                const StoreRequest& request);
  ~SweepStore();
  SweepStore(const SweepStore&) = delete;
  SweepStore& operator=(const SweepStore&) = delete;

  /// What was there when it was opened.
  [[nodiscard]] const DoneTasks& done() const;
  void begin_session(const SessionFacts& facts);
  /// Takes the runs of one task, to be written, all or none, while others are made. False when this or an
  /// earlier one could not be: see trouble().
  [[nodiscard]] bool add(const SweepTask& task);
  [[nodiscard]] const Diagnostics& trouble() const;
  [[nodiscard]] StoreCounts counts();
  /// Notes the end of the session and leaves one file that needs no others beside it.
  /// @return  what stood in the way
  [[nodiscard]] Diagnostics close();

 private:
  struct Body;
  explicit SweepStore(std::unique_ptr<Body> body);
  std::unique_ptr<Body> body_;
};

}  // namespace pilotwave
