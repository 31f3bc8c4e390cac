#include "population/import/layout.hpp"

namespace pilotwave {
namespace {

constexpr std::string_view kUnitTotal = "Education Unit Total";
// What NCES calls MEMBER: the plain total also counts adult education.
constexpr std::string_view kUnitTotalWithoutAdults =
    "Derived - Education Unit Total minus Adult Education Count";
constexpr std::string_view kLunchTable = "Free and Reduced-price Lunch Table";

/// Columns with which every CCD school file says whom a row is about.
std::vector<ColumnRole> with_identity(std::vector<ColumnRole> columns) {
  const std::vector<ColumnRole> identity{
      {"NCESSCH", Role::SchoolId}, {"LEAID", Role::LeaId},  {"SCH_NAME", Role::SchoolName},
      {"LEA_NAME", Role::LeaName}, {"ST", Role::State},     {"STABR", Role::State},
      {"SCHOOL_YEAR", Role::Year}, {"SURVYEAR", Role::Year}};
  columns.insert(columns.begin(), identity.begin(), identity.end());
  return columns;
}

Layout directory() {
  Layout layout;
  layout.name = "CCD school directory (029)";
  layout.codes = CodeFamily::Long;
  layout.lists_schools = true;
  layout.signature = {"NCESSCH", "SCH_NAME", "LEA_NAME", "SY_STATUS"};
  layout.columns = with_identity({{"SY_STATUS", Role::Status},
                                  {"UPDATED_STATUS", Role::UpdatedStatus},
                                  {"CHARTER_TEXT", Role::Charter},
                                  {"GSLO", Role::GradeLow},
                                  {"GSHI", Role::GradeHigh},
                                  {"LEVEL", Role::Level}});
  return layout;
}

Layout membership() {
  Layout layout;
  layout.name = "CCD school membership (052)";
  layout.codes = CodeFamily::Long;
  layout.signature = {"NCESSCH", "GRADE", "STUDENT_COUNT", "TOTAL_INDICATOR"};
  layout.columns = with_identity({});
  layout.measures = {{{{"TOTAL_INDICATOR", kUnitTotalWithoutAdults}}, "STUDENT_COUNT", Role::Students},
                     {{{"TOTAL_INDICATOR", kUnitTotal}}, "STUDENT_COUNT", Role::StudentsAndAdults}};
  return layout;
}

Layout lunch() {
  Layout layout;
  layout.name = "CCD school lunch eligibility (033)";
  layout.codes = CodeFamily::Long;
  layout.signature = {"NCESSCH", "DATA_GROUP", "LUNCH_PROGRAM", "STUDENT_COUNT"};
  layout.columns = with_identity({});
  const Measure::Condition table{"DATA_GROUP", kLunchTable};
  layout.measures = {
      {{table, {"LUNCH_PROGRAM", "No Category Codes"}}, "STUDENT_COUNT", Role::FreeReduced},
      {{table, {"LUNCH_PROGRAM", "Free lunch qualified"}}, "STUDENT_COUNT", Role::Free},
      {{table, {"LUNCH_PROGRAM", "Reduced-price lunch qualified"}}, "STUDENT_COUNT", Role::Reduced}};
  return layout;
}

Layout staff() {
  Layout layout;
  layout.name = "CCD school staff (059)";
  layout.codes = CodeFamily::Long;
  layout.signature = {"NCESSCH", "TEACHERS", "TOTAL_INDICATOR"};
  layout.columns = with_identity({});
  layout.measures = {{{{"TOTAL_INDICATOR", kUnitTotal}}, "TEACHERS", Role::TeachersFte}};
  return layout;
}

Layout characteristics() {
  Layout layout;
  layout.name = "CCD school characteristics (129)";
  layout.codes = CodeFamily::Long;
  layout.signature = {"NCESSCH", "NSLP_STATUS"};
  layout.columns = with_identity(
      {{"NSLP_STATUS", Role::LunchProgramme}, {"SHARED_TIME", Role::SharedTime}, {"VIRTUAL", Role::Virtual}});
  return layout;
}

/// Files up to 2015-16: one row a school, one column a value.
Layout wide(std::string_view name, std::vector<std::string_view> signature, std::vector<ColumnRole> columns) {
  Layout layout;
  layout.name = name;
  layout.codes = CodeFamily::Wide;
  layout.signature = std::move(signature);
  layout.columns = with_identity(std::move(columns));
  return layout;
}

Layout before_2014() {
  Layout layout;
  layout.name = "CCD school file before 2014-15";
  layout.codes = CodeFamily::Wide;
  layout.lists_schools = true;
  layout.signature = {"NCESSCH", "LEAID", "SCHNAM", "LEANM", "STATUS"};
  layout.columns = {{"NCESSCH", Role::SchoolId}, {"LEAID", Role::LeaId},      {"SCHNAM", Role::SchoolName},
                    {"LEANM", Role::LeaName},    {"LSTATE", Role::State},     {"MSTATE", Role::State},
                    {"SURVYEAR", Role::Year},    {"STATUS", Role::Status},    {"ULOCAL", Role::Locale},
                    {"LATCOD", Role::Latitude},  {"LONCOD", Role::Longitude}, {"GSLO", Role::GradeLow},
                    {"GSHI", Role::GradeHigh},   {"LEVEL", Role::Level},      {"CHARTR", Role::Charter},
                    {"MEMBER", Role::Students},  {"FTE", Role::TeachersFte},  {"TOTFRL", Role::FreeReduced},
                    {"FRELCH", Role::Free},      {"REDLCH", Role::Reduced}};
  return layout;
}

/// NCES EDGE adds what no other CCD file has: where the school stands.
Layout geocodes() {
  Layout layout;
  layout.name = "EDGE public school geocodes";
  layout.codes = CodeFamily::Elsi;
  layout.signature = {"NCESSCH", "NAME", "LAT", "LON", "LOCALE"};
  layout.columns = {{"NCESSCH", Role::SchoolId}, {"LEAID", Role::LeaId},    {"NAME", Role::SchoolName},
                    {"STATE", Role::State},      {"LOCALE", Role::Locale},  {"LAT", Role::Latitude},
                    {"LON", Role::Longitude},    {"SCHOOLYEAR", Role::Year}};
  return layout;
}

}  // namespace

std::vector<Layout> ccd_layouts() {
  return {directory(),
          membership(),
          lunch(),
          staff(),
          characteristics(),
          before_2014(),
          wide("CCD school membership to 2015-16 (052)", {"NCESSCH", "MEMBER", "TOTAL"},
               {{"MEMBER", Role::Students}}),
          wide("CCD school lunch eligibility to 2015-16 (033)", {"NCESSCH", "FRELCH", "REDLCH"},
               {{"TOTFRL", Role::FreeReduced}, {"FRELCH", Role::Free}, {"REDLCH", Role::Reduced}}),
          wide("CCD school staff to 2015-16 (059)", {"NCESSCH", "FTE"}, {{"FTE", Role::TeachersFte}}),
          geocodes()};
}

}  // namespace pilotwave
