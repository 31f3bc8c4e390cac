#include "population/import/district_writer.hpp"

#include <toml++/toml.h>
#include <catch2/catch.hpp>

#include "engine/population/import/table_files.hpp"
#include "places.hpp"
#include "population/import/schools_table.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Contains;

namespace {

ImportedDistrict tonasket() {
  const std::vector<std::string> paths{fixture("composite_schools.csv")};
  auto imported = import_district(paths, {"5308940", ""});
  REQUIRE(imported.ok());
  return std::move(imported).value();
}

}  // namespace

TEST_CASE("an import is written as a district file and a table that reads back as the same schools") {
  const TempFolder folder;
  const ImportedDistrict imported = tonasket();
  const auto files = write_district_toml(imported, folder.path() / "tonasket.toml");
  INFO(texts(files.errors()));
  REQUIRE(files.ok());
  CHECK(folder.names() == std::vector<std::string>{"tonasket.toml", "tonasket_schools.csv"});

  const toml::table parsed = toml::parse(read_file(files.value().district));
  CHECK(parsed["schema"].value<int>() == 1);
  CHECK(parsed["kind"].value<std::string>() == "district");
  CHECK(parsed["id"].value<std::string>() == "5308940");
  CHECK(parsed["name"].value<std::string>() == "Tonasket School District");
  CHECK(parsed["state"].value<std::string>() == "WA");
  CHECK(parsed["schools_table"].value<std::string>() == "tonasket_schools.csv");
  REQUIRE(parsed["source"]["tables"].as_array() != nullptr);
  CHECK(parsed["source"]["tables"].as_array()->size() == 1);
  CHECK_THAT(parsed["source"]["tables"][0].value_or(std::string{}),
             Contains("composite_schools.csv") && Contains("2023-24"));
  CHECK(parsed["source"]["students_imported"].value<int>() == 1155);

  const auto schools = read_schools_table(files.value().schools_table.string());
  INFO(texts(schools.errors()));
  REQUIRE(schools.ok());
  CHECK(schools_table_text(schools.value()) == schools_table_text(imported.district.schools));
  REQUIRE(schools.value().size() == 5);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(schools.value()[i].poverty_share == imported.district.schools[i].poverty_share);
    CHECK(schools.value()[i].latitude == imported.district.schools[i].latitude);
  }
}

TEST_CASE("the district file tells every statement of the report and no path of this machine") {
  const ImportedDistrict imported = tonasket();
  const std::string text = district_toml_text(imported, "x_schools.csv");
  for (const std::string& line : imported.report.lines()) CHECK_THAT(text, Contains("# " + line + "\n"));
  CHECK_THAT(text, !Contains(PILOTWAVE_SOURCE_DIR));
  CHECK(text.starts_with("schema = 1\n"));
}

TEST_CASE("the same import gives the same bytes") {
  CHECK(district_toml_text(tonasket(), "x.csv") == district_toml_text(tonasket(), "x.csv"));
}

TEST_CASE("names with quotation marks, line breaks and backslashes stay valid TOML") {
  ImportedDistrict imported = tonasket();
  const std::string name = "A \"B\" 'C' \\ D\tE";
  imported.district.name = name;
  imported.report.add(Statement::Kind::Note, {}, {}, "line\nbreak\x01");
  CHECK(toml::parse(district_toml_text(imported, "x.csv"))["name"].value<std::string>() == name);
}

TEST_CASE("nothing is overwritten unless told, and a name without .toml is refused") {
  const TempFolder folder;
  const ImportedDistrict imported = tonasket();
  const auto output = folder.path() / "d.toml";
  REQUIRE(write_district_toml(imported, output).ok());
  const auto again = write_district_toml(imported, output);
  REQUIRE_FALSE(again.ok());
  CHECK(again.errors().size() == 2);
  CHECK(again.errors()[0].trouble == Trouble::CannotCreate);
  CHECK(write_district_toml(imported, output, true).ok());
  const auto csv = write_district_toml(imported, folder.path() / "d.csv");
  REQUIRE_FALSE(csv.ok());
  CHECK(csv.errors()[0].trouble == Trouble::Usage);
}

TEST_CASE("a full device takes no district file") {
  const auto full = write_district_toml(tonasket(), "/dev/full");
  REQUIRE_FALSE(full.ok());
  CHECK(full.errors()[0].trouble == Trouble::InputOutput);
  CHECK_FALSE(std::filesystem::exists("/dev/full_schools.csv"));
  CHECK(std::filesystem::is_character_file("/dev/full"));
}
