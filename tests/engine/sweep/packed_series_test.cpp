#include "sweep/store/packed_series.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <random>
#include <vector>

#include <fmt/format.h>

#include "engine/sweep/small_sweep.hpp"
#include "sweep/store/open_store.hpp"
#include "sweep/store/sqlite.hpp"

using namespace pilotwave;
using pilotwave::testing::Assembled;
using pilotwave::testing::SweepFolder;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kEndless = std::numeric_limits<double>::infinity();

bool same(double a, double b) {
  return std::isnan(a) ? std::isnan(b) : std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// Numbers that a sweep has and numbers that it should never have, with repeats and gaps.
std::vector<double> awkward() {
  using limits = std::numeric_limits<double>;
  std::vector<double> values = {0,
                                0,
                                0.1,
                                0.1,
                                kNone,
                                kNone,
                                1.0 / 3,
                                1,
                                -1,
                                kNone,
                                2e300,
                                2e300,
                                -2e-300,
                                limits::max(),
                                limits::min(),
                                limits::denorm_min(),
                                1e-310,
                                0,
                                4503599627370496,
                                4503599627370497,
                                -9007199254740991,
                                kEndless,
                                -kEndless,
                                123456.25};
  std::mt19937_64 bits(5);
  for (int i = 0; i < 200; ++i) values.push_back(std::bit_cast<double>(bits()));
  return values;
}

/// What plain SQLite reads out of a packed series.
std::vector<double> read_by_sql(const std::vector<double>& series) {
  Database database(":memory:", Database::Mode::Create);
  database.execute(powers_sql());
  std::string packed;
  static_cast<void>(pack_series(series, packed));
  Statement row = database.prepare(
      fmt::format("SELECT {} FROM (SELECT ?3 AS bytes)", unpacked_value_sql("bytes", "?1", "?2")));
  std::vector<double> out;
  for (std::size_t period = 0; period < series.size(); ++period) {
    row.bind_bytes(3, packed).bind(1, static_cast<std::int64_t>(period));
    row.bind(2, static_cast<std::int64_t>(series.size()));
    REQUIRE(row.step());
    out.push_back(row.number(0));
    row.reset();
  }
  return out;
}

}  // namespace

TEST_CASE("a packed series gives back every value to the bit, to us and to plain SQLite") {
  std::vector<double> longer = awkward();
  for (int i = 0; i < 300; ++i) longer.push_back(i);  // more numbers than a byte counts
  for (const std::vector<double>& series : {awkward(), longer, {0.25}, {7, 7, 7, 8}, {kNone, 3, kNone}}) {
    std::string packed;
    const bool moves = pack_series(series, packed);
    CHECK(moves == (series.size() > 1));
    const std::vector<double> by_sql = read_by_sql(series);
    for (std::size_t i = 0; i < series.size(); ++i) {
      INFO(series.size() << " values, number " << i << ": " << series[i] << " is " << by_sql[i]);
      CHECK(same(unpacked_value(packed, i, series.size()), series[i]));
      CHECK(same(by_sql[i], series[i]));
    }
  }
}

TEST_CASE("a value that stays takes a byte a period, and damaged bytes are a missing value") {
  std::vector<double> series(100, 0.5);
  std::string packed;
  CHECK_FALSE(pack_series(series, packed));
  series.back() = 0.75;
  REQUIRE(pack_series(series, packed));
  CHECK(packed.size() == 1 + 100 + 2 * 8);
  for (std::size_t left = 0; left < packed.size(); ++left) {
    const double read = unpacked_value(std::string_view(packed).substr(0, left), 99, 100);
    CHECK(std::isnan(read));
  }
  CHECK(std::isnan(unpacked_value(packed, 100, 100)));
  CHECK_FALSE(pack_series(std::vector<double>{kNone, -kNone}, packed));
  CHECK(pack_series(std::vector<double>{kNone, 0}, packed));
}

TEST_CASE("the weekly values of a sweep's file are those of the runs, whoever reads it") {
  const SweepFolder folder("packed_weekly");
  const Assembled sweep(folder.sweep(
      "method = \"grid\"\nreplicates = 2\n[parameters]\n\"training.hours_per_teacher\" = [2, 12]\n"
      "[outputs]\nevery = \"week\"\ngroups = [\"all\", \"high\", \"low_income\"]\n"));
  const auto serial = make_serial_executor();
  const std::string path = folder.file("s.sqlite");
  static_cast<void>(sweep.run(path, *serial));
  const auto ours = open_store(path);
  Database plain(path, Database::Mode::Read);
  const RunCells& cells = sweep.runner.cells();
  std::vector<std::array<std::string, 3>> names;
  for (const SeriesDef& series : cells.series()) {
    for (const Date date : cells.dates(series.periods))
      names.push_back({date_text(date), series.group, series.key});
  }
  REQUIRE(names.size() == cells.size());
  for (std::uint32_t replicate = 0; replicate < 2; ++replicate) {
    for (std::uint32_t point = 0; point < 2; ++point) {
      const SweepTask task = sweep.runner.run(replicate, point);
      for (const SweepTask::PlanRun& plan : task.plans) {
        for (Database* database : {ours.get(), &plain}) {
          Statement rows = database->prepare(
              "SELECT date, \"group\", metric, value FROM cell_values JOIN run_rows USING(run) "
              "WHERE run_id = ? ORDER BY line, place, period");
          rows.bind(1, std::string_view(plan.run_id));
          std::size_t c = 0, wrong = 0;
          for (; rows.step() && c < cells.size(); ++c)
            wrong += !(same(rows.number(3), plan.run->values[c]) &&
                       names[c] == std::array{rows.text(0), rows.text(1), rows.text(2)});
          CHECK(c == cells.size());
          CHECK(wrong == 0);
        }
      }
    }
  }
  CHECK(plain.integer("SELECT count(*) FROM metrics WHERE value IS NOT NULL") > 0);
  CHECK(plain.integer("SELECT count(DISTINCT date) FROM metrics") > 20);
  // What was kept is told once, and a row for each date where somebody asks for that.
  CHECK(plain.integer("SELECT count(*) FROM series") == static_cast<std::int64_t>(cells.series().size()));
  CHECK(plain.integer("SELECT count(*) FROM cells") == static_cast<std::int64_t>(cells.size()));
}
