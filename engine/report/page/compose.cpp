#include "report/page/compose.hpp"

#include <fmt/format.h>

#include "base/assert.hpp"
#include "base/words.hpp"
#include "report/page/reading.hpp"
#include "report/page/sections.hpp"
#include "report/quantity.hpp"
#include "report/receipt/page.hpp"

namespace pilotwave::page {
namespace {

std::string title_of(const Comparison& c) {
  std::vector<std::string> others;
  for (std::size_t p = 1; p < c.plans.size(); ++p) others.push_back(c.plans[p].name);
  return fmt::format("{} compared with {}", c.plans.front().name, joined_words(others));
}

/// What the planner wants to know: which plan reaches the goals, where any are set.
std::string question_of(const Comparison& c) {
  std::vector<std::string> wanted;
  for (const OutcomeDef& outcome : c.outcomes) {
    if (outcome.is_goal()) wanted.push_back(goal_bound(outcome));
  }
  return wanted.empty() ? "Which plan does better, for whom, and how sure that is"
                        : fmt::format("Which plan reaches {}?", joined_words(wanted));
}

std::vector<std::pair<std::string, std::string>> facts_of(const Comparison& c) {
  return {{"District", c.district_name},
          {"Size", fmt::format("{} schools, {} teachers, {} students", with_commas(c.n_schools),
                               with_commas(c.n_teachers), with_commas(c.n_students))},
          {"Time", fmt::format("{} to {}", long_date(c.monday(0)),
                               long_date(c.monday(c.n_weeks) - std::chrono::days{1}))},
          {"Pairs of runs", with_commas(static_cast<std::int64_t>(c.n_pairs()))},
          {"Seed", std::to_string(c.seed)}};
}

}  // namespace

Page compose(const Comparison& c, const Facts& facts) {
  PILOTWAVE_ASSERT(facts.plans.size() == c.plans.size(), "a report knows the plans that were compared");
  Page page{title_of(c), question_of(c), facts_of(c), {}, {}};
  const auto add = [&](std::optional<Section> section) {
    if (section) page.sections.push_back(std::move(*section));
  };
  add(answer_section(c, facts));
  add(differences_section(c, facts));
  if (c.n_pairs() > 0) {
    add(over_time_section(c, facts));
    add(groups_section(c, facts));
    add(risk_section(c, facts));
    add(money_section(c, facts));
    add(matters_section(c, facts));
  }
  add(trust_section(c));
  add(receipt_section(c, facts));
  page.closing =
      "This compares simulated futures under stated assumptions. Not a forecast. The people in it are made "
      "up.";
  return page;
}

std::string report_html(const Comparison& c, const Facts& facts) {
  const std::string html = page_html(compose(c, facts));
  return sealed_page(html,
                     receipt_of(c, facts.plans, {facts.command, facts.seed_origin}, series_shown(html)));
}

}  // namespace pilotwave::page
