#include "population/import/layout.hpp"

namespace pilotwave {

std::vector<Layout> elsi_layouts() {
  Layout table;
  table.name = "ELSI public school export";
  table.codes = CodeFamily::Elsi;
  table.lists_schools = true;
  table.signature = {"SCHOOL ID (12-DIGIT) - NCES ASSIGNED"};
  table.columns = {{"SCHOOL ID (12-DIGIT) - NCES ASSIGNED", Role::SchoolId},
                   {"AGENCY ID - NCES ASSIGNED", Role::LeaId},
                   {"SCHOOL NAME", Role::SchoolName},
                   {"AGENCY NAME", Role::LeaName},
                   {"STATE ABBR", Role::State},
                   {"UPDATED STATUS", Role::UpdatedStatus},
                   {"START OF YEAR STATUS", Role::Status},
                   {"SCHOOL LEVEL (SY 2017-18 ONWARD)", Role::Level},
                   {"SCHOOL LEVEL", Role::Level},
                   {"LOWEST GRADE OFFERED", Role::GradeLow},
                   {"HIGHEST GRADE OFFERED", Role::GradeHigh},
                   {"CHARTER SCHOOL", Role::Charter},
                   {"LOCALE", Role::Locale},
                   {"LATITUDE", Role::Latitude},
                   {"LONGITUDE", Role::Longitude},
                   {"TOTAL STUDENTS ALL GRADES (EXCLUDES AE)", Role::Students},
                   {"TOTAL STUDENTS, ALL GRADES (EXCLUDES AE)", Role::Students},
                   {"TOTAL STUDENTS ALL GRADES (INCLUDES AE)", Role::StudentsAndAdults},
                   {"FULL-TIME EQUIVALENT (FTE) TEACHERS", Role::TeachersFte},
                   {"FREE AND REDUCED LUNCH STUDENTS", Role::FreeReduced},
                   {"FREE LUNCH ELIGIBLE", Role::Free},
                   {"REDUCED-PRICE LUNCH ELIGIBLE STUDENTS", Role::Reduced},
                   {"NATIONAL SCHOOL LUNCH PROGRAM", Role::LunchProgramme},
                   {"VIRTUAL SCHOOL STATUS (SY 2016-17 ONWARD)", Role::Virtual},
                   {"SHARED TIME SCHOOL", Role::SharedTime}};

  // An export that its republisher cleaned: symbols blanked, columns renamed, no grades, level or staff.
  Layout derived;
  derived.name = "cleaned ELSI public school export";
  derived.codes = CodeFamily::Elsi;
  derived.lists_schools = true;
  derived.signature = {"NCESSCH", "LEAID", "SCH_NAME", "LEA_NAME", "TOTAL_STUDENTS", "FRL_ELIGIBLE"};
  derived.columns = {{"NCESSCH", Role::SchoolId},
                     {"LEAID", Role::LeaId},
                     {"SCH_NAME", Role::SchoolName},
                     {"LEA_NAME", Role::LeaName},
                     {"ST", Role::State},
                     {"TOTAL_STUDENTS", Role::Students},
                     {"FRL_ELIGIBLE", Role::FreeReduced},
                     {"NATIONAL_SCHOOL_LUNCH_PROGRAM", Role::LunchProgramme}};
  // Before ELSI gave ids twelve digits in the column's name.
  Layout older = table;
  older.signature = {"SCHOOL ID - NCES ASSIGNED", "SCHOOL NAME"};
  older.columns.front().column = "SCHOOL ID - NCES ASSIGNED";
  return {table, older, derived};
}

}  // namespace pilotwave
