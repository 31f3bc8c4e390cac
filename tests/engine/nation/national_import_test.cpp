#include "population/national/national_import.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "engine/nation/made_up_nation.hpp"
#include "population/import/district_import.hpp"
#include "population/national/national_table.hpp"

using namespace pilotwave;
using Catch::Matchers::Contains;
using pilotwave::testing::errors_of;
using pilotwave::testing::kMadeUpTable;
using pilotwave::testing::made_up_import;
using pilotwave::testing::NationFolder;

namespace {

void check_same(const DistrictDef& a, const DistrictDef& b) {
  CHECK(a.id == b.id);
  CHECK(a.name == b.name);
  CHECK(a.state == b.state);
  REQUIRE(a.schools.size() == b.schools.size());
  CHECK(national_table_text(std::vector{a}) == national_table_text(std::vector{b}));
}

std::int64_t counted(const NationalReport& report, Statement::Kind kind, const std::string& rule) {
  for (const RuleCount& count : report.counts()) {
    if (count.kind == kind && count.rule.find(rule) != std::string::npos) return count.schools;
  }
  return 0;
}

}  // namespace

TEST_CASE("every district of a national import is the one that an import of it alone gives") {
  const ImportedNation imported = made_up_import();
  REQUIRE(imported.nation.districts.size() == 9);
  const std::vector<std::string> paths = {kMadeUpTable};
  for (const DistrictDef& district : imported.nation.districts) {
    const auto alone = import_district(paths, {district.id, ""});
    REQUIRE(errors_of(alone) == "loaded");
    check_same(district, alone.value().district);
  }
  CHECK_FALSE(import_district(paths, {"0400904", ""}).ok());  // nothing of it is left
}

TEST_CASE("districts come the largest first, charters that are districts of their own among them") {
  const std::vector<DistrictDef> districts = made_up_import().nation.districts;
  CHECK(std::is_sorted(districts.begin(), districts.end(), [](const DistrictDef& a, const DistrictDef& b) {
    return a.n_students() > b.n_students();
  }));
  CHECK(std::count_if(districts.begin(), districts.end(),
                      [](const DistrictDef& d) { return d.schools.front().charter; }) == 2);
}

TEST_CASE("what was dropped and filled in is counted, rule by rule") {
  const NationalReport report = made_up_import().report;
  using Kind = Statement::Kind;
  CHECK(counted(report, Kind::Dropped, "no students") == 1);
  CHECK(counted(report, Kind::Dropped, "students not reported") == 1);
  CHECK(counted(report, Kind::Dropped, "adult education only") == 1);
  CHECK(counted(report, Kind::Dropped, "correctional") == 1);
  CHECK(counted(report, Kind::Imputed, "national share") == 2 + 6 + 2);  // districts without any lunch count
  CHECK(counted(report, Kind::Imputed, "the district's mean over schools") == 1);
  CHECK(counted(report, Kind::Imputed, "ratio outside 3 to 60") ==
        0);  // of the district it has other numbers:
  CHECK(counted(report, Kind::Imputed, "ratio outside x to x") == 1);
  CHECK(counted(report, Kind::Clamped, "more eligible than enrolled") == 1);
  CHECK(report.districts() == 10);
  CHECK(report.dropped_districts() == 1);
  CHECK(report.before().schools - report.after().schools == 4);
}

TEST_CASE("the files of a nation give back its districts, and the same bytes each time") {
  const NationFolder folder("nation_files");
  const ImportedNation imported = made_up_import();
  const NationDef loaded = folder.nation();
  REQUIRE(loaded.districts.size() == imported.nation.districts.size());
  for (std::size_t i = 0; i < loaded.districts.size(); ++i)
    check_same(loaded.districts[i], imported.nation.districts[i]);
  CHECK(nation_toml_text(imported, "t.csv") == nation_toml_text(made_up_import(), "t.csv"));
  const DistrictDef& largest = loaded.districts.front();
  const double factor = std::sqrt(largest.n_students() / 20000.0);
  CHECK(largest.department_hours.it == Approx(8 * factor));
}

TEST_CASE("what is wrong in a nation file or its table is told with file and line, all at once") {
  const NationFolder folder("nation_wrong");
  folder.write("bad.toml",
               "schema = 1\nkind = \"nation\"\nname = \"Bad\"\nschools_table = \"bad.csv\"\nscools = 3\n");
  folder.write(
      "bad.csv",
      "district_id,district_name,state,id,name,level,grade_low,grade_high,students,teachers,poverty_share\n"
      "1,One,OH,a,A,elementary,KG,05,300,20,0.5\n1,One,,b,B,elementary,KG,05,300,20,1.5\n");
  const std::string errors = errors_of(load_nation(folder.file("bad.toml")));
  CHECK_THAT(errors, Contains("scools") && Contains("3:7") && Contains("is empty") &&
                         Contains("1.5 is out of bounds"));
  folder.write("gone.toml", "schema = 1\nkind = \"nation\"\nname = \"Gone\"\nschools_table = \"gone.csv\"\n");
  CHECK_THAT(errors_of(load_nation(folder.file("gone.toml"))), Contains("4:") && Contains("gone.csv"));
  folder.write("other.toml", "schema = 1\nkind = \"district\"\nname = \"X\"\nschools_table = \"bad.csv\"\n");
  CHECK_THAT(errors_of(load_nation(folder.file("other.toml"))),
             Contains("no nation file but a `district` file"));
}

TEST_CASE("the real national table comes to the nation's schools, students and teachers") {
  const char* shared = std::getenv("PILOTWAVE_SHARED_DATA");
  const std::string table = std::string(shared == nullptr ? "" : shared) + "/ccd_schools_us.csv.gz";
  if (!std::filesystem::exists(table)) {
    WARN("skipped: PILOTWAVE_SHARED_DATA names no folder with the national table ccd_schools_us.csv.gz");
    return;
  }
  const std::vector<std::string> paths = {table};
  const Result<ImportedNation> read = import_nation(paths);
  REQUIRE(errors_of(read) == "loaded");
  const NationalReport& report = read.value().report;
  CHECK(report.before().schools == 99839);
  CHECK(report.after().students > 48'500'000);
  CHECK(report.after().students < 49'100'000);
  CHECK(report.after().teachers == Approx(3'100'000).epsilon(0.03));
  CHECK(read.value().nation.districts.size() > 17'000);
}
