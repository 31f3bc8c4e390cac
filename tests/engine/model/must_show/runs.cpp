#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {

InterventionDef open_tools(std::initializer_list<std::string> ids, std::string_view start) {
  return act("expand", {{"tools", tools(ids)}}, start);
}

InterventionDef review_by(std::string arrangement, double hours_each, double rereview) {
  return act("governance", {{"arrangement", std::move(arrangement)},
                            {"weekly_hours", std::array<double, 3>{hours_each, hours_each, hours_each}},
                            {"rereview_share", rereview}});
}

InterventionDef required_course(double hours, double ethics_share, int sessions, std::string_view start) {
  return act("training",
             {{"hours_per_teacher", hours},
              {"ethics_share", ethics_share},
              {"sessions", static_cast<double>(sessions)},
              {"attendance", std::string("required")}},
             start);
}

Plan with_lasting_vendors(Plan plan) {
  for (ToolDef& tool : plan.tools) tool.vendor_hazard = 0;
  return plan;
}

double mean_in_week(const std::vector<RunRecord>& runs, Metric metric, int week, std::string_view group) {
  double sum = 0;
  for (const RunRecord& run : runs) sum += in_week(run, metric, week, group);
  return sum / static_cast<double>(runs.size());
}

double mean_between(const std::vector<RunRecord>& runs, Metric metric, int from, int to,
                    std::string_view group) {
  double sum = 0;
  for (int week = from; week < to; ++week) sum += mean_in_week(runs, metric, week, group);
  return sum / (to - from);
}

double human_privacy_incidents(const std::vector<RunRecord>& runs) {
  return mean_total(runs, Metric::PrivacyIncidents) - mean_total(runs, Metric::VendorPrivacyIncidents);
}

void watch(const DistrictDef& district, const Plan& plan, std::uint32_t replicates,
           const Watcher& each_week) {
  const auto executor = make_serial_executor();
  for (std::uint32_t r = 0; r < replicates; ++r) {
    const auto world = build_world(district, plan, r, *executor);
    Simulation simulation(world, plan, *executor);
    while (!simulation.finished()) {
      simulation.step();
      each_week(*world, simulation);
    }
  }
}

void watch_end(const DistrictDef& district, const Plan& plan, std::uint32_t replicates, const Watcher& end) {
  watch(district, plan, replicates, [&](const World& world, const Simulation& simulation) {
    if (simulation.finished()) end(world, simulation);
  });
}

}  // namespace pilotwave::test
