#include "scenario/district_reader.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"
#include "scenario/scenario.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::kTwoSchools;
using pilotwave::testing::ScratchFolder;

namespace {

/// The district of two schools with `body` behind its first line.
std::string errors_with(const ScratchFolder& folder, const std::string& body) {
  std::string text = kTwoSchools;
  return errors_of(load_district(folder.write("d.toml", text.insert(text.find("\n\n") + 1, body))));
}

/// A district of one school, of which one key is changed.
std::string with_school(const ScratchFolder& folder, const std::string& key, const std::string& value) {
  std::string text = "schema = 1\nid = \"d\"\nname = \"D\"\n[[school]]\n";
  const std::pair<const char*, const char*> rows[] = {
      {"id", "\"s\""},      {"name", "\"S\""},  {"level", "\"high\""}, {"grade_low", "9"},
      {"grade_high", "12"}, {"students", "10"}, {"teachers", "1"},     {"poverty_share", "0.5"}};
  bool known = false;
  for (const auto& [k, v] : rows) {
    known = known || key == k;
    text += std::string(k) + " = " + (key == k ? value : v) + "\n";
  }
  if (!known) text += key + " = " + value + "\n";
  return errors_of(load_district(folder.write("s.toml", text)));
}

}  // namespace

TEST_CASE("a district file is read with every default, schools sorted by id") {
  const ScratchFolder folder("district_defaults");
  const auto loaded = load_district(folder.write("d.toml", kTwoSchools));
  REQUIRE(errors_of(loaded) == "loaded");
  const DistrictDef& district = loaded.value();
  CHECK(district.id == "riverbend");
  CHECK(district.state == "OH");
  REQUIRE(district.schools.size() == 2);
  CHECK(district.schools[0].id == "elm");
  CHECK(district.schools[1].grade_low == kGradePK);
  CHECK(district.schools[1].students == 400);
  CHECK(district.schools[1].english_learner_share == SchoolDef{}.english_learner_share);
  CHECK(std::isnan(district.schools[0].latitude));
  CHECK(district.annual_budget_cents == -1);
  CHECK(district.calendar.year_start == CalendarDef{}.year_start);
  CHECK_FALSE(district.today.teacher_use_any.has_value());
}

TEST_CASE("all that a district may say is read") {
  const ScratchFolder folder("district_full");
  std::string text = kTwoSchools;
  text.insert(text.find("\n\n") + 1,
              "kind = \"district\"\n[calendar]\nyear_start = \"08-20\"\nbreaks = "
              "[\"12-24\"]\n[department_hours]\nit = 7\n"
              "[budget]\nannual_usd = 1234.56\n[today]\nteacher_use_any = 0.5\ntrust_families = "
              "0.4\n[source]\nanything = [1, 2]\n");
  const auto loaded = load_district(folder.write("d.toml", text));
  REQUIRE(errors_of(loaded) == "loaded");
  const DistrictDef& district = loaded.value();
  CHECK(district.calendar.year_start == std::chrono::August / 20);
  CHECK(district.calendar.year_end == CalendarDef{}.year_end);
  CHECK(district.calendar.breaks == std::vector<std::chrono::month_day>{std::chrono::December / 24});
  CHECK(district.department_hours.it == 7);
  CHECK(district.department_hours.educators == DepartmentHours{}.educators);
  CHECK(district.annual_budget_cents == 123456);
  CHECK(district.today.teacher_use_any == 0.5);
  CHECK(district.today.trust_families == 0.4);
  CHECK_FALSE(district.today.guidance_reach.has_value());
}

TEST_CASE("schools may come from a table, whose errors are told with its own lines") {
  const ScratchFolder folder("district_table");
  const std::string head =
      "schema = 1\nid = \"d\"\nname = \"D\"\nstate = \"\"\nschools_table = \"tables/s.csv\"\n";
  const std::string columns = "id,name,level,grade_low,grade_high,students,teachers,poverty_share\n";
  folder.write("tables/s.csv", columns + "b,B,high,9,12,10,1,0.5\na,A,high,9,12,20,2,0.5\n");
  const std::string file = folder.write("d.toml", head);
  const auto loaded = load_district(file);
  REQUIRE(errors_of(loaded) == "loaded");
  REQUIRE(loaded.value().schools.size() == 2);
  CHECK(loaded.value().schools[0].id == "a");
  folder.write("tables/s.csv", columns + "b,B,high,9,12,ten,1,0.5\n");
  const auto wrong = load_district(file);
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.errors()[0].place.file == folder.file("tables/s.csv"));
  CHECK(wrong.errors()[0].place.line == 2);
  const auto lost = load_district(
      folder.write("lost.toml", "schema = 1\nid = \"d\"\nname = \"D\"\nschools_table = \"lost.csv\"\n"));
  REQUIRE_FALSE(lost.ok());
  CHECK(lost.errors()[0].trouble == Trouble::MissingInput);
  CHECK(lost.errors()[0].place.line == 4);
  CHECK(errors_with(folder, "schools_table = \"tables/s.csv\"\n")
            .find("5:17 schools stand both here and in [[school]] tables") == 0);
}

TEST_CASE("a district without schema, id, name or schools is refused") {
  const ScratchFolder folder("district_missing");
  CHECK(errors_of(load_district(folder.write("d.toml", "id = \"d\"\nname = \"D\"\n"))) ==
        "1:1 `schema` is missing (write `schema = 1` as the first line)\n"
        "1:1 the district has no schools (add `schools_table = \"schools.csv\"` or [[school]] tables)");
  CHECK(errors_of(load_district(folder.write("d.toml", "schema = 1\nname = \"D\"\nschool = []\n")))
            .find("1:1 `id` is missing") == 0);
  CHECK(errors_of(load_district(folder.write("d.toml", "schema = 3\n")))
            .find("1:10 this version reads schema 1") == 0);
  CHECK(errors_with(folder, "kind = \"sweep\"\n").find("5:8 this is no district file but a `sweep` file") ==
        0);
  CHECK(errors_with(folder, "scool = 1\n") == "5:1 unknown key `scool` (did you mean `school`?)");
  CHECK(errors_of(load_district(folder.file("absent.toml"))).find("0:0 no such file") == 0);
}

TEST_CASE("wrong rows of schools are refused") {
  const ScratchFolder folder("district_rows");
  CHECK(with_school(folder, "id", "\"s\"") == "loaded");
  CHECK(with_school(folder, "id", "\"s 1\"").find("5:6 `s 1` is no short name") == 0);
  CHECK(with_school(folder, "level", "\"hihg\"") ==
        "7:9 unknown level of school `hihg` (did you mean `high`?)");
  CHECK(
      with_school(folder, "grade_low", "13").find("8:13 `grade_low` must lie between -1 and 12, found 13") ==
      0);
  CHECK(with_school(folder, "grade_low", "\"13\"").find("8:13 unknown grade `13`") == 0);
  CHECK(with_school(folder, "grade_low", "\"KG\"") == "loaded");
  CHECK(with_school(folder, "grade_high", "8").find("9:14 `grade_high` 08 lies below `grade_low` 09") == 0);
  CHECK(with_school(folder, "students", "0")
            .find("10:12 `students` must lie between 1 and 60000 (students), found 0") == 0);
  CHECK(with_school(folder, "students", "60001").find("10:12 `students` must lie between") == 0);
  CHECK(with_school(folder, "students", "10.5").find("10:12 `students` must be a whole number") == 0);
  CHECK(with_school(folder, "teachers", "0").find("11:12 `teachers` must lie between 1 and 6000") == 0);
  CHECK(with_school(folder, "poverty_share", "55")
            .find("12:17 `poverty_share` must lie between 0 and 1 (share), found 55 (for 55 percent write "
                  "0.55)") == 0);
  CHECK(with_school(folder, "poverty_share", "nan").find("12:17 `poverty_share` must be a finite number") ==
        0);
  CHECK(with_school(folder, "charter", "\"yes\"").find("13:11 `charter` must be true or false") == 0);
  CHECK(with_school(folder, "locale", "14").find("13:10 14 is no NCES locale code") == 0);
  CHECK(with_school(folder, "locale", "41") == "loaded");
  CHECK(with_school(folder, "latitude", "41.5").find("13:12 `latitude` and `longitude` go together") == 0);
  CHECK(with_school(folder, "latitude", "91").find("13:12 `latitude` must lie between -90 and 90") == 0);
  CHECK(with_school(folder, "povrty_share", "0.5") ==
        "13:1 unknown key `povrty_share` (did you mean `poverty_share`?)");
  std::string twice = kTwoSchools;
  twice.replace(twice.find("\"elm\""), 5, "\"oak\"");
  CHECK(errors_of(load_district(folder.write("d.toml", twice))) ==
        "16:1 school `oak` is given twice (it stands in line 6 already; ids must differ)");
}

TEST_CASE("wrong calendars are refused") {
  const ScratchFolder folder("district_calendar");
  CHECK(errors_with(folder, "[calendar]\nyear_start = \"8-20\"\n")
            .find("6:14 `8-20` is not a day that every year has") == 0);
  CHECK(errors_with(folder, "[calendar]\nyear_start = \"02-29\"\n")
            .find("6:14 `02-29` is not a day that every year has") == 0);
  CHECK(errors_with(folder, "[calendar]\nyear_start = \"13-01\"\n").find("6:14 `13-01` is not a day") == 0);
  CHECK(errors_with(folder, "[calendar]\nyear_start = 2026-08-20\n")
            .find("6:14 `year_start` must be a day of any year, \"MM-DD\", found a date") == 0);
  CHECK(errors_with(folder, "[calendar]\nyear_start = \"02-01\"\n")
            .find("5:1 the second term does not begin after the school year") == 0);
  CHECK(errors_with(folder, "[calendar]\nyear_end = \"12-20\"\n")
            .find("6:12 the school year does not end after its second term begins") == 0);
  CHECK(errors_with(folder, "[calendar]\nbreaks = [\"12-24\", \"x\"]\n").find("6:20 `x` is not a day") == 0);
  CHECK(errors_with(folder, "[calendar]\nbreaks = \"12-24\"\n").find("6:10 `breaks` must be a list") == 0);
}

TEST_CASE("wrong money, hours and surveys are refused") {
  const ScratchFolder folder("district_numbers");
  CHECK(errors_with(folder, "[budget]\nannual_usd = -1\n")
            .find("6:14 `annual_usd` must lie between 0 and 1000000000000 (USD per year), found -1") == 0);
  CHECK(errors_with(folder, "[department_hours]\nit = inf\n").find("6:6 `it` must be a finite number") == 0);
  CHECK(errors_with(folder, "[today]\nteacher_use_any = 40\n")
            .find("6:19 `teacher_use_any` must lie between 0 and 1") == 0);
  CHECK(errors_with(folder, "[today]\nteacher_use_any = 0.4\nteacher_use_weekly = 0.5\n")
            .find("7:22 more teachers use AI weekly than use it at all") == 0);
  CHECK(errors_with(folder, "[today]\nteacher_use_any = 0.6\nteacher_refuse_share = 0.5\n")
            .find("7:24 teachers who use AI and teachers who refuse") == 0);
  CHECK(errors_with(folder, "source = 5\n").find("5:10 `source` must be a table") == 0);
}
