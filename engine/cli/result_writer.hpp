#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/run_options.hpp"
#include "cli/session.hpp"
#include "experiment/replicates.hpp"
#include "report/manifest.hpp"
#include "report/output_folder.hpp"
#include "report/table_schema.hpp"
#include "report/tables.hpp"

namespace pilotwave {

/// The results of one command on their way to a folder: tables with their headers, the data package, the manifest.
class ResultWriter {
 public:
  /// Starts the folder and writes the headers. @param verb  "run", "compare"
  [[nodiscard]] static Result<std::unique_ptr<ResultWriter>> open(std::string_view verb, const Session& session,
                                                                  const RunOptions& options, const LoadedPlans& loaded,
                                                                  std::vector<const TableSchema*> tables);

  /// Keys of the plans, as rows name them.
  [[nodiscard]] const std::vector<ScenarioKey>& keys() const { return keys_; }
  /// Appends rows. @return false after trouble, such as a full disk
  bool append(const TableSchema& table, std::string_view rows) { return folder_->append(table.file(), rows); }
  /// What stood in the way so far.
  [[nodiscard]] const Diagnostics& troubles() const { return folder_->troubles(); }
  /// Puts everything in place. @param n_threads  for information  @return what stood in the way
  [[nodiscard]] Diagnostics finish(const ReplicateTally& tally, int n_threads);

 private:
  ResultWriter() = default;
  ManifestFacts facts_;
  std::vector<ScenarioKey> keys_;
  std::vector<const TableSchema*> tables_;
  std::unique_ptr<OutputFolder> folder_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace pilotwave
