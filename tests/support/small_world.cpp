#include "support/small_world.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "model/interventions/catalogue.hpp"
#include "model/start.hpp"
#include "sim/lever_deck.hpp"

namespace pilotwave::test {
namespace {

double tool_parameter(std::string_view kind, std::string_view field, const Params& params) {
  const int index = find_param(fmt::format("tool.{}.{}", kind, field));
  if (index < 0) throw std::logic_error(fmt::format("no parameter tool.{}.{}", kind, field));
  return params[static_cast<std::size_t>(index)];
}

std::size_t group_index(const RunRecord& run, std::string_view key) {
  const auto& groups = run.groups();
  const auto it = std::find_if(groups.begin(), groups.end(), [&](const GroupDef& g) { return g.key == key; });
  if (it == groups.end()) throw std::logic_error(fmt::format("no group {}", key));
  return static_cast<std::size_t>(it - groups.begin());
}

template <class Number>
double mean_of(const std::vector<RunRecord>& runs, Number&& number) {
  double sum = 0;
  for (const RunRecord& run : runs) sum += number(run);
  return sum / static_cast<double>(runs.size());
}

}  // namespace

DistrictDef small_district(int n_schools, int students) {
  struct Kind {
    Level level;
    std::string_view name;
    int low, high;
  };
  constexpr std::array<Kind, 3> kKinds = {{{Level::Elementary, "elementary", 0, 5},
                                           {Level::Middle, "middle", 6, 8},
                                           {Level::High, "high", 9, 12}}};
  DistrictDef district;
  district.id = "small";
  district.name = "Small District";
  for (int s = 0; s < n_schools; ++s) {
    const Kind& kind = kKinds[static_cast<std::size_t>(s) % kKinds.size()];
    SchoolDef school;
    school.id = fmt::format("school-{:02}", s);
    school.name = fmt::format("School {} ({})", s, kind.name);
    school.level = kind.level;
    school.grade_low = kind.low;
    school.grade_high = kind.high;
    school.students = students;
    school.teachers = std::max(2, students / 15);
    // Levels and poverty are crossed: 5 has no common factor with the numbers of schools in use here but 5
    // and 10.
    const int rank = n_schools > 1 ? (s * 5) % n_schools : 0;
    school.poverty_share = n_schools > 1 ? 0.15 + 0.7 * rank / (n_schools - 1) : 0.5;
    school.latitude = 35 + 0.02 * s;
    school.longitude = -80;
    district.schools.push_back(school);
  }
  return district;
}

std::vector<ToolDef> standard_tools(const Params& params) {
  std::vector<ToolDef> made;
  for (const ToolKind kind :
       {ToolKind::Tutor, ToolKind::Feedback, ToolKind::Planning, ToolKind::GeneralChat}) {
    const std::string_view name = tool_kind_name(kind);
    const auto number = [&](std::string_view field) { return tool_parameter(name, field, params); };
    ToolDef tool;
    tool.id = std::string(name);
    std::replace(tool.id.begin(), tool.id.end(), '_', '-');
    tool.kind = kind;
    tool.capability = number("capability");
    tool.half_capability = number("half_capability");
    tool.guardrails = number("guardrails");
    tool.privacy_exposure = number("privacy_exposure");
    tool.bias = number("bias");
    tool.integration_effort = number("integration_effort");
    tool.seat_price_usd = number("seat_price");
    tool.flaw_mean = number("flaw_mean");
    tool.vendor_hazard = number("vendor_hazard");
    made.push_back(tool);
  }
  return made;
}

InterventionDef act(std::string_view kind, std::initializer_list<FieldSetting> fields,
                    std::string_view start) {
  const InterventionKind* known = find_intervention_kind(kind);
  if (known == nullptr) throw std::logic_error(fmt::format("no intervention of kind {}", kind));
  InterventionDef def;
  def.kind = std::string(kind);
  def.fields = default_fields(*known);
  for (const auto& [key, value] : fields) {
    const auto has = [&, name = key](const FieldSpec& spec) { return spec.key == name; };
    if (std::none_of(known->fields.begin(), known->fields.end(), has))
      throw std::logic_error(fmt::format("{} has no field {}", kind, key));
    def.fields.set(key, value);
  }
  def.start = parse_date(start);
  return def;
}

FieldValue tools(std::initializer_list<std::string> ids) { return std::vector<std::string>(ids); }

Plan small_plan(std::vector<InterventionDef> interventions, int n_weeks) {
  Plan plan;
  plan.start = parse_date("2026-08-03").value();
  plan.n_weeks = n_weeks;
  plan.tools = standard_tools(plan.params);
  plan.interventions = std::move(interventions);
  return plan;
}

std::vector<RunRecord> run_small(const DistrictDef& district, const Plan& plan, std::uint32_t replicates,
                                 const RecordOptions& options) {
  const auto executor = make_serial_executor();
  std::vector<RunRecord> runs;
  for (std::uint32_t r = 0; r < replicates; ++r)
    runs.push_back(run_plan(build_world(district, plan, r, *executor), plan, *executor, options));
  return runs;
}

double in_week(const RunRecord& run, Metric metric, int week, std::string_view group) {
  return run.value(static_cast<int>(metric), group_index(run, group), week < 0 ? run.n_weeks() + week : week);
}

double run_total(const RunRecord& run, Metric metric, std::string_view group) {
  double sum = 0;
  for (int week = 0; week < run.n_weeks(); ++week) sum += in_week(run, metric, week, group);
  return sum;
}

double mean_last(const std::vector<RunRecord>& runs, Metric metric, std::string_view group) {
  return mean_of(runs, [&](const RunRecord& run) { return in_week(run, metric, -1, group); });
}

double mean_total(const std::vector<RunRecord>& runs, Metric metric, std::string_view group) {
  return mean_of(runs, [&](const RunRecord& run) { return run_total(run, metric, group); });
}

SmallWeek::SmallWeek(const DistrictDef& district, Plan the_plan, std::uint32_t replicate)
    : plan(std::move(the_plan)),
      world(build_world(district, plan, replicate, *make_serial_executor())),
      effects(neutral_effects(world->schools.size())),
      state(starting_state(*world, plan.tools, plan.params, plan.start, *make_serial_executor())) {
  settle();
}

}  // namespace pilotwave::test
