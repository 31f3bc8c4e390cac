#include "model/rollout.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace pilotwave {
namespace {

bool may_be_used(const ToolState& tool) {
  return tool.vendor_alive && (tool.approval == Approval::Approved || tool.approval == Approval::Conditional);
}

void book_seats(const WeekContext& ctx, DistrictState& now) {
  now.activity.seat_cents = 0;
  now.activity.vendor_loss_cents = 0;
  std::erase_if(now.seats, [&](const SeatBlock& block) { return block.until <= ctx.week; });
  for (const SeatPurchase& buy : ctx.effects.purchases) {
    const ToolState& tool = ctx.before.district.tools[buy.tool];
    const double price =
        ctx.tools[buy.tool].seat_price_usd * tool.price_factor * (1 + tool.condition_cost) * buy.price_factor;
    const auto seats = static_cast<std::int64_t>(buy.student_seats) + buy.teacher_seats;
    const std::int64_t cents = seats * static_cast<std::int64_t>(price * 100 + 0.5);
    now.seats.push_back({static_cast<std::uint8_t>(buy.tool), buy.student_seats, buy.teacher_seats,
                         static_cast<std::int16_t>(ctx.week + 52), cents});
    now.activity.seat_cents += cents;
  }
  // Seats of a vendor that failed last week are sunk, and leaving it costs besides.
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    if (ctx.before.district.tools[t].vendor_failed_week != ctx.week - 1 || ctx.week == 0) continue;
    std::int64_t seats = 0;
    for (SeatBlock& block : now.seats) {
      if (block.tool != t) continue;
      seats += static_cast<std::int64_t>(block.student_seats) + block.teacher_seats;
      block.until = static_cast<std::int16_t>(ctx.week);
    }
    std::erase_if(now.seats, [&](const SeatBlock& block) { return block.until <= ctx.week; });
    now.activity.vendor_loss_cents +=
        seats * static_cast<std::int64_t>(ctx.params[P::technology_vendor_exit_usd] * 100 + 0.5);
  }
}

/// Schools by the week in which they were opened, then by key: who came first is served first.
std::vector<std::uint32_t> service_order(const WeekContext& ctx, const std::vector<SchoolState>& schools) {
  std::vector<std::uint32_t> order(schools.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int wa = schools[a].open_week < 0 ? 32767 : schools[a].open_week,
              wb = schools[b].open_week < 0 ? 32767 : schools[b].open_week;
    return wa != wb ? wa < wb : ctx.world.schools.key[a] < ctx.world.schools.key[b];
  });
  return order;
}

void grant_all(const WeekContext& ctx, ModelState& now) {
  const std::size_t n = now.schools.size();
  const std::vector<std::uint32_t> order = service_order(ctx, now.schools);
  std::vector<std::uint32_t> wanted(n);
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    const bool free = ctx.tools[t].seat_price_usd <= 0;
    const auto [students, teachers] = seats_paid(now.district, t);
    for (std::uint32_t s = 0; s < n; ++s)
      wanted[s] = now.schools[s].open & tool_bit(t) && ctx.tools[t].kind != ToolKind::Planning
                      ? ctx.world.schools.n_students(s)
                      : 0;
    const auto student_grants = grant_seats(free ? UINT64_MAX : students, wanted, order);
    for (std::uint32_t s = 0; s < n; ++s)
      wanted[s] = now.schools[s].open & tool_bit(t) ? ctx.world.schools.n_teachers(s) : 0;
    // Student tools bring their teachers' access with them.
    const bool with_class = is_for_students(ctx.tools[t].kind);
    const auto teacher_grants = grant_seats(free || with_class ? UINT64_MAX : teachers, wanted, order);
    for (std::size_t s = 0; s < n; ++s) {
      now.schools[s].student_seats[t] = student_grants[s];
      now.schools[s].teacher_seats[t] = with_class && student_grants[s] == 0 ? 0 : teacher_grants[s];
    }
  }
}

/// Use in pilots reveals misfit, faster where it can be reported.
void mend_in_pilots(const WeekContext& ctx, DistrictState& now) {
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    double users = 0, feedback = 0, n = 0;
    for (std::size_t s = 0; s < ctx.before.schools.size(); ++s) {
      if (!(ctx.before.schools[s].pilot & tool_bit(t))) continue;
      const double staff = static_cast<double>(ctx.before.schools[s].approved_share) *
                           ctx.world.schools.n_teachers(static_cast<std::uint32_t>(s));
      users += ctx.tools[t].kind == ToolKind::Planning ? staff : ctx.before.schools[s].seats_used[t];
      feedback += static_cast<double>(ctx.effects.schools[s].feedback);
      n += 1;
    }
    if (n <= 0 || users <= 0) continue;
    const double rate = ctx.params[P::rollout_pilot_mending] * users / 1000 *
                        (1 + ctx.params[P::rollout_feedback_boost] * feedback / n);
    const ToolState& old = ctx.before.district.tools[t];
    now.tools[t].mended_by_pilots[static_cast<std::size_t>(FlawKind::Fit)] +=
        old.flaws(FlawKind::Fit) * hazard_to_probability(rate);
  }
}

}  // namespace

ToolSet open_tools(const SchoolEffects& effects, std::span<const ToolState> tools) {
  ToolSet open = 0;
  for (std::size_t t = 0; t < tools.size(); ++t) {
    if ((effects.open & ~effects.paused & tool_bit(t)) && may_be_used(tools[t]))
      open = static_cast<ToolSet>(open | tool_bit(t));
  }
  return open;
}

std::vector<std::uint32_t> grant_seats(std::uint64_t available, std::span<const std::uint32_t> wanted,
                                       std::span<const std::uint32_t> order) {
  std::vector<std::uint32_t> granted(wanted.size(), 0);
  for (const std::uint32_t s : order) {
    granted[s] = static_cast<std::uint32_t>(std::min<std::uint64_t>(available, wanted[s]));
    available -= granted[s];
  }
  return granted;
}

std::pair<std::uint64_t, std::uint64_t> seats_paid(const DistrictState& district, std::size_t tool) {
  std::uint64_t students = 0, teachers = 0;
  for (const SeatBlock& block : district.seats) {
    if (block.tool != tool) continue;
    students += block.student_seats;
    teachers += block.teacher_seats;
  }
  return {students, teachers};
}

void settle_flaws(DistrictState& now) {
  for (ToolState& tool : now.tools) {
    for (std::size_t k = 0; k < kFlawKinds; ++k) {
      const double mended = tool.mended_by_review[k] + tool.mended_by_pilots[k] + tool.mended_by_feedback[k];
      const double surplus = mended - tool.flaws_introduced[k];
      if (surplus > 0) tool.mended_by_review[k] -= surplus;
    }
  }
}

void step_rollout(const WeekContext& ctx, ModelState& now, std::vector<Happening>& story) {
  book_seats(ctx, now.district);
  for (std::uint32_t s = 0; s < now.schools.size(); ++s) {
    const SchoolEffects& effects = ctx.effects.schools[s];
    SchoolState& school = now.schools[s];
    const SchoolState& old = ctx.before.schools[s];
    school.open = open_tools(effects, ctx.before.district.tools);
    school.pilot = static_cast<ToolSet>(school.open & effects.pilot);
    if (school.open != 0 && old.open_week < 0) {
      school.open_week = static_cast<std::int16_t>(ctx.week);
      story.push_back({"access", school.pilot ? "the school opens as a pilot" : "the school opens", s});
    }
    const bool waits = (effects.open & ~effects.paused & ~school.open) != 0;
    const auto rate = static_cast<float>(ctx.params[P::rollout_demand_rate]);
    school.demand = waits ? old.demand + rate * (1 - old.demand) : old.demand * (1 - rate);
  }
  grant_all(ctx, now);
  mend_in_pilots(ctx, now.district);
}

}  // namespace pilotwave
