#include "scenario/district_reader.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "population/import/schools_table.hpp"
#include "scenario/calendar_reader.hpp"
#include "scenario/layer.hpp"
#include "scenario/open_document.hpp"
#include "scenario/scenario.hpp"
#include "scenario/school_reader.hpp"
#include "scenario/slug.hpp"
#include "scenario/today_fields.hpp"

namespace pilotwave {
namespace {

void read_school_rows(const TableReader& reader, DistrictDef& district) {
  std::map<std::string, int> lines;
  const auto tables = reader.tables("school");
  for (std::size_t i = 0; i < tables.size() && !reader.context().findings.full(); ++i) {
    const std::string path = fmt::format("{}[{}]", reader.path("school"), i + 1);
    auto school = read_school(*tables[i], path, reader.context());
    if (!school) continue;
    if (const auto [first, is_new] = lines.emplace(school->id, tables[i]->line); !is_new) {
      reader.context().findings.bad_input(
          reader.context().place(*tables[i]), path + ".id",
          fmt::format("school `{}` is given twice", school->id),
          fmt::format("it stands in line {} already; ids must differ", first->second));
      continue;
    }
    district.schools.push_back(*std::move(school));
  }
}

void read_schools_file(const TableReader& reader, DistrictDef& district) {
  const auto path = reader.text("schools_table");
  if (!path) return;
  const std::string file = resolve_path(reader.context().file, *path);
  Findings& findings = reader.context().findings;
  findings.enter_file(file);
  auto schools = read_schools_table(file);
  if (schools) {
    district.schools = std::move(schools).value();
    return;
  }
  for (Diagnostic wrong : schools.errors()) {
    if (wrong.trouble != Trouble::MissingInput) continue;
    wrong.place = reader.place("schools_table");
    wrong.key = reader.path("schools_table");
    wrong.what = fmt::format("`{}`: {}", file, wrong.what);
    findings.add(std::move(wrong));
    return;  // whatever else is said of a table that cannot be opened follows from that
  }
  findings.add(schools.errors());
}

void read_schools(const TableReader& reader, DistrictDef& district) {
  const bool table = reader.has("schools_table"), rows = reader.has("school");
  if (table && rows) {
    reader.error("schools_table", "schools stand both here and in [[school]] tables", "keep one of them");
    return;
  }
  if (table) return read_schools_file(reader, district);
  read_school_rows(reader, district);
  const TomlNode* list = reader.find("school");
  if (list == nullptr || (list->is_list() && list->items.empty())) {
    reader.context().findings.bad_input(reader.place(), reader.path("school"), "the district has no schools",
                                        "add `schools_table = \"schools.csv\"` or [[school]] tables");
  }
  std::sort(district.schools.begin(), district.schools.end(),
            [](const SchoolDef& a, const SchoolDef& b) { return a.id < b.id; });
}

void read_department_hours(const TableReader& parent, DistrictDef& district) {
  const TomlNode* table = parent.table("department_hours");
  if (table == nullptr) return;
  const TableReader reader(*table, parent.path("department_hours"), department_hours_keys(),
                           parent.context());
  DepartmentHours& hours = district.department_hours;
  hours.educators = reader.number("educators").value_or(hours.educators);
  hours.it = reader.number("it").value_or(hours.it);
  hours.administrators = reader.number("administrators").value_or(hours.administrators);
}

void read_budget(const TableReader& parent, DistrictDef& district) {
  const TomlNode* table = parent.table("budget");
  if (table == nullptr) return;
  const TableReader reader(*table, parent.path("budget"), budget_keys(), parent.context());
  if (const auto usd = reader.number("annual_usd")) {
    district.annual_budget_cents = static_cast<std::int64_t>(std::floor(*usd * 100 + 0.5));
  }
}

void read_today(const TableReader& parent, DistrictDef& district) {
  const TomlNode* table = parent.table("today");
  if (table == nullptr) return;
  const TableReader reader(*table, parent.path("today"), today_keys(), parent.context());
  TodayDef& today = district.today;
  for (const TodayField& field : kTodayFields) today.*field.value = reader.number(field.key);
  if (today.teacher_use_any && today.teacher_use_weekly &&
      *today.teacher_use_weekly > *today.teacher_use_any) {
    reader.error("teacher_use_weekly", "more teachers use AI weekly than use it at all",
                 "`teacher_use_any` counts the weekly users too");
  }
  if (today.teacher_use_any && today.teacher_refuse_share &&
      *today.teacher_use_any + *today.teacher_refuse_share > 1) {
    reader.error("teacher_refuse_share",
                 "teachers who use AI and teachers who refuse it are more than all teachers",
                 "the two shares may add up to 1 at most");
  }
}

void read_identity(const TableReader& reader, DistrictDef& district) {
  if (const auto id = reader.text("id")) {
    district.id = *id;
    if (!is_slug(*id)) reader.error("id", fmt::format("`{}` is no short name", *id), kSlugAdvice);
  }
  district.name = reader.text("name").value_or("");
  const TomlNode* state = reader.find("state");
  const bool is_unknown = state != nullptr && state->type == TomlNode::Type::Text && state->text.empty();
  if (!is_unknown) district.state = reader.text("state").value_or("");
  const auto kind = reader.text("kind");
  if (kind && *kind != "district") {
    reader.error("kind", fmt::format("this is no district file but a `{}` file", *kind),
                 "name a district file");
  }
}

}  // namespace

std::optional<DistrictDef> read_district_table(const TomlNode& table, const std::string& path,
                                               const ReadingContext& context) {
  const std::size_t before = context.findings.size();
  const TableReader reader(table, path, district_keys(), context);
  static_cast<void>(reader.whole("schema"));
  DistrictDef district;
  read_identity(reader, district);
  read_schools(reader, district);
  if (const TomlNode* calendar = reader.table("calendar")) {
    district.calendar = read_calendar(*calendar, reader.path("calendar"), context);
  }
  read_department_hours(reader, district);
  read_budget(reader, district);
  read_today(reader, district);
  static_cast<void>(reader.table("source"));
  if (context.findings.size() != before || context.findings.full()) return std::nullopt;
  return district;
}

std::optional<DistrictDef> read_district_file(const std::string& file, const SourcePlace& asked_by,
                                              Findings& findings) {
  const auto root = open_document(file, asked_by, "district", findings);
  if (!root) return std::nullopt;
  const ReadingContext context{findings, file};
  if (root->find("schema") == nullptr) {
    findings.bad_input({file, 1, 1}, "schema", "`schema` is missing",
                       fmt::format("write `schema = {}` as the first line", kSchema));
  }
  if (!check_schema(*root, context)) return std::nullopt;
  auto district = read_district_table(*root, "", context);
  return root->find("schema") == nullptr ? std::nullopt : district;
}

Result<DistrictDef> load_district(const std::string& path) {
  Findings findings;
  auto district = read_district_file(path, {}, findings);
  if (district) return *std::move(district);
  return findings.take();
}

}  // namespace pilotwave
