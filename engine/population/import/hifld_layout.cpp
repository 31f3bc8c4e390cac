#include "population/import/layout.hpp"

namespace pilotwave {

// HIFLD names no districts and counts no lunches; it does say where a school stands.
std::vector<Layout> hifld_layouts() {
  Layout layout;
  layout.name = "HIFLD public schools";
  layout.codes = CodeFamily::Hifld;
  layout.lists_schools = true;
  layout.signature = {"NCESID", "DISTRICTID", "ENROLLMENT", "FT_TEACHERS"};
  layout.columns = {{"NCESID", Role::SchoolId},     {"DISTRICTID", Role::LeaId},
                    {"NAME", Role::SchoolName},     {"STATE", Role::State},
                    {"STATUS", Role::Status},       {"LEVEL_", Role::Level},
                    {"ST_GRADE", Role::GradeLow},   {"END_GRADE", Role::GradeHigh},
                    {"ENROLLMENT", Role::Students}, {"FT_TEACHERS", Role::TeachersFte},
                    {"LATITUDE", Role::Latitude},   {"LONGITUDE", Role::Longitude}};
  return {layout};
}

}  // namespace pilotwave
