#include "population/import/layout.hpp"

namespace pilotwave {

std::vector<Layout> school_search_layouts() {
  Layout layout;
  layout.name = "NCES School Search download";
  layout.codes = CodeFamily::Elsi;
  layout.lists_schools = true;
  layout.signature = {"NCES SCHOOL ID", "NCES DISTRICT ID", "SCHOOL NAME", "DISTRICT"};
  layout.columns = {{"NCES SCHOOL ID", Role::SchoolId},
                    {"NCES DISTRICT ID", Role::LeaId},
                    {"SCHOOL NAME", Role::SchoolName},
                    {"DISTRICT", Role::LeaName},
                    {"STATE", Role::State},
                    {"STATUS", Role::Status},
                    {"LOW GRADE", Role::GradeLow},
                    {"HIGH GRADE", Role::GradeHigh},
                    {"CHARTER", Role::Charter},
                    {"LOCALE CODE", Role::Locale},
                    {"LOCALE", Role::Locale},
                    {"STUDENTS", Role::Students},
                    {"TEACHERS", Role::TeachersFte},
                    {"FREE LUNCH", Role::Free},
                    {"REDUCED LUNCH", Role::Reduced}};
  return {layout};
}

}  // namespace pilotwave
