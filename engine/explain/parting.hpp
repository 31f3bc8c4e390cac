#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "explain/entity_id.hpp"
#include "sim/simulation.hpp"

namespace pilotwave {

/// One thing that differs between the twins.
struct Difference {
  std::string what;  ///< "skill", "colleagues asked who use AI"
  double first = 0, second = 0;
  std::string first_words, second_words;  ///< as people read them: "uses AI weekly", "0.312"
};

/// Where somebody's two lives part.
struct Parting {
  /// The first week after which anything of theirs differs; -1 when they start apart.
  std::optional<int> week;
  std::vector<Difference> differences;     ///< after that week
  int followed_from = 0, followed_to = 0;  ///< the weeks in which both were there
  bool followed = false;                   ///< whether there was such a week
};

/// A plan on its world, to be followed beside another.
struct Twin {
  std::shared_ptr<const World> world;
  const Plan& plan;
};

/// Follows one person, wherever they sit, or one school through two plans with the same luck, from the start
/// of the run to its end.
/// @param person  number of the person; not read for a school
[[nodiscard]] Parting first_parting(const Twin& first, const Twin& second, const EntityId& id,
                                    std::uint32_t person, Executor& executor);

/// What differs between two rows, by column. Every column of the state is looked at.
[[nodiscard]] std::vector<Difference> teacher_differences(const TeacherColumns& a, std::uint32_t post_a,
                                                          const TeacherColumns& b, std::uint32_t post_b);
[[nodiscard]] std::vector<Difference> student_differences(const StudentColumns& a, std::uint32_t seat_a,
                                                          const StudentColumns& b, std::uint32_t seat_b);
[[nodiscard]] std::vector<Difference> school_differences(const SchoolState& a, const SchoolState& b);

}  // namespace pilotwave
