#include "nation/area.hpp"

#include <catch2/catch.hpp>

#include "nation/split.hpp"

using namespace pilotwave;

TEST_CASE("a district is in the class whose bounds hold its enrolment, at both ends") {
  const auto key = [](int students) { return size_classes()[size_class_of(students)].key; };
  CHECK(key(1) == "1-299");
  CHECK(key(299) == "1-299");
  CHECK(key(300) == "300-599");
  CHECK(key(24999) == "10000-24999");
  CHECK(key(25000) == "25000+");
  CHECK(key(400000) == "25000+");
}

TEST_CASE("a school's band holds its upper bound") {
  CHECK(band_of(0) == Split::LowPoverty);
  CHECK(band_of(0.25) == Split::LowPoverty);
  CHECK(band_of(0.2501) == Split::MidLowPoverty);
  CHECK(band_of(0.5) == Split::MidLowPoverty);
  CHECK(band_of(0.75) == Split::MidHighPoverty);
  CHECK(band_of(0.76) == Split::HighPoverty);
}

TEST_CASE("every district is in three areas: the nation, its state, its class of size") {
  std::vector<DistrictDef> districts(2);
  districts[0].id = "a", districts[0].state = "WA", districts[0].schools.resize(1);
  districts[0].schools[0].students = 700;
  districts[1].id = "b", districts[1].state = "OH", districts[1].schools.resize(1);
  districts[1].schools[0].students = 10;
  const Areas areas(districts);
  CHECK(areas.states() == std::vector<std::string>{"OH", "WA"});
  CHECK(areas.of(districts[0]) == std::vector<std::size_t>{0, areas.state(1), areas.size(2)});
  CHECK(areas.of(districts[1]) == std::vector<std::size_t>{0, areas.state(0), areas.size(0)});
  CHECK(areas.count() == 1 + 2 + size_classes().size());
}
