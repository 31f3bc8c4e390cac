#include "model/review.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "model/technology.hpp"
#include "queue/shift.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

bool part_finished(const ReviewJob& job, std::size_t d) { return is_done(job.needed[d], job.done[d]); }

/// First come first served, but whatever is in the fast lane before what is not, even if that is begun.
std::vector<std::size_t> service_order(const std::vector<ReviewJob>& queue) {
  std::vector<std::size_t> order(queue.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto standing = [&](std::size_t i) {
    return Standing{static_cast<std::uint8_t>(queue[i].fast ? 0 : 1), false};
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return overtakes(standing(a), standing(b), true); });
  return order;
}

ReviewJob make_job(const WeekContext& ctx, std::uint8_t tool, JobKind kind, std::uint32_t key,
                   std::uint32_t index) {
  const Params& p = ctx.params;
  const double mean = kind == JobKind::Request   ? p[P::review_hours_request]
                      : kind == JobKind::Release ? p[P::review_hours_release]
                                                 : p[P::review_hours_incident];
  const double effort = tool < ctx.tools.size() ? 1 + ctx.tools[tool].integration_effort : 1;
  const bool distributed = ctx.effects.arrangement == Arrangement::Distributed;
  const double together = distributed ? (1 + p[P::review_coordination]) * (1 - p[P::review_sharing]) : 1;
  ReviewJob job;
  job.tool = tool;
  job.kind = kind;
  job.arrived = static_cast<std::int16_t>(ctx.week);
  for (std::uint32_t d = 0; d < kDepartments; ++d) {
    const double u = ctx.luck().uniform(Stream::ReviewWork, key, ctx.week_word(), index * 8 + d);
    job.needed[d] = static_cast<float>(gamma_quantile(u, p[P::review_hours_shape], mean * effort) * together);
  }
  job.fast = kind != JobKind::Request && ctx.luck().uniform(Stream::ReviewWork, key, ctx.week_word(),
                                                            index * 8 + 7) < ctx.effects.fast_lane;
  return job;
}

/// Tools that some school's plan wants open this week.
ToolSet wanted_tools(const WeekContext& ctx) {
  ToolSet wanted = 0;
  for (const SchoolEffects& s : ctx.effects.schools)
    wanted = static_cast<ToolSet>(wanted | (s.open & ~s.paused));
  return wanted;
}

void arrive(const WeekContext& ctx, DistrictState& now) {
  const auto add = [&](const ReviewJob& job) {
    now.queue.push_back(job);
    ++now.jobs_arrived;
  };
  const ToolSet wanted = wanted_tools(ctx);
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    const ToolState& old = ctx.before.district.tools[t];
    ToolState& tool = now.tools[t];
    const std::uint32_t key = tool_key(ctx.tools[t]);
    const auto id = static_cast<std::uint8_t>(t);
    if (old.approval == Approval::Unreviewed && (wanted & tool_bit(t)) && old.vendor_alive) {
      tool.approval = Approval::InReview;
      tool.requested_week = static_cast<std::int16_t>(ctx.week);
      add(make_job(ctx, id, JobKind::Request, key, 0));
    }
    const bool in_service = old.approval == Approval::Approved || old.approval == Approval::Conditional;
    for (std::uint32_t r = 0; in_service && r < old.new_releases; ++r) {
      const double u = ctx.luck().uniform(Stream::ReviewOutcome, key, ctx.week_word(), r);
      if (u >= ctx.effects.rereview_share) continue;
      ReviewJob job = make_job(ctx, id, JobKind::Release, key, 1 + r);
      job.ordinal = static_cast<std::uint8_t>(std::min(255U, r));
      add(job);
    }
  }
  const std::size_t last = static_cast<std::size_t>(ctx.week + 12) % 13;  // last week's slot in the ring
  const double incident_mean =
      ctx.week > 0 ? ctx.before.district.privacy_found_by_week[last] * ctx.params[P::review_incident_job] : 0;
  const auto incidents = static_cast<std::uint32_t>(
      incident_mean + ctx.luck().uniform(Stream::ReviewOutcome, 0, ctx.week_word(), 99));
  for (std::uint32_t i = 0; i < incidents; ++i)
    add(make_job(ctx, kOtherTool, JobKind::Incident, 0, 1000 + i));
  const double background = ctx.params[P::review_background_jobs] / 52.0 * ctx.world.schools.size() / 10.0;
  const std::uint32_t others =
      poisson_quantile(ctx.luck().uniform(Stream::SchoolDemand, 0, ctx.week_word(), 0), background);
  for (std::uint32_t i = 0; i < others; ++i) add(make_job(ctx, kOtherTool, JobKind::Request, 0, 2000 + i));
}

/// Mends what the review finds and returns how much it found.
double find_flaws(const WeekContext& ctx, const ReviewJob& job, ToolState& tool) {
  double found = 0;
  const std::uint32_t key = tool_key(ctx.tools[job.tool]);
  for (std::size_t k = 0; k < kFlawKinds; ++k) {
    const auto kind = static_cast<FlawKind>(k);
    const double left = ctx.before.district.tools[job.tool].flaws(kind);
    // Each unit of flaw is found or not by itself: the share found is the chance, with the job's own luck
    // around it.
    const double chance = finding_chance(kind, ctx.effects.arrangement, ctx.effects.chair, ctx.params);
    const double u = ctx.luck().uniform(Stream::ReviewFinding, key, static_cast<std::uint32_t>(job.arrived),
                                        static_cast<std::uint32_t>(k + kFlawKinds * job.ordinal));
    const double share = std::clamp(chance + (u - 0.5) * chance * (1 - chance), 0.0, 1.0);
    found += left * share;
    tool.mended_by_review[k] += left * share * ctx.params[P::review_mend_share];
  }
  return found;
}

void finish(const WeekContext& ctx, const ReviewJob& job, DistrictState& now, std::vector<Happening>& story) {
  ++now.jobs_finished;
  now.sojourn_weeks += static_cast<std::uint64_t>(ctx.week - job.arrived);
  if (job.tool >= ctx.tools.size()) return;
  ToolState& tool = now.tools[job.tool];
  const double found = find_flaws(ctx, job, tool);
  if (job.kind != JobKind::Request) return;
  const Params& p = ctx.params;
  const std::string& id = ctx.tools[job.tool].id;
  if (found >= p[P::review_reject_level]) {
    tool.approval = Approval::Rejected;
    tool.requested_week = static_cast<std::int16_t>(ctx.week);
    story.push_back({"review", fmt::format("{} is refused", id), kNewcomer});
    return;
  }
  const bool conditional = found >= p[P::review_condition_level];
  tool.approval = conditional ? Approval::Conditional : Approval::Approved;
  tool.approved_week = static_cast<std::int16_t>(ctx.week);
  if (conditional) {
    tool.guardrail_bonus = p[P::review_condition_guardrails];
    tool.condition_cost = p[P::review_condition_cost];
  }
  story.push_back({"review",
                   fmt::format("{} is approved{} after {} weeks", id, conditional ? " with conditions" : "",
                               ctx.week - job.arrived),
                   kNewcomer});
}

/// Without any review a tool that is wanted is simply used.
void approve_unseen(const WeekContext& ctx, DistrictState& now) {
  const ToolSet wanted = wanted_tools(ctx);
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    const Approval old = ctx.before.district.tools[t].approval;
    if ((wanted & tool_bit(t)) && (old == Approval::Unreviewed || old == Approval::InReview)) {
      now.tools[t].approval = Approval::Approved;
      now.tools[t].approved_week = static_cast<std::int16_t>(ctx.week);
    }
  }
}

}  // namespace

bool is_finished(const ReviewJob& job) {
  return part_finished(job, 0) && part_finished(job, 1) && part_finished(job, 2);
}

std::array<double, kDepartments> serve_queue(std::vector<ReviewJob>& queue, const ReviewOffice& office,
                                             std::vector<double>* finished) {
  const bool pooled = office.arrangement == Arrangement::Central;
  Shift pool(1, office.hours[0] + office.hours[1] + office.hours[2]);
  std::array<Shift, kDepartments> desks = {Shift(1, office.hours[0]), Shift(1, office.hours[1]),
                                           Shift(1, office.hours[2])};
  if (finished) finished->assign(queue.size(), std::numeric_limits<double>::quiet_NaN());
  std::array<double, kDepartments> spent{};
  for (const std::size_t i : service_order(queue)) {
    ReviewJob& job = queue[i];
    double last = 0;
    for (std::size_t d = 0; d < kDepartments; ++d) {
      if (pooled && d > 0 && !part_finished(job, d - 1)) break;  // one desk after another
      const Spell spell = (pooled ? pool : desks[d]).work(job.needed[d], job.done[d]);
      spent[d] += spell.hours;
      if (spell.hours > 0) last = std::max(last, spell.end);
    }
    if (finished && is_finished(job)) (*finished)[i] = last;
  }
  return spent;
}

double finding_chance(FlawKind kind, Arrangement arrangement, Department chair, const Params& params) {
  if (arrangement == Arrangement::None) return 0;
  const double own = hazard_to_probability(params[P::review_find_rate]);
  if (arrangement == Arrangement::Distributed) return own;
  return static_cast<std::size_t>(kind) == static_cast<std::size_t>(chair)
             ? own
             : own * params[P::review_outside_trade];
}

void step_review(const WeekContext& ctx, DistrictState& now, std::vector<Happening>& story) {
  now.activity.review_hours = {};
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {  // refused tools may come back
    const ToolState& old = ctx.before.district.tools[t];
    if (old.approval == Approval::Rejected &&
        ctx.week - old.requested_week >= ctx.params[P::review_reapply_weeks]) {
      now.tools[t].approval = Approval::Unreviewed;
      for (std::size_t k = 0; k < kFlawKinds; ++k)
        now.tools[t].mended_by_review[k] +=
            ctx.params[P::review_reapply_mended] * old.flaws(static_cast<FlawKind>(k));
    }
  }
  if (ctx.effects.arrangement == Arrangement::None) {
    approve_unseen(ctx, now);
  } else {
    arrive(ctx, now);
    ReviewOffice office{ctx.effects.arrangement, ctx.effects.review_hours};
    now.activity.review_hours = serve_queue(now.queue, office);
    std::vector<ReviewJob> waiting;
    for (const ReviewJob& job : now.queue) {
      if (is_finished(job))
        finish(ctx, job, now, story);
      else
        waiting.push_back(job);
    }
    now.queue = std::move(waiting);
  }
  now.queue_week_sum += now.queue.size();
}

}  // namespace pilotwave
