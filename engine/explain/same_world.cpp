#include "explain/same_world.hpp"

#include <algorithm>

namespace pilotwave {

bool same_world(const World& a, const World& b) {
  if (&a == &b) return true;
  return a.posts.is_lead == b.posts.is_lead && a.posts.subject == b.posts.subject &&
         a.sections.first_student == b.sections.first_student && a.sections.teachers == b.sections.teachers &&
         std::equal(a.years.begin(), a.years.end(), b.years.begin(), b.years.end());
}

}  // namespace pilotwave
