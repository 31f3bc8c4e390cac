#include "population/import/screening.hpp"

#include <catch2/catch.hpp>

#include "engine/population/import/table_files.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Contains;

namespace {

SchoolFacts ordinary(const std::string& name = "Cedar Valley Elementary School") {
  SchoolFacts facts;
  facts.id = "530396000612";
  facts.leaid = "5303960";
  facts.name = name;
  facts.students = 258;
  return facts;
}

}  // namespace

TEST_CASE("an ordinary school stays") { CHECK(reason_to_drop(ordinary()).empty()); }

TEST_CASE("schools that do not run are dropped with the reason") {
  SchoolFacts facts = ordinary();
  facts.status = Operation::Closed;
  CHECK_THAT(reason_to_drop(facts), Contains("closed in the year of the table"));
  facts.status = Operation::Inactive;
  CHECK_THAT(reason_to_drop(facts), Contains("inactive"));
  facts.status = Operation::Future;
  CHECK_THAT(reason_to_drop(facts), Contains("not yet open"));
}

TEST_CASE("a school that closed during the year is kept with its students and noted") {
  SchoolFacts facts = ordinary();
  facts.status = Operation::Running;
  facts.updated_status = Operation::Closed;
  CHECK(reason_to_drop(facts).empty());
  ImportReport report;
  CHECK(screen_schools({{facts.id, facts}}, report).size() == 1);
  CHECK_THAT(texts(report, Statement::Kind::Note), Contains("closed since the start of the year"));
  facts.students.reset();
  CHECK_THAT(reason_to_drop(facts), Contains("closed since"));
}

TEST_CASE("schools without believable students are dropped") {
  SchoolFacts facts = ordinary();
  facts.students = 0;
  CHECK(reason_to_drop(facts) == "no students");
  facts.students = 60001;
  CHECK_THAT(reason_to_drop(facts), Contains("60000"));
  facts.students = 60000;
  CHECK(reason_to_drop(facts).empty());
  facts.students.reset();
  CHECK(reason_to_drop(facts) == "students not reported");
}

TEST_CASE("entries that are no ordinary schools are dropped, real schools with odd names are not") {
  CHECK_THAT(reason_to_drop(ordinary("126-E-W-4")), Contains("placeholder"));
  CHECK_THAT(reason_to_drop(ordinary("34-M-W-7  (34-M-N-7)")), Contains("placeholder"));
  CHECK_THAT(reason_to_drop(ordinary("Child Count Only")), Contains("counting"));
  CHECK_THAT(reason_to_drop(ordinary("DUVAL REGIONAL JUVENILE DETENTION CENTER")), Contains("correctional"));
  CHECK_THAT(reason_to_drop(ordinary("Garden State Correctional Facility")), Contains("correctional"));
  for (const char* name : {"PS 150", "PS/IS 224", "C.O.M.P.A.S.S.", "I.S. 230", "21st Century Cyber CS",
                           "Academy of Justice", "P-TECH 9-14 School", "100 Black Men"}) {
    INFO(name);
    CHECK(reason_to_drop(ordinary(name)).empty());
  }
  SchoolFacts adult = ordinary();
  adult.level = NcesLevel{Level::Other, true};
  CHECK_THAT(reason_to_drop(adult), Contains("adult education"));
}

TEST_CASE("each dropped school is stated with id, name, students and reason") {
  SchoolFacts facts = ordinary("Sno Co Jail");
  ImportReport report;
  CHECK(screen_schools({{facts.id, facts}}, report).empty());
  CHECK(texts(report, Statement::Kind::Dropped) ==
        "530396000612 Sno Co Jail (258 students): inside a correctional facility\n");
}
