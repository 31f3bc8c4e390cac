#include "sim/state_list.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "sim/schedule.hpp"
#include "sim/state_fields.hpp"

namespace pilotwave {
namespace {

/// Where the columns are that a visitor is shown.
struct Addresses {
  std::vector<const void*> seen;
  template <class T>
  void operator()(const std::vector<T>& column) {
    seen.push_back(&column);
  }
};

template <class Columns>
std::vector<const void*> by_columns(Columns& columns) {
  std::vector<const void*> seen;
  columns.for_each_column([&](auto& column) { seen.push_back(&column); });
  return seen;
}

template <class Columns>
std::vector<const void*> by_list(Columns& columns) {
  Addresses addresses;
  visit_fields(columns, addresses);
  return addresses.seen;
}

const StateVariable& variable(const std::vector<StateEntity>& all, std::string_view entity,
                              std::string_view name) {
  const auto e = std::find_if(all.begin(), all.end(), [&](const auto& x) { return x.name == entity; });
  REQUIRE(e != all.end());
  const auto v =
      std::find_if(e->variables.begin(), e->variables.end(), [&](const auto& x) { return x.name == name; });
  REQUIRE(v != e->variables.end());
  return *v;
}

}  // namespace

TEST_CASE("people's columns are hashed and saved in the order in which everything else passes over them") {
  TeacherColumns teachers;
  StudentColumns students;
  CHECK(by_list(teachers) == by_columns(teachers));
  CHECK(by_list(students) == by_columns(students));
}

TEST_CASE("types of state variables are those of the code") {
  const std::vector<StateEntity> all = state_entities();
  CHECK(variable(all, "Teacher", "skill").type == "f32");
  CHECK(variable(all, "Teacher", "level").type == "choice");
  CHECK(variable(all, "Teacher", "prominence").type == "f64");
  CHECK(variable(all, "School", "occurred").type == "5 x u16");
  CHECK(variable(all, "School", "poverty_share").type == "f64");
  CHECK(variable(all, "Tool", "vendor_alive").type == "flag");
  CHECK(variable(all, "District", "tools").type == "list of record");
  CHECK(variable(all, "Networks and moves", "advice").type == "directed graph");
}

TEST_CASE("every state variable says who writes it, and every process of the week writes some") {
  const std::vector<StateEntity> all = state_entities();
  constexpr std::array<std::string_view, 5> kWords = {"static", "frame", "before", "commit", "counted"};
  for (const StateEntity& entity : all) {
    for (const StateVariable& v : entity.variables) {
      if (entity.name == "Run" && v.name != "week") continue;  // listed by itself
      INFO(entity.name << ": " << v.name << ", changed by " << v.changes);
      bool written = std::find(kWords.begin(), kWords.end(), v.changes) != kWords.end();
      for (const ProcessRow& row : week_schedule()) written = written || is_written_by(v, row.number);
      CHECK(written);
    }
  }
  for (const ProcessRow& row : week_schedule()) {
    INFO(row.name);
    const auto some = [&](const StateEntity& e) {
      return std::any_of(e.variables.begin(), e.variables.end(),
                         [&](const auto& v) { return is_written_by(v, row.number); });
    };
    CHECK(std::any_of(all.begin(), all.end(), some));
  }
  const StateVariable flags = variable(all, "Student and household", "flags");
  CHECK((is_written_by(flags, 3) && is_written_by(flags, 10) && !is_written_by(flags, 1)));
}

}  // namespace pilotwave
