#include <algorithm>
#include <array>
#include <bit>

#include <fmt/format.h>

#include "doctor/promise.hpp"
#include "doctor/trial_interventions.hpp"
#include "explain/entity_id.hpp"
#include "model/param_keys.hpp"
#include "model/state.hpp"
#include "sim/snapshot.hpp"

namespace pilotwave {
namespace {

constexpr int kMostWeeks = 40;  // to the first week in which turning a dial shows
constexpr int kDialledFromWeek = 1;

std::vector<double> trained(const ModelState& s) {
  return {s.teachers.sessions.begin(), s.teachers.sessions.end()};
}

std::vector<double> coached(const ModelState& s) {
  std::vector<double> out;
  for (const float contact : s.teachers.coached) out.push_back(static_cast<double>(contact));
  return out;
}

std::vector<double> guided(const ModelState& s) {
  std::vector<double> out;
  for (const std::uint8_t parts : s.teachers.guidance) out.push_back(std::popcount(parts));
  return out;
}

std::vector<double> informed(const ModelState& s) {
  std::vector<double> out;
  for (const std::uint8_t flags : s.students.flags) out.push_back(flags & kInformed ? 1 : 0);
  return out;
}

std::vector<double> student_use(const ModelState& s) {
  std::vector<double> out;
  for (const StudentUse use : s.students.use) out.push_back(static_cast<double>(use));
  return out;
}

std::vector<double> less_student_use(const ModelState& s) {
  std::vector<double> out = student_use(s);
  std::transform(out.begin(), out.end(), out.begin(), [](double use) { return -use; });
  return out;
}

/// Levels in the order in which a step on climbs and a step back falls.
std::vector<double> teacher_level(const ModelState& s) {
  //                                    refuses unaware aware tried monthly weekly integrated lapsed
  constexpr std::array<double, kUseLevels> kHeight = {0, 1, 3, 4, 5, 6, 7, 2};
  std::vector<double> out;
  for (const UseLevel level : s.teachers.level) out.push_back(kHeight[static_cast<std::size_t>(level)]);
  return out;
}

std::vector<double> lower_teacher_level(const ModelState& s) {
  std::vector<double> out = teacher_level(s);
  std::transform(out.begin(), out.end(), out.begin(), [](double height) { return -height; });
  return out;
}

std::vector<double> incidents_found(const ModelState& s) {
  std::vector<double> out;
  for (const SchoolState& school : s.schools) {
    double sum = 0;
    for (const std::uint16_t n : school.found) sum += n;
    out.push_back(sum);
  }
  return out;
}

/// Something that can be turned up, and what that may never take away from anybody in the first week in which
/// it shows: there everything else is still the same.
struct Dial {
  std::string_view name;   ///< "places in training"
  std::string_view gives;  ///< "sessions attended"
  std::vector<double> (*reading)(const ModelState&);
  enum class By : std::uint8_t { Post, Seat, School } by;
  std::string_view kind, field;  ///< of an added intervention; empty for a parameter
  double low = 0, high = 0;      ///< values of the field; factors of the parameter
  P parameter = kParams;
};

constexpr std::array kDials = {
    Dial{"places in training", "sessions attended", trained, Dial::By::Post, "training", "capacity", 2, 12},
    Dial{"coaches", "contact with a coach", coached, Dial::By::Post, "coaching", "coaches", 0.5, 3},
    Dial{"memos", "guidance reached", guided, Dial::By::Post, "guidelines", "memo", 0.2, 1},
    Dial{"notices to families", "families informed", informed, Dial::By::Seat, "engagement",
         "notices_per_year", 1, 20},
    Dial{"a ban on students", "use given up or not begun", less_student_use, Dial::By::Seat, "ban",
         "students", 0.2, 1},
    Dial{"monitoring", "incidents found", incidents_found, Dial::By::School, "monitor", "strength", 0.1, 1},
    Dial{"the rate of trying a tool",
         "teachers' levels",
         teacher_level,
         Dial::By::Post,
         {},
         {},
         1,
         1.5,
         P::teacher_use_try_rate},
    Dial{"the rate of monthly use",
         "teachers' levels",
         teacher_level,
         Dial::By::Post,
         {},
         {},
         1,
         1.5,
         P::teacher_use_monthly_rate},
    Dial{"the rate of falling back",
         "teachers' steps back",
         lower_teacher_level,
         Dial::By::Post,
         {},
         {},
         1,
         1.5,
         P::teacher_use_down_rate},
    Dial{"the rate of starting in high school",
         "students' use",
         student_use,
         Dial::By::Seat,
         {},
         {},
         1,
         1.5,
         P::student_use_base_high},
    Dial{"the rate of stopping",
         "students who stop",
         less_student_use,
         Dial::By::Seat,
         {},
         {},
         1,
         1.5,
         P::student_use_stop_rate}};

Plan turned(const Trial& trial, const Dial& dial, double to) {
  Plan plan = trial.shortened(kMostWeeks);
  // With money and hours to spare: under a cap what one lever gets another loses.
  std::erase_if(plan.interventions, [](const InterventionDef& i) { return i.kind == "budget"; });
  if (dial.kind.empty()) {
    const ParamSpec& spec = param_catalogue()[dial.parameter];
    plan.params.set(dial.parameter, std::clamp(to * plan.params[dial.parameter], spec.min, spec.max));
    return plan;
  }
  InterventionDef lever = usual_intervention(*find_intervention_kind(dial.kind),
                                             trial.school_day_from(kDialledFromWeek), plan.tools);
  lever.name = "dial";
  lever.fields.set(dial.field, to);
  plan.interventions.push_back(std::move(lever));
  return plan;
}

/// The state without its books: money and hours are spent on a dial before it shows in anybody.
std::uint64_t lives_hash(const ModelState& state) {
  ModelState s = state;
  s.district.ledger = {};
  s.district.activity = {};
  return state_hash(s);
}

std::string place(const Dial& dial, const World& world, std::uint32_t i) {
  if (dial.by == Dial::By::Post) return teacher_id(i, world);
  return dial.by == Dial::By::Seat ? student_id(i, world) : "school:" + world.schools.id[i];
}

struct DialResult {
  bool showed = false;
  std::optional<Breach> breach;
};

DialResult turn(const Trial& trial, const Dial& dial) {
  DistrictDef rich = trial.district;
  rich.annual_budget_cents = -1;
  const auto serial = make_serial_executor();
  const Plan low = turned(trial, dial, dial.low), high = turned(trial, dial, dial.high);
  const auto world = trial.engine.world(rich, low, 0, *serial);
  Simulation a(world, low, *serial, {}, trial.engine.schedule),
      b(world, high, *serial, {}, trial.engine.schedule);
  while (!a.finished()) {
    a.step();
    b.step();
    if (lives_hash(a.state()) == lives_hash(b.state())) continue;
    const std::vector<double> less = dial.reading(a.state()), more = dial.reading(b.state());
    for (std::uint32_t i = 0; i < less.size(); ++i) {
      if (more[i] >= less[i]) continue;
      const std::uint32_t school = dial.by == Dial::By::Post   ? world->posts.school[i]
                                   : dial.by == Dial::By::Seat ? student_at(i, *world).school
                                                               : i;
      return {true, Breach{a.week() - 1, world->schools.id[school],
                           fmt::format("{} turned up: {} of {} fall from {:g} to {:g}", dial.name, dial.gives,
                                       place(dial, *world, i), less[i], more[i])}};
    }
    return {less != more, std::nullopt};
  }
  return {};
}

}  // namespace

Finding check_monotone_levers(const Trial& trial) {
  std::vector<DialResult> results(kDials.size());
  trial.executor.for_each(kDials.size(), [&](std::size_t i) { results[i] = turn(trial, kDials[i]); });
  const int n_runs = 2 * static_cast<int>(kDials.size());
  std::string idle;
  int showed = 0;
  for (std::size_t i = 0; i < kDials.size(); ++i) {
    if (results[i].breach)
      return broken(n_runs, fmt::format("{} dials turned up.", kDials.size()), std::move(*results[i].breach));
    showed += results[i].showed ? 1 : 0;
    if (!results[i].showed) idle += fmt::format("{}{}", idle.empty() ? "" : ", ", kDials[i].name);
  }
  return kept(n_runs,
              fmt::format("{} dials turned up gave somebody more and took from nobody in the first week that "
                          "it showed{}.",
                          showed, idle.empty() ? "" : "; nothing showed of " + idle));
}

}  // namespace pilotwave
