#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "network/advice.hpp"
#include "network/friendships.hpp"
#include "network/school_links.hpp"
#include "parallel/executor.hpp"
#include "population/district_def.hpp"
#include "population/school_years.hpp"
#include "rng/draw.hpp"

namespace pilotwave {

/// What a teacher mainly teaches; drives use (evidence 1.2, 1.4) and advice ties.
enum class Subject : std::uint8_t { Elementary, Humanities, Mathematics, Science, Other };
inline constexpr std::size_t kSubjects = 5;
[[nodiscard]] std::string_view subject_name(Subject subject);

/// Level as rules see it: three bands, "other" schools follow the band of their highest grade.
enum class Band : std::uint8_t { Elementary, Middle, High };
/// Kindergarten to 5, 6 to 8, 9 to 12.
[[nodiscard]] constexpr Band band_of_grade(int grade) {
  return grade <= 5 ? Band::Elementary : grade <= 8 ? Band::Middle : Band::High;
}

/// Bits of a student's traits.
enum StudentTrait : std::uint8_t { kLowIncome = 1, kEnglishLearner = 2, kHomeAccess = 4 };

/// The schools of a district as columns, sorted by school id.
struct SchoolColumns {
  std::vector<std::string> id;
  std::vector<std::uint32_t> key;  ///< 32-bit hash of the id: the place in draw counters
  std::vector<Band> band;
  std::vector<Level> level;
  std::vector<std::int8_t> grade_low, grade_high;
  std::vector<double> poverty_share, english_learner_share, home_access_share;
  std::vector<double> devices_per_student, principal_support;
  std::vector<std::uint8_t> poverty_tercile;  ///< 0 low, 1 middle, 2 high; by students in the district
  std::vector<double> x_km, y_km;
  std::vector<std::uint32_t> first_student, first_teacher, first_section;  ///< n + 1 entries each

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(key.size()); }
  [[nodiscard]] std::uint32_t n_students(std::uint32_t s) const {
    return first_student[s + 1] - first_student[s];
  }
  [[nodiscard]] std::uint32_t n_teachers(std::uint32_t s) const {
    return first_teacher[s + 1] - first_teacher[s];
  }
};

/// Homerooms: contiguous runs of student seats of one grade, with the teachers who teach them.
struct SectionColumns {
  std::vector<std::uint32_t> first_student;  ///< n + 1
  std::vector<std::uint32_t> school;
  std::vector<std::int8_t> grade;
  std::vector<std::uint32_t> teacher_offsets;  ///< n + 1
  std::vector<std::uint32_t> teachers;  ///< district-wide teacher seats; one in elementary, up to six later

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(school.size()); }
  [[nodiscard]] std::span<const std::uint32_t> teachers_of(std::uint32_t section) const {
    return {teachers.data() + teacher_offsets[section], teachers.data() + teacher_offsets[section + 1]};
  }
};

/// The lasting properties of a teacher's post (the person in it changes, the post does not).
struct TeacherPosts {
  std::vector<std::uint32_t> school;
  std::vector<Subject> subject;
  std::vector<std::int8_t> grade;
  std::vector<std::uint8_t> is_lead;
  std::array<double, kSubjects> subject_share{};  ///< of all posts
};

/// A student as a person.
struct StudentPerson {
  std::uint32_t id = 0;
  std::uint8_t traits = 0;   ///< StudentTrait bits
  std::int8_t ability = 0;   ///< prior achievement, standard normal times 32, in [-127, 127]
  std::uint8_t leaning = 0;  ///< readiness to use AI unguided, uniform 0..255
};

/// Numbers the world is built from (registered as `world.*`, `turnover.*` and `network.*`).
struct WorldDef {
  double section_size = 24;
  int teachers_per_secondary_section = 6;
  double lead_share = 0.08;
  double refuser_share = 0.21;
  double refuser_innovativeness = 0.6;      ///< correlation of refusing with lacking innovativeness
  double staff_experience = 12.5;           ///< mean years of the staff on the first day
  double english_learner_low_income = 2.0;  ///< low-income students over others
  double home_lack_low_income = 2.7;        ///< low-income students over others
  double ability_low_income = 0.5;          ///< SD below other students
  double advice_standing_new = 0.6;         ///< how much asked, a beginner
  double advice_standing_year = 0.04;       ///< more for each year of experience, up to 20
  double advice_standing_lead = 3.0;        ///< ratio, of those who lead
  FriendshipDef friendships;
  AdviceDef advice;
  double teacher_leave = 0.08, teacher_move = 0.08;  ///< a year, mean over experience
  double teacher_midyear_exit = 0.01;                ///< a year
  double student_mobility = 0.13;                    ///< change school in-year, a year
  double student_mobility_poverty_slope = 0.6;       ///< relative rise from poverty 0.5 to 1
  double student_move_within = 0.5;                  ///< share of movers who stay in the district
  double new_hire_experience = 4.0;                  ///< mean years of a newcomer
};

/// Everything about one replicate that no plan can change: shared by all plans of a comparison.
struct World {
  DistrictDef district;
  Calendar calendar;
  Luck luck;
  WorldDef def;
  SchoolColumns schools;
  SectionColumns sections;
  TeacherPosts posts;
  std::vector<GradeBlock> grades;
  std::vector<std::int8_t> grade_of_block;
  SchoolYears years;         ///< by school year of the run
  SchoolLinks school_links;  ///< schools tied by advice across them

  World(DistrictDef d, Calendar c, Luck l, const WorldDef& w, YearsKept kept)
      : district(std::move(d)), calendar(std::move(c)), luck(l), def(w), years(calendar, kept) {}
  /// Who comes and goes in a week of a school year that is there.
  [[nodiscard]] const WeekOfMoves& moves(int week) const {
    const YearFrame& year = years[static_cast<std::size_t>(calendar.school_year(week))];
    return year.weeks[static_cast<std::size_t>(week - year.first_week)];
  }
  [[nodiscard]] std::uint32_t n_students() const { return schools.first_student.back(); }
  [[nodiscard]] std::uint32_t n_teachers() const { return schools.first_teacher.back(); }
};

/// Builds the world of one replicate. Linear in people; parallel over schools; same bytes on any executor.
/// @param kept  Latest for a world that serves one run only: see SchoolYears
[[nodiscard]] std::shared_ptr<const World> build_world(const DistrictDef& district, Date start, int n_weeks,
                                                       const WorldDef& def, const Luck& luck,
                                                       Executor& executor, YearsKept kept = YearsKept::All);

/// The lasting traits of students, from each person's id and the shares of the school where they first
/// appear.
/// @param school  one index into `schools` a person
[[nodiscard]] std::vector<StudentPerson> student_people(std::span<const std::uint32_t> ids,
                                                        std::span<const std::uint32_t> school,
                                                        const SchoolColumns& schools, const WorldDef& def,
                                                        const Luck& luck);

/// The lasting traits of a teacher hired into a post.
[[nodiscard]] TeacherPerson teacher_person(std::uint32_t id, bool founding, const WorldDef& def,
                                           const Luck& luck);

/// Stable 32-bit id of a person: from the school's key, the week of entry (0 = founding) and the seat's
/// ordinal.
[[nodiscard]] std::uint32_t person_id(std::uint32_t school_key, std::uint32_t entry_week,
                                      std::uint32_t ordinal, bool teacher);

/// Id of the person who newly takes a seat or post in a week.
[[nodiscard]] std::uint32_t newcomer_student_id(const World& world, std::uint32_t seat, int week);
[[nodiscard]] std::uint32_t newcomer_teacher_id(const World& world, std::uint32_t post, int week);

}  // namespace pilotwave
