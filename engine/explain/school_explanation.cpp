#include "explain/school_explanation.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "explain/words.hpp"
#include "model/rollout.hpp"

namespace pilotwave {
namespace {

class SchoolWitness {
 public:
  SchoolWitness(const OpenWeek& week, std::uint32_t school)
      : ctx_(week.context),
        effects_(ctx_.effects.schools[school]),
        state_(ctx_.before.schools[school]),
        opens_(open_tools(effects_, ctx_.before.district.tools)) {}

  [[nodiscard]] SchoolTool tool(std::size_t t) const {
    SchoolTool x;
    const ToolSet bit = tool_bit(t);
    x.id = ctx_.tools[t].id;
    x.review = review(ctx_.before.district.tools[t]);
    x.asked_for = (effects_.open & bit) != 0;
    x.paused = (effects_.paused & bit) != 0;
    x.was_open = (state_.open & bit) != 0;
    x.opens = (opens_ & bit) != 0;
    x.pilot = (opens_ & effects_.pilot & bit) != 0;
    x.student_seats = state_.student_seats[t];
    x.teacher_seats = state_.teacher_seats[t];
    x.seats_used = state_.seats_used[t];
    x.why = why(x, ctx_.before.district.tools[t]);
    return x;
  }

  [[nodiscard]] std::string phase() const {
    if (state_.open_week < 0) return opens_ != 0 ? "opens for the first time" : "not open yet";
    const std::string since = day(state_.open_week);
    if (opens_ == 0) return fmt::format("closed; first opened on {}", since);
    return fmt::format("{} since {}", (opens_ & effects_.pilot) != 0 ? "open, in a pilot," : "open", since);
  }

  [[nodiscard]] std::string change() const {
    const std::vector<std::string> opening = names(static_cast<ToolSet>(opens_ & ~state_.open)),
                                   closing = names(static_cast<ToolSet>(state_.open & ~opens_));
    if (opening.empty() && closing.empty()) return "nothing opens or closes this week";
    std::string text;
    if (!opening.empty()) text += fmt::format("{} opens this week", fmt::join(opening, ", "));
    if (!closing.empty())
      text += fmt::format("{}{} closes this week", text.empty() ? "" : "; ", fmt::join(closing, ", "));
    return text;
  }

  [[nodiscard]] std::string standing() const {
    const auto percent = [](float share) { return fmt::format("{:.0f}%", 100 * static_cast<double>(share)); };
    return fmt::format(
        "of the teachers {} use AI, {} approved tools at least monthly, {} are trained; trust of teachers "
        "{:.2f}, of "
        "families {:.2f}; wish for tools that wait {:.2f}",
        percent(state_.teacher_use_share), percent(state_.approved_share), percent(state_.trained_share),
        static_cast<double>(state_.trust_mean), static_cast<double>(state_.family_trust),
        static_cast<double>(state_.demand));
  }

 private:
  [[nodiscard]] std::string day(int week) const { return date_text(ctx_.world.calendar.monday(week)); }

  [[nodiscard]] std::vector<std::string> names(ToolSet set) const {
    std::vector<std::string> ids;
    for (std::size_t t = 0; t < ctx_.tools.size(); ++t) {
      if (set & tool_bit(t)) ids.push_back(ctx_.tools[t].id);
    }
    return ids;
  }

  [[nodiscard]] std::string review(const ToolState& tool) const {
    std::string text(approval_words(tool.approval));
    const bool done = tool.approval == Approval::Approved || tool.approval == Approval::Conditional;
    if (done && tool.approved_week >= 0) return fmt::format("{} on {}", text, day(tool.approved_week));
    if (tool.approval == Approval::InReview && tool.requested_week >= 0)
      return fmt::format("{} since {}", text, day(tool.requested_week));
    return text;
  }

  [[nodiscard]] std::string why(const SchoolTool& x, const ToolState& tool) const {
    if (x.opens) return x.pilot ? "in a pilot" : "asked for";
    if (!x.asked_for) return "nobody asks for it";
    if (x.paused) return "paused";
    if (!tool.vendor_alive) return fmt::format("its vendor failed on {}", day(tool.vendor_failed_week));
    return fmt::format("waits for approval: {}", x.review);
  }

  const WeekContext& ctx_;
  const SchoolEffects& effects_;
  const SchoolState& state_;
  ToolSet opens_;
};

bool concerns(const EventRecord& event, const std::string& school) {
  constexpr std::array<std::string_view, 3> kOfTheDistrict = {"gate", "review", "vendor_failure"};
  if (!event.school.empty()) return event.school == school;
  return std::find(kOfTheDistrict.begin(), kOfTheDistrict.end(), event.kind) != kOfTheDistrict.end();
}

}  // namespace

SchoolExplanation explain_school(const OpenWeek& week, std::uint32_t school,
                                 const std::vector<EventRecord>& events) {
  const WeekContext& ctx = week.context;
  const SchoolDef& def = ctx.world.district.schools[school];
  const SchoolWitness witness(week, school);
  SchoolExplanation e;
  e.id = {EntityKind::School, school, 0};
  e.id_text = entity_text(e.id, def.id);
  e.who = fmt::format("{}: {}, {} students, {} teachers", def.name, level_name(def.level), def.students,
                      def.teachers);
  e.phase = witness.phase();
  e.change = witness.change();
  e.standing = witness.standing();
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) e.tools.push_back(witness.tool(t));
  e.levers = week.levers.standings(ctx.world, ctx.params, ctx.tools, ctx.before, week.signals, ctx.week,
                                   week.state.levers, school);
  std::copy_if(events.begin(), events.end(), std::back_inserter(e.story),
               [&](const EventRecord& event) { return concerns(event, def.id); });
  return e;
}

}  // namespace pilotwave
