#include "nation/district_sums.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "model/metrics/metric_id.hpp"
#include "nation/nation_sums.hpp"

using namespace pilotwave;

namespace {

constexpr int kWeeks = 4;

/// Two schools: 20 teachers and 300 students, a fifth eligible; 60 teachers and 700 students, four fifths.
DistrictDef two_schools() {
  DistrictDef district;
  district.id = "d";
  district.state = "OH";
  SchoolDef a, b;
  a.id = "a", a.teachers = 20, a.students = 300, a.poverty_share = 0.2;
  b.id = "b", b.teachers = 60, b.students = 700, b.poverty_share = 0.8;
  district.schools = {a, b};
  return district;
}

RunRecord record() {
  return {{{"all", ""}, {"low_income", ""}, {"not_low_income", ""}, {"school:a", ""}, {"school:b", ""}},
          kWeeks,
          static_cast<int>(metric_catalogue().size())};
}

std::vector<ReadPeriod> whole() { return {{{0, kWeeks - 1, Date{}}, 2}}; }

double mean_of(const DistrictSums& sums, Split split, Metric metric) {
  const WeightedSum& s = sums.sums[static_cast<std::size_t>(split) * metric_catalogue().size() +
                                   static_cast<std::size_t>(metric)];
  return s.sum / s.weight;
}

}  // namespace

TEST_CASE("each metric is added up or averaged over those whom it counts") {
  CHECK(combine_of(static_cast<int>(Metric::PrivacyIncidents)) == Combine::AddUp);
  CHECK(combine_of(static_cast<int>(Metric::CostUsd)) == Combine::AddUp);
  CHECK(combine_of(static_cast<int>(Metric::SeatsUsed)) == Combine::AddUp);
  CHECK(combine_of(static_cast<int>(Metric::TeacherWeeklyUse)) == Combine::TeacherMean);
  CHECK(combine_of(static_cast<int>(Metric::HoursSaved)) == Combine::TeacherMean);
  CHECK(combine_of(static_cast<int>(Metric::GuidedMinutes)) == Combine::StudentMean);
  CHECK(combine_of(static_cast<int>(Metric::Learning)) == Combine::StudentMean);
  CHECK(combine_of(static_cast<int>(Metric::GapIncidentsPoverty)) == Combine::StudentMean);
  CHECK(combine_of(static_cast<int>(Metric::ReviewDelay)) == Combine::StudentMean);
}

TEST_CASE("a district's sums weigh schools by their teachers or students, flows by the whole period") {
  const DistrictDef district = two_schools();
  RunRecord run = record();
  const int use = static_cast<int>(Metric::TeacherWeeklyUse), learning = static_cast<int>(Metric::Learning),
            privacy = static_cast<int>(Metric::PrivacyIncidents);
  run.set(use, 0, 2, 0.4), run.set(use, 3, 2, 0.1), run.set(use, 4, 2, 0.5);
  run.set(use, 0, 3, 0.9);  // out of school: not read
  run.set(learning, 1, 2, -0.1);
  for (int week = 0; week < kWeeks; ++week) run.set(privacy, 0, week, 3), run.set(privacy, 4, week, 2);
  const DistrictSums sums = district_sums(district, run, whole(), whole().front());
  CHECK(mean_of(sums, Split::All, Metric::TeacherWeeklyUse) == Approx(0.4));
  CHECK(mean_of(sums, Split::LowPoverty, Metric::TeacherWeeklyUse) == Approx(0.1));
  CHECK(mean_of(sums, Split::HighPoverty, Metric::TeacherWeeklyUse) == Approx(0.5));
  CHECK(std::isnan(mean_of(sums, Split::MidLowPoverty, Metric::TeacherWeeklyUse)));
  CHECK(mean_of(sums, Split::All, Metric::PrivacyIncidents) == 12);
  CHECK(mean_of(sums, Split::HighPoverty, Metric::PrivacyIncidents) == 8);
  CHECK(mean_of(sums, Split::LowIncome, Metric::Learning) == Approx(-0.1));
  const Heads& low_income = sums.heads.at(static_cast<std::size_t>(Split::LowIncome));
  CHECK(low_income.students == 620);  // 60 and 560
  CHECK(sums.heads.at(static_cast<std::size_t>(Split::HighPoverty)).teachers == 60);
  CHECK(sums.at_end[static_cast<std::size_t>(use)] == 0.4);
  CHECK(sums.at_end[static_cast<std::size_t>(privacy)] == 12);
}

TEST_CASE("what has no meaning in a district takes no part in the nation's mean") {
  const DistrictDef district = two_schools();
  RunRecord some = record(), none = record();
  const int gap = static_cast<int>(Metric::GapUsePoverty), use = static_cast<int>(Metric::TeacherWeeklyUse);
  some.set(gap, 0, 2, 0.2), none.set(gap, 0, 2, std::nan(""));
  some.set(use, 0, 2, 0.2), none.set(use, 0, 2, 0.6);
  NationSums sums(1, 1);
  sums.add({0}, district_sums(district, some, whole(), whole().front()));
  sums.add({0}, district_sums(district, none, whole(), whole().front()));
  CHECK(sums.value(0, Split::All, gap, 0) == Approx(0.2));
  CHECK(sums.value(0, Split::All, use, 0) == Approx(0.4));
  CHECK(sums.heads(0, Split::All).districts == 2);
  CHECK(sums.heads(0, Split::All).students == 2000);
  CHECK(std::isnan(sums.value(0, Split::MidHighPoverty, use, 0)));
}
