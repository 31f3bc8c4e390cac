#include "population/import/public_table.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "population/import/fact_writer.hpp"

namespace pilotwave {
namespace {

constexpr int kLongestPreamble = 60;
constexpr std::size_t kMostDamagedRows = 1000;

struct Recognised {
  const Layout* layout = nullptr;
  Header header;
  char delimiter = ',';
};

/// Looks for a known header among the first rows, cells parted by `delimiter`.
std::optional<Diagnostic> look_for_header(const std::string& path, char delimiter, Recognised& found) {
  return for_each_row(path, delimiter, [&](const CsvRow& row) {
    const Header header(row);
    for (const Layout& layout : layouts()) {
      if (!layout.matches(header)) continue;
      found = {&layout, header, delimiter};
      return false;
    }
    if (is_headless_elsi_district(row)) {
      found.layout = &headless_elsi_district_layout();
      return false;
    }
    return row.line < kLongestPreamble;
  });
}

Diagnostic unknown_layout(const std::string& path) {
  return {
      Trouble::BadInput,
      {path, 0, 0},
      {},
      "no known school table: its header fits no layout",
      "known are the CCD school files (029, 052, 059, 033, 129), ELSI public school exports, School Search "
      "downloads, HIFLD public schools and the composite school table; keep the header line as published"};
}

Result<Recognised> recognise(const std::string& path) {
  Recognised found;
  for (const char delimiter : {',', '\t', ';', '|'}) {
    auto trouble = look_for_header(path, delimiter, found);
    if (found.layout != nullptr) break;
    if (trouble) return *std::move(trouble);
  }
  if (found.layout == nullptr) return unknown_layout(path);
  if (!found.layout->refusal.empty()) {
    return Diagnostic{Trouble::BadInput,
                      {path, 0, 0},
                      {},
                      fmt::format("recognised as: {}; {}", found.layout->name, found.layout->refusal),
                      std::string(found.layout->advice)};
  }
  return found;
}

/// Every run of digits in the text that can be a district's id or begin with one. The row's cells are out of
/// step, or several rows run into one, so an id may stand anywhere.
void collect_district_ids(const std::string& text, std::set<std::string>& ids) {
  constexpr std::string_view kDigits = "0123456789";
  std::size_t from = text.find_first_of(kDigits);
  while (from != std::string::npos) {
    const std::size_t to = std::min(text.find_first_not_of(kDigits, from), text.size());
    const std::string_view run = std::string_view(text).substr(from, to - from);
    const bool district = run.size() == kLeaIdWidth || run.size() == kLeaIdWidth - 1;
    const bool school = run.size() == kSchoolIdWidth || run.size() == kSchoolIdWidth - 1;
    if (district) ids.insert(*parse_nces_id(run, kLeaIdWidth));
    if (school) ids.insert(parse_nces_id(run, kSchoolIdWidth)->substr(0, kLeaIdWidth));
    from = text.find_first_of(kDigits, to);
  }
}

/// "2022-2023" and "2022-23" are one year.
std::string school_year(std::string_view text) {
  const std::string_view year = trimmed(text);
  if (year.size() == 9 && year[4] == '-') return fmt::format("{}-{}", year.substr(0, 4), year.substr(7));
  return std::string(year);
}

/// Reads the rows of one table into facts.
class TableReader {
 public:
  TableReader(PublicTable& table, const Header& header) : table_(table), header_(header) {
    for (const ColumnRole& column : table.layout->columns) {
      const auto index = header.find(column.column);
      if (!index) continue;
      columns_.push_back({*index, column.role});
      const std::string year = header.year_of(column.column);
      if (!year.empty()) table.years.insert(year);
    }
    if (!table.layout->year.empty()) table.years.insert(std::string(table.layout->year));
  }

  /// False to stop: `trouble()` or a table damaged beyond use.
  bool take(const CsvRow& row) {
    if (row.line <= header_.line() || footer_reached_) return true;
    if (starts_footer(row)) {
      footer_reached_ = true;
      return true;
    }
    if (row.fields.size() != header_.size()) return note_damage(row);
    last_row_damaged_ = false;
    const std::string& cell = id_cell(row, Role::SchoolId);
    const auto id = parse_nces_id(cell, kSchoolIdWidth);
    if (!id) return note_unreadable_id(row, cell);
    read_row(row, *id);
    return true;
  }
  [[nodiscard]] const std::optional<Diagnostic>& trouble() const { return trouble_; }
  [[nodiscard]] bool last_row_damaged() const { return last_row_damaged_; }

 private:
  struct Bound {
    std::size_t index;
    Role role;
  };

  const std::string& id_cell(const CsvRow& row, Role role) const {
    static const std::string kNone;
    for (const Bound& column : columns_) {
      if (column.role == role) return row.at(column.index);
    }
    return kNone;
  }

  const std::string& cell_of(const CsvRow& row, std::string_view column) const {
    static const std::string kNone;
    const auto index = header_.find(column);
    return index ? row.at(*index) : kNone;
  }

  /// ELSI ends its exports with the source and a key to the symbols.
  [[nodiscard]] bool starts_footer(const CsvRow& row) const {
    if (table_.layout->codes != CodeFamily::Elsi) return false;
    const std::string& text = row.at(0);
    return text.starts_with("Data Source") || text.find(" indicates that the data ") != std::string::npos;
  }

  bool note_damage(const CsvRow& row) {
    DamagedRow damaged{row.line, row.fields.size(), {}};
    for (const std::string& cell : row.fields) collect_district_ids(cell, damaged.ids);
    table_.damaged.push_back(std::move(damaged));
    last_row_damaged_ = true;
    if (table_.damaged.size() < kMostDamagedRows) return true;
    fail(row,
         fmt::format("{} rows have another number of cells than the header's {}", kMostDamagedRows,
                     header_.size()),
         "export or download the table again");
    return false;
  }

  bool note_unreadable_id(const CsvRow& row, const std::string& cell) {
    if (is_rounded_id(cell)) {
      fail(row, fmt::format("school id `{}` was rounded by a spreadsheet; its digits are lost", cell),
           "export the table again and open it with the id columns as text");
      return false;
    }
    if (table_.remarks.size() < kMostDamagedRows) {
      table_.remarks.push_back(fmt::format("{}: line {} passed over: `{}` is no NCES school id", table_.file,
                                           row.line, shortened(cell)));
    }
    return true;
  }

  void fail(const CsvRow& row, std::string what, std::string hint) {
    trouble_ =
        Diagnostic{Trouble::BadInput, {table_.path, row.line, 0}, {}, std::move(what), std::move(hint)};
  }

  void read_row(const CsvRow& row, const std::string& id) {
    const auto [at, fresh] = table_.schools.try_emplace(id);
    SchoolFacts& facts = at->second;
    const bool long_table = !table_.layout->measures.empty();
    if (fresh) {
      facts.id = id;
      facts.leaid = parse_nces_id(id_cell(row, Role::LeaId), kLeaIdWidth).value_or(id.substr(0, kLeaIdWidth));
    } else if (!long_table) {
      facts.remarks.push_back(fmt::format("line {}: listed again, the first row counts", row.line));
      return;
    }
    FactWriter writer(facts, table_.layout->codes);
    if (fresh) {
      for (const Bound& column : columns_) {
        const std::string& cell = row.at(column.index);
        if (column.role == Role::Year && !trimmed(cell).empty()) table_.years.insert(school_year(cell));
        writer.write(column.role, cell, row.line);
      }
    }
    for (const Measure& measure : table_.layout->measures) {
      if (applies(measure, row)) write_measure(writer, measure, row);
    }
  }

  [[nodiscard]] bool applies(const Measure& measure, const CsvRow& row) const {
    for (const auto& [column, value] : measure.where) {
      if (trimmed(cell_of(row, column)) != value) return false;
    }
    return true;
  }

  /// A flagged value is no value, whatever stands in its cell.
  void write_measure(FactWriter& writer, const Measure& measure, const CsvRow& row) const {
    const std::string& flag = cell_of(row, "DMS_FLAG");
    if (!trimmed(flag).empty() && is_absent(flag, CodeFamily::Long)) return;
    writer.write(measure.role, cell_of(row, measure.column), row.line);
  }

  PublicTable& table_;
  const Header& header_;
  std::vector<Bound> columns_;
  bool footer_reached_ = false, last_row_damaged_ = false;
  std::optional<Diagnostic> trouble_;
};

/// Derives what a table says indirectly.
void settle(SchoolFacts& facts) {
  if (!facts.students && facts.students_and_adults) {
    facts.students = facts.students_and_adults;
    facts.remarks.push_back("students include adult education, which the table does not set apart");
  }
  if (!facts.free_reduced && facts.free && facts.reduced) facts.free_reduced = *facts.free + *facts.reduced;
  if (facts.free_reduced) facts.lunch_students = facts.students;
  if (facts.teachers_fte && !facts.fte_students) facts.fte_students = facts.students;
}

}  // namespace

std::string PublicTable::year_text() const {
  return years.empty() ? "no year stated" : fmt::format("{}", fmt::join(years, ", "));
}

Result<PublicTable> read_public_table(const std::string& path) {
  auto recognised = recognise(path);
  if (!recognised) return recognised.errors();
  const Recognised& found = recognised.value();
  PublicTable table;
  table.path = path;
  table.file = std::filesystem::path(path).filename().string();
  table.layout = found.layout;
  table.n_columns = found.header.size();
  TableReader reader(table, found.header);
  auto trouble =
      for_each_row(path, found.delimiter, [&reader](const CsvRow& row) { return reader.take(row); });
  if (trouble) return *std::move(trouble);
  if (reader.trouble()) return *reader.trouble();
  if (reader.last_row_damaged()) {
    return Diagnostic{Trouble::BadInput,
                      {path, table.damaged.back().line, 0},
                      {},
                      fmt::format("the file stops in the middle of a row: {} cells where the header has {}",
                                  table.damaged.back().n_fields, table.n_columns),
                      "it was cut short; download it again"};
  }
  if (table.schools.empty()) {
    return Diagnostic{Trouble::BadInput,
                      {path, 0, 0},
                      {},
                      fmt::format("recognised as: {}; it holds no schools", table.layout->name),
                      "download it again"};
  }
  for (auto& [id, facts] : table.schools) settle(facts);
  return table;
}

}  // namespace pilotwave
