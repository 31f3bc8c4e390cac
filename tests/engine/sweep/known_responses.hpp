#pragma once

#include <functional>
#include <span>
#include <string>

#include "engine/sweep/small_sweep.hpp"
#include "sweep/analysis/sweep_sensitivity.hpp"

namespace pilotwave::testing {

/// A sweep over three weights from 0 to 1, and what a known function gives at its points.
struct Known {
  Known(const SweepFolder& folder, const std::string& head,
        const std::function<double(std::span<const double>)>& f)
      : def(folder.sweep(head + R"([parameters]
"teacher_use.w_usefulness" = { min = 0, max = 1 }
"teacher_use.w_ease" = { min = 0, max = 1 }
"teacher_use.w_trust" = { min = 0, max = 1 }
)")),
        design(0, 3) {
    Result<SweepDesign> made = sweep_design(def);
    REQUIRE(errors_of(made) == "loaded");
    design = std::move(made).value();
    for (std::size_t p = 0; p < design.points(); ++p) {
      const double y = f(design.point(p));
      responses.values.push_back({y + 1, y - 1});  // two replicates with luck of their own
    }
  }
  [[nodiscard]] Result<Sensitivity> estimate() const { return sweep_sensitivity(def, design, responses, {}); }

  SweepDef def;
  SweepDesign design;
  Responses responses;
};

inline const FactorSensitivity& of(const Sensitivity& s, std::size_t factor) {
  for (const FactorSensitivity& f : s.factors) {
    if (f.factor == factor) return f;
  }
  FAIL("no such factor");
  return s.factors.front();
}

}  // namespace pilotwave::testing
