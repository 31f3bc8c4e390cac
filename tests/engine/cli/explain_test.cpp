#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/cli/program.hpp"

using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

const std::string kDistrict = " --district $DISTRICTS/stone_creek.toml ";
const std::string kStaged = " --plan $PLANS/staged-pilot.toml" + kDistrict;
const std::string kTwin = " --twin $PLANS/launch-everywhere.toml ";

std::size_t n_lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

nlohmann::json answer(const Program& program, const std::string& arguments) {
  const Ended ended = program.shell("pilotwave explain --json " + arguments);
  INFO(arguments << "\n" << ended.err);
  REQUIRE(ended.code == 0);
  CHECK(ended.err.empty());
  return nlohmann::json::parse(ended.out);
}

/// The terms of every chance in an explanation, put together again by hand.
int check_sums(const nlohmann::json& explanation) {
  int checked = 0;
  for (const auto& chance : explanation["chances"]) {
    double sum = 0;
    bool never = chance["rate"] == 0.0;
    for (const auto& term : chance["terms"]) {
      if (term["value"].is_null()) {
        never = true;
      } else {
        sum += term["value"].get<double>();
      }
    }
    const double level = never ? 0 : chance["rate"].get<double>() * std::exp(sum);
    const bool hazard = chance["form"] == "1 - exp(-rate * exp(sum))";
    CHECK(chance["probability"].get<double>() ==
          Approx(hazard ? -std::expm1(-level) : std::min(1.0, level)).margin(1e-12));
    ++checked;
  }
  return checked;
}

}  // namespace

TEST_CASE("a teacher's decision is one screen: who, luck, chances, colleagues, rules and tools") {
  const Ended ended =
      Program().shell("pilotwave explain teacher:stone-creek-high/4 --week 2027-10-06" + kStaged);
  CHECK(ended.code == 0);
  CHECK(ended.err.empty());
  CHECK_THAT(ended.out,
             Contains("teacher:stone-creek-high/4, week of 2027-10-04") && Contains("Plan: Staged pilot"));
  for (const char* part :
       {"\nWho ", "\nLevel ", "\nLuck ", "The chance to ", "all together", "\nRules ", "\nTools "}) {
    INFO(part);
    CHECK_THAT(ended.out, Contains(part));
  }
  CHECK(n_lines(ended.out) < 60);
}

TEST_CASE(
    "the terms of teachers and students add up to the probability that was used, at any number of threads") {
  const Program program;
  int checked = 0;
  for (const char* who : {"teacher:stone-creek-high/1", "teacher:stone-creek-elementary/2",
                          "student:stone-creek-high/9", "student:stone-creek-high/10"}) {
    const std::string arguments = who + (" --week 2027-05-03" + kStaged);
    const nlohmann::json one = answer(program, arguments + "--threads 1");
    checked += check_sums(one["explanation"]);
    CHECK(one == answer(program, arguments + "--threads 3 --executor threads"));
    CHECK(one["explanation"]["luck"].get<double>() > 0);
  }
  CHECK(checked >= 6);
}

TEST_CASE("another run and another seed have other luck, and the same run the same") {
  const Program program;
  const auto luck = [&](const std::string& more) {
    return answer(program,
                  "teacher:stone-creek-high/4 --week 2027-10-06" + kStaged + more)["explanation"]["luck"]
        .get<double>();
  };
  CHECK(luck("") == luck("--replicate 0"));
  CHECK(luck("") != luck("--replicate 1"));
  CHECK(luck("") != luck("--seed 7"));
}

TEST_CASE(
    "a twin is the same person with the same luck under the other plan, and the week of parting is told") {
  const Program program;
  const std::string who = "teacher:stone-creek-high/4 --week 2027-10-06" + kStaged + kTwin;
  const nlohmann::json json = answer(program, who);
  const auto &a = json["explanation"], &b = json["twin"]["explanation"];
  CHECK(a["person"] == b["person"]);
  CHECK(a["luck"] == b["luck"]);
  CHECK(json["twin"]["plan"] == "Launch everywhere");
  CHECK(json["parting"]["differ"] == true);
  CHECK(json["parting"]["week"] < "2027-10-04");
  CHECK_FALSE(json["parting"]["differences"].empty());
  const Ended text = program.shell("pilotwave explain " + who);
  CHECK_THAT(text.out,
             Contains("A is Staged pilot, B is Launch everywhere") &&
                 Contains("A and B first part in the week of " + json["parting"]["week"].get<std::string>()));
  const nlohmann::json alone = answer(
      program, "teacher:stone-creek-high/4 --week 2027-10-06 --twin $PLANS/staged-pilot.toml" + kStaged);
  CHECK(alone["parting"]["differ"] == false);
}

TEST_CASE("a school says which tools are open and why, what its interventions wait for, and what happened") {
  const Program program;
  const Ended ended = program.shell("pilotwave explain school:stone-creek-high --week 2027-10-06" + kStaged);
  CHECK(ended.code == 0);
  CHECK_THAT(ended.out, Contains("\nPhase ") && Contains("Interventions:") &&
                            Contains("Pilot: since 2026-09-07") && Contains("What happened here so far"));
  const nlohmann::json json = answer(program, "school:stone-creek-high --week 2027-10-06" + kStaged);
  CHECK(json["explanation"]["tools"].size() == 4);
  CHECK(json["explanation"]["interventions"].size() == 6);
}

TEST_CASE("in the holidays no teacher decides, and the next school week is named") {
  const Ended ended =
      Program().shell("pilotwave explain teacher:stone-creek-high/4 --week 2026-12-25" + kStaged);
  CHECK(ended.code == 0);
  CHECK_THAT(ended.out, Contains("none drawn: no teacher changes a habit while school is out") &&
                            Contains("next one is that of 2027-01-04"));
}

TEST_CASE("lists name everybody who can be asked about") {
  const Program program;
  const Ended schools = program.shell("pilotwave explain --list schools" + kStaged);
  CHECK(schools.code == 0);
  CHECK(n_lines(schools.out) == 6);
  CHECK_THAT(schools.out, Contains("school:stone-creek-high"));
  const nlohmann::json teachers = answer(program, "--list teachers --school stone-creek-high" + kStaged);
  REQUIRE(teachers.size() > 3);
  CHECK(teachers[0]["id"] == "teacher:stone-creek-high/1");
  const nlohmann::json later =
      answer(program, "--list students --school stone-creek-high --week 2028-05-01" + kStaged);
  const nlohmann::json first = answer(program, "--list students --school stone-creek-high" + kStaged);
  CHECK(later.size() == first.size());
  CHECK(later != first);
}

TEST_CASE("what is asked wrongly is one clear error and says what to write") {
  const Program program;
  struct Wrong {
    std::string arguments;
    int code;
    const char* said;
  };
  for (const Wrong& wrong : std::vector<Wrong>{
           {"teacher:stone-creek-hihg/4 --week 2027-10-06" + kStaged, 2, "stone-creek-high"},
           {"teacher:stone-creek-high/4000 --week 2027-10-06" + kStaged, 2, "has posts 1 to"},
           {"principal:stone-creek-high --week 2027-10-06" + kStaged, 2, "teacher:SCHOOL/POST"},
           {"teacher:stone-creek-high/4 --week 2035-10-06" + kStaged, 2, "the run goes from 2026-08-03 to"},
           {"teacher:stone-creek-high/4 --week 2026-08-02" + kStaged, 2, "is not in the run"},
           {"teacher:stone-creek-high/4 --week october" + kStaged, 2, "`october` is no date"},
           {"teacher:stone-creek-high/4" + kStaged, 2, "no week was given"},
           {"teacher:stone-creek-high/4 --week 2027-10-06", 2, "no plan was given"},
           {"--week 2027-10-06" + kStaged, 2, "nobody was named"},
           {"teacher:stone-creek-high/4 --list teachers" + kStaged, 2, "a list is of everybody"},
           {"--list teachers --school nowhere" + kStaged, 2, "stone-creek"},
           {"--list teachers --week 1999-01-01" + kStaged, 2, "is not in the run"},
           {"--list principals" + kStaged, 2, "principals"},
           {"teacher:stone-creek-high/4 --week 2027-10-06 --plan nowhere.toml", 66, "nowhere.toml"},
           {"teacher:stone-creek-high/4 --week 2027-10-06 --twin nowhere.toml" + kStaged, 66,
            "nowhere.toml"}}) {
    const Ended ended = program.shell("pilotwave explain " + wrong.arguments);
    INFO(wrong.arguments << "\n" << ended.err);
    CHECK(ended.code == wrong.code);
    CHECK(ended.out.empty());
    CHECK_THAT(ended.err, Contains(wrong.said));
    CHECK(n_lines(ended.err) <= 3);
  }
}

TEST_CASE("an explanation that cannot be printed ends with 74") {
  const Ended ended = Program().shell("pilotwave explain teacher:stone-creek-high/4 --week 2027-10-06" +
                                      kStaged + " > /dev/full");
  CHECK(ended.code == 74);
}
