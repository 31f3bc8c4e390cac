#include "sweep/store/export_tables.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/metrics/metric.hpp"
#include "report/csv_line.hpp"
#include "report/json_text.hpp"
#include "report/output_folder.hpp"
#include "sweep/store/export_columns.hpp"
#include "sweep/store/open_store.hpp"
#include "sweep/store/sweep_digest.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

/// Rows are handed over in pieces of this size.
constexpr std::size_t kPiece = 1 << 16;

std::string file_of(std::string_view table, ExportFormat format) {
  return fmt::format("{}.{}", table, format == ExportFormat::Csv ? "csv" : "json");
}

void append_csv(std::string& out, const Statement& row) {
  CsvLine line(out);
  for (int c = 0; c < row.columns(); ++c) {
    switch (row.type(c)) {
      case Statement::Type::Null:
      case Statement::Type::Bytes:  // no table for people holds any
        line.text("");
        break;
      case Statement::Type::Integer:
        line.integer(row.integer(c));
        break;
      case Statement::Type::Number:
        line.number(row.number(c));
        break;
      case Statement::Type::Text:
        line.text(row.text(c));
        break;
    }
  }
}

void append_json(std::string& out, const Statement& row, const std::vector<std::string>& names) {
  Json json = Json::object();
  for (int c = 0; c < row.columns(); ++c) {
    Json& value = json[names[static_cast<std::size_t>(c)]];
    if (row.type(c) == Statement::Type::Integer) value = row.integer(c);
    if (row.type(c) == Statement::Type::Number) value = row.number(c);
    if (row.type(c) == Statement::Type::Text) value = row.text(c);
  }
  out += json_line(json);
}

/// Streams one table into its file; false when the folder takes no more.
bool write_table(Database& database, const std::string& query, const std::vector<std::string>& names,
                 const std::string& file, ExportFormat format, OutputFolder& folder) {
  std::string out;
  if (format == ExportFormat::Csv) {
    CsvLine header(out);
    for (const std::string& name : names) header.text(name);
  } else {
    out = "[";
  }
  Statement rows = database.prepare(query);
  for (bool first = true; rows.step(); first = false) {
    if (format == ExportFormat::Csv) {
      append_csv(out, rows);
    } else {
      out += first ? "\n" : ",\n";
      append_json(out, rows, names);
    }
    if (out.size() < kPiece) continue;
    if (!folder.append(file, out)) return false;
    out.clear();
  }
  if (format == ExportFormat::Json) out += "\n]\n";
  return folder.append(file, out);
}

std::vector<std::string> design_columns(Database& database) {
  Statement design = database.prepare("SELECT * FROM design");
  std::vector<std::string> names;
  for (int c = 0; c < design.columns(); ++c) names.push_back(design.column_name(c));
  return names;
}

std::vector<std::string> names_of(const ExportTable& table) {
  std::vector<std::string> names;
  for (const TableColumn& column : table.columns) names.emplace_back(column.name);
  return names;
}

Json resource(std::string_view name, std::string_view text, const std::string& file, ExportFormat format,
              Json fields) {
  return {{"name", name},
          {"path", file},
          {"profile", "tabular-data-resource"},
          {"description", text},
          {"format", format == ExportFormat::Csv ? "csv" : "json"},
          {"encoding", "utf-8"},
          {"schema", {{"fields", std::move(fields)}, {"missingValues", Json::array({""})}}}};
}

Json design_resource(Database& database, ExportFormat format) {
  Json fields = Json::array(
      {{{"name", "point_id"}, {"type", "integer"}, {"description", "Point of the design, from 0."}}});
  Statement factors =
      database.prepare("SELECT parameter, label, unit, min, max, levels FROM factors ORDER BY factor_id");
  Statement types = database.prepare("SELECT type FROM pragma_table_info('design') WHERE name = ?");
  while (factors.step()) {
    types.bind(1, std::string_view(factors.text(0)));
    const bool number = types.step() && types.text(0) == "REAL";
    types.reset();
    Json field = {{"name", factors.text(0)},
                  {"type", number ? "number" : "string"},
                  {"description", factors.text(1) + ". Empty: as the scenario has it."}};
    if (!factors.text(2).empty()) field["unit"] = factors.text(2);
    if (!factors.is_null(3) && factors.number(3) < factors.number(4))
      field["constraints"] = {{"minimum", factors.number(3)}, {"maximum", factors.number(4)}};
    fields.push_back(field);
  }
  return resource("design", "One row a point: the values that it sets.", file_of("design", format), format,
                  fields);
}

/// What the data dictionary says of a number that was kept.
Json metric_entry(const std::string& key, const std::string& label, const std::string& unit,
                  const std::string& text) {
  const int metric = find_metric(key);
  const char* time = "run";  // a goal is judged once
  if (metric >= 0)
    time = metric_catalogue()[static_cast<std::size_t>(metric)].time == MetricTime::Flow ? "flow" : "level";
  return {{"key", key}, {"label", label}, {"unit", unit}, {"time", time}, {"description", text}};
}

std::string data_package(Database& database, ExportFormat format) {
  Json resources = Json::array({design_resource(database, format)});
  for (const ExportTable& table : export_tables()) {
    Json fields = Json::array();
    for (const TableColumn& column : table.columns) {
      Json field{
          {"name", column.name}, {"type", column_type_name(column.type)}, {"description", column.text}};
      if (!column.unit.empty()) field["unit"] = column.unit;
      fields.push_back(field);
    }
    resources.push_back(resource(table.name, table.text, file_of(table.name, format), format, fields));
  }
  Json metrics = Json::array();
  Statement used = database.prepare(
      "SELECT metric, label, unit, text, min(line * 100000 + place) AS first FROM series GROUP BY metric "
      "ORDER BY first");
  while (used.step()) metrics.push_back(metric_entry(used.text(0), used.text(1), used.text(2), used.text(3)));
  const Json package{{"profile", "tabular-data-package"},
                     {"name", "sweep"},
                     {"title", database.text("SELECT value FROM manifest WHERE key = 'name'")},
                     {"description", database.text("SELECT value FROM manifest WHERE key = 'summary'")},
                     {"schema_version", kTableSchemaVersion},
                     {"resources", resources},
                     {"metrics", metrics}};
  return json_text(package);
}

std::string manifest(Database& database, const std::string& digest, std::span<const WrittenFile> files) {
  Json json = {{"schema_version", kTableSchemaVersion}, {"result_digest", digest}};
  for (const char* key : {"name", "method", "samples", "replicates", "version", "generator", "sweep"})
    json[key] = database.text(fmt::format("SELECT value FROM manifest WHERE key = '{}'", key));
  json["counts"] = {{"points", database.integer("SELECT count(*) FROM design")},
                    {"done", database.integer("SELECT count(*) FROM run_rows WHERE error IS NULL")},
                    {"failed", database.integer("SELECT count(*) FROM run_rows WHERE error IS NOT NULL")}};
  Statement scenarios = database.prepare(
      "SELECT scenario, scenario_label, district, sha256, effective FROM scenarios ORDER BY 1, 3");
  while (scenarios.step())
    json["scenarios"].push_back({{"scenario", scenarios.text(0)},
                                 {"name", scenarios.text(1)},
                                 {"district", scenarios.text(2)},
                                 {"sha256", scenarios.text(3)},
                                 {"effective", scenarios.text(4)}});
  Statement sessions = database.prepare(
      "SELECT started, finished, version, compiler, threads, shard, runs FROM sessions ORDER BY session");
  while (sessions.step())
    json["sessions"].push_back({{"started", sessions.text(0)},
                                {"finished", sessions.text(1)},
                                {"version", sessions.text(2)},
                                {"compiler", sessions.text(3)},
                                {"threads", sessions.integer(4)},
                                {"shard", sessions.text(5)},
                                {"runs", sessions.integer(6)}});
  for (const WrittenFile& file : files)
    json["outputs"].push_back({{"path", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  return json_text(json);
}

}  // namespace

Result<std::vector<std::string>> export_store(const std::string& path, const std::string& folder_path,
                                              ExportFormat format, bool force) {
  const Result<std::string> digest = sweep_digest(path);
  if (!digest) return digest.errors();
  try {
    const std::unique_ptr<Database> database = open_store(path);
    std::vector<std::string> names = {file_of("design", format)};
    for (const ExportTable& table : export_tables()) names.push_back(file_of(table.name, format));
    names.emplace_back("datapackage.json");
    Result<std::unique_ptr<OutputFolder>> opened = OutputFolder::open(folder_path, names, force);
    if (!opened) return opened.errors();
    OutputFolder& folder = *opened.value();
    bool good = write_table(*database, "SELECT * FROM design ORDER BY point_id", design_columns(*database),
                            names.front(), format, folder);
    for (const ExportTable& table : export_tables())
      good = good && write_table(*database, std::string(table.query), names_of(table),
                                 file_of(table.name, format), format, folder);
    good = good && folder.append("datapackage.json", data_package(*database, format));
    if (!good) return folder.troubles();
    const Diagnostics trouble = folder.finish(
        [&](std::span<const WrittenFile> files) { return manifest(*database, digest.value(), files); });
    if (!trouble.empty()) return trouble;
    return names;
  } catch (const DatabaseError& error) {
    return error.why();
  }
}

}  // namespace pilotwave
