#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "model/state.hpp"
#include "population/world.hpp"

namespace pilotwave {

/// What teachers who have the same tools in reach share in a week's decision about their level: the terms of
/// `further` and `back` as slopes of what differs from person to person, in single precision.
struct LevelBounds {
  struct Way {
    /// Rate of each level, second half for refusers, and the log hazard that it adds.
    std::array<float, 2 * kUseLevels> rate{}, level{};
    std::array<float, std::size_t{1} << kGuidelineParts> guidance{};  ///< log hazard by the parts reached
    std::array<float, kSubjects> subject{};                           ///< log hazard by Subject
    float base = 0;                                                   ///< log hazard where all below are 0
    float skill = 0, peers = 0, help = 0, trust = 0, innovativeness = 0, experience = 0, bad_experience = 0,
          unsupported = 0;
  };
  Way up, down;
  float pilot_support = 0, peer_help = 0;  ///< what `help` is made of, besides coaching
  float per_unsupported_week = 0;          ///< how much more a week without support weighs
};

/// Last week's columns of some teachers in a row, all of the same length.
struct TeacherLanes {
  std::span<const UseLevel> level;
  std::span<const Subject> subject;
  std::span<const std::uint8_t> refuser, guidance, bad_weeks, unsupported, peers_using, peers_skilled;
  std::span<const std::uint32_t> first_tie;  ///< of advice, one more than teachers
  std::span<const float> skill, coached, trust, innovativeness, experience;
};

/// Whose luck may move them this week: 1 where it may, 0 where `next_level` is certain to leave the level as
/// it is. Bounds from above in single precision, with room for its rounding: the few who may move are then
/// asked exactly, and the outcome is the same to the bit.
/// @param words  one call of luck a teacher, whose first word moves the level
/// @param may_move  one entry a teacher
void find_movable(const LevelBounds& bounds, const TeacherLanes& teachers,
                  std::span<const std::uint32_t> words, std::span<std::uint8_t> may_move);

}  // namespace pilotwave
