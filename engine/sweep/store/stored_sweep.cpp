#include "sweep/store/stored_sweep.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sweep/file/sweep_reader.hpp"
#include "sweep/store/open_store.hpp"

namespace pilotwave {
namespace {

std::string kept(Database& database, std::string_view key) {
  Statement row = database.prepare("SELECT value FROM manifest WHERE key = ?");
  row.bind(1, key);
  return row.step() ? row.text(0) : std::string();
}

/// Scenarios and table as they were when the store was made.
class Kept final : public SweepSources {
 public:
  explicit Kept(Database& database) : database_(database) {}

  Result<Scenario> scenario(const std::string& path, const std::string& district) override {
    Statement row = database_.prepare(
        "SELECT effective, scenario FROM scenarios WHERE path = ? AND (district = ? OR district = '')");
    row.bind(1, std::string_view(path)).bind(2, std::string_view(district));
    if (!row.step())
      return Diagnostic{Trouble::BadInput,
                        {database_.path(), 0, 0},
                        {},
                        fmt::format("the file does not hold scenario `{}`", path),
                        "it was damaged"};
    return scenario_of_text(row.text(0), row.text(1));
  }

  Result<std::vector<CsvRow>> table(const std::string& /*path*/) override {
    const nlohmann::json json = nlohmann::json::parse(kept(database_, "table"), nullptr, false);
    std::vector<CsvRow> rows;
    for (const auto& cells : json) {
      CsvRow row{static_cast<int>(rows.size()) + 1, cells.get<std::vector<std::string>>(), {}};
      row.columns.assign(row.fields.size(), 1);
      rows.push_back(std::move(row));
    }
    return rows;
  }

  std::string place_of(const std::string& path) const override { return path; }

 private:
  Database& database_;
};

}  // namespace

Result<SweepDef> stored_sweep(const std::string& path) {
  try {
    const std::unique_ptr<Database> database = open_store(path);
    Kept sources(*database);
    return read_sweep(kept(*database, "sweep"), path, sources);
  } catch (const DatabaseError& error) {
    return error.why();
  }
}

Result<StoredRun> find_run(const std::string& path, const std::string& run_id) {
  try {
    const std::unique_ptr<Database> database = open_store(path);
    Statement rows = database->prepare(
        "SELECT scenario_id, point_id, replicate, result_hash, run_id FROM run_rows WHERE substr(run_id, 1, "
        "?) = ?");
    rows.bind(1, static_cast<std::int64_t>(run_id.size())).bind(2, std::string_view(run_id));
    const auto usage = [&](std::string what, std::string hint) {
      return Diagnostic{Trouble::Usage, {path, 0, 0}, "--replay", std::move(what), std::move(hint)};
    };
    if (run_id.empty() || !rows.step())
      return usage(fmt::format("there is no run `{}`", run_id), "ids stand in column run_id of table `runs`");
    const std::int64_t scenario = rows.integer(0);
    const StoredRun run{static_cast<std::size_t>(scenario & 0xfffff),
                        static_cast<std::size_t>(scenario >> 20), static_cast<std::uint32_t>(rows.integer(1)),
                        static_cast<std::uint32_t>(rows.integer(2)), rows.text(3)};
    if (rows.step())
      return usage(fmt::format("more than one run begins with `{}`", run_id), "give more of its id");
    return run;
  } catch (const DatabaseError& error) {
    return error.why();
  }
}

}  // namespace pilotwave
