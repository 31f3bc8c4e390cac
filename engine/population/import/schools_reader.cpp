#include "population/import/schools_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "population/import/cell.hpp"
#include "population/import/schools_table.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kRequired = 8;
constexpr std::size_t kLongestId = 64;

std::span<const std::string> columns() { return schools_table_columns(); }

}  // namespace

Result<std::vector<SchoolDef>> SchoolsReader::read() {
  auto trouble = for_each_row(path_, ',', [this](const CsvRow& row) { return take(row); });
  if (!trouble) return finish();
  // What was found before the trouble is worth knowing too.
  auto so_far = finish();
  Diagnostics errors = so_far ? Diagnostics{} : so_far.errors();
  errors.push_back(*std::move(trouble));
  return errors;
}

bool SchoolsReader::take(const CsvRow& row) {
  if (!header_read_) {
    read_header(row);
    header_read_ = true;
    return index_.contains("id");  // without ids this is another kind of table
  }
  read_row(row);
  return true;
}

Result<std::vector<SchoolDef>> SchoolsReader::finish() {
  if (!header_read_) {
    error(0, 0, {}, "the table is empty",
          fmt::format("its first line names the columns: {}", columns().front()));
  } else if (schools_.empty() && errors_.empty()) {
    error(0, 0, {}, "the table has no schools", "add one row per school");
  }
  if (!errors_.empty()) return std::move(errors_);
  return std::move(schools_);
}

void SchoolsReader::error(int line, int column, std::string key, std::string what, std::string hint) {
  errors_.push_back(
      {Trouble::BadInput, {path_, line, column}, std::move(key), std::move(what), std::move(hint)});
}

void SchoolsReader::read_header(const CsvRow& row) {
  std::vector<std::string> known(more_.begin(), more_.end());
  known.insert(known.end(), columns().begin(), columns().end());
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    const std::string name = clean_name(row.fields[i]);
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      error(row.line, row.columns[i], {}, fmt::format("unknown column `{}`", shortened(name)),
            suggest_name(name, known));
    } else if (!index_.try_emplace(name, i).second) {
      error(row.line, row.columns[i], {}, fmt::format("column `{}` stands here twice", name),
            "remove one of them");
    }
  }
  for (std::size_t i = 0; i < more_.size() + kRequired; ++i) {
    if (!index_.contains(known[i]))
      error(row.line, 0, {}, fmt::format("column `{}` is missing", known[i]), "add it to the first line");
  }
  width_ = row.fields.size();
}

void SchoolsReader::read_row(const CsvRow& row) {
  if (row.fields.size() != width_) {
    error(row.line, 0, {}, fmt::format("{} cells where the first line has {}", row.fields.size(), width_),
          "put cells that hold commas between quotation marks");
    return;
  }
  row_ = &row;
  SchoolDef school;
  read_names(school);
  read_grades(school);
  school.students = whole("students", 1, 60000, school.students);
  school.teachers = whole("teachers", 1, 6000, school.teachers);
  number("poverty_share", 0, 1, school.poverty_share);
  number("english_learner_share", 0, 1, school.english_learner_share);
  number("home_access_share", 0, 1, school.home_access_share);
  number("devices_per_student", 0, 2, school.devices_per_student);
  number("principal_support", 0, 1, school.principal_support);
  read_place(school);
  for (const std::string& column : more_) more_cells_.push_back(clean_name(required(column)));
  schools_.push_back(std::move(school));
}

void SchoolsReader::read_names(SchoolDef& school) {
  school.id = required("id");
  school.name = clean_name(required("name"));
  if (school.id.size() > kLongestId)
    wrong("id", fmt::format("longer than {} bytes", kLongestId), "shorten it");
  if (school.id.empty()) return;
  const auto [at, fresh] = lines_.try_emplace(school.id, row_->line);
  if (!fresh)
    wrong("id", fmt::format("school `{}` stands already in line {}", school.id, at->second),
          "ids are unique");
}

void SchoolsReader::read_grades(SchoolDef& school) {
  if (const std::string& text = required("level"); !text.empty()) {
    const auto level = parse_level(text);
    if (!level)
      wrong("level", fmt::format("`{}` is no level", text), "valid: elementary, middle, high, other");
    school.level = level.value_or(Level::Other);
  }
  const auto low = grade("grade_low"), high = grade("grade_high");
  if (!low || !high) return;
  if (*low > *high) {
    wrong("grade_low", fmt::format("impossible grades: {} to {}", grade_name(*low), grade_name(*high)),
          "the lowest grade comes first");
  }
  school.grade_low = *low;
  school.grade_high = *high;
}

std::optional<int> SchoolsReader::grade(std::string_view key) {
  const std::string& text = required(key);
  const auto value = parse_grade(text);
  if (!value && !text.empty()) wrong(key, fmt::format("`{}` is no grade", text), "valid: PK, KG, 01 to 12");
  return value;
}

void SchoolsReader::read_place(SchoolDef& school) {
  if (const std::string& text = cell("locale"); !text.empty()) {
    const auto value = parse_number(text);
    const int code = value && *value >= 0 && *value <= 43 ? static_cast<int>(*value) : -1;
    const bool known = code == 0 || (code / 10 >= 1 && code % 10 >= 1 && code % 10 <= 3);
    if (!value || code < 0 || *value != code || !known) {
      wrong("locale", fmt::format("`{}` is no NCES locale", text),
            "valid: 11-13 city, 21-23 suburb, 31-33 town, 41-43 rural");
    }
    school.locale = code;
  }
  number("latitude", -90, 90, school.latitude);
  number("longitude", -180, 180, school.longitude);
  if (cell("latitude").empty() != cell("longitude").empty()) {
    wrong(cell("latitude").empty() ? "latitude" : "longitude", "one coordinate without the other",
          "give both or none");
  }
  if (const std::string text = lower_ascii(cell("charter")); !text.empty()) {
    school.charter = text == "true" || text == "yes" || text == "1";
    if (!school.charter && text != "false" && text != "no" && text != "0") {
      wrong("charter", fmt::format("`{}` is neither true nor false", text), "valid: true, false");
    }
  }
}

void SchoolsReader::number(std::string_view key, double low, double high, double& into) {
  const bool needed =
      std::find(columns().begin(), columns().begin() + kRequired, key) != columns().begin() + kRequired;
  const std::string& text = needed ? required(key) : cell(key);
  if (text.empty()) return;
  const auto value = parse_number(text);
  if (!value) {
    wrong(key, fmt::format("`{}` is no number", text), fmt::format("a number from {} to {}", low, high));
  } else if (*value < low || *value > high) {
    wrong(key, fmt::format("{} is out of bounds", text), fmt::format("from {} to {}", low, high));
  } else {
    into = *value;
  }
}

int SchoolsReader::whole(std::string_view key, int low, int high, int otherwise) {
  double value = otherwise;
  const std::size_t errors_before = errors_.size();
  number(key, low, high, value);
  if (errors_.size() == errors_before && value != std::floor(value)) {
    wrong(key, fmt::format("{} is no whole number", value), fmt::format("from {} to {}", low, high));
  }
  return static_cast<int>(value);
}

const std::string& SchoolsReader::cell(std::string_view key) const {
  static const std::string kNone;
  const auto at = index_.find(key);
  return at == index_.end() ? kNone : row_->at(at->second);
}

const std::string& SchoolsReader::required(std::string_view key) {
  const std::string& text = cell(key);
  if (text.empty() && index_.contains(key)) wrong(key, "is empty", "fill it in");
  return text;
}

void SchoolsReader::wrong(std::string_view key, std::string what, std::string hint) {
  const auto at = index_.find(key);
  const int column = at == index_.end() ? 0 : row_->columns[at->second];
  error(row_->line, column, std::string(key), std::move(what), std::move(hint));
}

}  // namespace pilotwave
