#include "scenario/diff.hpp"

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::kTwoSchools;
using pilotwave::testing::PlanFolder;

namespace {

using Sentences = std::vector<std::string>;

Scenario plan(const PlanFolder& folder, const std::string& body) {
  auto loaded = folder.load(body);
  REQUIRE(errors_of(loaded) == "loaded");
  return std::move(loaded).value();
}

Sentences diff(const PlanFolder& folder, const std::string& a, const std::string& b) {
  return diff_in_words(plan(folder, a), plan(folder, b));
}

std::string first(const PlanFolder& folder, const std::string& a, const std::string& b) {
  const auto day = first_difference(plan(folder, a), plan(folder, b));
  const auto other_way = first_difference(plan(folder, b), plan(folder, a));
  CHECK(day == other_way);
  return day ? date_text(*day) : "never";
}

const std::string kTraining = "[[intervention]]\nkind = \"training\"\nstart = 2026-08-17\n";

}  // namespace

TEST_CASE("the same plan under two names does not differ") {
  const PlanFolder folder("diff_same");
  CHECK(diff(folder, kTraining, "summary = \"Another summary\"\n" + kTraining) ==
        Sentences{"Nothing differs."});
  CHECK(first(folder, kTraining, kTraining) == "never");
}

TEST_CASE("an intervention that one plan lacks is told with its main fields") {
  const PlanFolder folder("diff_only");
  CHECK(diff(folder, kTraining, "") ==
        Sentences{"Training: A begins 17 August 2026 with 6 hours per teacher; B has none.",
                  "The plans are the same until 17 August 2026."});
  CHECK(diff(folder, "",
             kTraining + "name = \"autumn\"\nformat = \"one_off\"\nschools = { count = 1, pick = \"random\" "
                         "}\nend = 2027-01-11\n")
            .front() ==
        "Training `autumn`: B begins 17 August 2026 with 6 hours per teacher, format one off at 1 school "
        "(random) "
        "and ends 11 January 2027; A has none.");
  CHECK(diff(folder, kTraining + "name = \"x\"\n", kTraining) ==
        Sentences{"Training: B begins 17 August 2026 with 6 hours per teacher; A does not have it.",
                  "Training `x`: A begins 17 August 2026 with 6 hours per teacher; B does not have it.",
                  "The plans are the same until 17 August 2026."});
}

TEST_CASE("an intervention that both have is told field by field") {
  const PlanFolder folder("diff_both");
  CHECK(diff(folder, kTraining,
             "[[intervention]]\nkind = \"training\"\nstart = 2027-01-04\nhours_per_teacher = "
             "12\nethics_share = 0.07\n") ==
        Sentences{"Training: begins 17 August 2026 in A and begins 4 January 2027 in B; 6 hours per teacher "
                  "in A and 12 hours per teacher in B; "
                  "ethics 30% in A and ethics 7% in B.",
                  "The plans are the same until 17 August 2026."});
  CHECK(diff(folder,
             "[[intervention]]\nkind = \"expand\"\ntools = []\nwhen = \"trained_share >= 0.7\"\nnot_before = "
             "2027-01-11\n",
             "[[intervention]]\nkind = \"expand\"\ntools = [\"tutor\"]\nwhen = \"trained_share >= "
             "0.8\"\nnot_before = 2027-01-11\n") ==
        Sentences{"Opening of tools: begins once trained_share >= 0.7 (not before 11 January 2027) in A and "
                  "begins once trained_share >= 0.8 "
                  "(not before 11 January 2027) in B; tools: none in A and tools: tutor in B.",
                  "The plans are the same until 11 January 2027."});
}

TEST_CASE("fields are said with their units once, and one of a thing in the singular") {
  const PlanFolder folder("diff_units");
  const std::string head = "[[intervention]]\nstart = 2026-09-08\nkind = ";
  CHECK(
      diff(folder, head + "\"pilot\"\ntools = [\"tutor\"]\ngate_after_weeks = 16\ngate_extensions = 1\n", "")
          .front() == "Pilot: A begins 8 September 2026 with tools: tutor, gate after 16 weeks; B has none.");
  CHECK(diff(folder, head + "\"training\"\nhours_per_teacher = 1\nsessions = 1\n", "").front() ==
        "Training: A begins 8 September 2026 with 1 hour per teacher, 1 session; B has none.");
}

TEST_CASE("parameters, tools, goals and the run are told with their units") {
  const PlanFolder folder("diff_numbers");
  CHECK(diff(folder, "", "[parameters]\ntechnology.doubling_time = 19\n") ==
        Sentences{"Parameter technology.doubling_time is 30 weeks in A and 19 weeks in B.",
                  "The plans may differ from the first week on."});
  CHECK(diff(folder, "", "[parameters]\ntool.tutor.guardrails = 0.5\n").front() ==
        "Parameter tool.tutor.guardrails is 0.8 in A and 0.5 in B.");
  CHECK(diff(folder, "", "[parameters]\ntool.tutor.guardrails = 0.5\n").size() == 2);
  CHECK(diff(folder, "[[tool]]\nid = \"tutor\"\nseat_price = 9\n",
             "[[tool]]\nid = \"x\"\nkind = \"planning\"\n") ==
        Sentences{"Tool tutor: seat price is 9 USD per seat-year in A and 15 USD per seat-year in B.",
                  "Tool x: only B has it.", "The plans may differ from the first week on."});
  CHECK(diff(folder, "[goals]\nteacher_weekly_use = { at_least = 0.6, by = 2028-06-09 }\n",
             "[goals]\ncost_usd = { at_most = 5 }\n") ==
        Sentences{"Goal for teachers using approved AI weekly: at least 60% by 9 June 2028 in A; none in B.",
                  "Goal for money spent: none in A; at most 5 USD in B.", "Runs of the two are the same."});
  CHECK(diff(folder, "weeks = 52\nseed = 1\nstart = 2026-08-04\n", "weeks = 104\n") ==
        Sentences{"The run starts 4 August 2026 in A and 3 August 2026 in B.",
                  "The run lasts 52 weeks in A and 104 weeks in B.", "The seed is 1 in A and 20260803 in B.",
                  "The plans may differ from the first week on."});
}

TEST_CASE("the first difference is the Monday of the first week that may differ") {
  const PlanFolder folder("diff_first");
  const auto training = [](const std::string& rest) {
    return "[[intervention]]\nkind = \"training\"\n" + rest;
  };
  CHECK(first(folder, training("start = 2026-09-09\n"), "") == "2026-09-07");
  CHECK(first(folder, training("start = 2025-09-09\n"), "") == "2026-08-03");
  CHECK(first(folder, training("start = 2026-09-09\n"), training("start = 2026-09-11\n")) == "2026-09-07");
  CHECK(first(folder, training("start = 2026-09-09\nend = 2027-02-03\n"),
              training("start = 2026-09-09\nend = 2027-06-02\n")) == "2027-02-01");
  CHECK(first(folder, training("start = 2026-09-09\nend = 2027-02-03\n"), training("start = 2026-09-09\n")) ==
        "2027-02-01");
  CHECK(first(folder, training("start = 2026-09-09\nend = 2031-02-03\n"), training("start = 2026-09-09\n")) ==
        "never");
  CHECK(first(folder, training("when = \"trained_share < 0.5\"\n"), "") == "2026-08-10");
  CHECK(first(folder, training("when = \"trained_share < 0.5\"\nnot_before = 2027-01-13\n"), "") ==
        "2027-01-11");
  CHECK(first(folder, "weeks = 10\n", "weeks = 20\n") == "2026-10-12");
  CHECK(first(folder, "seed = 1\n", "seed = 2\n") == "2026-08-03");
  CHECK(first(folder, "start = 2026-08-03\n", "start = 2026-08-05\n") == "never");
}

TEST_CASE("districts are compared by what they say") {
  const PlanFolder folder("diff_district");
  const Scenario a = plan(folder, "");
  std::string other = kTwoSchools;
  other.replace(other.find("students = 400"), 14, "students = 401");
  other.insert(other.find("\n\n") + 1,
               "[budget]\nannual_usd = 10.5\n[department_hours]\nit = 1\n[today]\ntrust_families = 0.4\n"
               "[calendar]\nyear_start = \"08-01\"\n");
  folder.write("district.toml", other);
  const Scenario b = plan(folder, "");
  CHECK(diff_in_words(a, b) ==
        Sentences{
            "Schools that are described differently: oak.", "The school calendar differs.",
            "The departments' hours a week are educators 2, IT 4, administrators 2 in A; educators 2, IT 1, "
            "administrators 2 in B.",
            "The district's budget is not capped in A and 10.5 USD a year in B.",
            "Today's trust_families is not stated in A and 0.4 in B.",
            "The plans may differ from the first week on."});
  std::string third = kTwoSchools;
  third.replace(third.find("\"riverbend\""), 11, "\"lakeside\"");
  third.replace(third.find("\"Riverbend\""), 11, "\"Lakeside\"");
  folder.write("district.toml", third);
  CHECK(diff_in_words(a, plan(folder, "")).front() ==
        "A is about Riverbend (2 schools) and B about Lakeside (2 schools).");
}
