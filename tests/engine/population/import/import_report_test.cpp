#include "population/import/import_report.hpp"

#include <catch2/catch.hpp>

#include "population/import/rule_book.hpp"

using namespace pilotwave;

TEST_CASE("statements come out by kind, in the order they were made") {
  ImportReport report;
  report.add(Statement::Kind::Note, {}, {}, "n");
  report.add(Statement::Kind::Dropped, {}, {"2"}, "second");
  report.add(Statement::Kind::Read, {}, {}, "r");
  report.add(Statement::Kind::Dropped, {}, {"1"}, "third");
  CHECK(report.lines() ==
        std::vector<std::string>{"read: r", "dropped: second", "dropped: third", "note: n"});
  CHECK(report.of(Statement::Kind::Dropped).size() == 2);
  CHECK(report.of(Statement::Kind::Clamped).empty());
}

TEST_CASE("a rule is stated once with all its schools; ids are left out only where it met every school") {
  RuleBook some(Statement::Kind::Imputed, "teachers");
  some.note("rule", "a");
  some.note("rule", "b", "because");
  ImportReport report;
  some.state(3, report);
  REQUIRE(report.statements.size() == 1);
  CHECK(report.statements[0].text == "teachers of 2 schools: rule: a, b (because)");
  CHECK(report.statements[0].schools == std::vector<std::string>{"a", "b"});
  RuleBook all(Statement::Kind::Note, "locale");
  all.note("left unknown", "a");
  all.note("left unknown", "b");
  all.state(2, report);
  CHECK(report.statements[1].text == "locale of all 2 schools: left unknown");
  CHECK(report.statements[1].schools.size() == 2);
}
