#include "nation/plan_scaling.hpp"

#include <set>

#include "engine/nation/made_up_nation.hpp"
#include "model/interventions/catalogue.hpp"

using namespace pilotwave;
using Catch::Matchers::Contains;
using pilotwave::testing::errors_of;
using pilotwave::testing::NationFolder;

namespace {

const InterventionDef& act(const Scenario& scenario, const std::string& kind) {
  for (const InterventionDef& one : scenario.interventions) {
    if (one.kind == kind) return one;
  }
  FAIL("no " + kind);
  return scenario.interventions.front();
}

constexpr const char* kWhole = R"(
[[intervention]]
kind = "license"
start = 2026-08-24
tools = ["tutor"]
student_seats = 650
platform_usd_per_year = 13000
[[intervention]]
kind = "governance"
start = 2026-08-03
arrangement = "central"
weekly_hours = { educators = 6, it = 8, administrators = 4 }
[[intervention]]
kind = "pilot"
start = 2026-09-07
tools = ["tutor"]
schools = { count = 1, pick = "random" }
gate_after_weeks = 8
gate_survey = 40
[[intervention]]
kind = "budget"
start = 2026-08-03
annual_usd = -1
extra_usd = 2600
)";

DistrictDef district_of(int schools, int students_each, int teachers_each) {
  DistrictDef district;
  district.id = "other";
  for (int i = 0; i < schools; ++i) {
    SchoolDef school;
    school.id = "s" + std::to_string(i);
    school.students = students_each;
    school.teachers = teachers_each;
    district.schools.push_back(school);
  }
  return district;
}

}  // namespace

TEST_CASE("a district twice as large gets twice the money and seats, and hours as departments grow") {
  const NationFolder folder("scaling");
  const Scenario plan = folder.plan(40, kWhole);  // for 1,300 students and 80 teachers in two schools
  const Scenario twice = PlanScaling(plan, HoursBySize{}).in(district_of(8, 325, 20));
  CHECK(act(twice, "license").fields.number("student_seats") == 1300);
  CHECK(act(twice, "license").fields.number("platform_usd_per_year") == 26000);
  CHECK(act(twice, "budget").fields.number("extra_usd") == 5200);
  CHECK(act(twice, "budget").fields.number("annual_usd") == -1);  // none stays none
  CHECK(act(twice, "governance").fields.departments("weekly_hours")[1] == Approx(8 * std::sqrt(2.0)));
  CHECK(act(twice, "pilot").fields.number("gate_survey") == 80);
  CHECK(act(twice, "pilot").schools.count == 4);  // one of two schools is a half
  CHECK(act(twice, "pilot").schools.share == 0);
  CHECK(act(twice, "training").fields.number("hours_per_teacher") == 6);  // each teacher's
}

TEST_CASE("a tiny district has one pilot school and asks one teacher at least") {
  const NationFolder folder("scaling_tiny");
  const Scenario plan = folder.plan(40, kWhole);
  const Scenario tiny = PlanScaling(plan, HoursBySize{}).in(district_of(1, 12, 1));
  CHECK(act(tiny, "pilot").schools.count == 1);
  CHECK(act(tiny, "pilot").fields.number("gate_survey") == 1);
  CHECK(act(tiny, "license").fields.number("student_seats") == 6);
}

TEST_CASE("the plan's own district gets the plan as it is written") {
  const NationFolder folder("scaling_own");
  const Scenario plan = folder.plan(40, kWhole);
  const Scenario own = PlanScaling(plan, HoursBySize{}).in(plan.district);
  for (std::size_t i = 0; i < plan.interventions.size(); ++i)
    CHECK(own.interventions[i].fields == plan.interventions[i].fields);
}

TEST_CASE("a plan that names schools is refused") {
  const NationFolder folder("scaling_named");
  const Scenario plan =
      folder.plan(40, "[[intervention]]\nkind = \"ban\"\nstart = 2026-09-07\nschools = [\"oak\"]\n");
  const Diagnostics errors = why_not_national(plan);
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().place.line > 0);
  CHECK_THAT(errors.front().text(), Contains("ban.schools") && Contains("share"));
}

TEST_CASE("every field that counts something of a whole district follows its size") {
  // Counts of these units are about the district, unless the field is of one school, person or year.
  const std::set<std::string_view> units = {"seats",     "USD per year",      "hours a week", "teachers",
                                            "incidents", "full-time coaches", "schools"};
  const std::set<std::string> of_one = {"budget.principal_hours_cap", "champions.per_school",
                                        "champions.stipend_usd_per_year", "coaching.caseload"};
  std::set<std::string> sized;
  for (const SizedField& field : sized_fields())
    sized.insert(std::string(field.kind) + "." + std::string(field.key));
  for (const InterventionKind& kind : intervention_catalogue()) {
    for (const FieldSpec& field : kind.fields) {
      const std::string name = std::string(kind.kind) + "." + std::string(field.key);
      if (units.contains(field.unit) && !of_one.contains(name)) {
        INFO(name);
        CHECK(sized.erase(name) == 1);
      }
    }
  }
  CHECK(sized.empty());
}
