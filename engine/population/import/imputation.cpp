#include "population/import/imputation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "population/import/rule_book.hpp"

namespace pilotwave {
namespace {

int half_up(double value) { return static_cast<int>(std::floor(value + 0.5)); }

/// Six decimals, so that the number in memory is the number in the file.
double six_decimals(double value) { return std::floor(value * 1e6 + 0.5) / 1e6; }

struct Grades {
  std::optional<int> low, high;
};

/// Grades that a SchoolDef knows; the rest is stated.
Grades usable_grades(const SchoolFacts& facts, RuleBook& clamped) {
  Grades grades{facts.grade_low, facts.grade_high};
  for (std::optional<int>* grade : {&grades.low, &grades.high}) {
    if (*grade == kGrade13) {
      *grade = kGradeMax;
      clamped.note("grade 13 counts as grade 12", facts.id);
    } else if (*grade && **grade > kGrade13) {
      grade->reset();
    }
  }
  if (!grades.low) grades.low = grades.high;
  if (!grades.high) grades.high = grades.low;
  if (grades.low && *grades.low > *grades.high) {
    clamped.note("lowest grade above highest, both taken as missing", facts.id);
    return {};
  }
  return grades;
}

void complete_level_and_grades(std::span<const SchoolFacts> facts, std::vector<SchoolDef>& schools,
                               ImportReport& report) {
  RuleBook clamped(Statement::Kind::Clamped, "grades"), level_rules(Statement::Kind::Imputed, "level"),
      grade_rules(Statement::Kind::Imputed, "grades");
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Grades grades = usable_grades(facts[i], clamped);
    SchoolDef& school = schools[i];
    if (facts[i].level) {
      school.level = facts[i].level->level;
    } else if (grades.low) {
      school.level = level_of_grades(*grades.low, *grades.high);
      level_rules.note("from the grades", school.id, std::string(level_name(school.level)));
    } else {
      const auto guess = level_of_name(school.name);
      school.level = guess.value_or(Level::Other);
      level_rules.note(
          guess ? "from the words of the name" : "neither level, grades nor name say it, taken as other",
          school.id, std::string(level_name(school.level)));
    }
    const GradeSpan usual = usual_grades(school.level);
    school.grade_low = grades.low.value_or(usual.low);
    school.grade_high = grades.high.value_or(usual.high);
    if (!grades.low) grade_rules.note("the usual span of the level", school.id);
  }
  clamped.state(facts.size(), report);
  level_rules.state(facts.size(), report);
  grade_rules.state(facts.size(), report);
}

/// Students per teacher as reported, or nothing. A staff count goes with the enrolment of its own year.
std::optional<double> reported_ratio(const SchoolFacts& facts) {
  if (!facts.teachers_fte || *facts.teachers_fte <= 0) return std::nullopt;
  const double students =
      facts.fte_students.value_or(0) > 0 ? *facts.fte_students : facts.students.value_or(0);
  return students / *facts.teachers_fte;
}

bool in_range(double ratio) { return ratio >= kLowestRatio && ratio <= kHighestRatio; }

/// The composite marks with R the staff counts that its maker imputed.
bool is_imputed_upstream(const SchoolFacts& facts) { return facts.fte_origin.starts_with('R'); }

/// Median reported ratio of the district's schools at each level that has one.
std::map<Level, double> district_ratios(std::span<const SchoolFacts> facts,
                                        std::span<const SchoolDef> schools) {
  std::map<Level, std::vector<double>> ratios;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto ratio = reported_ratio(facts[i]);
    if (ratio && in_range(*ratio) && !is_imputed_upstream(facts[i]))
      ratios[schools[i].level].push_back(*ratio);
  }
  std::map<Level, double> medians;
  for (auto& [level, values] : ratios) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    medians[level] = values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
  return medians;
}

std::string trouble_with(const SchoolFacts& facts, const std::optional<double>& ratio) {
  if (ratio)
    return fmt::format("{:.2f} full-time equivalents, {:.1f} students each", *facts.teachers_fte, *ratio);
  return facts.teachers_fte ? "0 full-time equivalents" : "not reported";
}

void complete_teachers(std::span<const SchoolFacts> facts, std::vector<SchoolDef>& schools,
                       ImportReport& report) {
  const std::map<Level, double> medians = district_ratios(facts, schools);
  RuleBook imputed(Statement::Kind::Imputed, "teachers"), clamped(Statement::Kind::Clamped, "teachers");
  for (std::size_t i = 0; i < facts.size(); ++i) {
    SchoolDef& school = schools[i];
    const auto reported = reported_ratio(facts[i]);
    double teachers = facts[i].teachers_fte.value_or(0);
    if (!reported || !in_range(*reported)) {
      const auto median = medians.find(school.level);
      const double ratio = median != medians.end() ? median->second : national_ratio(school.level);
      const std::string missing =
          reported ? fmt::format("ratio outside {} to {}, replaced by ", kLowestRatio, kHighestRatio) : "";
      imputed.note(fmt::format("{}students / {:.2f}, the {} ratio of {} schools", missing, ratio,
                               median != medians.end() ? "district's median reported" : "national",
                               level_name(school.level)),
                   school.id, trouble_with(facts[i], reported));
      teachers = school.students / ratio;
    } else if (is_imputed_upstream(facts[i])) {
      teachers = school.students / *reported;
      imputed.note("already imputed by the table's maker (R: the district's earlier ratio)", school.id);
    } else if (facts[i].fte_students && half_up(*facts[i].fte_students) != school.students) {
      teachers = school.students / *reported;
      imputed.note("scaled from the staff count's year to this enrolment at the same ratio", school.id,
                   fmt::format("{:.2f} for {:.0f}", *facts[i].teachers_fte, *facts[i].fte_students));
    }
    school.teachers = std::clamp(half_up(teachers), 1, kMostTeachers);
    if (half_up(teachers) < 1) clamped.note("fewer than half a teacher, raised to 1", school.id);
    if (half_up(teachers) > kMostTeachers)
      clamped.note(fmt::format("lowered to {}", kMostTeachers), school.id);
  }
  imputed.state(facts.size(), report);
  clamped.state(facts.size(), report);
}

void complete_poverty(std::span<const SchoolFacts> facts, std::vector<SchoolDef>& schools,
                      ImportReport& report) {
  RuleBook imputed(Statement::Kind::Imputed, "poverty_share"),
      clamped(Statement::Kind::Clamped, "poverty_share");
  double eligible = 0, students = 0;
  std::vector<bool> known(facts.size(), false);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!facts[i].free_reduced) continue;
    const double enrolled =
        facts[i].lunch_students.value_or(0) > 0 ? *facts[i].lunch_students : *facts[i].students;
    double share = *facts[i].free_reduced / enrolled;
    if (share > 1) {
      clamped.note("more eligible than enrolled, lowered to 1", facts[i].id,
                   fmt::format("{:.0f} of {:.0f}", *facts[i].free_reduced, enrolled));
      share = 1;
    }
    schools[i].poverty_share = six_decimals(share);
    known[i] = true;
    eligible += share * schools[i].students;
    students += schools[i].students;
  }
  const double mean = students > 0 ? six_decimals(eligible / students) : kNationalPovertyShare;
  const std::string rule =
      students > 0 ? fmt::format("{}, the district's mean over schools that report, by students", mean)
                   : fmt::format("{}, the national share, as no school of the district reports", mean);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (known[i]) continue;
    schools[i].poverty_share = mean;
    imputed.note(rule, facts[i].id);
  }
  clamped.state(facts.size(), report);
  imputed.state(facts.size(), report);
}

bool is_located(const SchoolFacts& facts) {
  return facts.latitude && facts.longitude && (*facts.latitude != 0 || *facts.longitude != 0);
}

void complete_places(std::span<const SchoolFacts> facts, std::vector<SchoolDef>& schools,
                     ImportReport& report) {
  RuleBook imputed(Statement::Kind::Imputed, "coordinates");
  double latitude = 0, longitude = 0;
  int located = 0;
  for (const SchoolFacts& school : facts) {
    if (!is_located(school)) continue;
    latitude += *school.latitude;
    longitude += *school.longitude;
    ++located;
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (is_located(facts[i])) {
      schools[i].latitude = six_decimals(*facts[i].latitude);
      schools[i].longitude = six_decimals(*facts[i].longitude);
      if (facts[i].place_origin == "Z" || facts[i].place_origin == "L") {
        imputed.note(
            "already imputed by the table's maker (Z: mean of the ZIP area, L: mean of the district)",
            facts[i].id);
      }
    } else if (located > 0) {
      schools[i].latitude = six_decimals(latitude / located);
      schools[i].longitude = six_decimals(longitude / located);
      imputed.note("the mean of the district's located schools", facts[i].id);
    }
  }
  imputed.state(facts.size(), report);
  if (located == 0)
    report.add(Statement::Kind::Note, "coordinates", {}, "no table says where schools stand; left empty");
}

void note_defaults(std::span<const SchoolFacts> facts, ImportReport& report) {
  const SchoolDef usual;
  report.add(
      Statement::Kind::Note, {}, {},
      fmt::format(
          "in no public table, so defaults stay for {}: english_learner_share {}, home_access_share {}, "
          "devices_per_student {}, principal_support {}",
          school_count(facts.size()), usual.english_learner_share, usual.home_access_share,
          usual.devices_per_student, usual.principal_support));
  report.add(Statement::Kind::Note, "teachers", {},
             "full-time equivalents are rounded half up to whole teachers");
  RuleBook unknown(Statement::Kind::Note, "charter"), locales(Statement::Kind::Note, "locale"),
      names(Statement::Kind::Note, "name"), traits(Statement::Kind::Note, "kind");
  for (const SchoolFacts& school : facts) {
    if (!school.charter) unknown.note("no table says it, taken as not charter", school.id);
    if (!school.locale) locales.note("no table says it, left unknown", school.id);
    if (school.name.empty()) names.note("no table says it, the id stands in", school.id);
    if (school.lunch_programme == "CEO" || school.lunch_programme == "NSLPCEO" ||
        school.lunch_programme.find("(CEO)") != std::string::npos) {
      traits.note("community eligibility: everyone eats free, so lunch counts are the state's estimate",
                  school.id);
    }
    if (lower_ascii(school.shared_time) == "yes" || school.shared_time == "1-Yes") {
      traits.note("shared time: its students are enrolled elsewhere too", school.id);
    }
    if (school.virtual_status == "FULLVIRTUAL" || school.virtual_status == "VIRTUALFULL") {
      traits.note("teaches online only", school.id);
    }
  }
  for (const RuleBook* book : {&unknown, &locales, &names, &traits}) book->state(facts.size(), report);
}

}  // namespace

double national_ratio(Level level) {
  switch (level) {
    case Level::Elementary:
      return 15.4;
    case Level::Middle:
      return 15.8;
    case Level::High:
      return 15.0;
    case Level::Other:
      return 15.9;
  }
  return 15.9;
}

std::vector<SchoolDef> complete_schools(std::span<const SchoolFacts> facts, ImportReport& report) {
  std::vector<SchoolDef> schools(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    schools[i].id = facts[i].id;
    schools[i].name = facts[i].name.empty() ? facts[i].id : facts[i].name;
    schools[i].students = half_up(*facts[i].students);
    schools[i].charter = facts[i].charter.value_or(false);
    schools[i].locale = facts[i].locale.value_or(0);
  }
  complete_level_and_grades(facts, schools, report);
  complete_teachers(facts, schools, report);
  complete_poverty(facts, schools, report);
  complete_places(facts, schools, report);
  note_defaults(facts, report);
  return schools;
}

}  // namespace pilotwave
