#include "sim/lever_deck.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pilotwave {
namespace {

std::string field_text(const FieldValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* list = std::get_if<std::vector<std::string>>(&value))
    return fmt::format("{}", fmt::join(*list, ","));
  return fmt::format("{}", fmt::join(std::get<std::array<double, 3>>(value), ","));
}

}  // namespace

std::string canonical_text(const InterventionDef& def) {
  const auto day = [](const std::optional<Date>& d) { return d ? date_text(*d) : std::string(); };
  std::string text = fmt::format("{}|{}|{}|{}|{}|{}|{}|", def.kind, def.name, day(def.start), day(def.end),
                                 day(def.not_before), def.when.text, def.until.text);
  text += fmt::format("{}|{}|{}|{}|{}|{}|", static_cast<int>(def.schools.rule),
                      static_cast<int>(def.schools.by), def.schools.count, def.schools.share,
                      def.schools.level ? static_cast<int>(*def.schools.level) : -1,
                      fmt::join(def.schools.names, ","));
  for (const auto& [key, value] : def.fields.all()) text += fmt::format("{}={};", key, field_text(value));
  return text;
}

Effects neutral_effects(std::uint32_t n_schools) {
  Effects e;
  e.schools.resize(n_schools);
  return e;
}

LeverDeck::LeverDeck(const Plan& plan, std::uint32_t n_schools) : n_schools_(n_schools) {
  for (const InterventionDef& def : plan.interventions) {
    const InterventionKind* kind = find_intervention_kind(def.kind);
    PILOTWAVE_ASSERT(kind != nullptr, "a plan's interventions are of known kinds");
    cards_.push_back({def, kind, kind->make(def, plan.tools), lever_key(def)});
  }
  std::sort(cards_.begin(), cards_.end(),
            [](const Card& a, const Card& b) { return canonical_text(a.def) < canonical_text(b.def); });
}

std::vector<LeverState> LeverDeck::fresh_states() const { return std::vector<LeverState>(cards_.size()); }

void LeverDeck::start_and_end(const Card& card, const World& world, const Before& before,
                              const Params& params, const Signals& signals, int week,
                              LeverState& state) const {
  const Calendar& calendar = world.calendar;
  if (state.started < 0) {
    bool starts = false;
    if (card.def.start) {
      starts = std::max(0, calendar.week_of(*card.def.start)) <= week &&
               (card.def.when.empty() || card.def.when.holds(signals));
    } else {
      const bool late_enough = !card.def.not_before || calendar.week_of(*card.def.not_before) <= week;
      starts = week > 0 && late_enough && card.def.when.holds(signals);
    }
    if (!starts) return;
    state.started = static_cast<std::int16_t>(week);
    state.selected = pick_schools(card.def.schools, world, before.teachers, params, card.key);
    state.opened.assign(n_schools_, -1);
  }
  if (state.ended >= 0) return;
  const bool by_date = card.def.end && calendar.week_of(*card.def.end) <= week;
  const bool by_condition = !card.def.until.empty() && week > state.started && card.def.until.holds(signals);
  if (by_date || by_condition) state.ended = static_cast<std::int16_t>(week);
}

void LeverDeck::play(const World& world, const Params& params, std::span<const ToolDef> tools,
                     const Before& before, const Signals& signals, int week, std::vector<LeverState>& states,
                     Effects& effects, std::vector<LeverEvent>& events) const {
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    LeverState& state = states[i];
    start_and_end(cards_[i], world, before, params, signals, week, state);
    if (state.started < 0 || state.ended >= 0) continue;
    const LeverView view{world, params, tools, before, signals, week, cards_[i].key, state.selected};
    cards_[i].lever->advance(view, state, events);
    cards_[i].lever->contribute(view, state, effects);
  }
}

std::vector<LeverStanding> LeverDeck::standings(const World& world, const Params& params,
                                                std::span<const ToolDef> tools, const Before& before,
                                                const Signals& signals, int week,
                                                const std::vector<LeverState>& states,
                                                std::uint32_t school) const {
  std::vector<LeverStanding> all;
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    const Card& card = cards_[i];
    const LeverState& state = states[i];
    LeverStanding s{card.def.kind,
                    std::string(card.kind->label),
                    card.def.name,
                    state.started,
                    state.ended,
                    state.started >= 0 && state.selected[school] != 0,
                    {}};
    if (s.here && s.ended < 0) {
      const LeverView view{world, params, tools, before, signals, week, card.key, state.selected};
      s.text = card.lever->standing(view, state, school);
    }
    all.push_back(std::move(s));
  }
  return all;
}

void LeverDeck::pilots(const std::vector<LeverState>& states, int week, std::vector<std::uint8_t>& phases,
                       int& weeks, std::vector<std::uint8_t>& schools) const {
  phases.clear();
  schools.assign(n_schools_, 0);
  int first = -1;
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    if (cards_[i].kind->kind != "pilot" || states[i].started < 0) continue;
    if (cards_[i].def.fields.tools("tools").empty()) continue;  // tries nothing: holds no gate up
    phases.push_back(states[i].phase);
    for (std::uint32_t s = 0; s < n_schools_; ++s) {
      schools[s] = schools[s] || states[i].selected[s];
      if (states[i].opened[s] >= 0 && (first < 0 || states[i].opened[s] < first)) first = states[i].opened[s];
    }
  }
  weeks = first < 0 ? 0 : week - first;
}

}  // namespace pilotwave
