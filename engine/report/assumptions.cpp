#include "report/assumptions.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "model/metrics/metric.hpp"
#include "model/params.hpp"
#include "scenario/words.hpp"

namespace pilotwave {
namespace {

/// Which processes compute a metric directly, by the start of its key; the longest start that fits counts.
/// Everything is tied to everything through use and trust; only the rules that write the number itself are
/// named.
struct Origin {
  std::string_view metric_start;
  std::string_view processes;  ///< blank-separated
};
constexpr std::array kOrigins = {
    Origin{"teacher_", "teacher_use"},
    Origin{"teacher_skill", "training"},
    Origin{"teacher_ethics", "training guidelines"},
    Origin{"trained_share", "training"},
    Origin{"supported_share", "training"},
    Origin{"guidance_reach", "guidelines"},
    Origin{"guideline_freshness", "guidelines technology"},
    Origin{"student_", "student_use"},
    Origin{"student_guided_use", "student_use teacher_use"},
    Origin{"student_any_use", "student_use teacher_use"},
    Origin{"student_literacy", "student_use engagement"},
    Origin{"guided_minutes", "student_use teacher_use"},
    Origin{"learning", "learning"},
    Origin{"hours_saved", "learning teacher_use"},
    Origin{"privacy_incidents", "incidents"},
    Origin{"privacy_found", "incidents"},
    Origin{"vendor_privacy_incidents", "incidents tool"},
    Origin{"integrity_incidents", "incidents student_use"},
    Origin{"bias_incidents", "incidents tool"},
    Origin{"safety_incidents", "incidents"},
    Origin{"incidents_", "incidents"},
    Origin{"trust_", "trust"},
    Origin{"family_informed", "engagement"},
    Origin{"opt_out", "engagement trust"},
    Origin{"access_share", "rollout engagement"},
    Origin{"seats_", "rollout budget"},
    Origin{"review_", "review technology"},
    Origin{"flaws_in_service", "review tool"},
    Origin{"cost_usd", "budget tool training incidents"},
    Origin{"hours_", "review training engagement incidents"},
    Origin{"unfunded_requests", "budget"},
    Origin{"gap_use_poverty", "teacher_use rollout"},
    Origin{"gap_trained_poverty", "training"},
    Origin{"gap_access_poverty", "rollout"},
    Origin{"gap_guided_poverty", "student_use rollout"},
    Origin{"gap_learning_", "learning"},
    Origin{"gap_incidents_poverty", "incidents"},
};

std::string_view processes_of(std::string_view metric) {
  const Origin* best = nullptr;
  for (const Origin& origin : kOrigins) {
    if (!metric.starts_with(origin.metric_start)) continue;
    if (best == nullptr || origin.metric_start.size() > best->metric_start.size()) best = &origin;
  }
  return best != nullptr ? best->processes : std::string_view{};
}

void add_processes(std::vector<std::string_view>& out, std::string_view listed) {
  while (!listed.empty()) {
    const std::size_t end = std::min(listed.find(' '), listed.size());
    const std::string_view process = listed.substr(0, end);
    if (std::find(out.begin(), out.end(), process) == out.end()) out.push_back(process);
    listed.remove_prefix(std::min(end + 1, listed.size()));
  }
}

std::string number_range(const ParamSpec& spec) {
  return fmt::format("used {}, possible {} to {}", quantity_words(spec.default_value, spec.unit), spec.min,
                     spec.max);
}

}  // namespace

Grades grades_behind(const OutcomeDef& outcome) {
  Grades grades;
  for (const int metric : outcome.metrics) {
    add_processes(grades.processes, processes_of(metric_catalogue()[static_cast<std::size_t>(metric)].key));
  }
  for (const ParamSpec& spec : param_catalogue()) {
    const std::string_view process = spec.key.substr(0, spec.key.find('.'));
    if (std::find(grades.processes.begin(), grades.processes.end(), process) == grades.processes.end())
      continue;
    switch (spec.evidence) {
      case Evidence::Strong:
        ++grades.strong;
        break;
      case Evidence::Moderate:
        ++grades.moderate;
        break;
      case Evidence::Weak:
        ++grades.weak;
        break;
      case Evidence::Assumed:
        ++grades.assumed;
        break;
    }
    if (grades.example == nullptr || spec.evidence > grades.example->evidence) grades.example = &spec;
  }
  return grades;
}

std::string weakest_assumption(const OutcomeDef& outcome) {
  const Grades grades = grades_behind(outcome);
  if (grades.example == nullptr) return fmt::format("No graded number lies behind {}.", outcome.label);
  return fmt::format(
      "Among the weakest assumptions behind {}: \"{}\" ({}; evidence: {}). The rules behind it hold {} "
      "numbers, "
      "of which {} are assumed and {} weakly supported. Which of them matters most is not tested here.",
      outcome.label, grades.example->label, number_range(*grades.example),
      evidence_name(grades.example->evidence), grades.total(), grades.assumed, grades.weak);
}

}  // namespace pilotwave
