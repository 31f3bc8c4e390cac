#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "explain/chance.hpp"
#include "explain/entity_id.hpp"
#include "model/week.hpp"

namespace pilotwave {

/// A colleague whose advice is asked, or a friend who is named.
struct Neighbour {
  std::string id;       ///< "teacher:oak/3"
  std::string who;      ///< "science", "grade 8"
  std::string state;    ///< "uses AI weekly"
  bool counts = false;  ///< as one who uses AI, in the term of the sum
  bool helps = false;   ///< a colleague who can help
};

/// What is known of one part of the district's guidelines.
struct GuidanceKnown {
  GuidelinePart part = GuidelinePart::Privacy;
  int published_week = -1;
  bool reached = false;
  double clarity = 0;  ///< what is left of it, [0, 1]
};

/// A tool of the plan, as this person can get at it.
struct ToolWithin {
  std::string id;      ///< of the tool
  std::string access;  ///< "approved, open here, with a seat", "unapproved", "not open here", ...
  bool in_reach = false;
  double quality = 0;  ///< in class, [0, 1]
};

/// One person's decision in one week, recomputed by the functions and the draw that the week itself uses.
/// Observers never draw: nothing here changes a run.
struct PersonExplanation {
  EntityId id;
  std::string id_text;                    ///< "teacher:oak/17"
  std::uint32_t person = 0;               ///< stable number of the person, whatever the seat
  std::string who;                        ///< "mathematics, grade 7, 12 years in the job"
  std::string standing;                   ///< what else the rules know of them: "skill 0.31, trust 0.52, ..."
  int state_before = 0, state_after = 0;  ///< UseLevel or StudentUse
  std::string before, after;              ///< the same in words
  /// Why nobody decides this week; empty when somebody does.
  std::string no_decision;
  double luck = 0;              ///< the uniform of the week
  std::vector<Chance> chances;  ///< at most one for each side of luck, low first
  std::string note;             ///< what else decided, e.g. that a tool was gone; may be empty
  std::vector<Neighbour> neighbours;
  std::vector<GuidanceKnown> guidance;
  std::vector<ToolWithin> tools;
};

/// @param post  district-wide
[[nodiscard]] PersonExplanation explain_teacher(const WeekContext& ctx, std::uint32_t post);
/// @param students  last week's rows of the whole district   @param seat  district-wide
[[nodiscard]] PersonExplanation explain_student(const WeekContext& ctx, const StudentColumns& students,
                                                std::uint32_t seat);

/// The school weeks before and after a holiday, for a sentence: "school is out; the last school week before
/// was that of ..., the next is that of ...".
[[nodiscard]] std::string holiday_words(const Calendar& calendar, int week);

/// What a person knows of the guidelines. @param reached  bit per GuidelinePart
[[nodiscard]] std::vector<GuidanceKnown> guidance_known(const WeekContext& ctx, std::uint8_t reached);

}  // namespace pilotwave
