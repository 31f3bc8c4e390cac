#include "calibration/ensemble_runs.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"
#include "model/params.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::ScratchFolder;

namespace {

const char* const kEnsemble = R"(schema = 1
kind = "ensemble"
name = "Small country"
plan = "plan.toml"
[districts]
size = [
  { from = 100, to = 300, share = 0.9, members = 30 },
  { from = 2000, to = 4000, share = 0.1, members = 30 },
]
[[practice]]
name = "training"
adopted = [{ by = 2023-03-01, share = 0.0 }, { by = 2023-09-01, share = 0.6 }]
capacity = 0.5
[[practice.intervention]]
kind = "training"
hours_per_teacher = 3
)";

class CountryFolder : public ScratchFolder {
 public:
  CountryFolder() : ScratchFolder("country") {
    write("plan.toml", "schema = 1\nname = \"Plan\"\nstart = 2023-01-02\nweeks = 60\n");
  }
  Result<EnsembleDef> load(const std::string& text) const {
    return load_ensemble(write("country.toml", text));
  }
};

int n_trained(const std::vector<EnsembleMember>& members) {
  int n = 0;
  for (const EnsembleMember& m : members) n += !m.scenario.interventions.empty();
  return n;
}

}  // namespace

TEST_CASE("an ensemble draws districts of its bands, with weights that add up to the country") {
  const CountryFolder folder;
  const auto ensemble = folder.load(kEnsemble);
  REQUIRE(errors_of(ensemble) == "loaded");
  const auto members = draw_members(ensemble.value(), 0);
  REQUIRE(members.size() == 60);
  double weight = 0, poverty = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    weight += members[i].weight;
    poverty += members[i].poverty_score / 60;
    const int n = members[i].scenario.district.n_students();
    CAPTURE(i, n);
    CHECK(n >= (i < 30 ? 95 : 1950));
    CHECK(n <= (i < 30 ? 310 : 4060));
  }
  CHECK(weight == Approx(1));
  CHECK(std::abs(poverty) < 0.05);  // stratified within each band
  CHECK(members[0].scenario.district.schools.size() == 1);
  CHECK(members[45].scenario.district.schools.size() > 3);
}

TEST_CASE("practices begin as their curve says, in districts of low poverty first where capacity says so") {
  const CountryFolder folder;
  const EnsembleDef ensemble = folder.load(kEnsemble).value();
  int trained = 0, poor = 0, rich = 0;
  for (std::uint32_t r = 0; r < 20; ++r) {
    for (const EnsembleMember& m : draw_members(ensemble, r)) {
      if (m.scenario.interventions.empty()) continue;
      ++trained;
      (m.poverty_score > 0 ? poor : rich) += 1;
      const Date start = *m.scenario.interventions.front().start;
      CHECK(date_text(start) >= "2023-03-01");
      CHECK(date_text(start) <= "2023-09-01");
    }
  }
  // 1200 draws at 0.6: four and a half standard errors are 0.064
  CHECK(trained / 1200.0 == Approx(0.6).margin(0.064));
  CHECK(rich > poor * 1.3);
}

TEST_CASE("adding a practice changes neither districts nor who began another") {
  const CountryFolder folder;
  const EnsembleDef one = folder.load(kEnsemble).value();
  std::string more = kEnsemble;
  more.append(
      "[[practice]]\nname = \"ban\"\nadopted = [{ by = 2023-02-01, share = 1.0 }]\n"
      "[[practice.intervention]]\nkind = \"ban\"\n");
  const EnsembleDef two = folder.load(more).value();
  const auto a = draw_members(one, 3), b = draw_members(two, 3);
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].scenario.district.n_students() == b[i].scenario.district.n_students());
    CHECK(a[i].scenario.interventions.size() + 1 == b[i].scenario.interventions.size());
  }
  CHECK(n_trained(a) < 60);
}

TEST_CASE("an ensemble's errors are told in one pass, with the practice's own rules") {
  const CountryFolder folder;
  const std::string wrong = errors_of(
      folder.load("schema = 1\nkind = \"ensemble\"\nname = \"x\"\nplan = \"plan.toml\"\n[districts]\n"
                  "size = [{ from = 100, to = 90, share = 0.5, members = 1 }]\n"
                  "[[practice]]\nname = \"p\"\nadopted = [{ by = 2023-03-01, share = 0.5 }, { by = "
                  "2023-02-01, share = 0.6 }]\n"
                  "[[practice.intervention]]\nkind = \"ban\"\nstart = 2023-03-01\n"));
  CHECK(wrong.find("`to` must be more than `from`") != std::string::npos);
  CHECK(wrong.find("the shares of the size bands add up to 0.500") != std::string::npos);
  CHECK(wrong.find("days and shares of `adopted` must rise") != std::string::npos);
  CHECK(wrong.find("`start` does not go with a practice") != std::string::npos);
}

TEST_CASE("figures are the same for any executor, and again for the same parameters") {
  const CountryFolder folder;
  EnsembleDef ensemble = folder.load(kEnsemble).value();
  ensemble.mix.bands[0].members = 3;
  ensemble.mix.bands[1].members = 2;
  SurveyRow use, gap;
  use.measure = "teacher_any_use", use.group = "all", use.date = *parse_date("2023-11-20"), use.band = 0.1;
  gap.measure = "trained_share", gap.group = "low_poverty_districts - high_poverty_districts";
  gap.date = use.date, gap.band = 0.1;
  EnsembleRuns runs({draw_members(ensemble, 0), draw_members(ensemble, 1)}, {use, gap});
  const auto serial = make_serial_executor(), threads = make_thread_executor(3);
  const auto first = runs.figures({}, *serial);
  REQUIRE(first.size() == 2);
  CHECK(first[0][0] != first[1][0]);
  CHECK(first[0][0] > 0);
  const auto index = static_cast<std::size_t>(find_param("teacher_use.try_rate"));
  const ParameterValue more{index, 0.2};
  const auto changed = runs.figures({&more, 1}, *threads);
  CHECK(changed[0][0] > first[0][0]);
  const auto again = runs.figures({}, *threads);
  CHECK(again[0][0] == first[0][0]);
  CHECK(again[1][0] == first[1][0]);
}

TEST_CASE("a parameter that is a tool's default changes the tools that follow it") {
  Scenario scenario;
  const auto index = static_cast<std::size_t>(find_param("tool.general_chat.half_capability"));
  ToolDef follows, own;
  follows.kind = own.kind = ToolKind::GeneralChat;
  follows.half_capability = scenario.params[index];
  own.half_capability = 9;
  scenario.tools = {follows, own};
  const ParameterValue change{index, 1.5};
  change_parameters(scenario, {&change, 1});
  CHECK(scenario.tools[0].half_capability == 1.5);
  CHECK(scenario.tools[1].half_capability == 9);
  CHECK(scenario.params[index] == 1.5);
}
