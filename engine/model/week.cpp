#include "model/week.hpp"

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

}  // namespace pilotwave
