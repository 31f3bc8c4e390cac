#include "scenario/intervention_reader.hpp"

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"
#include "model/interventions/catalogue.hpp"
#include "scenario/field_reader.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::PlanFolder;

namespace {

/// Line 4 is `[[intervention]]`, line 5 the first of the body.
std::string errors_of_act(const PlanFolder& folder, const std::string& body) {
  return errors_of(folder.load("[[intervention]]\n" + body + "\n"));
}

}  // namespace

TEST_CASE("an intervention keeps what it says and takes the rest from its kind") {
  const PlanFolder folder("interventions_read");
  const auto loaded = folder.load(
      "[[intervention]]\nkind = \"training\"\nname = \"autumn\"\nstart = 2026-08-17\nend = 2027-06-01\n"
      "until = \"trained_share >= 0.9\"\nhours_per_teacher = 12.5\nformat = \"one_off\"\nrelease_time = "
      "false\nsessions = 2\n");
  REQUIRE(errors_of(loaded) == "loaded");
  const InterventionDef& def = loaded.value().interventions.at(0);
  CHECK(def.kind == "training");
  CHECK(def.name == "autumn");
  CHECK(def.start == parse_date("2026-08-17"));
  CHECK(def.end == parse_date("2027-06-01"));
  CHECK(def.until.text == "trained_share >= 0.9");
  CHECK(def.when.empty());
  CHECK(def.fields.number("hours_per_teacher") == 12.5);
  CHECK(def.fields.choice("format") == "one_off");
  CHECK_FALSE(def.fields.flag("release_time"));
  CHECK(def.fields.integer("sessions") == 2);
  CHECK(def.fields.number("ethics_share") ==
        default_fields(*find_intervention_kind("training")).number("ethics_share"));
  CHECK(def.fields.all().size() == find_intervention_kind("training")->fields.size());
  CHECK(def.place.line == 4);
}

TEST_CASE("an intervention may wait for a condition") {
  const PlanFolder folder("interventions_when");
  const auto loaded = folder.load(
      "[[intervention]]\nkind = \"pause\"\nwhen = \"vendor_failed == 1\"\nnot_before = 2027-01-11\n"
      "tools = [\"tutor\", \"feedback\"]\n");
  REQUIRE(errors_of(loaded) == "loaded");
  const InterventionDef& def = loaded.value().interventions.at(0);
  CHECK(def.when.program.size() == 1);
  CHECK(def.not_before == parse_date("2027-01-11"));
  CHECK(def.fields.tools("tools") == std::vector<std::string>{"feedback", "tutor"});
}

TEST_CASE("numbers by department are read, the missing ones at their defaults") {
  const PlanFolder folder("interventions_departments");
  const auto loaded = folder.load(
      "[[intervention]]\nkind = \"budget\"\nstart = 2026-08-03\nweekly_hours_cap = { it = 6.5 }\n");
  REQUIRE(errors_of(loaded) == "loaded");
  CHECK(loaded.value().interventions.at(0).fields.departments("weekly_hours_cap") ==
        std::array<double, 3>{-1, 6.5, -1});
  CHECK(errors_of_act(folder, "kind = \"governance\"\nstart = 2026-08-03\nweekly_hours = 6") ==
        "7:16 `weekly_hours` must be a table with a number for each department, found a whole number (write "
        "{ educators "
        "= 4, it = 6, administrators = 4 })");
  CHECK(errors_of_act(folder, "kind = \"governance\"\nstart = 2026-08-03\nweekly_hours = { educator = 6 }") ==
        "7:18 unknown key `educator` (did you mean `educators`?)");
  CHECK(errors_of_act(folder, "kind = \"governance\"\nstart = 2026-08-03\nweekly_hours = { it = -6 }")
            .find("7:23 `it` must lie between 0 and 400 (hours a week), found -6") == 0);
}

TEST_CASE("every kind of the catalogue can be written with its defaults") {
  const PlanFolder folder("interventions_all_kinds");
  std::string body;
  for (const InterventionKind& kind : intervention_catalogue()) {
    body += "[[intervention]]\nkind = \"" + std::string(kind.kind) + "\"\nstart = 2026-08-03\n";
    for (const FieldSpec& field : kind.fields) {
      if (field.type == FieldType::Tools) body += std::string(field.key) + " = []\n";
    }
  }
  const auto loaded = folder.load(body);
  REQUIRE(errors_of(loaded) == "loaded");
  CHECK(loaded.value().interventions.size() == intervention_catalogue().size());
}

TEST_CASE("the defaults of every field lie within its own bounds") {
  for (const InterventionKind& kind : intervention_catalogue()) {
    for (const FieldSpec& field : kind.fields) {
      INFO(kind.kind << "." << field.key);
      if (field.type == FieldType::Choice) {
        CHECK_FALSE(choice_names(field).empty());
      } else if (field.type != FieldType::Tools) {
        CHECK(field.min <= field.default_number);
        CHECK(field.default_number <= field.max);
      }
    }
  }
}

TEST_CASE("a missing or unknown kind is refused with the nearest one") {
  const PlanFolder folder("interventions_kind");
  CHECK(errors_of_act(folder, "start = 2026-08-17").find("4:1 `kind` is missing (valid: ban, budget") == 0);
  CHECK(errors_of_act(folder, "kind = \"trainin\"\nstart = 2026-08-17") ==
        "5:8 unknown kind of intervention `trainin` (did you mean `training`?)");
  CHECK(errors_of_act(folder, "kind = 3").find("5:8 `kind` must be a string") == 0);
}

TEST_CASE("it must be said when an intervention begins, once") {
  const PlanFolder folder("interventions_begin");
  CHECK(errors_of_act(folder, "kind = \"training\"") ==
        "4:1 it is not said when the intervention begins (add `start` with a date, or `when` with a "
        "condition)");
  CHECK(errors_of_act(folder, "kind = \"training\"\nstart = 2026-08-17\nwhen = \"trained_share < 0.5\"")
            .find("7:8 `start` and `when` both say when the intervention begins") == 0);
  CHECK(errors_of_act(folder, "kind = \"training\"\nstart = 2026-08-17\nnot_before = 2026-08-17")
            .find("7:14 `not_before` goes with `when` only") == 0);
}

TEST_CASE("an intervention that would never act is refused") {
  const PlanFolder folder("interventions_never");
  const std::string training = "kind = \"training\"\n";
  CHECK(errors_of_act(folder, training + "start = 2026-08-17\nend = 2026-08-17")
            .find("7:7 `end` 2026-08-17 does not come after `start` 2026-08-17") == 0);
  CHECK(errors_of_act(folder, training + "start = 2026-08-17\nend = 2026-08-21")
            .find("7:7 `end` 2026-08-21 lies in the same week as `start` 2026-08-17") == 0);
  CHECK(errors_of_act(folder, training + "start = 2026-08-17\nend = 2026-08-24") == "loaded");
  CHECK(errors_of_act(folder,
                      training + "when = \"trained_share < 1\"\nnot_before = 2027-01-11\nend = 2027-01-01")
            .find("8:7 `end` 2027-01-01 does not come after `not_before` 2027-01-11") == 0);
  CHECK(errors_of_act(folder, training + "start = 2029-07-30") ==
        "6:9 `start` 2029-07-30 lies after the end of the run, so it never happens (the run lasts from "
        "2026-08-03 to "
        "2029-07-29; change the day, or `start` and `weeks` of the run)");
  CHECK(errors_of_act(folder, training + "start = 2029-07-29") == "loaded");
  CHECK(errors_of_act(folder, training + "start = 2026-01-05") == "loaded");
  CHECK(errors_of_act(folder, training + "start = 2026-01-05\nend = 2026-06-01")
            .find("7:7 `end` 2026-06-01 does not lie after the first week of the run") == 0);
  CHECK(errors_of_act(folder, training + "when = \"trained_share < 1\"\nnot_before = 2030-01-01")
            .find("7:14 `not_before` 2030-01-01 lies after the end of the run") == 0);
}

TEST_CASE("wrong fields are refused") {
  const PlanFolder folder("interventions_fields");
  const std::string training = "kind = \"training\"\nstart = 2026-08-17\n";
  CHECK(errors_of_act(folder, training + "hours = 3") ==
        "7:1 unknown key `hours` (did you mean `hours_per_teacher`?)");
  CHECK(errors_of_act(folder, training + "format = \"cohrt\"") ==
        "7:10 `format` cannot be \"cohrt\" (did you mean `cohort`?)");
  CHECK(errors_of_act(folder, training + "hours_per_teacher = \"6\"")
            .find("7:21 `hours_per_teacher` must be a number, found a string") == 0);
  CHECK(errors_of_act(folder, training + "hours_per_teacher = inf")
            .find("7:21 `hours_per_teacher` must be a finite number") == 0);
  CHECK(errors_of_act(folder, training + "hours_per_teacher = 201")
            .find("7:21 `hours_per_teacher` must lie between 0 and 200 (hours)") == 0);
  CHECK(errors_of_act(folder, training + "sessions = 2.5").find("7:12 `sessions` must be a whole number") ==
        0);
  CHECK(errors_of_act(folder, training + "release_time = 1") ==
        "7:16 `release_time` must be true or false, found a whole number");
}

TEST_CASE("tools must be said, and must exist") {
  const PlanFolder folder("interventions_tools");
  const std::string pilot = "kind = \"pilot\"\nstart = 2026-09-08\n";
  CHECK(errors_of_act(folder, pilot) ==
        "4:1 `pilot` needs `tools`, or it would do nothing (write tools = [\"tutor\"])");
  CHECK(errors_of_act(folder, pilot + "tools = []") == "loaded");
  CHECK(errors_of_act(folder, pilot + "tools = \"tutor\"") ==
        "7:9 `tools` must be a list of tool ids, found a string (write [\"tutor\"])");
  CHECK(errors_of_act(folder, pilot + "tools = [\"tutor\", \"tutor\"]")
            .find("7:19 tool `tutor` is named twice") == 0);
  CHECK(errors_of_act(folder, pilot + "tools = [\"tutr\"]") ==
        "7:9 there is no tool `tutr` (did you mean `tutor`? A new tool needs a [[tool]] table)");
}

TEST_CASE("conditions are refused at the very character") {
  const PlanFolder folder("interventions_condition");
  CHECK(errors_of_act(folder, "kind = \"training\"\nwhen = \"trained_share < 0.5 and trianed_share > 0\"") ==
        "6:33 unknown signal `trianed_share` (did you mean `trained_share`?)");
  CHECK(errors_of_act(
            folder, "kind = \"training\"\nwhen = \"\"\"\ntrained_share < 0.5 and trianed_share > 0\"\"\"") ==
        "6:8 unknown signal `trianed_share` (at character 25 of the condition) (did you mean "
        "`trained_share`?)");
  CHECK(errors_of_act(folder, "kind = \"training\"\nwhen = 5").find("6:8 `when` must be a string") == 0);
  CHECK(errors_of_act(folder, "kind = \"training\"\nwhen = \"\"") == "6:8 `when` is empty");
}

TEST_CASE("schools are refused where they mean nothing") {
  const PlanFolder folder("interventions_district_wide");
  CHECK(errors_of_act(folder, "kind = \"governance\"\nstart = 2026-08-03\nschools = \"all\"") ==
        "7:11 `governance` is about the whole district and takes no `schools` (leave `schools` out)");
}

TEST_CASE("two of a kind must be told apart by name") {
  const PlanFolder folder("interventions_twice");
  const std::string training = "[[intervention]]\nkind = \"training\"\nstart = 2026-08-17\n";
  const auto twice = folder.load(training + training);
  CHECK(errors_of(twice).find("7:1 `training` stands twice, also in " + folder.file("plan.toml") + ":4") ==
        0);
  CHECK(errors_of(folder.load(training + training + "name = \"x\"\n")) == "loaded");
  CHECK(errors_of(folder.load(training + "name = \"x\"\n" + training + "name = \"x\"\n"))
            .find("8:1 `training` named `x` stands twice") == 0);
}
