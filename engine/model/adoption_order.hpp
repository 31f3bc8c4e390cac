#pragma once

#include "model/params.hpp"
#include "population/world.hpp"

namespace pilotwave {

/// Who has come to use AI first by the first day of a run, as the weekly rule would have had it.
///
/// Where everybody's chance of moving is a common rate, whatever its course in time, times e to an influence
/// of one's own, people move in the order of influence plus a standard Gumbel shock (Cox 1972; Holford 1976).
/// So a score is the lasting influences of process 7 (innovativeness, experience, subject) and a school's own
/// luck in colleagues and conditions, plus such a shock; those disposed to refuse lag behind. Unit: log
/// hazard. What of the past is known are shares; a share of all teachers is turned into the score that it
/// exceeds.
class AdoptionOrder {
 public:
  /// `params` must outlive this.
  AdoptionOrder(const WorldDef& world, const TeacherPosts& posts, const Params& params);

  /// @param school_luck  standard normal, one for each school   @param u  the person's luck, in (0, 1)
  [[nodiscard]] double score(const TeacherPerson& person, Subject subject, double school_luck,
                             double u) const;
  /// The score that `share` of all teachers exceed; any score where the share is 1 or more, none where it is
  /// 0 or less.
  [[nodiscard]] double exceeded_by(double share) const;
  /// The score that leaves `share` of all teachers below it and disposed to refuse; none such where fewer
  /// are.
  [[nodiscard]] double refusing_below(double share) const;
  /// Score in standard deviations from its mean over all teachers.
  [[nodiscard]] double standardised(double score) const;

 private:
  [[nodiscard]] double above(double score, bool refusers) const;

  const Params& params_;
  double refusers_;                      ///< share of teachers
  std::array<double, 2> mean_{}, sd_{};  ///< of the influences alone: others, refusers
  double score_mean_, score_sd_;
};

}  // namespace pilotwave
