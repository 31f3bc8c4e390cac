#include "population/import/layout.hpp"

namespace pilotwave {

// The composite keeps the enrolment and the staff count of the staff count's own year beside this year's
// enrolment; `fte_src` and `geo_src` say which values its maker filled in.
std::vector<Layout> canonical_layouts() {
  Layout schools;
  schools.name = "composite school table";
  schools.codes = CodeFamily::Clean;
  schools.lists_schools = true;
  schools.signature = {"NCESSCH", "LEAID", "SCHOOL_NAME", "FTE_STUDENTS", "PT_RATIO"};
  schools.columns = {{"NCESSCH", Role::SchoolId},
                     {"LEAID", Role::LeaId},
                     {"SCHOOL_NAME", Role::SchoolName},
                     {"LEA_NAME", Role::LeaName},
                     {"STATE", Role::State},
                     {"LEVEL", Role::Level},
                     {"GSLO", Role::GradeLow},
                     {"GSHI", Role::GradeHigh},
                     {"CHARTER", Role::Charter},
                     {"LOCALE", Role::Locale},
                     {"STUDENTS", Role::Students},
                     {"FRL_ELIGIBLE", Role::FreeReduced},
                     {"NSLP", Role::LunchProgramme},
                     {"TEACHERS_FTE", Role::TeachersFte},
                     {"FTE_STUDENTS", Role::FteStudents},
                     {"FTE_SRC", Role::FteOrigin},
                     {"LAT", Role::Latitude},
                     {"LON", Role::Longitude},
                     {"GEO_SRC", Role::PlaceOrigin}};
  schools.year = "2023-24";
  return {schools};
}

}  // namespace pilotwave
