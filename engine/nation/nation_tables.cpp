#include "nation/nation_tables.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "experiment/group_size.hpp"
#include "model/metrics/metric.hpp"
#include "report/csv_line.hpp"
#include "report/shared_columns.hpp"

namespace pilotwave {
namespace {

using enum ColumnType;

constexpr TableColumn kPoverty{
    "poverty", String, "",
    "Who is counted: all; schools_0_25 to schools_75_100, schools by the percentage of their students who "
    "are "
    "eligible for free or reduced-price lunch; low_income and not_low_income, students by eligibility."};
constexpr TableColumn kValue{
    "value", Number, "see metric",
    "Events, money, hours and seats are added up over districts (flows over the period); all "
    "else is a mean in which every teacher, or every student, counts once."};
constexpr TableColumn kDistricts{"districts", Integer, "", "Districts that have such schools."};
constexpr TableColumn kSchools{"schools", Integer, "", "Schools that are counted."};
constexpr TableColumn kTeachers{"teachers", Integer, "",
                                "Teachers of these schools; 0 for students by income."};
constexpr TableColumn kStudents{"students", Integer, "", "Students who are counted."};
constexpr TableColumn kState{"state", String, "", "State or district of the union."};
constexpr TableColumn kSize{"size", String, "students",
                            "Enrolment of the district, from and to; 25000+: all larger ones."};

constexpr std::array kNationColumns = {kPoverty,   column::kPeriod, column::kMetric, kValue,
                                       kDistricts, kSchools,        kTeachers,       kStudents};
constexpr std::array kStates = {kState,     kPoverty, column::kPeriod, column::kMetric, kValue,
                                kDistricts, kSchools, kTeachers,       kStudents};
constexpr std::array kSizes = {kSize,      kPoverty, column::kPeriod, column::kMetric, kValue,
                               kDistricts, kSchools, kTeachers,       kStudents};
constexpr TableColumn kDistrictId{"district_id", String, "", "As in the nation's table."};
constexpr std::array kFailed = {kDistrictId, column::kError};

constexpr std::array kAboutDistricts = {
    kDistrictId,
    TableColumn{"district_name", String, "", "For people."},
    kState,
    kSize,
    TableColumn{"schools", Integer, "", "Schools."},
    TableColumn{"teachers", Integer, "", "Teachers."},
    TableColumn{"students", Integer, "", "Students."},
    TableColumn{"poverty_share", Number, "share",
                "Students who are eligible for free or reduced-price lunch."}};

/// What says which people a number is about, and whether they are enough to be shown.
bool may_show(const Heads& heads, int metric) {
  const MetricScope scope = metric_catalogue()[static_cast<std::size_t>(metric)].scope;
  if (scope == MetricScope::District) return true;
  return (scope == MetricScope::Students ? heads.students : heads.teachers) >= kSmallestShownGroup;
}

/// Rows of one area. @param head  its own cell, or "" for none
void append_area(std::string& out, const NationResult& r, std::size_t area, std::string_view head) {
  for (std::size_t s = 0; s < kSplits; ++s) {
    const auto split = static_cast<Split>(s);
    const Heads& heads = r.sums.heads(area, split);
    for (std::size_t p = 0; p < r.periods.size(); ++p) {
      for (int m = 0; m < static_cast<int>(metric_catalogue().size()); ++m) {
        const double value = r.sums.value(area, split, m, p);
        if (std::isnan(value) || !may_show(heads, m)) continue;
        CsvLine line(out);
        if (!head.empty()) line.text(head);
        line.text(split_key(split)).day(r.periods[p].weeks.date);
        line.text(metric_catalogue()[static_cast<std::size_t>(m)].key).number(value == 0 ? 0.0 : value);
        line.integer(heads.districts).integer(heads.schools).integer(heads.teachers).integer(heads.students);
      }
    }
  }
}

double poverty_of(const DistrictDef& district) {
  double eligible = 0, students = 0;
  for (const SchoolDef& school : district.schools) {
    eligible += school.poverty_share * school.students;
    students += school.students;
  }
  return eligible / students;
}

std::string districts_text(const NationResult& r) {
  std::string out = districts_schema().header();
  for (std::size_t d = 0; d < r.sums.taken(); ++d) {
    const DistrictDef& district = r.nation.districts[d];
    const std::vector<double>& values = r.sums.at_end(d);
    if (values.empty()) continue;
    CsvLine line(out);
    line.text(district.id).text(district.name).text(district.state);
    line.text(size_classes()[size_class_of(district.n_students())].key);
    line.integer(static_cast<std::int64_t>(district.schools.size()));
    line.integer(district.n_teachers()).integer(district.n_students()).number(poverty_of(district));
    const Heads heads{1, static_cast<std::int64_t>(district.schools.size()), district.n_teachers(),
                      district.n_students()};
    for (std::size_t m = 0; m < values.size(); ++m) {
      const bool shown = may_show(heads, static_cast<int>(m));
      line.number(!shown ? std::numeric_limits<double>::quiet_NaN() : values[m] == 0 ? 0.0 : values[m]);
    }
  }
  return out;
}

std::string failed_text(const NationResult& r) {
  std::string out = failed_districts_schema().header();
  for (const NationSums::Failed& failed : r.sums.failed())
    CsvLine(out).text(r.nation.districts[failed.district].id).text(failed.why);
  return out;
}

}  // namespace

const TableSchema& nation_schema() {
  static constexpr TableSchema kSchema{"nation", "The whole nation, split by poverty.", kNationColumns};
  return kSchema;
}

const TableSchema& states_schema() {
  static constexpr TableSchema kSchema{"states", "State by state, split by poverty.", kStates};
  return kSchema;
}

const TableSchema& sizes_schema() {
  static constexpr TableSchema kSchema{"sizes", "Districts by enrolment, split by poverty.", kSizes};
  return kSchema;
}

const TableSchema& districts_schema() {
  static const std::vector<TableColumn> kColumns = [] {
    std::vector<TableColumn> columns(kAboutDistricts.begin(), kAboutDistricts.end());
    for (const MetricSpec& spec : metric_catalogue())
      columns.push_back({spec.key, Number, spec.unit, spec.text});
    return columns;
  }();
  static const TableSchema kSchema{"districts",
                                   "A row a district: levels in the last week of school, flows of the whole "
                                   "run. Empty: not applicable, or fewer "
                                   "than 10 people.",
                                   kColumns};
  return kSchema;
}

const TableSchema& failed_districts_schema() {
  static constexpr TableSchema kSchema{"failed", "Districts whose run failed; none when all went well.",
                                       kFailed};
  return kSchema;
}

std::vector<NationTable> nation_tables(const NationResult& result) {
  std::vector<NationTable> out = {{&nation_schema(), nation_schema().header()},
                                  {&states_schema(), states_schema().header()},
                                  {&sizes_schema(), sizes_schema().header()}};
  append_area(out[0].text, result, Areas::nation(), "");
  const std::vector<std::string>& states = result.areas.states();
  for (std::size_t i = 0; i < states.size(); ++i)
    append_area(out[1].text, result, result.areas.state(i), states[i]);
  for (std::size_t i = 0; i < size_classes().size(); ++i)
    append_area(out[2].text, result, result.areas.size(i), size_classes()[i].key);
  out.push_back({&districts_schema(), districts_text(result)});
  out.push_back({&failed_districts_schema(), failed_text(result)});
  return out;
}

}  // namespace pilotwave
