#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::kTwoSchools;
using pilotwave::testing::PlanFolder;
using pilotwave::testing::ScratchFolder;

TEST_CASE("a plan of three lines has every default filled in") {
  const PlanFolder folder("load_defaults");
  const auto loaded = folder.load("");
  REQUIRE(errors_of(loaded) == "loaded");
  const Scenario& plan = loaded.value();
  CHECK(plan.slug == "plan");
  CHECK(plan.name == "Plan");
  CHECK(plan.summary.empty());
  CHECK(date_text(plan.start) == "2026-08-03");
  CHECK(plan.n_weeks == 156);
  CHECK(plan.seed == 20260803);
  CHECK(plan.district.id == "riverbend");
  REQUIRE(plan.tools.size() == 4);
  CHECK(plan.tools[0].id == "tutor");
  CHECK(plan.tools[1].id == "feedback");
  CHECK(plan.tools[2].id == "planning");
  CHECK(plan.tools[3].id == "general_chat");
  CHECK(plan.interventions.empty());
  CHECK(plan.goals.empty());
  CHECK(plan.input_files == std::vector<std::string>{folder.file("plan.toml"), folder.file("district.toml")});
}

TEST_CASE("the run's keys are read, with the place of each") {
  const PlanFolder folder("load_run");
  const auto loaded = folder.load("summary = \"Why\"\nstart = 2027-01-06\nyears = 2\nseed = 4294967295\n");
  REQUIRE(errors_of(loaded) == "loaded");
  CHECK(loaded.value().summary == "Why");
  CHECK(date_text(loaded.value().start) == "2027-01-06");
  CHECK(loaded.value().n_weeks == 104);
  CHECK(loaded.value().seed == 4294967295U);
  CHECK(loaded.value().origin.at("seed") == folder.file("plan.toml") + ":7");
}

TEST_CASE("wrong values of the run's keys say what was found and what is wanted") {
  const PlanFolder folder("load_run_wrong");
  CHECK(errors_of(folder.load("weeks = \"three\"")) ==
        "4:9 `weeks` must be a whole number, found a string (numbers stand without quotes)");
  CHECK(errors_of(folder.load("weeks = 1.5")) ==
        "4:9 `weeks` must be a whole number, found a number with a fraction");
  CHECK(errors_of(folder.load("weeks = 0")) == "4:9 `weeks` must lie between 1 and 1040 (weeks), found 0");
  CHECK(errors_of(folder.load("weeks = 1041")) ==
        "4:9 `weeks` must lie between 1 and 1040 (weeks), found 1041");
  CHECK(errors_of(folder.load("years = 21")) == "4:9 `years` must lie between 1 and 20 (years), found 21");
  CHECK(errors_of(folder.load("weeks = 10\nyears = 1")) ==
        "5:9 `years` and `weeks` both give the length of the run (keep one of them)");
  CHECK(errors_of(folder.load("seed = 4294967296")) ==
        "4:8 `seed` must lie between 0 and 4294967295, found 4294967296");
  CHECK(errors_of(folder.load("seed = -1")) == "4:8 `seed` must lie between 0 and 4294967295, found -1");
  CHECK(errors_of(folder.load("start = \"2026-08-03\"")) ==
        "4:9 `start` must be a date, found a string (write 2026-08-03 without quotes)");
  CHECK(errors_of(folder.load("start = 2026-08-03T08:00:00")) ==
        "4:9 `start` must be a date, found a time (write it like 2026-08-03)");
  CHECK(errors_of(folder.load("start = 1600-01-01"))
            .find("4:9 1600-01-01 is not a day of the years 1900 to 2200") == 0);
  CHECK(errors_of(folder.load("summary = 5")) ==
        "4:11 `summary` must be a string, found a whole number (text stands in \"quotes\")");
  CHECK(errors_of(folder.load("goals = 5")) == "4:9 `goals` must be a table, found a whole number");
  CHECK(errors_of(folder.load("[intervention]\nkind = \"ban\""))
            .find("write [[intervention]] with double brackets") != std::string::npos);
  CHECK(errors_of(folder.load("[[parameters]]\n")).find("write [parameters] once, with single brackets") !=
        std::string::npos);
}

TEST_CASE("unknown keys are refused with the nearest known one") {
  const PlanFolder folder("load_unknown");
  CHECK(errors_of(folder.load("sumary = \"x\"")) == "4:1 unknown key `sumary` (did you mean `summary`?)");
  CHECK(errors_of(folder.load("qqqqqqqq = 1"))
            .find("4:1 unknown key `qqqqqqqq` (valid: schema, name, summary") == 0);
}

TEST_CASE("schema and name are required, and a later schema stops the reading") {
  const PlanFolder folder("load_schema");
  CHECK(errors_of(load_scenario(folder.write("a.toml", "name = \"x\"\ndistrict = \"district.toml\"\n")))
            .find("1:1 `schema` is missing") == 0);
  CHECK(errors_of(load_scenario(folder.write("a.toml", "schema = 1\ndistrict = \"district.toml\"\n")))
            .find("1:1 `name` is missing") == 0);
  CHECK(errors_of(load_scenario(folder.write("a.toml", "schema = 2\nnew_key = 1\n"))) ==
        "1:10 this version reads schema 1, the file says 2 (use a newer version of the program)");
  CHECK(errors_of(load_scenario(
                      folder.write("a.toml", "schema = \"1\"\nname = \"x\"\ndistrict = \"district.toml\"\n")))
            .find("1:10 `schema` must be a whole number") == 0);
  CHECK(errors_of(load_scenario(folder.write(
            "a.toml", "schema = 1\nname = \" \"\ndistrict = \"district.toml\"\n"))) == "2:8 `name` is empty");
  CHECK(errors_of(load_scenario(folder.write("a.toml", "schema = 1\nname = \"" + std::string(201, 'x') +
                                                           "\"\ndistrict = \"district.toml\"\n")))
            .find("2:8 `name` must be one line of at most 200 bytes") == 0);
  CHECK(errors_of(load_scenario(
            folder.write("a.toml", "schema = 1\nname = \"a\\u0007b\"\ndistrict = \"district.toml\"\n"))) ==
        "2:8 `name` holds a control character");
}

TEST_CASE("a district may be named, written inline, or handed in") {
  const ScratchFolder folder("load_district_choice");
  const std::string none = folder.write("none.toml", "schema = 1\nname = \"x\"\n");
  CHECK(errors_of(load_scenario(none)).find("1:1 it is not said which district the plan is for") == 0);
  const std::string file = folder.write("district.toml", kTwoSchools);
  const auto handed = load_scenario(none, file);
  REQUIRE(errors_of(handed) == "loaded");
  CHECK(handed.value().district.schools.size() == 2);

  const std::string lost =
      folder.write("lost.toml", "schema = 1\nname = \"x\"\ndistrict = \"nowhere.toml\"\n");
  const auto missing = load_scenario(lost);
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.errors().front().trouble == Trouble::MissingInput);
  CHECK(missing.errors().front().key == "district");
  CHECK(errors_of(missing).find("3:12 `" + folder.file("nowhere.toml") + "`: no such file") == 0);
  CHECK(errors_of(load_scenario(lost, file)) == "loaded");

  const std::string inline_district = folder.write(
      "inline.toml",
      "schema = 1\nname = \"x\"\n[district]\nid = \"d\"\nname = \"D\"\n[[district.school]]\nid = \"s\"\nname "
      "= \"S\"\n"
      "level = \"high\"\ngrade_low = 9\ngrade_high = 12\nstudents = 10\nteachers = 1\npoverty_share = 0.5\n");
  const auto loaded = load_scenario(inline_district);
  REQUIRE(errors_of(loaded) == "loaded");
  CHECK(loaded.value().district.schools.at(0).id == "s");
  CHECK(errors_of(load_scenario(folder.write("number.toml", "schema = 1\nname = \"x\"\ndistrict = 5\n"))) ==
        "3:12 `district` must be the path of a district file or a [district] table, found a whole number");
}

TEST_CASE("all errors of all files come in one pass, in order of file and line") {
  const ScratchFolder folder("load_all_errors");
  folder.write("d.toml", "schema = 1\nname = \"D\"\nidd = \"d\"\n");
  folder.write("base.toml", "schema = 1\nname = \"Base\"\ndistrict = \"d.toml\"\nweks = 3\n");
  folder.write("assume.toml", "schema = 1\n[parameters]\nnonsense = 1\n");
  const auto loaded = load_scenario(folder.write(
      "plan.toml",
      "schema = 1\nname = \"P\"\nextends = \"base.toml\"\nassumptions = [\"assume.toml\"]\nseed = true\n"
      "[[intervention]]\nkind = \"training\"\nstart = 2026-08-17\nhours = 3\n"));
  REQUIRE_FALSE(loaded.ok());
  std::vector<std::string> places;
  for (const Diagnostic& error : loaded.errors()) {
    places.push_back(std::filesystem::path(error.place.file).filename().string() + ":" +
                     std::to_string(error.place.line));
    CHECK(error.trouble == Trouble::BadInput);
  }
  CHECK(places == std::vector<std::string>{"plan.toml:5", "plan.toml:9", "base.toml:4", "assume.toml:3",
                                           "d.toml:1", "d.toml:1", "d.toml:3"});
}

TEST_CASE("thousands of errors are cut short with a word about the rest") {
  const PlanFolder folder("load_flood");
  std::string flood;
  for (int i = 0; i < 20'000; ++i) flood += "key" + std::to_string(i) + " = 1\n";
  const auto loaded = folder.load(flood);
  REQUIRE_FALSE(loaded.ok());
  CHECK(loaded.errors().size() == 1001);
  CHECK(loaded.errors().back().what == "there are more errors than are listed here");
}
