#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "experiment/comparison.hpp"

namespace pilotwave {

constexpr double kWeeksPerMonth = 52.1775 / 12;

/// 1234567 as "1,234,567".
[[nodiscard]] std::string with_commas(std::int64_t number);
/// "8 September 2026".
[[nodiscard]] std::string long_date(Date day);
/// "$14k", "$3,200", "$1.25 million"; without sign.
[[nodiscard]] std::string dollars(double usd);

/// Which words go with more and less of an outcome.
enum class Phrasing : std::uint8_t {
  Count,  ///< "has more incidents", "has fewer incidents"
  Level,  ///< "trust is higher under", "trust is lower under"
  Money,  ///< "costs more", "costs less"
  Weeks,  ///< "gets to the goal later", "gets to the goal sooner"
};
[[nodiscard]] Phrasing phrasing_of(const OutcomeDef& outcome);
/// "more" and "fewer", "higher" and "lower", "more" and "less", "later" and "sooner".
[[nodiscard]] std::string_view more_word(Phrasing phrasing);
[[nodiscard]] std::string_view less_word(Phrasing phrasing);

/// A value as a table shows it: "64%", "14", "$412k", "0.031", "never", "-" when missing.
[[nodiscard]] std::string value_text(const OutcomeDef& outcome, double value);

/// The size of a difference in things that can be pictured, without sign: the number, and what it counts.
struct Size {
  std::string number;  ///< "31", "$14k", "under 1"
  std::string of;      ///< "of 420 teachers", "weeks", "hours a month for each principal"; may be empty
  [[nodiscard]] std::string text() const { return of.empty() ? number : number + " " + of; }
};
/// @param group  index into the comparison's groups: whose people are counted
[[nodiscard]] Size size_of(const Comparison& comparison, const OutcomeDef& outcome, std::size_t group,
                           double difference);

/// "at least 60% for teachers using approved AI weekly by 11 June 2027"; only for goals.
[[nodiscard]] std::string goal_bound(const OutcomeDef& outcome);

/// "the goal you set of " and that.
[[nodiscard]] std::string goal_text(const OutcomeDef& outcome);

}  // namespace pilotwave
