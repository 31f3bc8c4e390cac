#include "determinism/random_scenario.hpp"

#include <algorithm>
#include <cmath>

#include "model/interventions/catalogue.hpp"
#include "model/param_keys.hpp"
#include "rng/draw.hpp"

namespace pilotwave::test {
namespace {

constexpr Date kStart = std::chrono::sys_days{std::chrono::year{2026} / std::chrono::August / 3};

/// A stream of numbers for a test's own choices.
class Chooser {
 public:
  explicit Chooser(std::uint32_t seed) : luck_(seed, 4711) {}
  double unit() { return luck_.uniform(Stream::UserStream, 0, 0, next_++); }
  int integer(int low, int high) { return low + static_cast<int>(unit() * (high - low + 1)); }

 private:
  Luck luck_;
  std::uint32_t next_ = 0;
};

ToolDef tool(std::string id, ToolKind kind) {
  const Params p;
  const std::string prefix = "tool." + std::string(tool_kind_name(kind)) + ".";
  const auto value = [&](const char* field) {
    return p[static_cast<std::size_t>(find_param(prefix + field))];
  };
  ToolDef t;
  t.id = std::move(id);
  t.kind = kind;
  t.capability = value("capability");
  t.half_capability = value("half_capability");
  t.guardrails = value("guardrails");
  t.privacy_exposure = value("privacy_exposure");
  t.bias = value("bias");
  t.integration_effort = value("integration_effort");
  t.seat_price_usd = value("seat_price");
  t.flaw_mean = value("flaw_mean");
  t.vendor_hazard = value("vendor_hazard");
  return t;
}

double number_within(const FieldSpec& f, Chooser& choose) {
  // Within bounds, but on the scale a plan would use: bounds of money and seats are astronomically wide.
  const double high = std::min(f.max, std::max(2.0, 4 * std::abs(f.default_number) + 4));
  const double low = std::max(f.min, -high);
  const double x = low + choose.unit() * (high - low);
  return f.type == FieldType::Number ? x
         : f.type == FieldType::Flag ? (x > (low + high) / 2 ? 1.0 : 0.0)
                                     : std::floor(x);
}

void fill_at_random(InterventionDef& def, const InterventionKind& kind, Chooser& choose) {
  for (const FieldSpec& f : kind.fields) {
    switch (f.type) {
      case FieldType::Number:
      case FieldType::Integer:
      case FieldType::Flag:
        def.fields.set(f.key, std::clamp(number_within(f, choose), f.min, f.max));
        break;
      case FieldType::Departments:
        def.fields.set(f.key,
                       std::array<double, 3>{choose.unit() * 10, choose.unit() * 10, choose.unit() * 10});
        break;
      case FieldType::Choice: {
        std::vector<std::string> words;
        std::string rest(f.choices);
        for (std::size_t at; (at = rest.find(' ')) != std::string::npos; rest.erase(0, at + 1))
          words.push_back(rest.substr(0, at));
        words.push_back(rest);
        def.fields.set(
            f.key, words[static_cast<std::size_t>(choose.integer(0, static_cast<int>(words.size()) - 1))]);
        break;
      }
      case FieldType::Tools: {
        std::vector<std::string> tools;
        for (const char* id : {"feedback", "general_chat", "planning", "tutor"}) {
          if (choose.unit() < 0.5) tools.emplace_back(id);
        }
        def.fields.set(f.key, tools);
        break;
      }
    }
  }
}

}  // namespace

DistrictDef random_district(std::uint32_t seed) {
  Chooser choose(seed);
  DistrictDef d;
  d.id = "d" + std::to_string(seed);
  d.name = "Random " + std::to_string(seed);
  const int n = choose.integer(2, 6);
  for (int i = 0; i < n; ++i) {
    SchoolDef s;
    s.id = "s" + std::to_string(i);
    s.name = s.id;
    const int level = choose.integer(0, 3);
    s.level = static_cast<Level>(level);
    s.grade_low = level == 0   ? choose.integer(-1, 0)
                  : level == 1 ? 6
                  : level == 2 ? 9
                               : choose.integer(-1, 6);
    s.grade_high = level == 0 ? 5 : level == 1 ? 8 : level == 2 ? 12 : choose.integer(6, 12);
    s.students = choose.integer(14, 220);
    s.teachers = std::max(1, s.students / choose.integer(8, 20));
    s.poverty_share = choose.unit();
    s.english_learner_share = 0.4 * choose.unit();
    s.home_access_share = 0.7 + 0.3 * choose.unit();
    s.devices_per_student = choose.unit() * 1.5;
    s.principal_support = choose.unit();
    d.schools.push_back(s);
  }
  d.annual_budget_cents = choose.unit() < 0.5 ? -1 : static_cast<std::int64_t>(choose.unit() * 6'000'000);
  return d;
}

Plan empty_plan(int n_weeks) {
  Plan plan;
  plan.start = kStart;
  plan.n_weeks = n_weeks;
  plan.tools = {tool("tutor", ToolKind::Tutor), tool("feedback", ToolKind::Feedback),
                tool("planning", ToolKind::Planning), tool("general_chat", ToolKind::GeneralChat)};
  return plan;
}

InterventionDef default_intervention(std::string_view kind_name, Date start) {
  const InterventionKind* kind = find_intervention_kind(kind_name);
  InterventionDef def;
  def.kind = std::string(kind_name);
  def.start = start;
  def.fields = default_fields(*kind);
  for (const FieldSpec& f : kind->fields) {
    if (f.type == FieldType::Tools) def.fields.set(f.key, std::vector<std::string>{"planning", "tutor"});
  }
  return def;
}

Plan random_plan(std::uint32_t seed, int n_weeks, const DistrictDef& district) {
  Chooser choose(seed ^ 0x9e3779b9U);
  Plan plan = empty_plan(n_weeks);
  plan.seed = seed;
  // The technology news of a fast and flawed world, so that rare things happen in short runs.
  plan.params.set(P::technology_releases_per_year, 6);
  for (ToolDef& t : plan.tools) t.vendor_hazard = 0.3;
  const auto kinds = intervention_catalogue();
  const int n = choose.integer(1, 6);
  for (int i = 0; i < n; ++i) {
    const InterventionKind& kind =
        kinds[static_cast<std::size_t>(choose.integer(0, static_cast<int>(kinds.size()) - 1))];
    InterventionDef def;
    def.kind = std::string(kind.kind);
    def.name = "i" + std::to_string(i);
    def.start = kStart + std::chrono::days{7 * choose.integer(0, n_weeks / 2)};
    if (choose.unit() < 0.3) def.end = *def.start + std::chrono::days{7 * choose.integer(1, n_weeks)};
    def.fields = default_fields(kind);
    fill_at_random(def, kind, choose);
    def.schools.rule = static_cast<PickRule>(choose.integer(0, 7));
    def.schools.count =
        def.schools.rule == PickRule::All ? 0 : choose.integer(1, static_cast<int>(district.schools.size()));
    if (def.schools.rule == PickRule::Named) def.schools.names = {district.schools.front().id};
    plan.interventions.push_back(def);
  }
  return plan;
}

}  // namespace pilotwave::test
