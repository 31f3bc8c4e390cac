#include "sim/world_def.hpp"

#include "model/param_keys.hpp"

namespace pilotwave {

WorldDef world_def(const Params& p) {
  WorldDef def;
  def.section_size = p[P::world_section_size];
  def.teachers_per_secondary_section = static_cast<int>(p[P::world_secondary_teachers]);
  def.lead_share = p[P::world_lead_share];
  def.refuser_share = p[P::world_refuser_share];
  def.friendships.mean_nominations = p[P::network_friend_nominations];
  def.friendships.reciprocity = p[P::network_friend_reciprocity];
  def.friendships.clustering = p[P::network_friend_clustering];
  def.friendships.yearly_stability = p[P::network_friend_stability];
  def.advice.mean_ties = p[P::network_advice_ties];
  def.advice.same_group_odds = p[P::network_advice_same_group];
  def.advice.cross_school_share = p[P::network_advice_cross_school];
  def.teacher_leave = p[P::turnover_teacher_leave];
  def.teacher_move = p[P::turnover_teacher_move];
  def.teacher_midyear_exit = p[P::turnover_teacher_midyear];
  def.student_mobility = p[P::turnover_student_mobility];
  def.student_move_within = p[P::turnover_student_within];
  return def;
}

}  // namespace pilotwave
