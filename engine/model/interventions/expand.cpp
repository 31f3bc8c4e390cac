#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "model/interventions/kinds.hpp"

namespace pilotwave {
namespace {

constexpr FieldSpec kFields[] = {
    {"tools", FieldType::Tools, "", 0, 0, 0, "", "Tools opened.", "plan's choice", Evidence::Assumed},
    {"waves", FieldType::Integer, "waves", 1, 52, 1, "", "Number of waves in which the schools are opened.",
     "plan's choice", Evidence::Assumed},
    {"weeks_between", FieldType::Integer, "weeks", 1, 104, 20, "", "Weeks from one wave to the next.",
     "plan's choice (a semester)", Evidence::Assumed},
    {"order", FieldType::Choice, "", 0, 0, 0, "random need_first need_last ready_first",
     "Which schools come first.", "plan's choice", Evidence::Assumed},
    {"min_trained_share", FieldType::Number, "share", 0, 1, 0, "",
     "A school opens only once this share of its teachers is trained.",
     "plan's choice: training before access", Evidence::Assumed},
    {"min_trained_hours", FieldType::Number, "hours", 0, 100, 4, "",
     "Recent hours from which a teacher counts as trained here; one short session is not enough.",
     "one session 32%, several 14% (3.6)", Evidence::Moderate},
    {"with_seats", FieldType::Flag, "", 0, 1, 1, "",
     "Whether seats are bought for the opened schools each year.", "plan's choice", Evidence::Assumed},
};

class Expand final : public Lever {
 public:
  Expand(const InterventionDef& def, std::span<const ToolDef> tools)
      : tools_(tool_set(def.fields.tools("tools"), tools)),
        waves_(def.fields.integer("waves")),
        between_(def.fields.integer("weeks_between")),
        order_(def.fields.choice("order")),
        min_trained_(def.fields.number("min_trained_share")),
        min_hours_(def.fields.number("min_trained_hours")),
        with_seats_(def.fields.flag("with_seats")) {}

  void advance(const LeverView& view, LeverState& self, std::vector<LeverEvent>&) const override {
    if (tools_ == 0) return;
    const std::vector<std::uint32_t> order = wave_order(view, self);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::uint32_t s = order[i];
      const int wave = wave_of(i, order.size());
      const bool its_turn = weeks_active(view, self) >= wave * between_;
      if (its_turn && trained_share(view, s) >= min_trained_) self.selected[s] = kDue;
      // A school counts as opened, and needs seats, only once its tools are approved.
      if (self.selected[s] == kDue && self.opened[s] < 0 && (view.before.schools[s].open & tools_)) {
        self.opened[s] = static_cast<std::int16_t>(view.week);
      }
    }
  }
  void contribute(const LeverView& view, const LeverState& self, Effects& e) const override {
    if (tools_ == 0) return;
    for (std::uint32_t s = 0; s < e.schools.size(); ++s) {
      if (self.selected[s] == kDue) {
        e.schools[s].open = static_cast<ToolSet>(e.schools[s].open | tools_);
        if (with_seats_) e.schools[s].seats = static_cast<ToolSet>(e.schools[s].seats | tools_);
        if (opens_first(view, self, s))
          e.work_of(Activity::Opening).of(HourRole::Principals) +=
              view.params[P::rollout_opening_principal_hours];
      }
    }
  }

  [[nodiscard]] std::string standing(const LeverView& view, const LeverState& self,
                                     std::uint32_t s) const override {
    const std::vector<std::uint32_t> order = wave_order(view, self);
    const auto at = static_cast<std::size_t>(std::find(order.begin(), order.end(), s) - order.begin());
    const int wave = wave_of(at, order.size()), turn = self.started + wave * between_;
    // A lever that opens all schools at once has no turns worth telling.
    const std::string text = waves_ == 1
                                 ? std::string()
                                 : fmt::format("wave {} of {}, whose turn {} on {}; ", wave + 1, waves_,
                                               view.week < turn ? "comes" : "came", day_of(view, turn));
    // A lever sees last week's schools: the week before it noticed was the first.
    if (self.opened[s] >= 0)
      return text + fmt::format("open since {}", day_of(view, std::max(0, self.opened[s] - 1)));
    if (view.week < turn) return text + "waits for it";
    if (self.selected[s] == kDue) return text + "waits until its tools are approved and open";
    return text + fmt::format("waits until {:.0f}% of its teachers have {:g} hours of training (now {:.0f}%)",
                              100 * min_trained_, min_hours_, 100 * trained_share(view, s));
  }

 private:
  [[nodiscard]] int wave_of(std::size_t place, std::size_t n_schools) const {
    return static_cast<int>(place * static_cast<std::size_t>(waves_) / n_schools);
  }
  static constexpr std::uint8_t kDue = 2;  ///< in LeverState::selected: chosen, and its turn has come
  [[nodiscard]] double trained_share(const LeverView& view, std::uint32_t s) const {
    const TeacherColumns& teachers = view.before.teachers;
    double trained = 0;
    for (std::uint32_t t = view.world.schools.first_teacher[s]; t < view.world.schools.first_teacher[s + 1];
         ++t) {
      trained +=
          static_cast<double>(teachers.practical_hours[t] + teachers.ethics_hours[t]) >= min_hours_ ? 1 : 0;
    }
    return trained / view.world.schools.n_teachers(s);
  }
  /// The order of schools is fixed at the start of the lever: its keys are exogenous or read in the first
  /// week only.
  [[nodiscard]] std::vector<std::uint32_t> wave_order(const LeverView& view, const LeverState& self) const {
    const SchoolColumns& schools = view.world.schools;
    std::vector<std::uint32_t> order;
    for (std::uint32_t s = 0; s < schools.size(); ++s) {
      if (self.selected[s]) order.push_back(s);
    }
    std::vector<double> rank(schools.size());
    for (const std::uint32_t s : order) {
      const double luck = view.luck().uniform(Stream::PilotSelection, schools.key[s], view.key, 1);
      if (order_ == "need_first")
        rank[s] = -schools.poverty_share[s];
      else if (order_ == "need_last")
        rank[s] = schools.poverty_share[s];
      else if (order_ == "ready_first")
        rank[s] = -schools.principal_support[s];
      else
        rank[s] = luck;
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return rank[a] != rank[b] ? rank[a] < rank[b] : schools.key[a] < schools.key[b];
    });
    return order;
  }

  ToolSet tools_;
  int waves_, between_;
  std::string order_;
  double min_trained_, min_hours_;
  bool with_seats_;
};

}  // namespace

InterventionKind expand_kind() {
  return {"expand",
          "Opening of tools",
          "Opens tools in many schools, at once or in waves, perhaps only where teachers are trained.",
          kFields,
          true,
          [](const InterventionDef& def, std::span<const ToolDef> tools) -> std::unique_ptr<Lever> {
            return std::make_unique<Expand>(def, tools);
          }};
}

}  // namespace pilotwave
