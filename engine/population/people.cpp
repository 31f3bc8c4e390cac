#include <algorithm>
#include <array>
#include <cmath>

#include "base/fmath.hpp"
#include "base/hash.hpp"
#include "population/world.hpp"
#include "rng/samplers.hpp"
#include "rng/seat_words.hpp"

namespace pilotwave {

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

std::vector<StudentPerson> student_people(std::span<const std::uint32_t> ids,
                                          std::span<const std::uint32_t> school, const SchoolColumns& schools,
                                          const WorldDef& def, const Luck& luck) {
  std::vector<std::uint32_t> traits, leaning;
  fill_entity_words(luck, Stream::StudentTraits, ids, 0, 0, traits);
  fill_entity_words(luck, Stream::StudentTraits, ids, 0, 1, leaning);
  std::vector<StudentPerson> people(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::uint32_t* w = traits.data() + kCallWords * i;
    const double poverty_share = schools.poverty_share[school[i]],
                 english_learner_share = schools.english_learner_share[school[i]],
                 home_access_share = schools.home_access_share[school[i]];
    StudentPerson& p = people[i];
    p.id = ids[i];
    const bool low_income = Luck::to_unit32(w[0]) < poverty_share;
    if (low_income) p.traits |= kLowIncome;
    // A trait that is `ratio` times as common in low-income families, the school's share of it kept.
    const auto unequal = [&](double share, double ratio) {
      return share * (low_income ? ratio : 1.0) / (1.0 + (ratio - 1.0) * poverty_share);
    };
    if (Luck::to_unit32(w[1]) < unequal(english_learner_share, def.english_learner_low_income))
      p.traits |= kEnglishLearner;
    if (Luck::to_unit32(w[2]) < 1 - unequal(1 - home_access_share, def.home_lack_low_income))
      p.traits |= kHomeAccess;
    // Prior achievement: standard normal, lower in low-income families, centred by school.
    const double z = normal_quantile(Luck::to_unit32(w[3])) +
                     def.ability_low_income * (poverty_share - (low_income ? 1.0 : 0.0));
    const double scaled = z * 32 + (z < 0 ? -0.5 : 0.5);
    p.ability = static_cast<std::int8_t>(scaled > 127 ? 127 : scaled < -127 ? -127 : scaled);
    p.leaning = static_cast<std::uint8_t>(leaning[kCallWords * i] >> 24);
  }
  return people;
}

TeacherPerson teacher_person(std::uint32_t id, bool founding, const WorldDef& def, const Luck& luck) {
  const PhiloxCounter w = luck.words(Stream::TeacherTraits, id, 0, 0);
  TeacherPerson p;
  p.id = id;
  const double z = normal_quantile(Luck::to_unit32(w[0]));
  p.innovativeness = static_cast<float>(z);
  // Experience: a steady staff is close to exponential.
  const double mean = founding ? def.staff_experience : def.new_hire_experience;
  p.experience = static_cast<float>(exponential_quantile(Luck::to_unit32(w[1]), mean));
  // Refusal goes with low innovativeness.
  const double r = def.refuser_innovativeness;
  const double disposition = r * z + std::sqrt(1 - r * r) * normal_quantile(Luck::to_unit32(w[2]));
  constexpr double kNobody = 1e-9;  // shares of 0 and 1 have no quantile
  p.refuser = disposition < normal_quantile(std::clamp(def.refuser_share, kNobody, 1 - kNobody));
  return p;
}

}  // namespace pilotwave
