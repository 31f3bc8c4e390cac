#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/calendar.hpp"

namespace pilotwave {

/// A group of people or schools that every number is split by.
struct GroupDef {
  std::string key;    ///< "all", "high_poverty", "low_income", "school:oak", ...
  std::string label;  ///< "high-poverty schools"
};

/// Something that happened in one week at one place, for the event table and the story of a run.
struct EventRecord {
  int week = 0;
  std::string school;  ///< school id, empty for the district
  std::string
      kind;  ///< "incident", "gate", "access", "approval", "vendor_failure", "unfunded", "trigger", ...
  std::string detail;  ///< plain text
  friend bool operator==(const EventRecord&, const EventRecord&) = default;
};

/// What one run of one plan left behind. Weekly values of every metric for every group; NaN where a metric
/// does not apply to a group or nobody is in it.
class RunRecord {
 public:
  RunRecord() = default;
  RunRecord(std::vector<GroupDef> groups, int n_weeks, int n_metrics)
      : groups_(std::move(groups)), n_weeks_(n_weeks), n_metrics_(n_metrics) {
    values_.assign(groups_.size() * static_cast<std::size_t>(n_weeks) * static_cast<std::size_t>(n_metrics),
                   0.0);
    week_hash_.reserve(static_cast<std::size_t>(n_weeks));
  }
  [[nodiscard]] double value(int metric, std::size_t group, int week) const {
    return values_[slot(metric, group, week)];
  }
  void set(int metric, std::size_t group, int week, double v) { values_[slot(metric, group, week)] = v; }
  [[nodiscard]] const std::vector<GroupDef>& groups() const { return groups_; }
  [[nodiscard]] int n_weeks() const { return n_weeks_; }
  [[nodiscard]] int n_metrics() const { return n_metrics_; }

  std::vector<EventRecord> events;
  /// Hash of the whole state after each week (empty unless asked for): equal hashes, equal worlds.
  std::vector<std::uint64_t>& week_hash() { return week_hash_; }
  [[nodiscard]] const std::vector<std::uint64_t>& week_hash() const { return week_hash_; }
  [[nodiscard]] const std::vector<double>& raw() const { return values_; }
  std::vector<double>& raw() { return values_; }

 private:
  [[nodiscard]] std::size_t slot(int metric, std::size_t group, int week) const {
    return (group * static_cast<std::size_t>(n_metrics_) + static_cast<std::size_t>(metric)) *
               static_cast<std::size_t>(n_weeks_) +
           static_cast<std::size_t>(week);
  }
  std::vector<GroupDef> groups_;
  int n_weeks_ = 0, n_metrics_ = 0;
  std::vector<double> values_;
  std::vector<std::uint64_t> week_hash_;
};

}  // namespace pilotwave
