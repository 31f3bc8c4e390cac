#include <algorithm>
#include <array>
#include <cmath>

#include "base/apportion.hpp"
#include "population/school_columns.hpp"

namespace pilotwave {
namespace {

constexpr int kLastElementaryGrade = 5;

/// Students of each grade by largest remainder of equal shares, prekindergarten counting half.
std::vector<std::uint32_t> grade_sizes(std::uint32_t students, int low, int high) {
  const auto n = static_cast<std::size_t>(high - low + 1);
  std::vector<double> weight(n, 1.0);
  if (low == kGradePK) weight[0] = 0.5;
  const std::vector<std::int64_t> parts = largest_remainder(students, weight);
  std::vector<std::uint32_t> size(n);
  std::transform(parts.begin(), parts.end(), size.begin(),
                 [](std::int64_t part) { return static_cast<std::uint32_t>(part); });
  return size;
}

/// Subjects of secondary posts, repeated: 30% humanities, 20% mathematics, 20% science, 30% other.
constexpr std::array kSecondarySubjects = {
    Subject::Humanities, Subject::Mathematics, Subject::Science, Subject::Other,      Subject::Humanities,
    Subject::Other,      Subject::Mathematics, Subject::Science, Subject::Humanities, Subject::Other};
/// Every seventh elementary post is a special subject (art, physical education, support).
constexpr std::uint32_t kSpecialEvery = 7;

struct SchoolPosts {
  std::vector<std::uint32_t> elementary;                         ///< homeroom teachers
  std::array<std::vector<std::uint32_t>, kSubjects> by_subject;  ///< secondary posts
};

SchoolPosts assign_subjects(World& world, std::uint32_t s, double elementary_share, const WorldDef& def) {
  SchoolPosts posts;
  const std::uint32_t first = world.schools.first_teacher[s], n = world.schools.n_teachers(s);
  const auto n_elementary = static_cast<std::uint32_t>(elementary_share * n + 0.5);
  const double leads = def.lead_share * n;
  auto n_leads = static_cast<std::uint32_t>(leads);
  if (world.luck.uniform(Stream::SectionStaffing, world.schools.key[s], 0, 0) < leads - n_leads) ++n_leads;
  std::uint32_t secondary = 0;
  for (std::uint32_t k = 0; k < n; ++k) {
    const std::uint32_t t = first + k;
    world.posts.school[t] = s;
    // Leads are spread over the post list so that every subject group may have one.
    world.posts.is_lead[t] =
        n_leads > 0 && k % std::max(1U, n / n_leads) == 0 && k / std::max(1U, n / n_leads) < n_leads;
    Subject subject;
    if (k < n_elementary) {
      subject = k % kSpecialEvery == kSpecialEvery - 1 ? Subject::Other : Subject::Elementary;
      if (subject == Subject::Elementary) posts.elementary.push_back(t);
    } else {
      subject = kSecondarySubjects[secondary++ % kSecondarySubjects.size()];
      posts.by_subject[static_cast<std::size_t>(subject)].push_back(t);
    }
    world.posts.subject[t] = subject;
  }
  return posts;
}

/// Teachers of the i-th secondary section: one of each subject in turn, round the staff of that subject.
void staff_secondary(SectionColumns& sections, const SchoolPosts& posts, std::uint32_t i, int n_teachers) {
  constexpr std::array kDay = {Subject::Humanities, Subject::Mathematics, Subject::Science,
                               Subject::Humanities, Subject::Other,       Subject::Other,
                               Subject::Other,      Subject::Science};
  std::vector<std::uint32_t> chosen;
  for (int period = 0; period < n_teachers; ++period) {
    const auto& pool = posts.by_subject[static_cast<std::size_t>(kDay[static_cast<std::size_t>(period)])];
    if (pool.empty()) continue;
    const std::uint32_t t = pool[(i + static_cast<std::uint32_t>(period)) % pool.size()];
    if (std::find(chosen.begin(), chosen.end(), t) == chosen.end()) chosen.push_back(t);
  }
  std::sort(chosen.begin(), chosen.end());
  sections.teachers.insert(sections.teachers.end(), chosen.begin(), chosen.end());
}

}  // namespace

void make_sections(World& world, const WorldDef& def) {
  SectionColumns& sections = world.sections;
  const std::uint32_t n_teachers = world.n_teachers();
  world.posts.school.resize(n_teachers);
  world.posts.subject.resize(n_teachers);
  world.posts.grade.assign(n_teachers, 0);
  world.posts.is_lead.resize(n_teachers);
  sections.first_student.push_back(0);
  sections.teacher_offsets.push_back(0);
  world.schools.first_section.push_back(0);
  for (std::uint32_t s = 0; s < world.schools.size(); ++s) {
    const int low = world.schools.grade_low[s], high = world.schools.grade_high[s];
    const std::vector<std::uint32_t> sizes = grade_sizes(world.schools.n_students(s), low, high);
    double elementary = 0;
    for (int g = low; g <= std::min(high, kLastElementaryGrade); ++g)
      elementary += sizes[static_cast<std::size_t>(g - low)];
    const SchoolPosts posts = assign_subjects(world, s, elementary / world.schools.n_students(s), def);
    const std::uint32_t any = world.schools.first_teacher[s];
    std::uint32_t seat = world.schools.first_student[s], rooms = 0, classes = 0;
    for (int g = low; g <= high; ++g) {
      const std::uint32_t n = sizes[static_cast<std::size_t>(g - low)];
      world.grades.push_back({s, seat, n});
      world.grade_of_block.push_back(static_cast<std::int8_t>(g));
      const auto n_sections = static_cast<std::uint32_t>(std::ceil(n / def.section_size));
      for (std::uint32_t i = 0; i < n_sections; ++i) {
        const auto end = static_cast<std::uint32_t>((std::uint64_t{n} * (i + 1)) / n_sections);
        sections.school.push_back(s);
        sections.grade.push_back(static_cast<std::int8_t>(g));
        const std::size_t before = sections.teachers.size();
        if (g <= kLastElementaryGrade && !posts.elementary.empty()) {
          sections.teachers.push_back(posts.elementary[rooms++ % posts.elementary.size()]);
        } else {
          staff_secondary(sections, posts, classes++, def.teachers_per_secondary_section);
        }
        if (sections.teachers.size() == before) sections.teachers.push_back(any);  // a one-teacher school
        for (std::size_t k = before; k < sections.teachers.size(); ++k) {
          world.posts.grade[sections.teachers[k]] = static_cast<std::int8_t>(g);
        }
        sections.teacher_offsets.push_back(static_cast<std::uint32_t>(sections.teachers.size()));
        sections.first_student.push_back(seat + end);
      }
      seat += n;
    }
    world.schools.first_section.push_back(sections.size());
  }
  for (const Subject subject : world.posts.subject)
    world.posts.subject_share[static_cast<std::size_t>(subject)] += 1.0 / n_teachers;
}

}  // namespace pilotwave
