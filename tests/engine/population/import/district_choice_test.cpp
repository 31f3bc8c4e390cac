#include "population/import/district_choice.hpp"

#include <catch2/catch.hpp>

#include "engine/population/import/table_files.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Contains;

namespace {

const Layout& listing_layout() {
  static const Layout kLayout = [] {
    Layout layout;
    layout.name = "list";
    layout.lists_schools = true;
    return layout;
  }();
  return kLayout;
}

void add(PublicTable& table, const std::string& leaid, const std::string& name, const std::string& state) {
  SchoolFacts facts;
  facts.id = leaid + "0000" + std::to_string(table.schools.size());
  facts.leaid = leaid;
  facts.lea_name = name;
  facts.state = state;
  table.schools[facts.id] = facts;
}

std::vector<PublicTable> four_districts() {
  PublicTable table;
  table.layout = &listing_layout();
  add(table, "5303960", "Kent School District", "WA");
  add(table, "5303960", "Kent School District", "WA");
  add(table, "5303960", "Kent School District", "AZ");  // one school has its address elsewhere
  add(table, "0902040", "Kent School District", "CT");
  add(table, "0100007", "Hoover City", "AL");
  add(table, "3904389", "Dover City", "OH");
  return {table};
}

std::string choice_error(const DistrictChoice& choice) {
  const auto tables = four_districts();
  const auto chosen = choose_district(tables, choice);
  REQUIRE_FALSE(chosen.ok());
  CHECK(chosen.errors().front().trouble == Trouble::Usage);
  return texts(chosen.errors());
}

}  // namespace

TEST_CASE("a district is found by its id, with or without the leading zero") {
  const auto tables = four_districts();
  for (const char* id : {"0100007", "100007", " 100007 "}) {
    const auto chosen = choose_district(tables, {id, ""});
    REQUIRE(chosen.ok());
    CHECK(chosen.value().leaid == "0100007");
    CHECK(chosen.value().name == "Hoover City");
    CHECK(chosen.value().state == "AL");
  }
  CHECK(choose_district(tables, {"5303960", ""}).value().state == "WA");
}

TEST_CASE("a district is found by its whole name in any case") {
  const auto tables = four_districts();
  CHECK(choose_district(tables, {"", "HOOVER  city"}).value().leaid == "0100007");
}

TEST_CASE("a name that several districts bear lists them all with id and state") {
  CHECK_THAT(choice_error({"", "kent school district"}), Contains("2 districts") &&
                                                             Contains("0902040 Kent School District (CT)") &&
                                                             Contains("5303960 Kent School District (WA)"));
}

TEST_CASE("an unknown name or id lists the nearest districts") {
  CHECK_THAT(choice_error({"", "Kent"}),
             Contains("no district is called `Kent`") && Contains("5303960 Kent School District (WA)"));
  CHECK_THAT(choice_error({"", "Hover City"}),
             Contains("0100007 Hoover City (AL)") && Contains("3904389 Dover City (OH)"));
  CHECK_THAT(choice_error({"5303961", ""}),
             Contains("no school of district 5303961") && Contains("5303960 Kent School District"));
  CHECK_THAT(choice_error({"", "Zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"}), Contains("no name is near"));
}

TEST_CASE("what is no id, and both or neither of id and name, are usage errors") {
  CHECK_THAT(choice_error({"Kent", ""}), Contains("`Kent` is no district id"));
  CHECK_THAT(choice_error({"12345678", ""}), Contains("up to 7 digits"));
  CHECK_THAT(choice_error({"", ""}), Contains("exactly one of --leaid ID and --name TEXT"));
  CHECK_THAT(choice_error({"5303960", "Kent"}), Contains("exactly one"));
}

TEST_CASE("tables without district names can still be chosen from by id") {
  PublicTable table;
  table.layout = &listing_layout();
  add(table, "1200480", "", "FL");
  const std::vector<PublicTable> tables{table};
  const auto chosen = choose_district(tables, {"1200480", ""});
  REQUIRE(chosen.ok());
  CHECK(chosen.value().name == "District 1200480");
  CHECK_FALSE(chosen.value().named);
  const auto by_name = choose_district(tables, {"", "Duval"});
  REQUIRE_FALSE(by_name.ok());
  CHECK_THAT(texts(by_name.errors()), Contains("do not name districts"));
}
