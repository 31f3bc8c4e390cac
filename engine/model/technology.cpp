#include "model/technology.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

constexpr double kWeeksPerYear = 52;

/// Mean flaws of one kind, exponentially distributed.
double new_flaws(const Luck& luck, Stream stream, std::uint32_t key, std::uint32_t week, std::uint32_t kind,
                 double mean) {
  return mean > 0 ? exponential_quantile(luck.uniform(stream, key, week, 16 + kind), mean) : 0;
}

void fail_vendor(ToolState& tool, const ToolDef& def, const WeekContext& ctx, std::vector<Happening>& story) {
  if (!tool.vendor_alive) return;
  tool.vendor_alive = false;
  tool.vendor_failed_week = static_cast<std::int16_t>(ctx.week);
  const bool breach = ctx.luck().uniform(Stream::VendorHealth, tool_key(def), ctx.week_word(), 1) <
                      ctx.params[P::technology_exit_breach];
  tool.breach_this_week = tool.breach_this_week || breach;
  story.push_back({"vendor_failure",
                   fmt::format("the vendor of {} fails{}", def.id, breach ? " and data leak" : ""),
                   kNewcomer});
}

}  // namespace

double classroom_quality(const ToolDef& tool, const ToolState& state, const Params& params) {
  if (!state.vendor_alive) return 0;
  const double x = params[P::technology_steepness] *
                   (state.capability - tool.half_capability - params[P::technology_reliability_discount]);
  const double lost = std::min(params[P::technology_most_quality_lost],
                               params[P::technology_fit_loss_per_flaw] * state.flaws(FlawKind::Fit));
  return det_logistic(x) * (1 - lost);
}

double guardrails(const ToolDef& tool, const ToolState& state) {
  return std::min(1.0, tool.guardrails + state.guardrail_bonus);
}

double frontier_capability(Date day) {
  constexpr Date kChatRelease = std::chrono::sys_days{std::chrono::year{2022} / std::chrono::November / 30};
  const double weeks = static_cast<double>((day - kChatRelease).count()) / 7.0;
  // The past is known: assumptions about the pace concern the future only.
  return std::max(0.0, weeks / param_catalogue()[P::technology_doubling_time].default_value);
}

std::uint32_t releases_in_week(const ToolDef& tool, int week, const Params& params, const Luck& luck) {
  const double mean = params[P::technology_releases_per_year] / kWeeksPerYear;
  return poisson_quantile(
      luck.uniform(Stream::TechnologyRelease, tool_key(tool), static_cast<std::uint32_t>(week), 0), mean);
}

ToolState arriving_tool(const ToolDef& tool, Date start, const Luck& luck) {
  ToolState state;
  state.capability = frontier_capability(start) + tool.capability;
  for (std::uint32_t k = 0; k < kFlawKinds; ++k) {
    state.flaws_introduced[k] =
        new_flaws(luck, Stream::TechnologyRelease, tool_key(tool), 0xffffU, k, tool.flaw_mean);
  }
  return state;
}

void step_technology(const WeekContext& ctx, DistrictState& now, std::vector<Happening>& story) {
  const Params& p = ctx.params;
  // Prices drift by a fixed factor a week: (1 + g)^(1/52).
  const double price_step = det_exp(det_log(1 + p[P::technology_price_growth]) / kWeeksPerYear);
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    const ToolDef& def = ctx.tools[t];
    ToolState& tool = now.tools[t];
    const std::uint32_t key = tool_key(def);
    tool.breach_this_week = false;
    tool.capability += 1.0 / p[P::technology_doubling_time];
    tool.price_factor *= price_step;
    const std::uint32_t releases = releases_in_week(def, ctx.week, p, ctx.luck());
    tool.releases = static_cast<std::uint16_t>(tool.releases + releases);
    tool.new_releases = static_cast<std::uint8_t>(std::min(255U, releases));
    for (std::uint32_t k = 0; k < kFlawKinds && releases > 0; ++k) {
      tool.flaws_introduced[k] += new_flaws(ctx.luck(), Stream::TechnologyRelease, key, ctx.week_word(), k,
                                            p[P::technology_release_flaws] * releases);
    }
    const std::uint32_t changes =
        poisson_quantile(ctx.luck().uniform(Stream::TechnologyContract, key, ctx.week_word(), 0),
                         p[P::technology_contract_changes_per_year] / kWeeksPerYear);
    tool.contract_changes = static_cast<std::uint16_t>(tool.contract_changes + changes);
    if (changes > 0) {
      tool.flaws_introduced[static_cast<std::size_t>(FlawKind::Privacy)] +=
          new_flaws(ctx.luck(), Stream::TechnologyContract, key, ctx.week_word(), 1,
                    p[P::technology_contract_flaws] * changes);
    }
    const double fails = def.vendor_hazard > 0
                             ? -det_expm1(det_log(std::max(1e-300, 1 - def.vendor_hazard)) / kWeeksPerYear)
                             : 0;
    if (ctx.luck().uniform(Stream::VendorHealth, key, ctx.week_word(), 0) < fails)
      fail_vendor(tool, def, ctx, story);
  }
  for (const ToolShock& shock : ctx.effects.shocks) {
    ToolState& tool = now.tools[shock.tool];
    tool.capability += shock.capability_step;
    tool.price_factor *= shock.price_factor;
    for (std::size_t k = 0; k < kFlawKinds; ++k) tool.flaws_introduced[k] += shock.new_flaws[k];
    if (shock.release && tool.new_releases < 255) ++tool.releases, ++tool.new_releases;
    if (shock.vendor_fails) fail_vendor(tool, ctx.tools[shock.tool], ctx, story);
    if (shock.breach) {
      tool.breach_this_week = true;
      story.push_back(
          {"vendor_breach", fmt::format("the vendor of {} leaks data", ctx.tools[shock.tool].id), kNewcomer});
    }
  }
}

}  // namespace pilotwave
