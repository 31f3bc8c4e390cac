#include "population/import/fact_writer.hpp"

#include <fmt/format.h>

#include "population/import/cell.hpp"

namespace pilotwave {
namespace {

std::optional<double> number_within(const std::string& cell, double low, double high) {
  const auto value = parse_number(cell);
  return value && *value >= low && *value <= high ? value : std::nullopt;
}

std::optional<double> count(const std::string& cell) { return number_within(cell, 0, 1e9); }

}  // namespace

void FactWriter::remark(std::string_view what, const std::string& cell) {
  facts_.remarks.push_back(
      fmt::format("line {}: {} `{}` not understood, taken as missing", line_, what, shortened(cell)));
}

template <class T>
void FactWriter::keep(std::optional<T>& into, std::optional<T> value, std::string_view what,
                      const std::string& cell) {
  if (!value) return remark(what, cell);
  if (!into) into = std::move(value);
}

void FactWriter::write(Role role, const std::string& cell, int line) {
  line_ = line;
  // "Not applicable" under Charter is a no, not a gap.
  if (role == Role::Charter && !facts_.charter && parse_charter(cell)) facts_.charter = parse_charter(cell);
  if (role == Role::Charter && facts_.charter) return;
  if (is_absent(cell, codes_)) return;
  const auto text = [&cell](std::string& into) {
    if (into.empty()) into = clean_name(cell);
  };
  switch (role) {
    case Role::SchoolId:
    case Role::LeaId:
    case Role::Year:
      return;
    case Role::SchoolName:
      return text(facts_.name);
    case Role::LeaName:
      return text(facts_.lea_name);
    case Role::State:
      return text(facts_.state);
    case Role::PlaceOrigin:
      return text(facts_.place_origin);
    case Role::FteOrigin:
      return text(facts_.fte_origin);
    case Role::LunchProgramme:
      return text(facts_.lunch_programme);
    case Role::SharedTime:
      return text(facts_.shared_time);
    case Role::Virtual:
      return text(facts_.virtual_status);
    case Role::Status:
    case Role::UpdatedStatus:
    case Role::Level:
    case Role::GradeLow:
    case Role::GradeHigh:
    case Role::Charter:
    case Role::Locale:
      return write_code(role, cell);
    default:
      return write_count(role, cell);
  }
}

void FactWriter::write_code(Role role, const std::string& cell) {
  const std::string word = lower_ascii(trimmed(cell));
  if (word == "not reported" || word == "not applicable") return;  // spelled out in every family
  switch (role) {
    case Role::Status:
      return keep(facts_.status, parse_operation(cell), "status", cell);
    case Role::UpdatedStatus:
      return keep(facts_.updated_status, parse_operation(cell), "updated status", cell);
    case Role::Level:
      return keep(facts_.level, parse_nces_level(cell), "level", cell);
    case Role::GradeLow:
      return keep(facts_.grade_low, parse_nces_grade(cell), "lowest grade", cell);
    case Role::GradeHigh:
      return keep(facts_.grade_high, parse_nces_grade(cell), "highest grade", cell);
    case Role::Locale:
      return keep(facts_.locale, parse_nces_locale(cell), "locale", cell);
    default:
      return remark("charter", cell);
  }
}

void FactWriter::write_count(Role role, const std::string& cell) {
  switch (role) {
    case Role::Latitude:
      return keep(facts_.latitude, number_within(cell, -90, 90), "latitude", cell);
    case Role::Longitude:
      return keep(facts_.longitude, number_within(cell, -180, 180), "longitude", cell);
    case Role::Students:
      return keep(facts_.students, count(cell), "students", cell);
    case Role::StudentsAndAdults:
      return keep(facts_.students_and_adults, count(cell), "students", cell);
    case Role::TeachersFte:
      return keep(facts_.teachers_fte, count(cell), "teachers", cell);
    case Role::FteStudents:
      return keep(facts_.fte_students, count(cell), "students of the staff count's year", cell);
    case Role::FreeReduced:
      return keep(facts_.free_reduced, count(cell), "lunch eligibility", cell);
    case Role::Free:
      return keep(facts_.free, count(cell), "free lunch eligibility", cell);
    default:
      return keep(facts_.reduced, count(cell), "reduced-price lunch eligibility", cell);
  }
}

}  // namespace pilotwave
