#pragma once

#include <string>

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"
#include "nation/nation_reader.hpp"
#include "places.hpp"
#include "population/national/national_writer.hpp"

namespace pilotwave::testing {

/// A table of ten made-up districts in the layout of the composite table, with everything that is awkward in
/// the real one: schools without students or staff, districts that report no poverty, charters that are
/// districts of their own, a district of which nothing is left.
inline const std::string kMadeUpTable =
    std::string(PILOTWAVE_SOURCE_DIR) + "/tests/engine/nation/data/made_up_schools.csv";

inline ImportedNation made_up_import() {
  const std::vector<std::string> paths = {kMadeUpTable};
  Result<ImportedNation> imported = import_nation(paths);
  REQUIRE(errors_of(imported) == "loaded");
  ImportedNation out = std::move(imported).value();
  out.nation.name = "Made Up";
  return out;
}

/// A folder with the nation as files and a short plan for a district of 1,300 students.
class NationFolder : public PlanFolder {
 public:
  explicit NationFolder(const std::string& name) : PlanFolder(name) {
    REQUIRE(write_nation_toml(made_up_import(), file("nation.toml"), true).ok());
  }
  [[nodiscard]] NationDef nation() const {
    Result<NationDef> loaded = load_nation(file("nation.toml"));
    REQUIRE(errors_of(loaded) == "loaded");
    return std::move(loaded).value();
  }
  [[nodiscard]] Scenario plan(int weeks, const std::string& more = "") const {
    Result<Scenario> loaded =
        load("start = 2026-08-03\nweeks = " + std::to_string(weeks) +
             "\n[[intervention]]\nkind = \"expand\"\nstart = 2026-08-24\ntools = [\"tutor\", "
             "\"planning\"]\n[[intervention]]\nkind = \"training\"\nstart = "
             "2026-08-17\nhours_per_teacher = 6\n" +
             more);
    REQUIRE(errors_of(loaded) == "loaded");
    return std::move(loaded).value();
  }
};

}  // namespace pilotwave::testing
