#include "sim/world_def.hpp"

#include "model/param_keys.hpp"

namespace pilotwave {

WorldDef world_def(const Params& p) {
  WorldDef def;
  def.section_size = p[P::world_section_size];
  def.teachers_per_secondary_section = static_cast<int>(p[P::world_secondary_teachers]);
  def.lead_share = p[P::world_lead_share];
  def.refuser_share = p[P::world_refuser_share];
  def.refuser_innovativeness = p[P::world_refuser_innovativeness];
  def.staff_experience = p[P::world_staff_experience];
  def.english_learner_low_income = p[P::world_english_learner_low_income];
  def.home_lack_low_income = p[P::world_home_lack_low_income];
  def.ability_low_income = p[P::world_ability_low_income];
  def.friendships.mean_nominations = p[P::network_friend_nominations];
  def.friendships.reciprocity = p[P::network_friend_reciprocity];
  def.friendships.clustering = p[P::network_friend_clustering];
  def.friendships.yearly_stability = p[P::network_friend_stability];
  def.advice_standing_new = p[P::network_advice_standing_new];
  def.advice_standing_year = p[P::network_advice_standing_year];
  def.advice_standing_lead = p[P::network_advice_standing_lead];
  def.advice.mean_ties = p[P::network_advice_ties];
  def.advice.same_group_odds = p[P::network_advice_same_group];
  def.advice.cross_school_share = p[P::network_advice_cross_school];
  def.teacher_leave = p[P::turnover_teacher_leave];
  def.teacher_move = p[P::turnover_teacher_move];
  def.teacher_midyear_exit = p[P::turnover_teacher_midyear];
  def.new_hire_experience = p[P::turnover_new_hire_experience];
  def.student_mobility = p[P::turnover_student_mobility];
  def.student_mobility_poverty_slope = p[P::turnover_student_mobility_poverty];
  def.student_move_within = p[P::turnover_student_within];
  return def;
}

}  // namespace pilotwave
