#include "cli/nation_text.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/sweep_progress.hpp"
#include "model/metrics/metric.hpp"
#include "report/json_text.hpp"
#include "report/text_table.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

std::string national_figure(const MetricSpec& spec, double value) {
  if (std::isnan(value)) return "-";
  if (spec.unit == "share") return fmt::format("{:.1f}%", 100 * value);
  if (spec.unit == "USD") return fmt::format("${:.0f} M", value / 1e6);
  return std::abs(value) >= 100
             ? count_words(static_cast<std::uint64_t>(std::abs(value) + 0.5)).insert(0, value < 0 ? "-" : "")
             : fmt::format("{:.3f}", value);
}

}  // namespace

std::string NationSpeed::text() const {
  return fmt::format(
      "{:.2f} billion agent-weeks in {:.1f} s on {} thread{}: {:.1f} million a second; sums {:016x}",
      agent_weeks / 1e9, seconds, threads, threads == 1 ? "" : "s", agent_weeks / seconds / 1e6, sums);
}

std::string nation_text(const Scenario& plan, const NationResult& r) {
  const Heads& all = r.sums.heads(Areas::nation(), Split::All);
  std::string out =
      fmt::format("{} in {}: {} districts, {} schools, {} students, {} teachers; {} weeks from {}\n\n",
                  plan.name, r.nation.name, count_words(static_cast<std::uint64_t>(all.districts)),
                  count_words(static_cast<std::uint64_t>(all.schools)),
                  count_words(static_cast<std::uint64_t>(all.students)),
                  count_words(static_cast<std::uint64_t>(all.teachers)), plan.n_weeks, date_text(plan.start));
  TextTable table({"last week of school (totals for incidents, money and hours)", "nation", "poor schools",
                   "affluent schools"},
                  {true, false, false, false});
  const std::size_t last = r.periods.size() - 1;
  for (int m = 0; m < static_cast<int>(metric_catalogue().size()); ++m) {
    const MetricSpec& spec = metric_catalogue()[static_cast<std::size_t>(m)];
    const auto value = [&](Split split) {
      return national_figure(spec, r.sums.value(Areas::nation(), split, m, last));
    };
    table.add(
        {std::string(spec.label), value(Split::All), value(Split::HighPoverty), value(Split::LowPoverty)});
  }
  for (const std::string& line : table.lines(110)) out += line;
  return out +
         "\nPoor schools: more than 75% of students eligible for free or reduced-price lunch; affluent: at "
         "most 25%.\n";
}

std::string nation_json(const Scenario& plan, const NationResult& r, const NationSpeed& speed) {
  const Heads& all = r.sums.heads(Areas::nation(), Split::All);
  Json json = {{"plan", plan.slug},
               {"nation", r.nation.name},
               {"districts", all.districts},
               {"schools", all.schools},
               {"students", all.students},
               {"teachers", all.teachers},
               {"failed", r.sums.failed().size()},
               {"threads", speed.threads},
               {"seconds", speed.seconds},
               {"agent_weeks", speed.agent_weeks},
               {"sums", fmt::format("{:016x}", speed.sums)}};
  for (std::size_t s = 0; s < kSplits; ++s) {
    Json& split = json["at_end"][std::string(split_key(static_cast<Split>(s)))];
    split = Json::object();
    for (int m = 0; m < static_cast<int>(metric_catalogue().size()); ++m) {
      const double value = r.sums.value(Areas::nation(), static_cast<Split>(s), m, r.periods.size() - 1);
      if (!std::isnan(value)) split[std::string(metric_catalogue()[static_cast<std::size_t>(m)].key)] = value;
    }
  }
  return json_text(json);
}

}  // namespace pilotwave
