#include "pilotwave/queue.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "model/review.hpp"
#include "rng/samplers.hpp"
#include "verification/batch_means.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

/// Half a unit of the tenth significant digit.
double tenth_digit(double x) { return std::pow(10.0, std::floor(std::log10(x)) - 9); }

/// What a long run says of one station, each with its spread over batches.
struct LongRun {
  BatchMeans present, in_line, wait, sojourn, must_wait, turned_away, empty, at_least_five, waits_long;
};

/// @param long_wait  weeks of which `waits_long` counts longer waits
LongRun watch(QueueNetwork& office, std::size_t s, std::size_t n_batches, double weeks,
              double long_wait = 5) {
  LongRun run;
  office.run_to(0.1 * static_cast<double>(n_batches) * weeks);  // the empty start
  const double start = office.now();
  for (std::size_t batch = 1; batch <= n_batches; ++batch) {
    office.clear_totals();
    double empty = 0, five = 0, n_long = 0;
    const double until = start + static_cast<double>(batch) * weeks;
    while (office.now() < until) {
      const std::size_t n = office.station(s).jobs().size();
      const double passed = office.advance(until);
      if (n == 0) empty += passed;
      if (n >= 5) five += passed;
      for (const StationJob& job : office.finished()) n_long += job.started - job.arrived > long_wait ? 1 : 0;
    }
    const QueueTotals t = office.totals(s);
    const auto finished = static_cast<double>(t.finished);
    run.present.add(t.presence / weeks);
    run.in_line.add((t.presence - office.busy(s)) / weeks);
    run.wait.add(t.wait / finished);
    run.sojourn.add(t.sojourn / finished);
    run.must_wait.add(static_cast<double>(t.made_wait) / finished);
    run.turned_away.add(static_cast<double>(t.turned_away) / static_cast<double>(t.arrived));
    run.empty.add(empty / weeks);
    run.at_least_five.add(five / weeks);
    run.waits_long.add(n_long / finished);
  }
  return run;
}

void compare(const Case& c, const std::string& what, const BatchMeans& got, double expected) {
  c.sampled(what, got.mean(), expected, got.standard_error());
}

QueueNetwork one_desk(const StationDef& desk, const TimeLaw& service, double arrivals, const Luck& luck) {
  return QueueNetwork({{desk, service, {arrivals}, {}}}, luck);
}

// VV-K1

struct OneReviewer {
  double arrivals, present, in_line, sojourn, wait, must_wait, at_least_five, averaging;
};
constexpr OneReviewer kOneReviewer[] = {{0.5, 1, 0.5, 2, 1, 0.5, 0.03125, 24},
                                        {0.8, 4, 3.2, 5, 4, 0.8, 0.32768, 1800},
                                        {0.9, 9, 8.1, 10, 9, 0.9, 0.59049, 34200}};

/// The number present is held to the theoretical spread of its time average.
void check_one_reviewer(std::size_t n_batches, double weeks) {
  const Case c("VV-K1");
  for (const OneReviewer& row : kOneReviewer) {
    QueueNetwork office = one_desk({}, {}, row.arrivals, c.luck(0));
    const LongRun run = watch(office, 0, n_batches, weeks);
    const auto named = [&](const char* what) { return fmt::format("{}, lambda {}", what, row.arrivals); };
    c.sampled(named("L"), run.present.mean(), row.present,
              std::sqrt(row.averaging / (static_cast<double>(n_batches) * weeks)));
    compare(c, named("Lq"), run.in_line, row.in_line);
    compare(c, named("W"), run.sojourn, row.sojourn);
    compare(c, named("Wq"), run.wait, row.wait);
    compare(c, named("P(wait > 0)"), run.must_wait, row.must_wait);
    compare(c, named("P(N >= 5)"), run.at_least_five, row.at_least_five);
    compare(c, named("P(Wq > 5)"), run.waits_long, waits_longer(row.arrivals, 1, 1, 5));
  }
}

// VV-K2

struct SharedRow {
  std::size_t reviewers;
  double arrivals, load, must_wait, in_line, wait, present, sojourn;
};
constexpr SharedRow kShared[] = {
    {2, 1.6, 0.8, 0.7111111111, 2.844444444, 1.777777778, 4.444444444, 2.777777778},
    {3, 2, 0.6666666667, 0.4444444444, 0.8888888889, 0.4444444444, 2.888888889, 1.444444444},
    {3, 2.4, 0.8, 0.6471910112, 2.588764045, 1.078651685, 4.988764045, 2.078651685},
    {5, 4, 0.8, 0.5541125541, 2.216450216, 0.5541125541, 6.216450216, 1.554112554},
    {10, 6, 0.6, 0.1012992427, 0.151948864, 0.02532481067, 6.151948864, 1.025324811},
    {10, 8, 0.8, 0.4091801508, 1.636720603, 0.2045900754, 9.636720603, 1.204590075}};

void check_shared(const SharedRow& row, std::size_t n_batches, double weeks) {
  const Case c("VV-K2");
  QueueNetwork office = one_desk({.reviewers = row.reviewers}, {}, row.arrivals, c.luck(0));
  const LongRun run = watch(office, 0, n_batches, weeks);
  const auto named = [&](const char* what) {
    return fmt::format("{}, c {} lambda {}", what, row.reviewers, row.arrivals);
  };
  compare(c, named("P(wait)"), run.must_wait, row.must_wait);
  compare(c, named("Lq"), run.in_line, row.in_line);
  compare(c, named("Wq"), run.wait, row.wait);
  compare(c, named("L"), run.present, row.present);
  compare(c, named("W"), run.sojourn, row.sojourn);
}

// VV-K3

struct RoomRow {
  double arrivals;
  std::size_t room;
  double empty, full, present;
};
constexpr RoomRow kRoom[] = {{0.8, 5, 0.271055598924, 0.088819498656, 1.868332032266},
                             {1, 5, 0.166666666667, 0.166666666667, 2.500000000000},
                             {1.25, 4, 0.121846739648, 0.297477391718, 2.436934792956}};
struct LossRow {
  std::size_t places;
  double offered, blocked;
};
constexpr LossRow kLoss[] = {{5, 3, 0.110054347826}, {10, 7, 0.078740882970}, {10, 10, 0.214582343107}};

struct Holding {
  const char* name;
  TimeLaw law;
};
constexpr Holding kHoldings[] = {
    {"exponential", {1, 1}}, {"constant", {1, 0}}, {"lognormal", {1, 2, TimeLaw::Shape::Lognormal}}};

void check_room(std::size_t n_batches, double weeks) {
  const Case c("VV-K3");
  for (const RoomRow& row : kRoom) {
    QueueNetwork office = one_desk({.room = row.room}, {}, row.arrivals, c.luck(0));
    const LongRun run = watch(office, 0, n_batches, weeks);
    const auto named = [&](const char* what) {
      return fmt::format("{}, M/M/1/{} rho {}", what, row.room, row.arrivals);
    };
    compare(c, named("P(empty)"), run.empty, row.empty);
    compare(c, named("P(full)"), run.turned_away, row.full);
    compare(c, named("L"), run.present, row.present);
  }
  for (const LossRow& row : kLoss) {
    for (const Holding& holding : kHoldings) {
      QueueNetwork seats =
          one_desk({.reviewers = row.places, .room = row.places}, holding.law, row.offered, c.luck(1));
      const LongRun run = watch(seats, 0, n_batches, weeks);
      compare(c, fmt::format("B({}, {}), {}", row.places, row.offered, holding.name), run.turned_away,
              row.blocked);
    }
  }
}

// VV-K4

struct WorkRow {
  const char* name;
  double cv2, in_line;
};
constexpr WorkRow kWork[] = {
    {"deterministic", 0, 1.6}, {"Erlang-2", 0.5, 2.4}, {"exponential", 1, 3.2}, {"cv2 = 4", 4, 8}};

// VV-K5

struct DepartmentRow {
  const char* name;
  double flow;
  std::size_t reviewers;
  double served, load, must_wait, in_line, present, sojourn, visits, empty;
};
constexpr DepartmentRow kDepartments3[] = {
    {"IT", 2.5034965035, 1, 3.0, 0.8344988345, 0.8344988345, 4.2077546866, 5.0422535211, 2.0140845070,
     1.2517482517, 0.1655011655},
    {"educators", 2.5174825175, 2, 1.5, 0.8391608392, 0.7657741498, 3.9953433903, 5.6736650686, 2.2537058467,
     1.2587412587, 0.0874524715},
    {"administration", 1.7622377622, 1, 2.5, 0.7048951049, 0.7048951049, 1.6837304875, 2.3886255924,
     1.3554502370, 0.8811188811, 0.2951048951}};
constexpr double kInReview = 13.1045441822, kWeeksToDecision = 6.5522720911, kApprovedShare = 0.7489510490,
                 kAllEmpty = 0.0042711966;

const std::vector<std::vector<double>>& routes() {
  static const std::vector<std::vector<double>> all = {{0, 0.9, 0}, {0.2, 0, 0.7}, {0, 0.15, 0}};
  return all;
}

QueueNetwork review_departments(const Luck& luck) {
  std::vector<NetworkStation> stations;
  for (std::size_t s = 0; s < 3; ++s) {
    const DepartmentRow& row = kDepartments3[s];
    stations.push_back({{.reviewers = row.reviewers},
                        {1 / row.served, 1},
                        s == 0 ? std::vector<double>{2.0} : std::vector<double>{},
                        routes()[s]});
  }
  return QueueNetwork(std::move(stations), luck);
}

void check_departments(std::size_t n_batches, double weeks) {
  const Case c("VV-K5");
  QueueNetwork office = review_departments(c.luck(0));
  office.run_to(weeks);
  std::array<BatchMeans, 3> present, sojourn, flow;
  BatchMeans all, decision, approved, none;
  for (std::size_t batch = 0; batch < n_batches; ++batch) {
    office.clear_totals();
    const double until = office.now() + weeks;
    double empty = 0;
    while (office.now() < until) {
      const bool nobody = office.n_present() == 0;
      const double passed = office.advance(until);
      if (nobody) empty += passed;
    }
    const QueueTotals& j = office.journeys();
    for (std::size_t s = 0; s < 3; ++s) {
      const QueueTotals t = office.totals(s);
      present[s].add(t.presence / weeks);
      sojourn[s].add(t.sojourn / static_cast<double>(t.finished));
      flow[s].add(static_cast<double>(t.arrived) / weeks);
    }
    all.add(j.presence / weeks);
    decision.add(j.sojourn / static_cast<double>(j.finished));
    approved.add(static_cast<double>(office.totals(2).left) / static_cast<double>(j.left));
    none.add(empty / weeks);
  }
  for (std::size_t s = 0; s < 3; ++s) {
    const DepartmentRow& row = kDepartments3[s];
    compare(c, fmt::format("flow of {}", row.name), flow[s], row.flow);
    compare(c, fmt::format("L of {}", row.name), present[s], row.present);
    compare(c, fmt::format("W of {}", row.name), sojourn[s], row.sojourn);
  }
  compare(c, "in review", all, kInReview);
  compare(c, "weeks to a decision", decision, kWeeksToDecision);
  compare(c, "P(approved)", approved, kApprovedShare);
  compare(c, "P(nobody anywhere)", none, kAllEmpty);
}

// VV-K6

struct TraceRow {
  double arrived, service, wait, departed;
};
constexpr TraceRow kTrace[] = {
    {0, 1.5, 0, 1.5}, {1, 0.5, 0.5, 2},  {2, 2, 0, 4},        {2.5, 1, 1.5, 5},   {4, 0.75, 1, 5.75},
    {8, 1, 0, 9},     {8.5, 2, 0.5, 11}, {9, 0.25, 2, 11.25}, {12, 0.5, 0, 12.5}, {12.25, 3, 0.25, 15.5}};

/// Jobs of the trace, in the order in which they finish, from a desk worked between arrivals; and the
/// integral of the number present.
std::vector<StationJob> work_trace(double& presence) {
  Station desk({});
  std::vector<StationJob> finished;
  double now = 0;
  const auto pass = [&](double until) {
    while (now < until) {
      const double step = std::min(until - now, desk.until_next_finish());
      presence += static_cast<double>(desk.jobs().size()) * step;
      desk.work(now, step, finished);
      now += step;
    }
  };
  for (const TraceRow& row : kTrace) {
    pass(row.arrived);
    StationJob job;
    job.id = static_cast<std::uint32_t>(&row - kTrace);
    job.hours = row.service;
    job.arrived = row.arrived;
    REQUIRE(desk.arrive(job));
  }
  pass(20);
  return finished;
}

// VV-K7

/// Integral of the number present minus the weeks that jobs have spent, at every event, for every station and
/// priority and the whole; and that nobody vanishes and nobody idles.
void check_path_identity(const Case& c, const std::string& what, QueueNetwork office, std::size_t n_events) {
  double worst = 0, worst_journey = 0;
  for (std::size_t event = 0; event < n_events; ++event) {
    office.advance(1e9);
    QueueTotals everything;
    double journeys_so_far = office.journeys().sojourn;
    for (std::size_t s = 0; s < office.size(); ++s) {
      const Station& desk = office.station(s);
      for (const StationJob& job : desk.jobs()) journeys_so_far += office.now() - job.entered;
      for (std::size_t priority = 0; priority < office.n_priorities(); ++priority) {
        const QueueTotals& t = office.totals(s, priority);
        double spent = t.sojourn;
        std::uint64_t here = 0;
        for (const StationJob& job : desk.jobs()) {
          if (job.priority != priority) continue;
          spent += office.now() - job.arrived;
          ++here;
        }
        REQUIRE(t.arrived - t.turned_away == t.finished + here);
        if (t.presence > 0) worst = std::max(worst, std::abs(spent / t.presence - 1));
      }
      std::size_t at_work = 0;
      for (const StationJob& job : desk.jobs().first(desk.n_in_service()))
        at_work += !std::isnan(job.started);
      REQUIRE(at_work == desk.n_in_service());
    }
    const QueueTotals& j = office.journeys();
    REQUIRE(j.arrived == j.finished + office.n_present());
    if (j.presence > 0) worst_journey = std::max(worst_journey, std::abs(journeys_so_far / j.presence - 1));
  }
  c.between(fmt::format("{}: departments and priorities, relative", what), worst, 0, 1e-12);
  c.between(fmt::format("{}: whole journeys, relative", what), worst_journey, 0, 1e-12);
}

// VV-K8

constexpr std::array kClassArrivals = {0.3, 0.4};

void check_priorities(bool preemptive, std::size_t n_batches, double weeks) {
  const Case c("VV-K8");
  QueueNetwork office({{{.preemptive = preemptive}, {1, 1}, {kClassArrivals[0], kClassArrivals[1]}, {}}},
                      c.luck(0));
  office.run_to(weeks);
  std::array<BatchMeans, 2> wait;
  for (std::size_t batch = 0; batch < n_batches; ++batch) {
    office.clear_totals();
    office.run_to(office.now() + weeks);
    for (std::size_t priority = 0; priority < 2; ++priority) {
      const QueueTotals& t = office.totals(0, priority);
      // Sojourn less the mean work: also right for work that is interrupted.
      wait[priority].add(t.sojourn / static_cast<double>(t.finished) - 1);
    }
  }
  const std::vector<double> expected = waits_by_priority(kClassArrivals, 1, 1, preemptive);
  const char* kind = preemptive ? "pre-emptive" : "non-preemptive";
  for (std::size_t priority = 0; priority < 2; ++priority)
    compare(c, fmt::format("Wq{}, {}", priority + 1, kind), wait[priority], expected[priority]);
}

// VV-Q10

/// Mean weeks until all parts of a request are done, served by the district's own distributed review; hours
/// of work are exponential with the rates given, requests come as a Poisson process (or one at a time,
/// alone).
BatchMeans parallel_review(const Case& c, const std::vector<double>& rates, double arrivals, int n_batches,
                           int n_jobs) {
  const Luck luck = c.luck(0);
  BatchMeans weeks;
  std::vector<ReviewJob> queue;
  std::vector<double> came, finished;
  double now = 0;
  std::uint32_t id = 0;
  for (int batch = 0; batch < n_batches; ++batch) {
    double sum = 0;
    int n = 0;
    while (n < n_jobs) {
      ReviewJob job;
      for (std::uint32_t d = 0; d < rates.size(); ++d)
        job.needed[d] = static_cast<float>(
            exponential_quantile(luck.uniform(Stream::UserStream, d, 0, id), 1 / rates[d]));
      const double gap =
          arrivals > 0 ? exponential_quantile(luck.uniform(Stream::UserStream, 9, 0, id), 1 / arrivals) : 1e4;
      ++id;
      queue.push_back(job);
      came.push_back(now);
      (void)serve_queue(queue, {Arrangement::Distributed, {gap, gap, gap}}, &finished);
      std::size_t kept = 0;
      for (std::size_t i = 0; i < queue.size(); ++i) {
        if (std::isnan(finished[i])) {
          queue[kept] = queue[i];
          came[kept++] = came[i];
        } else {
          sum += now + finished[i] - came[i];
          ++n;
        }
      }
      queue.resize(kept);
      came.resize(kept);
      now += gap;
    }
    weeks.add(sum / n);
  }
  return weeks;
}

}  // namespace

TEST_CASE("VV-K1 one reviewer, Poisson arrivals, exponential work: formulas") {
  const Case c("VV-K1");
  for (const OneReviewer& row : kOneReviewer) {
    const SteadyLine line = shared_line(row.arrivals, 1, 1);
    const auto named = [&](const char* what) { return fmt::format("{}, lambda {}", what, row.arrivals); };
    c.close(named("L"), line.present, row.present);
    c.close(named("Lq"), line.in_line, row.in_line);
    c.close(named("W"), line.sojourn, row.sojourn);
    c.close(named("Wq"), line.wait, row.wait);
    c.close(named("P(wait > 0)"), line.must_wait, row.must_wait);
    double below_five = 0;
    for (const double share : number_shares(row.arrivals, 1, 1, 4)) below_five += share;
    c.close(named("P(N >= 5)"), 1 - below_five, row.at_least_five);
    c.close(named("T var(time average of N)"), averaging_variance(row.arrivals, 1), row.averaging);
  }
  c.printed("P(Wq > 5), lambda 0.8", waits_longer(0.8, 1, 1, 5), 0.2943035529, 1e-10);
}

TEST_CASE("VV-K1 one reviewer, Poisson arrivals, exponential work: a short run") {
  check_one_reviewer(20, 2000);
}

TEST_CASE("VV-K1 one reviewer, Poisson arrivals, exponential work: a long run", "[slow]") {
  check_one_reviewer(40, 25000);
}

TEST_CASE("VV-K2 several reviewers share one line: formulas") {
  const Case c("VV-K2");
  for (const SharedRow& row : kShared) {
    const SteadyLine line = shared_line(row.arrivals, 1, row.reviewers);
    const auto check = [&](const char* what, double got, double expected) {
      c.printed(fmt::format("{}, c {} lambda {}", what, row.reviewers, row.arrivals), got, expected,
                tenth_digit(expected));
    };
    check("rho", line.load, row.load);
    check("P(wait)", line.must_wait, row.must_wait);
    check("Lq", line.in_line, row.in_line);
    check("Wq", line.wait, row.wait);
    check("L", line.present, row.present);
    check("W", line.sojourn, row.sojourn);
  }
  c.close("C(2, 1.6)", erlang_c(2, 1.6), 32.0 / 45);
  c.close("C(3, 2)", erlang_c(3, 2), 4.0 / 9);
  c.close("C(5, 4)", erlang_c(5, 4), 128.0 / 231);
}

TEST_CASE("VV-K2 several reviewers share one line: a short run") { check_shared(kShared[1], 20, 1000); }

TEST_CASE("VV-K2 several reviewers share one line: long runs", "[slow]") {
  for (const SharedRow& row : kShared) check_shared(row, 40, 5000);
}

TEST_CASE("VV-K3 finite room and loss: formulas") {
  const Case c("VV-K3");
  for (const RoomRow& row : kRoom) {
    const SteadyLine line = line_with_room(row.arrivals, 1, 1, row.room);
    const auto named = [&](const char* what) {
      return fmt::format("{}, M/M/1/{} rho {}", what, row.room, row.arrivals);
    };
    c.printed(named("P(empty)"), line.empty, row.empty, 1e-12);
    c.printed(named("P(full)"), line.turned_away, row.full, 1e-12);
    c.printed(named("L"), line.present, row.present, 1e-12);
  }
  for (const LossRow& row : kLoss)
    c.printed(fmt::format("B({}, {})", row.places, row.offered), erlang_b(row.places, row.offered),
              row.blocked, 1e-12);
  c.close("B(5, 3)", erlang_b(5, 3), 81.0 / 736);
}

TEST_CASE("VV-K3 finite room and loss, whatever the holding time: a short run") { check_room(20, 200); }

TEST_CASE("VV-K3 finite room and loss, whatever the holding time: long runs", "[slow]") {
  check_room(40, 2000);
}

TEST_CASE("VV-K4 work of any distribution: formulas") {
  const Case c("VV-K4");
  for (const WorkRow& row : kWork)
    c.close(fmt::format("Lq, {}", row.name), any_work(0.8, 1, row.cv2).in_line, row.in_line);
}

TEST_CASE("VV-K4 work of any distribution: long runs", "[slow]") {
  const Case c("VV-K4");
  for (const WorkRow& row : kWork) {
    QueueNetwork office = one_desk({}, {1, row.cv2}, 0.8, c.luck(0));
    compare(c, fmt::format("Lq, {}", row.name), watch(office, 0, 40, 25000).in_line, row.in_line);
  }
}

TEST_CASE("VV-K5 departments in a network with rework: formulas") {
  const Case c("VV-K5");
  const std::array arrivals = {2.0, 0.0, 0.0};
  const std::vector<double> flow = station_flows(arrivals, routes());
  double present = 0, empty = 1;
  for (std::size_t s = 0; s < 3; ++s) {
    const DepartmentRow& row = kDepartments3[s];
    const SteadyLine line = shared_line(flow[s], row.served, row.reviewers);
    const auto check = [&](const char* what, double got, double expected) {
      c.printed(fmt::format("{} of {}", what, row.name), got, expected, 1e-10);
    };
    check("lambda", flow[s], row.flow);
    check("rho", line.load, row.load);
    check("P(wait)", line.must_wait, row.must_wait);
    check("Lq", line.in_line, row.in_line);
    check("L", line.present, row.present);
    check("W per visit", line.sojourn, row.sojourn);
    check("visits per request", flow[s] / arrivals[0], row.visits);
    check("P(nobody)", line.empty, row.empty);
    present += line.present;
    empty *= line.empty;
  }
  c.close("lambda of IT", flow[0], 358.0 / 143);
  c.close("lambda of educators", flow[1], 360.0 / 143);
  c.close("lambda of administration", flow[2], 252.0 / 143);
  c.printed("in review", present, kInReview, 1e-10);
  c.printed("weeks to a decision", present / arrivals[0], kWeeksToDecision, 1e-10);
  c.printed("P(approved)", 0.85 * flow[2] / arrivals[0], kApprovedShare, 1e-10);
  c.printed("P(nobody anywhere)", empty, kAllEmpty, 1e-10);
}

TEST_CASE("VV-K5 departments in a network with rework: a short run") { check_departments(20, 1000); }

TEST_CASE("VV-K5 departments in a network with rework: a long run", "[slow]") {
  check_departments(20, 50000);
}

TEST_CASE("VV-K6 a trace worked by hand, and VV-K7 Little's law on it") {
  const Case c("VV-K6");
  double presence = 0;
  const std::vector<StationJob> finished = work_trace(presence);
  REQUIRE(finished.size() == std::size(kTrace));
  double waits = 0, sojourns = 0, busy = 0;
  for (std::size_t i = 0; i < finished.size(); ++i) {
    CHECK(finished[i].id == i);
    c.exact(fmt::format("wait of job {}", i + 1), finished[i].started - finished[i].arrived, kTrace[i].wait);
    c.exact(fmt::format("departure of job {}", i + 1), finished[i].finished, kTrace[i].departed);
    waits += finished[i].started - finished[i].arrived;
    sojourns += finished[i].finished - finished[i].arrived;
    busy += finished[i].done;
  }
  c.exact("sum of waits", waits, 5.75);
  c.exact("sum of sojourns", sojourns, 18.25);
  c.exact("busy time", busy, 12.5);
  c.exact("last departure", finished.back().finished, 15.5);
  Case("VV-K7").exact("integral of N of the trace", presence, 18.25);
}

TEST_CASE("VV-K6 the district's review desk works the same trace") {
  // Jobs of one department, served between arrivals: the queue of a distributed review.
  const Case c("VV-K6");
  std::vector<ReviewJob> queue;
  std::vector<std::size_t> who;
  std::vector<double> finished;
  std::array<double, std::size(kTrace)> departed{};
  for (std::size_t i = 0; i < std::size(kTrace); ++i) {
    ReviewJob job;
    job.needed[1] = static_cast<float>(kTrace[i].service);
    queue.push_back(job);
    who.push_back(i);
    const double until = i + 1 < std::size(kTrace) ? kTrace[i + 1].arrived : 20;
    const double hours = until - kTrace[i].arrived;
    (void)serve_queue(queue, {Arrangement::Distributed, {0, hours, 0}}, &finished);
    for (std::size_t k = queue.size(); k-- > 0;) {
      if (std::isnan(finished[k])) continue;
      departed[who[k]] = kTrace[i].arrived + finished[k];
      queue.erase(queue.begin() + static_cast<std::ptrdiff_t>(k));
      who.erase(who.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }
  CHECK(queue.empty());
  for (std::size_t i = 0; i < std::size(kTrace); ++i)
    c.exact(fmt::format("departure of job {} from review", i + 1), departed[i], kTrace[i].departed);
}

TEST_CASE("VV-K7 Little's law on every path, at every event") {
  const Case c("VV-K7");
  check_path_identity(c, "departments", review_departments(c.luck(1)), 4000);
  check_path_identity(c, "priorities and a full room",
                      QueueNetwork({{{.reviewers = 2, .room = 9}, {1, 4}, {0.8, 1.4}, {0.1}}}, c.luck(2)),
                      4000);
  check_path_identity(
      c, "pre-emptive",
      QueueNetwork({{{.reviewers = 3, .preemptive = true}, {1, 0.5}, {1.1, 0.9, 0.6}, {}}}, c.luck(3)), 4000);
}

TEST_CASE("VV-K7 Little's law on random networks, with jobs left and with none", "[slow]") {
  const Case c("VV-K7");
  for (std::uint32_t round = 0; round < 60; ++round) {
    const Luck luck = c.luck(100 + round);
    const auto u = [&](std::uint32_t i) { return luck.uniform(Stream::UserStream, 1, 0, i); };
    std::vector<NetworkStation> stations;
    for (std::uint32_t s = 0; s < 3; ++s) {
      NetworkStation station;
      station.desk.reviewers = 1 + static_cast<std::size_t>(4 * u(10 * s));
      station.desk.room = u(10 * s + 1) < 0.5 ? kEndlessRoom : station.desk.reviewers + 3;
      station.desk.preemptive = u(10 * s + 2) < 0.5;
      station.service = {0.2 + u(10 * s + 3), 3 * u(10 * s + 4) < 0.5 ? 0 : 1.5};
      station.arrivals = {u(10 * s + 5), 2 * u(10 * s + 6)};
      station.next = {0.2 * u(10 * s + 7), 0.3 * u(10 * s + 8), 0.4 * u(10 * s + 9)};
      stations.push_back(station);
    }
    check_path_identity(c, fmt::format("random network {}", round), QueueNetwork(stations, luck), 1500);
  }
}

TEST_CASE("VV-K8 two priorities before one reviewer: formulas") {
  const Case c("VV-K8");
  const std::vector<double> wait = waits_by_priority(kClassArrivals, 1, 1, false);
  c.close("Wq1", wait[0], 1);
  c.close("Wq2", wait[1], 10.0 / 3);
  const double kept = kClassArrivals[0] * wait[0] + kClassArrivals[1] * wait[1];
  c.printed("rho1 Wq1 + rho2 Wq2", kept, 1.6333333333, 1e-10);
  c.close("the same first come first served", kept, 0.7 * any_work(0.7, 1, 1).wait);
}

TEST_CASE("VV-K8 two priorities before one reviewer: long runs", "[slow]") {
  for (const bool preemptive : {false, true}) check_priorities(preemptive, 40, 10000);
}

TEST_CASE("VV-Q10 three departments in parallel: formulas") {
  const Case c("VV-Q10");
  const std::array rates = {1.0, 0.5, 0.25};
  c.printed("weeks until all three have finished", mean_until_all(rates), 4.771428571429, 1e-12);
  c.printed("all done within 4 weeks", all_done_by(rates, 4), 0.536561522281, 1e-12);
  const std::array chances = {0.6, 0.5, 0.3};
  c.close("caught by at least one", found_by_at_least(1, chances), 0.86);
  c.close("caught by at least two", found_by_at_least(2, chances), 0.45);
  c.close("caught by all", found_by_at_least(3, chances), 0.09);
  c.close("missed by one alone", 1 - found_by_at_least(1, std::span(chances).first(1)), 0.4);
  c.close("both of two queues, lambda 0.5", mean_until_both(0.5, 1), 2.875);
  c.close("both of two queues, lambda 0.8", mean_until_both(0.8, 1), 7);
  c.close("one queue, lambda 0.5", shared_line(0.5, 1, 1).sojourn, 2);
  c.close("one queue, lambda 0.8", shared_line(0.8, 1, 1).sojourn, 5);
}

TEST_CASE("VV-Q10 three departments in parallel, by the district's review") {
  const Case c("VV-Q10");
  compare(c, "weeks until all three have finished", parallel_review(c, {1, 0.5, 0.25}, 0, 40, 500),
          4.771428571429);
  compare(c, "first finding", parallel_review(c, {1.75}, 0, 40, 500), 0.5714285714);
}

TEST_CASE("VV-Q10 two departments with queues, by the district's review: long runs", "[slow]") {
  const Case c("VV-Q10");
  compare(c, "both of two queues, lambda 0.5", parallel_review(c, {1, 1}, 0.5, 40, 10000), 2.875);
  compare(c, "both of two queues, lambda 0.8", parallel_review(c, {1, 1}, 0.8, 40, 25000), 7);
  compare(c, "one queue, lambda 0.8", parallel_review(c, {1}, 0.8, 40, 25000), 5);
}

}  // namespace pilotwave::test
