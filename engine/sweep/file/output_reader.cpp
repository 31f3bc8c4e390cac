#include "sweep/file/output_reader.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "experiment/group_size.hpp"
#include "model/metrics/metric.hpp"
#include "sweep/file/sweep_keys.hpp"

namespace pilotwave {
namespace {

constexpr std::string_view kSchool = "school:";

std::vector<int> all_metrics() {
  std::vector<int> all(metric_catalogue().size());
  std::iota(all.begin(), all.end(), 0);
  return all;
}

void read_metrics(const TableReader& reader, SweepOutputs& outputs) {
  const TomlNode* node = reader.find("metrics");
  if (node == nullptr || (node->type == TomlNode::Type::Text && node->text == "all")) {
    outputs.metrics = all_metrics();
    return;
  }
  if (!node->is_list())
    return wrong_type(*node, reader.path("metrics"), "\"all\" or a list of metrics", reader.context());
  std::vector<std::string> known;
  for (const MetricSpec& spec : metric_catalogue()) known.emplace_back(spec.key);
  for (std::size_t i = 0; i < node->items.size(); ++i) {
    const TomlNode& item = node->items[i];
    const auto key = check_text(item, fmt::format("{}[{}]", reader.path("metrics"), i + 1), reader.context());
    if (!key) continue;
    const int metric = find_metric(*key);
    if (metric < 0)
      reader.context().findings.bad_input(reader.context().place(item), reader.path("metrics"),
                                          fmt::format("there is no metric `{}`", *key),
                                          suggest_name(*key, known));
    else if (std::find(outputs.metrics.begin(), outputs.metrics.end(), metric) == outputs.metrics.end())
      outputs.metrics.push_back(metric);
  }
  if (node->items.empty() && !reader.flag("goals").value_or(false))
    reader.error("metrics", "`metrics` is empty", "leave it out to keep every metric");
  std::sort(outputs.metrics.begin(), outputs.metrics.end());
}

/// Whether every district of the sweep has the school of a group.
bool has_school(const SweepDef& def, const std::string& id) {
  for (const SweepScenario& scenario : def.scenarios) {
    for (const Scenario& in : scenario.in_district) {
      const auto& schools = in.district.schools;
      if (std::none_of(schools.begin(), schools.end(), [&](const SchoolDef& s) { return s.id == id; }))
        return false;
    }
  }
  return true;
}

void read_groups(const TableReader& reader, SweepDef& def) {
  const TomlNode* list = reader.list("groups");
  if (list == nullptr) {
    def.outputs.groups = {"all"};
    return;
  }
  const std::vector<std::string> known = {
      "all",  "high_poverty", "mid_poverty",    "low_poverty",     "elementary",         "middle",
      "high", "low_income",   "not_low_income", "english_learner", "not_english_learner"};
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const TomlNode& item = list->items[i];
    const auto key = check_text(item, fmt::format("{}[{}]", reader.path("groups"), i + 1), reader.context());
    if (!key) continue;
    const auto wrong = [&](std::string what, std::string hint) {
      reader.context().findings.bad_input(reader.context().place(item), reader.path("groups"),
                                          std::move(what), std::move(hint));
    };
    auto& groups = def.outputs.groups;
    if (is_school_group(*key) && !has_school(def, key->substr(kSchool.size())))
      wrong(fmt::format("not every district of the sweep has the school of `{}`", *key),
            "name a school by its id");
    else if (!is_school_group(*key) && std::find(known.begin(), known.end(), *key) == known.end())
      wrong(fmt::format("there is no group `{}`", *key),
            fmt::format("a single school is \"school:ID\"; {}", suggest_name(*key, known)));
    else if (std::find(groups.begin(), groups.end(), *key) == groups.end())
      groups.push_back(*key);
  }
  if (list->items.empty()) reader.error("groups", "`groups` is empty", "leave it out for the whole district");
}

}  // namespace

void read_outputs(const TableReader& sweep, SweepDef& def) {
  def.outputs.groups = {"all"};
  const TomlNode* table = sweep.table("outputs");
  if (table == nullptr) {
    def.outputs.metrics = all_metrics();
    def.outputs.goals = true;
    return;
  }
  const TableReader reader(*table, "outputs", output_keys(), sweep.context());
  def.outputs.groups.clear();
  read_metrics(reader, def.outputs);
  read_groups(reader, def);
  def.outputs.goals = reader.flag("goals").value_or(def.outputs.metrics == all_metrics());
  def.outputs.events = reader.flag("events").value_or(false);
  if (const auto text = reader.text("every")) {
    const auto every = parse_every(*text);
    if (every)
      def.outputs.every = *every;
    else
      reader.error("every", fmt::format("`{}` is no interval", *text), "valid: week, month, end");
  }
}

}  // namespace pilotwave
