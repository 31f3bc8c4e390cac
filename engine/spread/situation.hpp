#pragma once

#include <concepts>
#include <cstdint>

namespace pilotwave {

/// A level of behaviour, counted from 0 by each rule: not adopting, adopting, and so on.
using SpreadLevel = std::uint8_t;

/// What a rule may know of one person: the world as it stood when the last step closed.
struct Situation {
  std::uint32_t person = 0;
  int step = 0;                ///< the step being decided; the first is 1
  std::uint32_t adopting = 0;  ///< of those whom the person watches
  std::uint32_t watched = 0;   ///< all whom the person watches
  int adopted_at = -1;         ///< step in which the person last adopted; 0 for seeds, -1 for never

  /// Adopters among those watched; 0 where nobody is.
  [[nodiscard]] double share() const {
    return watched > 0 ? static_cast<double>(adopting) / static_cast<double>(watched) : 0.0;
  }
};

/// A rule of spread: the level that a person has next, given the level now, the situation and one uniform in
/// (0, 1); how many levels there are; and at which levels a person counts as adopting in the eyes of those
/// who watch. It is called from several threads at once and must not change.
template <class R>
concept SpreadRule = requires(const R& rule, SpreadLevel level, const Situation& x, double u) {
  { rule.next(level, x, u) } -> std::same_as<SpreadLevel>;
  { rule.n_levels() } -> std::convertible_to<std::uint32_t>;
  { rule.adopts(level) } -> std::same_as<bool>;
};

/// The largest chances that anyone can have of moving with low luck (on) and with high luck (back) in a step,
/// whatever the situation. Whose luck lies between cannot move: the runner need not look.
struct MoveBounds {
  double on = 1, back = 1;
};

/// A rule may say what it never exceeds. @param most_watched  the most that anyone watches
template <class R>
concept BoundedRule = SpreadRule<R> && requires(const R& rule, std::uint32_t most_watched) {
  { rule.bounds(most_watched) } -> std::same_as<MoveBounds>;
};

/// A chance within one step, by situation: what adoption and stopping are made of.
template <class C>
concept SpreadChance = requires(const C& chance, const Situation& x) {
  { chance(x) } -> std::convertible_to<double>;
};

/// The most that a chance can be where nobody watches more than `most_watched`: what it says itself, else 1.
template <SpreadChance C>
[[nodiscard]] double most_of(const C& chance, std::uint32_t most_watched) {
  if constexpr (requires {
                  { chance.most(most_watched) } -> std::convertible_to<double>;
                })
    return chance.most(most_watched);
  else
    return 1.0;
}

/// True of rules and chances that are always 0 or 1: no luck is drawn for them. They say so by
/// `static constexpr bool kCertain = true`.
template <class T>
inline constexpr bool kIsCertain = false;
template <class T>
requires requires { T::kCertain; }
inline constexpr bool kIsCertain<T> = T::kCertain;

}  // namespace pilotwave
