#include "model/week.hpp"

#include <algorithm>
#include <vector>

#include "base/vector_clones.hpp"

#include "model/guidelines.hpp"
#include "model/technology.hpp"

namespace pilotwave {

WeekContext::WeekContext(const World& world_, const Params& params_, std::span<const ToolDef> tools_,
                         const Effects& effects_, const Before& before_, int week_)
    : world(world_), params(params_), tools(tools_), effects(effects_), before(before_), week(week_) {
  for (std::size_t t = 0; t < tools.size(); ++t)
    quality[t] = classroom_quality(tools[t], before.district.tools[t], params);
  const double clock = guideline_clock(tools, before.district);
  for (std::size_t part = 0; part < kGuidelineParts; ++part)
    clarity[part] = effective_clarity(before.district.guidelines[part], clock, params);
}

StudentRows::StudentRows(const StudentColumns& all, const StudentColumns& copied, std::uint32_t first,
                         std::uint32_t n)
    : traits(std::span(all.traits).subspan(first, n)),
      ability(std::span(all.ability).subspan(first, n)),
      leaning(std::span(all.leaning).subspan(first, n)),
      friends_using(std::span(all.friends_using).subspan(first, n)),
      engagement(std::span(all.engagement).subspan(first, n)),
      use(copied.use),
      flags(copied.flags),
      habit(copied.habit),
      literacy(copied.literacy),
      learning(copied.learning),
      trust(copied.trust),
      family_trust(copied.family_trust) {}

namespace {

/// guided_minutes for many at once, who all have a seat.
PILOTWAVE_VECTOR_CLONES
void minutes_of(std::size_t n, float offered, float most, const float* __restrict trait,
                const std::uint8_t* __restrict flags, float* __restrict minutes) {
  for (std::size_t i = 0; i < n; ++i) {
    const float wished = offered * trait[i], got = wished < most ? wished : most;
    minutes[i] = (flags[i] & kOptedOut) != 0 ? 0.0F : got;
  }
}

}  // namespace

SchoolWeek::SchoolWeek(const WeekContext& ctx, std::uint32_t s, const StudentRows& rows,
                       StudentColumns& columns)
    : school(s),
      first_seat(ctx.world.schools.first_student[s]),
      n_seats(ctx.world.schools.n_students(s)),
      before(rows),
      now(columns) {
  thread_local std::vector<ClassOffer> offered;
  thread_local std::vector<float> minutes;
  class_offers(ctx, s, offered);
  offers = offered;
  const auto offers_any = [](const ClassOffer& offer) { return offer.minutes > 0; };
  if (std::none_of(offered.begin(), offered.end(), offers_any)) return;
  minutes.resize(n_seats);
  guided_minutes = minutes;
  const double devices = std::min(1.0, ctx.world.schools.devices_per_student[s]);
  const auto most = static_cast<float>(ctx.params[P::student_use_most_minutes]);
  for (std::uint32_t i = 0; i < offers.size(); ++i) {
    const ClassOffer& offer = offers[i];
    const std::uint32_t section = ctx.world.schools.first_section[s] + i;
    const std::uint32_t from = ctx.world.sections.first_student[section] - first_seat,
                        end = ctx.world.sections.first_student[section + 1] - first_seat;
    const std::uint32_t seats = offer.minutes > 0 ? ctx.before.schools[s].student_seats[offer.tool] : 0,
                        to = std::clamp(seats, from, end);
    if (to > from) {
      minutes_of(run_on(to - from, n_seats - from), static_cast<float>(offer.minutes * devices), most,
                 before.engagement.data() + from, before.flags.data() + from, minutes.data() + from);
    }
    std::fill(minutes.begin() + to, minutes.begin() + end, 0.0F);
  }
}

}  // namespace pilotwave
