#include "scenario/district_text.hpp"

#include <cmath>

#include <fmt/format.h>

#include "scenario/calendar_reader.hpp"
#include "scenario/table_reader.hpp"
#include "scenario/today_fields.hpp"
#include "scenario/toml_writer.hpp"

namespace pilotwave {
namespace {

std::string calendar_text(const CalendarDef& calendar) {
  std::vector<std::string> breaks;
  for (const std::chrono::month_day day : calendar.breaks) breaks.push_back(month_day_text(day));
  return fmt::format(
      "\n[district.calendar]\nyear_start = \"{}\"\nsecond_term = \"{}\"\nyear_end = \"{}\"\nbreaks = {}\n",
      month_day_text(calendar.year_start), month_day_text(calendar.second_term),
      month_day_text(calendar.year_end), toml_list(breaks));
}

std::string today_text(const TodayDef& today) {
  std::string out;
  for (const TodayField& field : kTodayFields) {
    const std::optional<double>& value = today.*field.value;
    if (value) out += fmt::format("{} = {}\n", field.key, number_text(*value));
  }
  return out.empty() ? out : "\n[district.today]\n" + out;
}

}  // namespace

std::string school_text(const SchoolDef& school) {
  std::string out = "\n[[district.school]]\n";
  out += fmt::format("id = {}\nname = {}\nlevel = {}\n", toml_text(school.id), toml_text(school.name),
                     toml_text(level_name(school.level)));
  out += fmt::format("grade_low = {}\ngrade_high = {}\nstudents = {}\nteachers = {}\n", school.grade_low,
                     school.grade_high, school.students, school.teachers);
  out += fmt::format("poverty_share = {}\nenglish_learner_share = {}\nhome_access_share = {}\n",
                     number_text(school.poverty_share), number_text(school.english_learner_share),
                     number_text(school.home_access_share));
  out += fmt::format("devices_per_student = {}\nlocale = {}\n", number_text(school.devices_per_student),
                     school.locale);
  if (!std::isnan(school.latitude) && !std::isnan(school.longitude)) {
    out += fmt::format("latitude = {}\nlongitude = {}\n", number_text(school.latitude),
                       number_text(school.longitude));
  }
  out += fmt::format("charter = {}\nprincipal_support = {}\n", toml_flag(school.charter),
                     number_text(school.principal_support));
  return out;
}

std::string district_text(const DistrictDef& district) {
  std::string out = fmt::format("[district]\nid = {}\nname = {}\nstate = {}\n", toml_text(district.id),
                                toml_text(district.name), toml_text(district.state));
  out += calendar_text(district.calendar);
  const DepartmentHours& hours = district.department_hours;
  out += fmt::format("\n[district.department_hours]\neducators = {}\nit = {}\nadministrators = {}\n",
                     number_text(hours.educators), number_text(hours.it), number_text(hours.administrators));
  if (district.annual_budget_cents >= 0) {
    out += fmt::format("\n[district.budget]\nannual_usd = {}\n",
                       number_text(static_cast<double>(district.annual_budget_cents) / 100));
  }
  out += today_text(district.today);
  for (const SchoolDef& school : district.schools) out += school_text(school);
  return out;
}

}  // namespace pilotwave
