#include "population/national/district_mix.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "base/fmath.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

constexpr std::uint32_t kSchoolDraws = 16;  ///< counters of a member's district before those of its schools
constexpr double kGrades = 13;              ///< kindergarten to 12
constexpr int kSmallestSchool = 12;         ///< students
constexpr double kLeastPoverty = 0.02, kMostPoverty = 0.98;

double logit(double p) { return det_log(p / (1 - p)); }

struct LevelPlan {
  Level level;
  std::string_view prefix;
  int low, high;          ///< grades
  double usual_students;  ///< of a school
};

std::vector<LevelPlan> levels_of(double students, const DistrictMix& mix) {
  if (students < mix.one_school_below) return {{Level::Other, "all", 0, kGradeMax, students}};
  if (students < mix.two_schools_below)
    return {{Level::Elementary, "elementary", 0, 6, students}, {Level::High, "high", 7, kGradeMax, students}};
  return {{Level::Elementary, "elementary", 0, 5, mix.elementary_students},
          {Level::Middle, "middle", 6, 8, mix.middle_students},
          {Level::High, "high", 9, kGradeMax, mix.high_students}};
}

void add_schools(const LevelPlan& plan, double students, double poverty_score, const DistrictMix& mix,
                 std::uint32_t band, std::uint32_t member, const Luck& luck, DistrictDef& district) {
  const double of_level = students * (plan.high - plan.low + 1) / kGrades;
  const int n = std::max(1, static_cast<int>(of_level / plan.usual_students + 0.5));
  const auto first = kSchoolDraws + static_cast<std::uint32_t>(district.schools.size());
  std::vector<double> size(static_cast<std::size_t>(n));
  double sum = 0;
  for (std::uint32_t i = 0; i < size.size(); ++i) {
    const PhiloxCounter w = luck.words(Stream::DistrictDraw, band, member, first + i);
    size[i] = det_exp(mix.size_spread * normal_quantile(Luck::to_unit32(w[0])));
    sum += size[i];
  }
  for (std::uint32_t i = 0; i < size.size(); ++i) {
    const PhiloxCounter w = luck.words(Stream::DistrictDraw, band, member, first + i);
    SchoolDef school;
    school.id = fmt::format("{}-{}", plan.prefix, i + 1);
    school.name = fmt::format("{} {} {}", district.name, plan.prefix, i + 1);
    school.level = plan.level;
    school.grade_low = plan.low;
    school.grade_high = plan.high;
    school.students = std::max(kSmallestSchool, static_cast<int>(of_level * size[i] / sum + 0.5));
    school.teachers = std::max(1, static_cast<int>(school.students / mix.students_per_teacher + 0.5));
    const double score = logit(mix.poverty_middle) + mix.poverty_spread * poverty_score +
                         mix.school_spread * normal_quantile(Luck::to_unit32(w[1]));
    school.poverty_share = std::clamp(det_logistic(score), kLeastPoverty, kMostPoverty);
    district.schools.push_back(std::move(school));
  }
}

}  // namespace

std::vector<double> stratified(std::uint32_t n, Stream stream, std::uint32_t entity, std::uint32_t what,
                               const Luck& luck) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  const auto word = [&](std::uint32_t member, std::uint32_t use) {
    return luck.words(stream, entity, member, what)[use];
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return word(a, 0) != word(b, 0) ? word(a, 0) < word(b, 0) : a < b;
  });
  std::vector<double> u(n);
  for (std::uint32_t rank = 0; rank < n; ++rank)
    u[order[rank]] = (rank + Luck::to_unit32(word(order[rank], 1))) / n;
  return u;
}

std::uint32_t DistrictMix::n_members() const {
  return std::accumulate(bands.begin(), bands.end(), 0U,
                         [](std::uint32_t sum, const SizeBand& band) { return sum + band.members; });
}

std::vector<MixMember> draw_districts(const DistrictMix& mix, const Luck& luck) {
  std::vector<MixMember> members;
  for (std::uint32_t b = 0; b < mix.bands.size(); ++b) {
    const SizeBand& band = mix.bands[b];
    const std::vector<double> size = stratified(band.members, Stream::DistrictDraw, b, 0, luck),
                              poverty = stratified(band.members, Stream::DistrictDraw, b, 1, luck);
    for (std::uint32_t m = 0; m < band.members; ++m) {
      MixMember member;
      member.weight = band.share / band.members;
      member.poverty_score = normal_quantile(poverty[m]);
      const double students =
          band.students_low * det_exp(size[m] * det_log(band.students_high / band.students_low));
      DistrictDef& district = member.district;
      district.id = fmt::format("drawn-{}-{}", b + 1, m + 1);
      district.name = fmt::format("District {}.{}", b + 1, m + 1);
      for (const LevelPlan& plan : levels_of(students, mix))
        add_schools(plan, students, member.poverty_score, mix, b, m, luck, district);
      std::sort(district.schools.begin(), district.schools.end(),
                [](const SchoolDef& a, const SchoolDef& c) { return a.id < c.id; });
      const double hours = det_pow(students / mix.hours_at_students, mix.hours_growth);
      district.department_hours = {mix.hours.educators * hours, mix.hours.it * hours,
                                   mix.hours.administrators * hours};
      members.push_back(std::move(member));
    }
  }
  return members;
}

}  // namespace pilotwave
