#include "sweep/file/point_table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "population/import/cell.hpp"
#include "sweep/file/factor_reader.hpp"
#include "sweep/file/named_file.hpp"

namespace pilotwave {
namespace {

class PointTableReader {
 public:
  PointTableReader(const TableReader& reader, SweepDef& def, SweepSources& sources)
      : reader_(reader), context_(reader.context()), def_(def), sources_(sources) {}

  void read() {
    const auto path = reader_.text("table");
    if (!path) return;
    const Result<std::vector<CsvRow>> table = sources_.table(*path);
    const std::string file = sources_.place_of(*path);
    context_.findings.enter_file(file);
    if (!table) return add_errors(table.errors(), {file, reader_.place("table")}, context_.findings);
    if (table.value().size() < 2)
      return context_.findings.bad_input({file, 1, 1}, "table", "the table has no row of values",
                                         "the first line names the columns, each further line is a point");
    for (const CsvRow& row : table.value()) def_.table.push_back(row.fields);
    const CsvRow& header = table.value().front();
    const std::size_t n_fixed = def_.factors.size();
    if (!fixed_only(n_fixed)) return;
    std::vector<std::size_t> column;
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
      const std::string key(trimmed(header.fields[i]));
      if (key == "point_id") continue;
      auto factor = bare_factor(key, {file, header.line, header.columns[i]}, context_.findings);
      if (!factor) continue;
      if (std::any_of(def_.factors.begin(), def_.factors.end(),
                      [&](const FactorDef& other) { return other.key == key; })) {
        context_.findings.bad_input(factor->place, key, fmt::format("`{}` is given twice", key),
                                    "keep one of them");
        continue;
      }
      def_.factors.push_back(std::move(*factor));
      column.push_back(i);
    }
    for (std::size_t r = 1; r < table.value().size(); ++r) {
      const CsvRow& row = table.value()[r];
      std::vector<double> values;
      for (std::size_t f = 0; f < n_fixed; ++f)
        values.push_back(def_.factors[f].is_number() ? std::get<double>(def_.factors[f].levels.front()) : 0);
      for (std::size_t c = 0; c < column.size(); ++c) {
        const int at = column[c] < row.columns.size() ? row.columns[column[c]] : 1;
        FactorDef& factor = def_.factors[n_fixed + c];
        const std::string cell(trimmed(row.at(column[c])));
        if (cell.empty() && names_file(factor))
          context_.findings.bad_input({file, row.line, at}, factor.key,
                                      fmt::format("`{}` is empty", factor.key), "every point needs one");
        values.push_back(read_cell(cell, factor, {file, row.line, at}, context_.findings).value_or(0));
      }
      def_.rows.push_back(std::move(values));
    }
  }

 private:
  /// Whether the parameters of a list's file are constants; reports otherwise.
  bool fixed_only(std::size_t n_fixed) {
    bool fixed = true;
    for (std::size_t f = 0; f < n_fixed; ++f) {
      if (!def_.factors[f].varies()) continue;
      fixed = false;
      context_.findings.bad_input(def_.factors[f].place, "parameters." + def_.factors[f].key,
                                  "a list takes its values from the table",
                                  "make it a column, or give one `value`");
    }
    return fixed;
  }

  const TableReader& reader_;
  const ReadingContext& context_;
  SweepDef& def_;
  SweepSources& sources_;
};

}  // namespace

void read_point_table(const TableReader& sweep, SweepDef& def, SweepSources& sources) {
  PointTableReader(sweep, def, sources).read();
}

}  // namespace pilotwave
