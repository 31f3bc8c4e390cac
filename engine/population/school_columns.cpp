#include "population/school_columns.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/fmath.hpp"
#include "base/hash.hpp"

namespace pilotwave {
namespace {

Band band_of(const SchoolDef& school) {
  switch (school.level) {
    case Level::Elementary:
      return Band::Elementary;
    case Level::Middle:
      return Band::Middle;
    case Level::High:
      return Band::High;
    case Level::Other:
      break;
  }
  return school.grade_high >= 9 ? Band::High : school.grade_high >= 6 ? Band::Middle : Band::Elementary;
}

/// Thirds of the district's students, from the least to the most poor schools; a district with fewer than
/// three schools puts what it has into the outer thirds.
std::vector<std::uint8_t> poverty_terciles(const DistrictDef& district) {
  const std::size_t n = district.schools.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return district.schools[a].poverty_share < district.schools[b].poverty_share;
  });
  double total = 0;
  for (const SchoolDef& s : district.schools) total += s.students;
  constexpr double kOneThird = 1.0 / 3, kTwoThirds = 2.0 / 3;  // of the students
  std::vector<std::uint8_t> tercile(n, 1);
  double before = 0;
  for (const std::size_t s : order) {
    const double middle = (before + 0.5 * district.schools[s].students) / total;
    tercile[s] = middle < kOneThird ? 0 : middle < kTwoThirds ? 1 : 2;
    before += district.schools[s].students;
  }
  return tercile;
}

}  // namespace

SchoolColumns make_school_columns(const DistrictDef& district) {
  SchoolColumns c;
  c.poverty_tercile = poverty_terciles(district);
  c.first_student.push_back(0);
  c.first_teacher.push_back(0);
  double lat0 = 0, lon0 = 0, located = 0;
  for (const SchoolDef& s : district.schools) {
    if (std::isnan(s.latitude) || std::isnan(s.longitude)) continue;
    lat0 += s.latitude, lon0 += s.longitude, located += 1;
  }
  if (located > 0) lat0 /= located, lon0 /= located;
  // Equirectangular projection around the district's middle; the cosine by its series (|lat| < 1.3 rad).
  constexpr double kKmPerDegree = 111.195, kPi = 3.14159265358979, kHalfTurn = 180.0;
  const double lat_rad = lat0 * kPi / kHalfTurn, q = lat_rad * lat_rad;
  const double cosine = 1 - q / 2 + q * q / 24 - q * q * q / 720 + q * q * q * q / 40320;
  for (const SchoolDef& s : district.schools) {
    c.id.push_back(s.id);
    c.key.push_back(fold32(stable_hash(s.id)));
    c.band.push_back(band_of(s));
    c.level.push_back(s.level);
    c.grade_low.push_back(static_cast<std::int8_t>(s.grade_low));
    c.grade_high.push_back(static_cast<std::int8_t>(s.grade_high));
    c.poverty_share.push_back(s.poverty_share);
    c.english_learner_share.push_back(s.english_learner_share);
    c.home_access_share.push_back(s.home_access_share);
    c.devices_per_student.push_back(s.devices_per_student);
    c.principal_support.push_back(s.principal_support);
    const bool known = !std::isnan(s.latitude) && !std::isnan(s.longitude);
    c.x_km.push_back(known ? (s.longitude - lon0) * cosine * kKmPerDegree : 0);
    c.y_km.push_back(known ? (s.latitude - lat0) * kKmPerDegree : 0);
    c.first_student.push_back(c.first_student.back() + static_cast<std::uint32_t>(s.students));
    c.first_teacher.push_back(c.first_teacher.back() + static_cast<std::uint32_t>(s.teachers));
  }
  return c;
}

}  // namespace pilotwave
