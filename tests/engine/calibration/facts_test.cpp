#include "calibration/facts.hpp"

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::PlanFolder;

namespace {

class FactFolder : public PlanFolder {
 public:
  FactFolder() : PlanFolder("facts") {
    write("plain.toml", "schema = 1\nname = \"Plain\"\ndistrict = \"district.toml\"\nweeks = 40\n");
    write("trained.toml",
          "schema = 1\nname = \"Trained\"\nextends = \"plain.toml\"\n"
          "[[intervention]]\nkind = \"training\"\nstart = 2026-08-24\nhours_per_teacher = 16\nattendance = "
          "\"required\"\n");
  }
  Result<FactsDef> facts(const std::string& body) const {
    return load_facts(write(
        "facts.toml",
        "schema = 1\nkind = \"facts\"\n[[fact]]\nnumber = 1\nclaim = \"Training trains.\"\npairs = 4\n" +
            body));
  }
};

const char* const kPlans =
    "[[fact.plan]]\nname = \"plain\"\nfile = \"plain.toml\"\n[[fact.plan]]\nname = \"trained\"\nfile = "
    "\"trained.toml\"\n";

}  // namespace

TEST_CASE("a fact's plans run in the same replicates and its numbers are judged one by one") {
  const FactFolder folder;
  const auto facts =
      folder.facts(std::string(kPlans) +
                   "[[fact.check]]\nsays = \"more are trained\"\nlow = 0.2\n"
                   "first = { of = \"trained\", measure = \"trained_share\" }\nminus = { of = \"plain\" }\n"
                   "[[fact.check]]\nsays = \"twice as much of the same is as much\"\nlow = 1\nhigh = 1\n"
                   "first = { of = \"trained\", measure = \"teacher_skill\" }\nover = { of = \"trained\" }\n"
                   "against = { of = \"plain\" }\n"
                   "[[fact.check]]\nsays = \"nobody is trained\"\nhigh = 0\n"
                   "first = { of = \"trained\", measure = \"trained_share\" }\n");
  REQUIRE(errors_of(facts) == "loaded");
  const auto executor = make_serial_executor();
  const FactScore score = check_fact(facts.value().facts[0], {}, 0, *executor);
  REQUIRE(score.checks.size() == 3);
  CHECK(score.checks[0].held);
  CHECK(score.checks[0].of == 4);
  CHECK(score.checks[0].median > 0.2);
  CHECK(score.checks[1].held);
  CHECK(score.checks[1].median == Approx(1));
  CHECK_FALSE(score.checks[2].held);
  CHECK(score.checks[2].inside == 0);
  CHECK_FALSE(score.held());
}

TEST_CASE("readings of the record are taken from the ensemble's figures") {
  const FactFolder folder;
  const auto facts = folder.facts(
      "[[fact.check]]\nsays = \"use grows\"\nlow = 1.5\n"
      "first = { measure = \"teacher_any_use\", day = 2025-06-09 }\nover = { day = 2024-10-15 }\n");
  REQUIRE(errors_of(facts) == "loaded");
  const std::vector<SurveyRow> rows = record_rows(facts.value());
  REQUIRE(rows.size() == 2);
  CHECK(date_text(rows[0].date) == "2025-06-09");
  CHECK(date_text(rows[1].date) == "2024-10-15");
  CHECK(rows[1].measure == "teacher_any_use");
  const auto executor = make_serial_executor();
  const std::vector<std::vector<double>> figures = {{9, 0.6, 0.3}, {9, 0.8, 0.4}};
  const FactScore score = check_fact(facts.value().facts[0], figures, 1, *executor);
  CHECK(score.held());
  CHECK(score.checks[0].median == Approx(2));
}

TEST_CASE("a fact that cannot be shown says why and is never held") {
  const FactFolder folder;
  const auto facts = folder.facts("not_shown = \"Principals are one number a school.\"\n");
  REQUIRE(errors_of(facts) == "loaded");
  const auto executor = make_serial_executor();
  CHECK_FALSE(check_fact(facts.value().facts[0], {}, 0, *executor).held());
}

TEST_CASE("errors of facts name the check and what to do") {
  const FactFolder folder;
  const std::string wrong = errors_of(
      folder.facts(std::string(kPlans) +
                   "[[fact.check]]\nsays = \"x\"\nfirst = { of = \"plane\", measure = \"trained_share\" }\n"
                   "[[fact.check]]\nsays = \"y\"\nlow = 0\nfirst = { measure = \"trained_share\" }\nminus = "
                   "{ of = \"plain\" }\n"));
  CHECK(wrong.find("the fact has no plan `plane` (did you mean `plain`?") != std::string::npos);
  CHECK(wrong.find("nothing is asked: no `low` and no `high`") != std::string::npos);
  CHECK(wrong.find("a reading of the record needs a `day`") != std::string::npos);
  CHECK(wrong.find("the record and a plan cannot be set against each other") != std::string::npos);
  CHECK(errors_of(folder.facts("")).find("the fact has no checks") != std::string::npos);
}
