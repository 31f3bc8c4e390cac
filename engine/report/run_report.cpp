#include "report/run_report.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "experiment/statistics.hpp"
#include "report/quantity.hpp"
#include "report/table_schema.hpp"
#include "report/text_table.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

std::ptrdiff_t n_met(const std::vector<GoalOutcome>& goals) {
  return std::count_if(goals.begin(), goals.end(), [](const GoalOutcome& goal) { return goal.met; });
}

std::string title(const Scenario& plan, const RunSeries& series) {
  const std::size_t n = series.replicates.done.size();
  const Date first = monday_of(plan.start);
  return fmt::format("{}: {} schools, {} teachers, {} students. {} to {}, {} simulated {}, seed {}.",
                     plan.district.name, with_commas(static_cast<std::int64_t>(plan.district.schools.size())),
                     with_commas(plan.district.n_teachers()), with_commas(plan.district.n_students()),
                     long_date(first), long_date(first + std::chrono::days{7 * plan.n_weeks - 1}), n,
                     n == 1 ? "run" : "runs", plan.seed);
}

Json number(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }

}  // namespace

std::string run_report(const Scenario& plan, const RunSeries& series, std::size_t width) {
  std::string out = plan.name + '\n' + wrapped(title(plan, series), width, 0, 0);
  if (series.replicates.done.empty()) return out;
  const bool several = series.replicates.done.size() > 1;
  TextTable table(several ? std::vector<std::string>{"", "middle run", "most runs from", "to"}
                          : std::vector<std::string>{"", "value"},
                  several ? std::vector<bool>{true, false, false, false} : std::vector<bool>{true, false});
  for (std::size_t o = 0; o < series.outcomes.size(); ++o) {
    const OutcomeDef& def = series.outcomes[o];
    std::vector<std::string> row{def.label, value_text(def, quantile(series.values[o], 0.5))};
    if (several) {
      row.push_back(value_text(def, quantile(series.values[o], 0.1)));
      row.push_back(value_text(def, quantile(series.values[o], 0.9)));
    }
    table.add(std::move(row));
  }
  out += '\n';
  for (const std::string& line : table.lines(width)) out += line;
  for (std::size_t o = 0; o < series.outcomes.size(); ++o) {
    if (!series.outcomes[o].is_goal()) continue;
    const std::string goal = goal_text(series.outcomes[o]);
    out += wrapped(several ? fmt::format("Met {} in {} of {} simulated runs.", goal, n_met(series.goals[o]),
                                         series.goals[o].size())
                           : fmt::format("{} {} in this simulated run.",
                                         series.goals[o].front().met ? "Met" : "Did not meet", goal),
                   width, 0, 0);
  }
  return out + "\nThis is a simulated future under stated assumptions. Not a forecast.\n";
}

std::string run_json(const Scenario& plan, const RunSeries& series) {
  Json outcomes = Json::array();
  for (std::size_t o = 0; o < series.outcomes.size(); ++o) {
    const OutcomeDef& def = series.outcomes[o];
    Json item{{"key", def.key},
              {"label", def.label},
              {"unit", def.unit},
              {"group", def.group},
              {"median", number(quantile(series.values[o], 0.5))},
              {"q10", number(quantile(series.values[o], 0.1))},
              {"q90", number(quantile(series.values[o], 0.9))}};
    if (def.is_goal())
      item["goal"] = {{"threshold", def.goal->threshold}, {"met_runs", n_met(series.goals[o])}};
    outcomes.push_back(std::move(item));
  }
  Json hashes = Json::array();
  for (const std::uint64_t hash : series.result_hash) hashes.push_back(fmt::format("{:016x}", hash));
  const Json out{{"schema_version", kTableSchemaVersion},
                 {"scenario", plan.slug},
                 {"name", plan.name},
                 {"district", plan.district.name},
                 {"seed", plan.seed},
                 {"weeks", plan.n_weeks},
                 {"replicates", series.replicates.done},
                 {"failed", series.replicates.failed.size()},
                 {"result_hashes", hashes},
                 {"outcomes", outcomes}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace pilotwave
