#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sweep/design/point_plans.hpp"
#include "sweep/file/sweep_def.hpp"

namespace pilotwave {

/// What a run of a sweep is: hashes of the version, the scenario in force, everything that the point sets,
/// the point's number and the replicate. Equal ids, equal runs, on any machine.
class RunIdentity {
 public:
  /// @param def, plans  must outlive this
  RunIdentity(const SweepDef& def, const PointPlans& plans);

  /// 16 hexadecimal digits.
  [[nodiscard]] std::string run_id(std::size_t scenario, std::size_t point_id, std::span<const double> point,
                                   std::uint32_t replicate) const;
  /// The scenario in force before points change it, and its SHA-256.
  [[nodiscard]] const std::string& effective(std::size_t scenario, std::size_t district) const {
    return text_[scenario][district];
  }
  [[nodiscard]] const std::string& sha256(std::size_t scenario, std::size_t district) const {
    return hash_[scenario][district];
  }

 private:
  const PointPlans& plans_;
  std::vector<std::vector<std::string>> text_, hash_;  ///< [scenario][district]
};

}  // namespace pilotwave
