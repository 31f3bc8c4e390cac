#include "calibration/survey.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "calibration/measure.hpp"
#include "population/import/cell.hpp"
#include "population/import/csv_table.hpp"

namespace pilotwave {
namespace {

constexpr std::array<std::string_view, 9> kColumns = {"id",   "date",    "measure", "group", "value",
                                                      "band", "wording", "use",     "source"};
constexpr std::array<std::string_view, 4> kRequiredColumns = {"date", "measure", "value", "band"};
constexpr std::array kUses = {SurveyUse::Fit, SurveyUse::Given, SurveyUse::HeldOut};
constexpr double kWidest = 1e12;

/// Reads one table, collecting what is wrong with it.
class SurveyReader {
 public:
  explicit SurveyReader(std::string path) : path_(std::move(path)) {}

  void read_header(const CsvRow& row) {
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      const std::string name = lower_ascii(trimmed(row.fields[i]));
      if (std::find(kColumns.begin(), kColumns.end(), name) == kColumns.end()) {
        wrong(row.line, row.columns[i], name, fmt::format("unknown column `{}`", name),
              suggest_name(name, std::vector<std::string>(kColumns.begin(), kColumns.end())));
      } else if (!column_.emplace(name, i).second) {
        wrong(row.line, row.columns[i], name, fmt::format("column `{}` is given twice", name),
              "keep one of them");
      }
    }
    for (const std::string_view name : kRequiredColumns) {
      if (!column_.contains(std::string(name)))
        wrong(row.line, 1, std::string(name), fmt::format("column `{}` is missing", name),
              "the first line names the columns: date,measure,group,value,band");
    }
  }

  void read_row(const CsvRow& row) {
    SurveyRow s;
    s.line = row.line;
    s.id = cell(row, "id");
    s.source = cell(row, "source");
    s.group = cell(row, "group");
    if (s.group.empty()) s.group = "all";
    read_date(row, s);
    s.measure = cell(row, "measure");
    check_measure(row, s);
    s.value = number(row, "value", -kWidest, kWidest);
    s.band = number(row, "band", 0, kWidest);
    if (cell(row, "band") == "0")
      wrong(row, "band", "`band` is 0", "no model hits a figure exactly; say how near");
    if (!cell(row, "wording").empty()) s.wording = number(row, "wording", 0.01, 100);
    read_use(row, s);
    rows.push_back(std::move(s));
  }

  std::vector<SurveyRow> rows;
  Diagnostics errors;

 private:
  [[nodiscard]] std::string cell(const CsvRow& row, const std::string& name) const {
    const auto it = column_.find(name);
    return it == column_.end() ? "" : std::string(trimmed(row.at(it->second)));
  }
  void wrong(int line, int column, std::string key, std::string what, std::string hint) {
    errors.push_back(
        {Trouble::BadInput, {path_, line, column}, std::move(key), std::move(what), std::move(hint)});
  }
  void wrong(const CsvRow& row, const std::string& name, std::string what, std::string hint) {
    const auto it = column_.find(name);
    const int column = it != column_.end() && it->second < row.columns.size() ? row.columns[it->second] : 1;
    wrong(row.line, column, name, std::move(what), std::move(hint));
  }
  double number(const CsvRow& row, const std::string& name, double low, double high) {
    if (!column_.contains(name)) return 0;
    const std::string text = cell(row, name);
    const auto value = parse_number(text);
    if (!value) {
      wrong(row, name, fmt::format("`{}` must be a number, found `{}`", name, shortened(text)),
            "shares are written 0.25, not 25%");
      return 0;
    }
    if (*value < low || *value > high)
      wrong(row, name, fmt::format("`{}` must lie between {} and {}, found {}", name, low, high, *value), "");
    return *value;
  }
  void read_date(const CsvRow& row, SurveyRow& s) {
    if (!column_.contains("date")) return;
    if (const auto day = parse_date(cell(row, "date")))
      s.date = *day;
    else
      wrong(row, "date", fmt::format("`{}` is no date", shortened(cell(row, "date"))), "write 2025-03-15");
  }
  void check_measure(const CsvRow& row, const SurveyRow& s) {
    if (!column_.contains("measure")) return;
    if (!find_measure(s.measure))
      wrong(row, "measure", fmt::format("unknown measure `{}`", shortened(s.measure)),
            suggest_name(s.measure, measure_names()));
    if (const std::string bad = unknown_group(s.group); !bad.empty())
      wrong(row, "group", fmt::format("unknown group `{}`", shortened(bad)),
            suggest_name(bad, survey_groups()));
  }
  void read_use(const CsvRow& row, SurveyRow& s) {
    const std::string text = cell(row, "use");
    if (text.empty()) return;
    for (const SurveyUse use : kUses) {
      if (text == survey_use_name(use)) {
        s.use = use;
        return;
      }
    }
    wrong(row, "use", fmt::format("unknown use `{}`", shortened(text)), "valid: fit, given, held_out");
  }

  std::string path_;
  std::map<std::string, std::size_t> column_;
};

}  // namespace

std::string_view survey_use_name(SurveyUse use) {
  switch (use) {
    case SurveyUse::Fit:
      return "fit";
    case SurveyUse::Given:
      return "given";
    case SurveyUse::HeldOut:
      return "held_out";
  }
  return "fit";
}

Result<std::vector<SurveyRow>> load_survey(const std::string& path) {
  Result<std::vector<CsvRow>> table = read_csv_table(path);
  if (!table) return table.errors();
  SurveyReader reader(path);
  const std::vector<CsvRow>& lines = table.value();
  if (lines.size() < 2)
    return Diagnostic{Trouble::BadInput,
                      {path, 1, 1},
                      {},
                      "the survey has no rows",
                      "one line of column names, then one line for each figure"};
  reader.read_header(lines.front());
  if (!reader.errors.empty()) return std::move(reader.errors);
  for (std::size_t i = 1; i < lines.size(); ++i) reader.read_row(lines[i]);
  if (!reader.errors.empty()) return std::move(reader.errors);
  return std::move(reader.rows);
}

}  // namespace pilotwave
