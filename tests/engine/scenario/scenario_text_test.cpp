#include <regex>

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"
#include "scenario/diff.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::PlanFolder;

namespace {

/// Comments name the file that set a value, which differs between a plan and its own text.
std::string without_comments(const std::string& text) {
  return std::regex_replace(text, std::regex(" *#[^\n]*"), "");
}

/// Loads a body, writes it, loads that and writes it again; checks that nothing was lost.
std::string written(const PlanFolder& folder, const std::string& body) {
  const auto first = folder.load(body);
  REQUIRE(errors_of(first) == "loaded");
  const std::string text = scenario_text(first.value());
  const auto second = load_scenario(folder.write("again/plan.toml", text));
  REQUIRE(errors_of(second) == "loaded");
  CHECK(without_comments(scenario_text(second.value())) == without_comments(text));
  CHECK(diff_in_words(first.value(), second.value()) == std::vector<std::string>{"Nothing differs."});
  CHECK(second.value().slug == first.value().slug);
  CHECK(second.value().name == first.value().name);
  CHECK(second.value().summary == first.value().summary);
  CHECK(second.value().seed == first.value().seed);
  const auto& a = first.value().params.values();
  const auto& b = second.value().params.values();
  CHECK(std::equal(a.begin(), a.end(), b.begin(), b.end()));
  REQUIRE(second.value().interventions.size() == first.value().interventions.size());
  for (std::size_t i = 0; i < first.value().interventions.size(); ++i) {
    const InterventionDef& x = first.value().interventions[i];
    const InterventionDef& y = second.value().interventions[i];
    CHECK(x.fields == y.fields);
    CHECK(x.schools == y.schools);
    CHECK(x.when.program == y.when.program);
    CHECK(x.start == y.start);
  }
  return text;
}

}  // namespace

TEST_CASE("a plan of defaults is written and read back the same") {
  const PlanFolder folder("text_defaults");
  const std::string text = written(folder, "");
  CHECK(text.find("weeks = 156\n") != std::string::npos);
  CHECK(text.find("# Changed") == std::string::npos);
  for (const ParamSpec& spec : param_catalogue()) {
    CHECK(text.find("\"" + std::string(spec.key) + "\" = ") != std::string::npos);
  }
}

TEST_CASE("a plan that uses the whole language is written and read back the same") {
  const PlanFolder folder("text_everything");
  const std::string text =
      written(folder,
              "summary = \"Quotes \\\" and \\\\ and\\nlines\\tand \\u00e9\"\nstart = 2026-09-02\nweeks = "
              "60\nseed = 0\n"
              "[parameters]\ntechnology.doubling_time = 19.123456789012345\ntrust.loss = 1e-3\n"
              "[goals]\nteacher_weekly_use = [{ at_least = 0.1, by = 2027-01-01 }, { at_least = 0.3, group = "
              "\"school:oak\" }]\n"
              "cost_usd = { at_most = 1e10 }\nprivacy_incidents = { at_most_per_1000_staff_year = "
              "0.30000000000000004 }\n"
              "[[tool]]\nid = \"math\"\nkind = \"tutor\"\nseat_price = 9.99\n"
              "[[intervention]]\nkind = \"governance\"\nstart = 2026-01-05\nweekly_hours = { educators = 6, "
              "it = 8.25 }\n"
              "[[intervention]]\nkind = \"license\"\nstart = 2026-09-07\ntools = [\"math\"]\nstudent_seats = "
              "10000000\n"
              "[[intervention]]\nkind = \"pilot\"\nname = \"first \\\"six\\\"\"\nstart = 2026-09-08\ntools = "
              "[\"tutor\", \"math\"]\n"
              "schools = { count = 1, pick = \"stratified\", by = \"level\" }\nwith_seats = false\n"
              "[[intervention]]\nkind = \"expand\"\nwhen = \"\"\"pilot.incidents_90d <= 1\n and not "
              "(trained_share < 0.7)\"\"\"\n"
              "not_before = 2027-01-11\nuntil = \"vendor_failed == 1\"\nend = 2027-05-01\ntools = "
              "[]\nschools = [\"elm\"]\n");
  CHECK(text.find("\"technology.doubling_time\" = 19.123456789012344  # weeks; default ") !=
        std::string::npos);
  CHECK(text.find("; set in plan.toml:9\n") != std::string::npos);
  CHECK(text.find("student_seats = 10000000\n") != std::string::npos);
  CHECK(text.find("seat_price = 9.99  # set in plan.toml:") != std::string::npos);
}

TEST_CASE("the order of tables in a file leaves no trace in the text") {
  const PlanFolder folder("text_order");
  const std::string a = "[[intervention]]\nkind = \"training\"\nname = \"a\"\nstart = 2026-08-17\n";
  const std::string b = "[[intervention]]\nkind = \"training\"\nname = \"b\"\nstart = 2026-08-17\n";
  const std::string c = "[[intervention]]\nkind = \"ban\"\nstart = 2027-08-17\n";
  const auto one = folder.load(a + b + c);
  const auto two = folder.load(c + b + a);
  REQUIRE(errors_of(one) == "loaded");
  REQUIRE(errors_of(two) == "loaded");
  CHECK(scenario_text(one.value()) == scenario_text(two.value()));
  CHECK(one.value().interventions[0].kind == "ban");
}
