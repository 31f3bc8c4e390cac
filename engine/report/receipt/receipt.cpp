#include "report/receipt/receipt.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "experiment/conclude.hpp"
#include "report/build_facts.hpp"

namespace pilotwave {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

std::optional<std::size_t> slot_of(const Comparison& c, const SeriesKey& key) {
  for (std::size_t o = 0; o < c.outcomes.size(); ++o) {
    if (c.outcomes[o].key != key.outcome) continue;
    for (std::size_t g = 0; g < c.n_groups(); ++g) {
      if (c.groups[g].key == key.group) return c.slot(o, g);
    }
  }
  return std::nullopt;
}

std::vector<SeriesKey> series_keys(const Comparison& c, std::span<const SeriesKey> also) {
  std::vector<SeriesKey> keys;
  for (std::size_t o = 0; o < c.outcomes.size(); ++o)
    keys.push_back({c.outcomes[o].key, c.groups[c.main_group(o)].key});
  for (const SeriesKey& key : also) {
    if (slot_of(c, key) && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  }
  return keys;
}

/// Groups in the order in which the series first name them, the whole district first: headline groups that no
/// outcome names fall back on it.
std::vector<GroupDef> groups_of(const Receipt& receipt) {
  std::vector<GroupDef> groups = {{"all", "all"}};
  for (const ReceiptSeries& series : receipt.series) {
    const bool known =
        std::any_of(groups.begin(), groups.end(), [&](const GroupDef& g) { return g.key == series.group; });
    if (!known) groups.push_back({series.group, series.group});
  }
  return groups;
}

}  // namespace

Receipt receipt_of(const Comparison& c, std::span<const Scenario> plans, const ReceiptOrigin& origin,
                   std::span<const SeriesKey> also) {
  Receipt out;
  const BuildFacts& facts = build_facts();
  out.version = facts.version;
  out.compiler = facts.compiler;
  out.flags = facts.flags;
  out.generator = facts.generator;
  out.command = origin.command;
  out.seed = c.seed;
  out.seed_origin = origin.seed_origin;
  out.planned = c.replicates.planned;
  out.failed = static_cast<std::uint32_t>(c.replicates.failed.size());
  out.stopped_early = c.replicates.stopped_early;
  out.replicates = c.replicates.done;
  out.settling = c.settling;
  for (std::size_t f = 0; f < kFamilies; ++f) out.together[f] = c.families[f].together;
  for (std::size_t p = 0; p < c.plans.size(); ++p) {
    ReceiptPlan plan{c.plans[p].slug, c.plans[p].name, scenario_text(plans[p]), {}};
    for (const std::uint64_t hash : c.plans[p].result_hash)
      plan.hashes.push_back(fmt::format("{:016x}", hash));
    out.plans.push_back(std::move(plan));
  }
  if (c.n_pairs() == 0) return out;
  for (std::size_t o = 0; o < c.outcomes.size(); ++o) {
    const OutcomeDef& def = c.outcomes[o];
    out.outcomes.push_back(
        {def.key, def.label, def.unit, std::string(better_name(def.better)), c.groups[c.main_group(o)].key});
  }
  for (const SeriesKey& key : series_keys(c, also)) {
    ReceiptSeries series{key.outcome, key.group, {}};
    for (const PlanRuns& plan : c.plans) series.values.push_back(plan.values[*slot_of(c, key)]);
    out.series.push_back(std::move(series));
  }
  return out;
}

Comparison comparison_of(const Receipt& receipt, std::span<const Scenario> plans) {
  Comparison out = comparison_to_fill(plans);
  out.groups = groups_of(receipt);
  out.sizes = group_sizes(plans.front().district, out.groups);
  out.replicates.done = receipt.replicates;
  out.replicates.planned = static_cast<std::uint32_t>(receipt.replicates.size());
  out.settling = receipt.settling;
  const std::vector<double> missing(receipt.replicates.size(), kMissing);
  for (std::size_t p = 0; p < out.plans.size(); ++p) {
    out.plans[p].values.assign(out.outcomes.size() * out.n_groups(), missing);
    for (const ReceiptSeries& series : receipt.series) {
      if (const auto slot = slot_of(out, {series.outcome, series.group}))
        out.plans[p].values[*slot] = series.values[p];
    }
  }
  conclude(out, plans, receipt.together);
  return out;
}

}  // namespace pilotwave
