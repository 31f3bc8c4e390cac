#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "calibration/calibration_file.hpp"

namespace pilotwave {

/// The trials of a fit as a table that grows by a line a trial and is on the disk before the next one begins:
/// after a crash or a kill the same fit reads it and goes on.
class TrialLog {
 public:
  /// Opens the table, or takes up what an earlier run of the same fit left there. A last line that was cut
  /// short is dropped.
  /// @param force  begin anew whatever is there
  /// Errors: BadInput when the table belongs to another fit, CannotCreate, InputOutput.
  [[nodiscard]] static Result<std::unique_ptr<TrialLog>> open(const std::string& path,
                                                              const CalibrationDef& def, bool force);
  ~TrialLog();
  TrialLog(const TrialLog&) = delete;
  TrialLog& operator=(const TrialLog&) = delete;

  /// Trials of earlier runs, in order.
  [[nodiscard]] const std::vector<FitTrial>& done() const { return done_; }
  /// Adds a trial; false when it could not be written (see trouble()).
  [[nodiscard]] bool append(const FitTrial& trial);
  [[nodiscard]] const Diagnostics& trouble() const { return trouble_; }

 private:
  explicit TrialLog(std::string path) : path_(std::move(path)) {}
  Diagnostics take_up(const CalibrationDef& def, const std::string& text);
  [[nodiscard]] bool write(const std::string& text);

  std::string path_, fit_;
  int handle_ = -1;
  std::vector<FitTrial> done_;
  Diagnostics trouble_;
};

/// What makes two fits the same: parameters, bounds, start, search, survey and districts. 16 hex digits.
[[nodiscard]] std::string fit_fingerprint(const CalibrationDef& def);

/// The fitted values as an assumptions file, with the fit's own record in comments.
[[nodiscard]] std::string fitted_text(const CalibrationDef& def, const FitResult& result);

}  // namespace pilotwave
