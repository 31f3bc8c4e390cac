#include <algorithm>
#include <array>

#include "base/fmath.hpp"
#include "base/hash.hpp"
#include "population/world.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

/// Odds that a student of a low-income family is an English learner, against another (assumption).
constexpr double kLearnerOdds = 2.0;
/// How many of those without access at home are of low-income and of other families, for the school's share
/// of them (assumption: together the school's share where four in ten are poor).
constexpr double kOfflineLowIncome = 1.6, kOfflineOthers = 0.6;
/// Prior achievement in low-income families, in standard deviations below the others' (assumption).
constexpr double kAchievementGap = 0.5;
/// Mean years of a staff that loses 8% a year (11.7): close to exponential.
constexpr double kYearsOfStaff = 12.5;
/// How the disposition to refuse is made of innovativeness and of own luck: correlation 0.6 (assumption).
constexpr double kRefusalByTrait = 0.6, kRefusalByLuck = 0.8;

}  // namespace

std::string_view subject_name(Subject subject) {
  constexpr std::array<std::string_view, kSubjects> kNames = {"elementary", "humanities", "mathematics",
                                                              "science", "other"};
  return kNames[static_cast<std::size_t>(subject)];
}

std::uint32_t person_id(std::uint32_t school_key, std::uint32_t entry_week, std::uint32_t ordinal,
                        bool teacher) {
  const std::uint64_t where = (std::uint64_t{school_key} << 32) | (std::uint64_t{entry_week & 0x7ffU} << 21) |
                              (std::uint64_t{teacher} << 20) | (ordinal & 0xfffffU);
  return fold32(where * 0x9e3779b97f4a7c15ULL);
}

StudentPerson student_person(std::uint32_t id, double poverty_share, double english_learner_share,
                             double home_access_share, const Luck& luck) {
  const PhiloxCounter w = luck.words(Stream::StudentTraits, id, 0, 0);
  const PhiloxCounter v = luck.words(Stream::StudentTraits, id, 0, 1);
  StudentPerson p;
  p.id = id;
  const bool low_income = Luck::to_unit32(w[0]) < poverty_share;
  if (low_income) p.traits |= kLowIncome;
  // English learners are likelier in poor families, with the school's share kept.
  const double el = english_learner_share * (low_income ? kLearnerOdds : 1.0) / (1.0 + poverty_share);
  if (Luck::to_unit32(w[1]) < el) p.traits |= kEnglishLearner;
  const double home = 1 - (1 - home_access_share) * (low_income ? kOfflineLowIncome : kOfflineOthers);
  if (Luck::to_unit32(w[2]) < home) p.traits |= kHomeAccess;
  // Prior achievement: standard normal, lower in low-income families, centred by school.
  const double z = normal_quantile(Luck::to_unit32(w[3])) - (low_income ? kAchievementGap : 0.0) +
                   kAchievementGap * poverty_share;
  const double scaled = z * 32 + (z < 0 ? -0.5 : 0.5);
  p.ability = static_cast<std::int8_t>(scaled > 127 ? 127 : scaled < -127 ? -127 : scaled);
  p.leaning = static_cast<std::uint8_t>(v[0] >> 24);
  return p;
}

TeacherPerson teacher_person(std::uint32_t id, bool founding, const WorldDef& def, const Luck& luck) {
  const PhiloxCounter w = luck.words(Stream::TeacherTraits, id, 0, 0);
  TeacherPerson p;
  p.id = id;
  const double z = normal_quantile(Luck::to_unit32(w[0]));
  p.innovativeness = static_cast<float>(z);
  const double mean = founding ? kYearsOfStaff : def.new_hire_experience;
  p.experience = static_cast<float>(exponential_quantile(Luck::to_unit32(w[1]), mean));
  const double disposition = kRefusalByTrait * z + kRefusalByLuck * normal_quantile(Luck::to_unit32(w[2]));
  constexpr double kNobody = 1e-9;  // shares of 0 and 1 have no quantile
  p.refuser = disposition < normal_quantile(std::clamp(def.refuser_share, kNobody, 1 - kNobody));
  return p;
}

}  // namespace pilotwave
