#include "sweep/run/run_identity.hpp"

#include <fmt/format.h>

#include "report/build_facts.hpp"
#include "report/digest.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kRunIdDigits = 16;

}  // namespace

RunIdentity::RunIdentity(const SweepDef& def, const PointPlans& plans) : plans_(plans) {
  for (const SweepScenario& scenario : def.scenarios) {
    text_.emplace_back();
    hash_.emplace_back();
    for (const Scenario& in : scenario.in_district) {
      text_.back().push_back(scenario_text(in));
      hash_.back().push_back(sha256_hex(text_.back().back()));
    }
  }
}

std::string RunIdentity::run_id(std::size_t scenario, std::size_t point_id, std::span<const double> point,
                                std::uint32_t replicate) const {
  const std::string& base = hash_[scenario][plans_.district_at(point)];
  return sha256_hex(fmt::format("{}\n{}\n{}point {}\nreplicate {}\n", build_facts().version, base,
                                plans_.changes_text(point), point_id, replicate))
      .substr(0, kRunIdDigits);
}

}  // namespace pilotwave
