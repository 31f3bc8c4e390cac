#include "nation/nation_run.hpp"

#include <algorithm>
#include <atomic>

#include "engine/nation/made_up_nation.hpp"
#include "engine/parallel/every_executor.hpp"
#include "nation/nation_tables.hpp"
#include "nation/plan_scaling.hpp"
#include "scenario/plan_of.hpp"
#include "sim/simulation.hpp"

using namespace pilotwave;
using pilotwave::testing::NationFolder;

namespace {

struct Ran {
  NationTally tally;
  std::string text;  ///< of all tables
};

Ran run(const NationDef& nation, const Scenario& plan, Executor& executor, NationSums& sums,
        std::size_t stop_after = ~std::size_t{0}) {
  const std::vector<ReadPeriod> periods = read_periods(plan.start, plan.n_weeks, CalendarDef{}, Every::Month);
  NationRunDef def{nation, plan, 0, periods, nullptr, {}};
  def.taken = [&](const NationTally& tally, const NationSums&) { return tally.taken < stop_after; };
  Ran out{run_nation(def, executor, sums), {}};
  const Areas areas(nation.districts);
  for (const NationTable& table : nation_tables({nation, areas, periods, sums})) out.text += table.text;
  return out;
}

Ran run(const NationDef& nation, const Scenario& plan, Executor& executor) {
  const std::vector<ReadPeriod> periods = read_periods(plan.start, plan.n_weeks, CalendarDef{}, Every::Month);
  NationSums sums(Areas(nation.districts).count(), periods.size());
  return run(nation, plan, executor, sums);
}

}  // namespace

TEST_CASE("a nation's tables are the same bytes on any executor, and after a stop and a restart") {
  const NationFolder folder("nation_run");
  const NationDef nation = folder.nation();
  const Scenario plan = folder.plan(20);
  const auto executors = every_executor();
  const auto &serial = executors.front(), &threads = executors[executors.size() / 2],
             &last = executors.back();
  const Ran reference = run(nation, plan, *serial);
  CHECK(reference.tally.taken == nation.districts.size());
  CHECK_FALSE(reference.tally.stopped_early);
  for (const auto& executor : executors) {
    INFO(executor->n_workers() << " workers, " << executor->name());
    CHECK(reference.text == run(nation, plan, *executor).text);
  }

  const std::size_t periods = read_periods(plan.start, plan.n_weeks, CalendarDef{}, Every::Month).size();
  NationSums sums(Areas(nation.districts).count(), periods);
  const Ran part = run(nation, plan, *threads, sums, 4);
  CHECK(part.tally.stopped_early);
  CHECK(part.tally.taken == 4);
  NationSums again(Areas(nation.districts).count(), periods);
  REQUIRE(again.restore(sums.bytes()));
  const Ran rest = run(nation, plan, *last, again);
  CHECK(rest.tally.found_weeks > 0);
  CHECK(rest.text == reference.text);
}

TEST_CASE("a district comes to the same whatever others stand beside it, and to what it comes to alone") {
  const NationFolder folder("nation_alone");
  NationDef nation = folder.nation();
  const Scenario plan = folder.plan(20);
  const auto serial = make_serial_executor();
  const auto values = [&](const NationDef& of, const std::string& id) {
    NationSums sums(Areas(of.districts).count(), 1);
    NationRunDef def{of,      plan, 0, read_periods(plan.start, plan.n_weeks, CalendarDef{}, Every::End),
                     nullptr, {}};
    static_cast<void>(run_nation(def, *serial, sums));
    for (std::size_t d = 0; d < of.districts.size(); ++d) {
      if (of.districts[d].id == id) return sums.at_end(d);
    }
    return std::vector<double>{};
  };
  const std::string id = "3900902";
  const std::vector<double> among_all = values(nation, id);
  NationDef fewer = nation;
  fewer.districts.erase(fewer.districts.begin());
  const auto same = [](const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
             return x == y || (std::isnan(x) && std::isnan(y));
           });
  };
  REQUIRE_FALSE(among_all.empty());
  CHECK(same(among_all, values(fewer, id)));

  const auto district = std::find_if(nation.districts.begin(), nation.districts.end(),
                                     [&](const DistrictDef& d) { return d.id == id; });
  const Scenario alone = PlanScaling(plan, nation.hours).in(*district);
  const RunRecord record =
      run_plan(build_world(alone.district, plan_of(alone), 0, *serial), plan_of(alone), *serial);
  for (int m = 0; m < static_cast<int>(metric_catalogue().size()); ++m) {
    if (metric_catalogue()[static_cast<std::size_t>(m)].time == MetricTime::Flow) continue;
    const double value = record.value(m, 0, plan.n_weeks - 1);
    INFO(metric_catalogue()[static_cast<std::size_t>(m)].key);
    const double kept = among_all[static_cast<std::size_t>(m)];
    CHECK((value == kept || (std::isnan(value) && std::isnan(kept))));
  }
}

TEST_CASE("a nation's counts are those of its states, of its sizes, and of its bands of poverty") {
  const NationFolder folder("nation_sums");
  const NationDef nation = folder.nation();
  const Scenario plan = folder.plan(8);
  const auto serial = make_serial_executor();
  const Areas areas(nation.districts);
  NationSums sums(areas.count(), 1);
  NationRunDef def{nation,  plan, 0, read_periods(plan.start, plan.n_weeks, CalendarDef{}, Every::End),
                   nullptr, {}};
  static_cast<void>(run_nation(def, *serial, sums));
  const int privacy = find_metric("privacy_incidents"), money = find_metric("cost_usd");
  const auto add = [&](int metric, std::size_t first, std::size_t n) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const double value = sums.value(first + i, Split::All, metric, 0);
      if (!std::isnan(value)) sum += value;
    }
    return sum;
  };
  for (const int metric : {privacy, money}) {
    const double all = sums.value(Areas::nation(), Split::All, metric, 0);
    CHECK(add(metric, areas.state(0), areas.states().size()) == Approx(all));
    CHECK(add(metric, areas.size(0), size_classes().size()) == Approx(all));
  }
  CHECK(sums.value(Areas::nation(), Split::All, money, 0) > 0);
  double bands = 0;
  std::int64_t students = 0;
  for (const Split split :
       {Split::LowPoverty, Split::MidLowPoverty, Split::MidHighPoverty, Split::HighPoverty}) {
    const double value = sums.value(Areas::nation(), split, privacy, 0);
    if (!std::isnan(value)) bands += value;
    students += sums.heads(Areas::nation(), split).students;
  }
  CHECK(bands == Approx(sums.value(Areas::nation(), Split::All, privacy, 0)));
  CHECK(students == sums.heads(Areas::nation(), Split::All).students);
}
