#include "population/import/layout.hpp"

#include <set>

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("every layout can be known by a header, names its school ids, or says why it is refused") {
  std::set<std::string_view> usable;
  for (const Layout& layout : layouts()) {
    INFO(layout.name);
    if (!layout.refusal.empty()) {
      CHECK_FALSE(layout.advice.empty());
      continue;
    }
    CHECK_FALSE(layout.signature.empty());
    usable.insert(layout.name);
    std::set<Role> roles;
    for (const ColumnRole& column : layout.columns) roles.insert(column.role);
    CHECK(roles.contains(Role::SchoolId));
    if (layout.lists_schools) CHECK(roles.contains(Role::SchoolName));
    for (const Measure& measure : layout.measures) CHECK_FALSE(measure.where.empty());
  }
  CHECK(usable.size() == 15);
}

TEST_CASE("column names are written as headers are searched: upper case, no bracket") {
  for (const Layout& layout : layouts()) {
    for (const ColumnRole& column : layout.columns) {
      INFO(layout.name << ": " << column.column);
      CHECK(std::string(column.column).find_first_of("abcdefghijklmnopqrstuvwxyz[]*") == std::string::npos);
    }
  }
}
