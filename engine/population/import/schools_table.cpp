#include "population/import/schools_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "population/import/cell.hpp"
#include "population/import/csv_table.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kRequired = 8;
constexpr std::size_t kLongestId = 64;
const std::vector<std::string> kColumns{"id",
                                        "name",
                                        "level",
                                        "grade_low",
                                        "grade_high",
                                        "students",
                                        "teachers",
                                        "poverty_share",
                                        "english_learner_share",
                                        "home_access_share",
                                        "devices_per_student",
                                        "locale",
                                        "latitude",
                                        "longitude",
                                        "charter",
                                        "principal_support"};

/// Reads the cells of one table, collecting what is wrong.
class SchoolsReader {
 public:
  explicit SchoolsReader(const std::string& path) : path_(path) {}

  bool take(const CsvRow& row) {
    if (!header_read_) {
      read_header(row);
      header_read_ = true;
      return index_.contains("id");  // without ids this is another kind of table
    }
    read_row(row);
    return true;
  }

  Result<std::vector<SchoolDef>> finish() {
    if (!header_read_) {
      error(0, 0, {}, "the table is empty",
            fmt::format("its first line names the columns: {}", kColumns.front()));
    } else if (schools_.empty() && errors_.empty()) {
      error(0, 0, {}, "the table has no schools", "add one row per school");
    }
    if (!errors_.empty()) return std::move(errors_);
    std::sort(schools_.begin(), schools_.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return std::move(schools_);
  }

 private:
  void error(int line, int column, std::string key, std::string what, std::string hint) {
    errors_.push_back(
        {Trouble::BadInput, {path_, line, column}, std::move(key), std::move(what), std::move(hint)});
  }

  void read_header(const CsvRow& row) {
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      const std::string name = clean_name(row.fields[i]);
      if (std::find(kColumns.begin(), kColumns.end(), name) == kColumns.end()) {
        error(row.line, row.columns[i], {}, fmt::format("unknown column `{}`", shortened(name)),
              suggest_name(name, kColumns));
      } else if (!index_.try_emplace(name, i).second) {
        error(row.line, row.columns[i], {}, fmt::format("column `{}` stands here twice", name),
              "remove one of them");
      }
    }
    for (std::size_t i = 0; i < kRequired; ++i) {
      if (!index_.contains(kColumns[i])) {
        error(row.line, 0, {}, fmt::format("column `{}` is missing", kColumns[i]),
              "add it to the first line");
      }
    }
    width_ = row.fields.size();
  }

  void read_row(const CsvRow& row) {
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
    schools_.push_back(std::move(school));
  }

  void read_names(SchoolDef& school) {
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

  void read_grades(SchoolDef& school) {
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

  std::optional<int> grade(std::string_view key) {
    const std::string& text = required(key);
    const auto value = parse_grade(text);
    if (!value && !text.empty()) wrong(key, fmt::format("`{}` is no grade", text), "valid: PK, KG, 01 to 12");
    return value;
  }

  void read_place(SchoolDef& school) {
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

  /// A number within bounds; an empty cell of an optional column leaves `into` as it is.
  void number(std::string_view key, double low, double high, double& into) {
    const bool needed =
        std::find(kColumns.begin(), kColumns.begin() + kRequired, key) != kColumns.begin() + kRequired;
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

  int whole(std::string_view key, int low, int high, int otherwise) {
    double value = otherwise;
    const std::size_t errors_before = errors_.size();
    number(key, low, high, value);
    if (errors_.size() == errors_before && value != std::floor(value)) {
      wrong(key, fmt::format("{} is no whole number", value), fmt::format("from {} to {}", low, high));
    }
    return static_cast<int>(value);
  }

  const std::string& cell(std::string_view key) const {
    static const std::string kNone;
    const auto at = index_.find(key);
    return at == index_.end() ? kNone : row_->at(at->second);
  }
  /// The cell; an empty one in a column that exists is an error (a missing column was reported once).
  const std::string& required(std::string_view key) {
    const std::string& text = cell(key);
    if (text.empty() && index_.contains(key)) wrong(key, "is empty", "fill it in");
    return text;
  }
  void wrong(std::string_view key, std::string what, std::string hint) {
    const auto at = index_.find(key);
    const int column = at == index_.end() ? 0 : row_->columns[at->second];
    error(row_->line, column, std::string(key), std::move(what), std::move(hint));
  }

  const std::string& path_;
  bool header_read_ = false;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::size_t width_ = 0;
  const CsvRow* row_ = nullptr;
  std::map<std::string, int> lines_;
  std::vector<SchoolDef> schools_;
  Diagnostics errors_;
};

std::string unless(double value, double usual) {
  return value == usual ? std::string{} : fmt::format("{}", value);
}

std::string coordinate(double degrees) {
  return std::isnan(degrees) ? std::string{} : fmt::format("{}", degrees);
}

}  // namespace

std::span<const std::string> schools_table_columns() { return kColumns; }

Result<std::vector<SchoolDef>> read_schools_table(const std::string& path) {
  SchoolsReader reader(path);
  auto trouble = for_each_row(path, ',', [&reader](const CsvRow& row) { return reader.take(row); });
  if (trouble) {
    // What was found before the trouble is worth knowing too.
    auto so_far = reader.finish();
    Diagnostics errors = so_far ? Diagnostics{} : so_far.errors();
    errors.push_back(*std::move(trouble));
    return errors;
  }
  return reader.finish();
}

std::string schools_table_text(std::span<const SchoolDef> schools) {
  const SchoolDef usual;
  std::string out = fmt::format("{}\n", fmt::join(kColumns, ","));
  for (const SchoolDef& school : schools) {
    out +=
        fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_cell(school.id),
                    csv_cell(school.name), level_name(school.level), grade_name(school.grade_low),
                    grade_name(school.grade_high), school.students, school.teachers, school.poverty_share,
                    unless(school.english_learner_share, usual.english_learner_share),
                    unless(school.home_access_share, usual.home_access_share),
                    unless(school.devices_per_student, usual.devices_per_student),
                    school.locale == 0 ? std::string{} : fmt::format("{}", school.locale),
                    coordinate(school.latitude), coordinate(school.longitude), school.charter ? "true" : "",
                    unless(school.principal_support, usual.principal_support));
  }
  return out;
}

}  // namespace pilotwave
