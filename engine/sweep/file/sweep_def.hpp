#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/period.hpp"
#include "scenario/scenario.hpp"
#include "sweep/file/factor.hpp"

namespace pilotwave {

/// How the points of a sweep are chosen.
enum class Method : std::uint8_t {
  Grid,            ///< every combination
  Zip,             ///< the first values together, the second values together, ...
  List,            ///< the rows of a table
  Random,          ///< independent points
  LatinHypercube,  ///< every factor's range evenly covered
  Sobol,           ///< the whole cube evenly covered; can be extended
  Morris,          ///< walks that change one factor at a time: screening
  Saltelli,        ///< what first-order and total indices need
  Tornado,         ///< the scenario as it is, then each factor low and high by itself
};
[[nodiscard]] std::string_view method_name(Method method);
[[nodiscard]] std::optional<Method> parse_method(std::string_view text);

/// What is kept of every run.
struct SweepOutputs {
  std::vector<int> metrics;         ///< indices into metric_catalogue()
  std::vector<std::string> groups;  ///< keys: "all", "high_poverty", "school:oak"
  Every every = Every::End;
  bool events = false;
  bool goals = false;  ///< how each run fares by the goals of all plans
};

/// One plan of a sweep, in every district of it.
struct SweepScenario {
  std::string slug, name;
  std::string path;                   ///< as written in the sweep file
  std::vector<Scenario> in_district;  ///< by level of the district factor; one where districts do not vary
};

/// A checked sweep file with all that it names.
struct SweepDef {
  std::string name, summary;
  std::string text;  ///< of the file, as read
  Method method = Method::Grid;
  std::uint32_t samples = 0;  ///< points; walks of Morris; base points of Saltelli
  std::uint32_t levels = 4;   ///< of the grid that Morris's walks go over
  std::uint32_t seed = 0;     ///< keys the design, never the runs
  std::uint32_t replicates = 1;
  std::uint64_t run_cap = 0;  ///< 0 = none
  std::vector<FactorDef> factors;
  std::vector<SweepScenario> scenarios;
  std::optional<std::size_t> district_factor, plan_factor;
  SweepOutputs outputs;
  /// Method::List: [point][factor], in the order of `factors`.
  std::vector<std::vector<double>> rows;
  std::vector<std::vector<std::string>> table;  ///< Method::List: its cells as read, the header first
  std::vector<std::string> input_files;

  /// Plans that are run at each point: one where the plan is a factor.
  [[nodiscard]] std::size_t n_plans() const { return plan_factor ? 1 : scenarios.size(); }
};

}  // namespace pilotwave
