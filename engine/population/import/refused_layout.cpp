#include <algorithm>

#include "population/import/layout.hpp"

namespace pilotwave {
namespace {

Layout refused(std::string_view name, std::vector<std::string_view> signature,
               std::vector<std::string_view> never, std::string_view why, std::string_view advice) {
  Layout layout;
  layout.name = name;
  layout.signature = std::move(signature);
  layout.never = std::move(never);
  layout.refusal = why;
  layout.advice = advice;
  return layout;
}

constexpr std::string_view kNoSchools =
    "it has one row per district, so it cannot say which schools there are";
constexpr std::string_view kElsiSchools =
    "in ELSI's table generator choose \"Public School\" instead of \"District\" as the row variable";

}  // namespace

std::vector<Layout> refused_layouts() {
  const std::vector<std::string_view> no_school{"NCESSCH", "NCESID", "NCES SCHOOL ID"};
  return {
      refused("CCD district directory (LEA 029)", {"LEAID", "LEA_TYPE", "OPERATIONAL_SCHOOLS"}, no_school,
              kNoSchools, "the school directory is needed instead: ccd_sch_029_*.csv"),
      refused("CCD district membership (LEA 052)", {"LEAID", "MEMBER", "TOTAL"}, no_school, kNoSchools,
              "the school membership file is needed instead: ccd_sch_052_*.csv"),
      refused("CCD district membership (LEA 052)", {"LEAID", "GRADE", "STUDENT_COUNT"}, no_school, kNoSchools,
              "the school membership file is needed instead: ccd_sch_052_*.csv"),
      refused("CCD district staff (LEA 059)", {"LEAID", "TOTTCH"}, no_school, kNoSchools,
              "the school staff file is needed instead: ccd_sch_059_*.csv"),
      refused("CCD district staff (LEA 059)", {"LEAID", "STAFF_COUNT"}, no_school, kNoSchools,
              "the school staff file is needed instead: ccd_sch_059_*.csv"),
      refused("composite district table", {"LEAID", "LEA_NAME", "N_SCHOOLS", "EST_TEACHERS_FTE"}, no_school,
              kNoSchools, "the composite school table (ccd_schools_us.csv.gz) is needed instead"),
      headless_elsi_district_layout(),
      refused("ELSI district export", {"AGENCY ID - NCES ASSIGNED"}, {}, kNoSchools, kElsiSchools),
      refused("ELSI public school export without school ids", {"SCHOOL NAME", "AGENCY NAME"}, no_school,
              "it has no column with the schools' NCES ids",
              "add \"School ID (12-digit) - NCES Assigned\" to the table's columns and export it again"),
      refused("district-level table", {"LEAID"}, no_school, kNoSchools,
              "a table with one row per school (column NCESSCH) is needed instead"),
      refused("pilotwave schools table", {"ID", "NAME", "LEVEL", "GRADE_LOW", "STUDENTS", "POVERTY_SHARE"},
              {}, "it is the outcome of an import, not a public table",
              "use the district file that names it as it is"),
  };
}

bool is_headless_elsi_district(const CsvRow& row) {
  // Agency, state, abbreviation, agency id, ..., agency type in ELSI's words.
  if (row.fields.size() < 10 || !parse_nces_id(row.at(3), kLeaIdWidth)) return false;
  return std::any_of(row.fields.begin(), row.fields.end(), [](const std::string& cell) {
    const bool coded = cell.size() > 2 && cell[0] >= '1' && cell[0] <= '9' && cell[1] == '-';
    const std::string words = lower_ascii(cell);
    return coded &&
           (words.find("district") != std::string::npos || words.find("agency") != std::string::npos);
  });
}

const Layout& headless_elsi_district_layout() {
  static const Layout kLayout =
      refused("ELSI district export without its header lines", {}, {}, kNoSchools, kElsiSchools);
  return kLayout;
}

}  // namespace pilotwave
