#include "explain/entity_id.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/nearest_name.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kMostNear = 5;
constexpr std::string_view kHowToFind =
    "list them with --list schools, or --list teachers or students with --school ID";

Diagnostic no_such(std::string_view given, std::string what, std::string hint) {
  return {Trouble::Usage, {}, std::string(given), std::move(what), std::move(hint)};
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

/// Ids of the schools that somebody who wrote `wanted` may mean: those whose id or name holds it, then those
/// that are spelled alike.
std::vector<std::string> near_schools(std::string_view wanted, const DistrictDef& district) {
  const std::string low = lower(wanted);
  std::vector<std::string> near, others;
  for (const SchoolDef& school : district.schools) {
    const bool holds = !low.empty() && (lower(school.id).find(low) != std::string::npos ||
                                        lower(school.name).find(low) != std::string::npos);
    (holds ? near : others).push_back(school.id);
  }
  while (near.size() < kMostNear && !others.empty()) {
    const std::string next = nearest_name(low, others);
    if (next.empty()) break;
    near.push_back(next);
    std::erase(others, next);
  }
  if (near.empty()) near = others;
  if (near.size() > kMostNear) near.resize(kMostNear);
  return near;
}

struct Places {
  std::string_view one;  ///< "post"
  std::uint32_t count;
};

Places places_of(EntityKind kind, const SchoolDef& school) {
  if (kind == EntityKind::Teacher) return {"post", static_cast<std::uint32_t>(school.teachers)};
  return {"seat", static_cast<std::uint32_t>(school.students)};
}

}  // namespace

std::string_view entity_kind_name(EntityKind kind) {
  constexpr std::array<std::string_view, 3> kNames = {"teacher", "student", "school"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string entity_text(const EntityId& id, std::string_view school_id) {
  return id.kind == EntityKind::School
             ? fmt::format("school:{}", school_id)
             : fmt::format("{}:{}/{}", entity_kind_name(id.kind), school_id, id.number);
}

Result<std::uint32_t> parse_school(std::string_view id, const DistrictDef& district) {
  const auto it = std::find_if(district.schools.begin(), district.schools.end(),
                               [&](const SchoolDef& school) { return school.id == id; });
  if (it != district.schools.end()) return static_cast<std::uint32_t>(it - district.schools.begin());
  return no_such(id, fmt::format("{} has no school `{}`", district.name, id),
                 fmt::format("near: {}; {}", fmt::join(near_schools(id, district), ", "), kHowToFind));
}

Result<EntityId> parse_entity(std::string_view text, const DistrictDef& district) {
  const std::size_t colon = text.find(':');
  EntityId id;
  bool known = false;
  for (const EntityKind kind : {EntityKind::Teacher, EntityKind::Student, EntityKind::School}) {
    if (text.substr(0, colon) != entity_kind_name(kind)) continue;
    id.kind = kind;
    known = true;
  }
  if (colon == std::string_view::npos || !known)
    return no_such(
        text, "this is neither a teacher nor a student nor a school",
        fmt::format("write teacher:SCHOOL/POST, student:SCHOOL/SEAT or school:SCHOOL; {}", kHowToFind));
  const std::string_view rest = text.substr(colon + 1);
  // An id may hold a slash: what counts is the last one.
  const std::size_t slash = id.kind == EntityKind::School ? std::string_view::npos : rest.rfind('/');
  const Result<std::uint32_t> school = parse_school(rest.substr(0, slash), district);
  if (!school) {
    Diagnostic wrong = school.errors().front();
    wrong.key = std::string(text);
    return wrong;
  }
  id.school = school.value();
  if (id.kind == EntityKind::School) return id;
  const SchoolDef& there = district.schools[id.school];
  const Places places = places_of(id.kind, there);
  const std::string_view digits =
      slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), id.number);
  const bool number = !digits.empty() && error == std::errc() && end == digits.data() + digits.size();
  if (!number || id.number < 1 || id.number > places.count)
    return no_such(text, fmt::format("{} has {}s 1 to {}", there.id, places.one, places.count),
                   fmt::format("write {0}:{1}/1 to {0}:{1}/{2}; --list {0}s --school {1} says who is there",
                               entity_kind_name(id.kind), there.id, places.count));
  return id;
}

std::uint32_t post_of(const EntityId& id, const World& world) {
  return world.schools.first_teacher[id.school] + id.number - 1;
}

std::uint32_t seat_of(const EntityId& id, const World& world) {
  return world.schools.first_student[id.school] + id.number - 1;
}

EntityId teacher_at(std::uint32_t post, const World& world) {
  const std::uint32_t s = world.posts.school[post];
  return {EntityKind::Teacher, s, post - world.schools.first_teacher[s] + 1};
}

EntityId student_at(std::uint32_t seat, const World& world) {
  const auto& first = world.schools.first_student;
  const auto s =
      static_cast<std::uint32_t>(std::upper_bound(first.begin(), first.end(), seat) - first.begin()) - 1;
  return {EntityKind::Student, s, seat - first[s] + 1};
}

std::string teacher_id(std::uint32_t post, const World& world) {
  const EntityId id = teacher_at(post, world);
  return entity_text(id, world.schools.id[id.school]);
}

std::string student_id(std::uint32_t seat, const World& world) {
  const EntityId id = student_at(seat, world);
  return entity_text(id, world.schools.id[id.school]);
}

}  // namespace pilotwave
