#include "population/import/imputation.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/population/import/table_files.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Contains;

namespace {

/// A complete high school: 300 students, 20 teachers, 150 eligible for lunch.
SchoolFacts high(const std::string& id) {
  SchoolFacts facts;
  facts.id = id;
  facts.name = "School " + id;
  facts.level = NcesLevel{Level::High, false};
  facts.grade_low = 9;
  facts.grade_high = 12;
  facts.charter = false;
  facts.locale = 13;
  facts.latitude = 48.5;
  facts.longitude = -119.5;
  facts.students = 300;
  facts.teachers_fte = 20;
  facts.free_reduced = 150;
  return facts;
}

struct Completed {
  std::vector<SchoolDef> schools;
  ImportReport report;
};

Completed complete(const std::vector<SchoolFacts>& facts) {
  Completed done;
  done.schools = complete_schools(facts, done.report);
  return done;
}

}  // namespace

TEST_CASE("a complete school passes through with nothing imputed or clamped") {
  const Completed done = complete({high("a")});
  CHECK(done.schools[0].teachers == 20);
  CHECK(done.schools[0].poverty_share == 0.5);
  CHECK(done.report.of(Statement::Kind::Imputed).empty());
  CHECK(done.report.of(Statement::Kind::Clamped).empty());
  CHECK_THAT(texts(done.report, Statement::Kind::Note),
             Contains("english_learner_share 0.106, home_access_share 0.93, devices_per_student 0.9"));
}

TEST_CASE("missing and zero staff counts take the district's median ratio of the level") {
  SchoolFacts b = high("b"), c = high("c"), missing = high("d"), zero = high("e");
  b.teachers_fte = 15;  // 20 students each
  c.teachers_fte = 12;  // 25 students each
  missing.teachers_fte.reset();
  zero.teachers_fte = 0;
  const Completed done = complete({high("a"), b, c, missing, zero});  // ratios 15, 20, 25
  CHECK(done.schools[3].teachers == 15);
  CHECK(done.schools[4].teachers == 15);
  CHECK(
      texts(done.report, Statement::Kind::Imputed) ==
      "teachers of 2 schools: students / 20.00, the district's median reported ratio of high schools: d (not "
      "reported), e (0 full-time equivalents)\n");
}

TEST_CASE("of an even number of reported ratios the median is the mean of the middle two") {
  SchoolFacts b = high("b"), missing = high("c");
  b.teachers_fte = 12;
  missing.teachers_fte.reset();
  CHECK(complete({high("a"), b, missing}).schools[2].teachers == 15);  // 300 / ((15 + 25) / 2)
}

TEST_CASE("where the district reports none at that level, the national ratio of the level is used") {
  for (const auto& [level, ratio, teachers] :
       {std::tuple{Level::Elementary, 15.4, 19}, std::tuple{Level::Middle, 15.8, 19},
        std::tuple{Level::High, 15.0, 20}, std::tuple{Level::Other, 15.9, 19}}) {
    SchoolFacts facts = high("a");
    facts.level = NcesLevel{level, false};
    facts.teachers_fte.reset();
    CHECK(national_ratio(level) == ratio);
    const Completed done = complete({facts});
    CHECK(done.schools[0].teachers == teachers);
    CHECK_THAT(texts(done.report, Statement::Kind::Imputed), Contains("the national ratio"));
  }
}

TEST_CASE("ratios outside 3 to 60 are replaced and told, those at the bounds stay") {
  SchoolFacts crowded = high("b"), lavish = high("c"), edge_low = high("d"), edge_high = high("e");
  crowded.teachers_fte = 2;     // 150 each
  lavish.teachers_fte = 200;    // 1.5 each
  edge_low.teachers_fte = 100;  // 3 each
  edge_high.teachers_fte = 5;   // 60 each
  const Completed done = complete({high("a"), crowded, lavish, edge_low, edge_high});
  CHECK(done.schools[1].teachers == 20);  // median of 15, 3 and 60
  CHECK(done.schools[2].teachers == 20);
  CHECK(done.schools[3].teachers == 100);
  CHECK(done.schools[4].teachers == 5);
  CHECK_THAT(texts(done.report, Statement::Kind::Imputed),
             Contains("ratio outside 3 to 60") &&
                 Contains("b (2.00 full-time equivalents, 150.0 students each)") &&
                 Contains("c (200.00 full-time equivalents, 1.5 students each)"));
}

TEST_CASE("full-time equivalents are rounded half up, to at least one teacher") {
  SchoolFacts half = high("a"), below = high("b"), tiny = high("c");
  half.teachers_fte = 20.5;
  below.teachers_fte = 20.49;
  tiny.students = 6;
  tiny.teachers_fte = 0.4;
  const Completed done = complete({half, below, tiny});
  CHECK(done.schools[0].teachers == 21);
  CHECK(done.schools[1].teachers == 20);
  CHECK(done.schools[2].teachers == 1);
  CHECK_THAT(texts(done.report, Statement::Kind::Clamped), Contains("raised to 1: c"));
}

TEST_CASE("a staff count of another year is scaled to this enrolment at its own ratio") {
  SchoolFacts facts = high("a");
  facts.fte_students = 400;  // 20 each, then
  const Completed done = complete({facts});
  CHECK(done.schools[0].teachers == 15);
  CHECK_THAT(texts(done.report, Statement::Kind::Imputed),
             Contains("scaled") && Contains("a (20.00 for 400)"));
}

TEST_CASE("staff counts that the table's maker imputed are told and stay out of the median") {
  SchoolFacts imputed = high("a"), missing = high("b");
  imputed.fte_origin = "R20";
  imputed.teachers_fte = 10;
  missing.teachers_fte.reset();
  const Completed done = complete({imputed, missing});
  CHECK(done.schools[0].teachers == 10);
  CHECK(done.schools[1].teachers == 20);  // national 15.0, not 30
  CHECK_THAT(texts(done.report, Statement::Kind::Imputed), Contains("already imputed by the table's maker"));
}

TEST_CASE("missing poverty is the mean of reporting schools weighted by students, else the national share") {
  SchoolFacts big = high("b"), missing = high("c");
  big.students = 900;
  big.free_reduced = 90;
  missing.free_reduced.reset();
  const Completed done = complete({high("a"), big, missing});
  CHECK(done.schools[2].poverty_share == 0.2);  // (150 + 90) / 1200
  CHECK_THAT(texts(done.report, Statement::Kind::Imputed),
             Contains("0.2, the district's mean") && Contains(": c"));
  const Completed alone = complete({missing});
  CHECK(alone.schools[0].poverty_share == 0.56);
  CHECK_THAT(texts(alone.report, Statement::Kind::Imputed), Contains("0.56, the national share"));
}

TEST_CASE("more eligible than enrolled is clamped and told; lunch counts go with their own enrolment") {
  SchoolFacts over = high("a"), other_year = high("b");
  over.free_reduced = 310;
  other_year.lunch_students = 200;
  const Completed done = complete({over, other_year});
  CHECK(done.schools[0].poverty_share == 1.0);
  CHECK(done.schools[1].poverty_share == 0.75);
  CHECK_THAT(texts(done.report, Statement::Kind::Clamped), Contains("a (310 of 300)"));
}

TEST_CASE("the level comes from the grades, then from the name, and grades from the level") {
  SchoolFacts grades = high("a"), name = high("b"), nothing = high("c");
  grades.level.reset();
  for (SchoolFacts* facts : {&name, &nothing}) {
    facts->level.reset();
    facts->grade_low.reset();
    facts->grade_high.reset();
  }
  name.name = "Cedar Heights Middle School";
  const Completed done = complete({grades, name, nothing});
  CHECK(done.schools[0].level == Level::High);
  CHECK(done.schools[1].level == Level::Middle);
  CHECK(done.schools[1].grade_low == 6);
  CHECK(done.schools[1].grade_high == 8);
  CHECK(done.schools[2].level == Level::Other);
  CHECK(done.schools[2].grade_low == 0);
  CHECK(done.schools[2].grade_high == 12);
  CHECK_THAT(texts(done.report, Statement::Kind::Imputed),
             Contains("from the grades: a (high)") && Contains("words of the name: b (middle)") &&
                 Contains("taken as other: c (other)") &&
                 Contains("grades of 2 schools: the usual span of the level: b, c"));
}

TEST_CASE("grades that the model does not know are put in range and told") {
  SchoolFacts thirteen = high("a"), ungraded = high("b"), reversed = high("c");
  thirteen.grade_high = kGrade13;
  ungraded.grade_low = kGradeUngraded;
  ungraded.grade_high = kGradeUngraded;
  reversed.grade_low = 12;
  reversed.grade_high = 9;
  const Completed done = complete({thirteen, ungraded, reversed});
  CHECK(done.schools[0].grade_high == 12);
  for (std::size_t i = 1; i < 3; ++i) {
    CHECK(done.schools[i].grade_low == 9);
    CHECK(done.schools[i].grade_high == 12);
  }
  CHECK_THAT(texts(done.report, Statement::Kind::Clamped),
             Contains("grade 13 counts as grade 12: a") &&
                 Contains("lowest grade above highest, both taken as missing: c"));
  CHECK_THAT(texts(done.report, Statement::Kind::Imputed), Contains("the usual span of the level: b, c"));
}

TEST_CASE(
    "missing coordinates are the mean of located schools; 0, 0 is no place; none located leaves them empty") {
  SchoolFacts b = high("b"), missing = high("c"), ocean = high("d");
  b.latitude = 49.5;
  b.longitude = -120.5;
  missing.latitude.reset();
  ocean.latitude = 0;
  ocean.longitude = 0;
  const Completed done = complete({high("a"), b, missing, ocean});
  for (std::size_t i = 2; i < 4; ++i) {
    CHECK(done.schools[i].latitude == 49.0);
    CHECK(done.schools[i].longitude == -120.0);
  }
  CHECK_THAT(texts(done.report, Statement::Kind::Imputed),
             Contains("the mean of the district's located schools: c, d"));
  const Completed nowhere = complete({ocean});
  CHECK(std::isnan(nowhere.schools[0].latitude));
  CHECK_THAT(texts(nowhere.report, Statement::Kind::Note), Contains("left empty"));
}
