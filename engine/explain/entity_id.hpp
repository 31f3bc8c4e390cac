#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "population/district_def.hpp"
#include "population/world.hpp"

namespace pilotwave {

enum class EntityKind : std::uint8_t { Teacher, Student, School };
[[nodiscard]] std::string_view entity_kind_name(EntityKind kind);  ///< "teacher", "student", "school"

/// Somebody or something that can be asked about. Posts and seats are fixed and people pass through them, so
/// that together with a week this names one person in every plan and every run.
struct EntityId {
  EntityKind kind = EntityKind::School;
  std::uint32_t school = 0;  ///< index, schools sorted by id
  std::uint32_t number = 0;  ///< post or seat of the school, from 1; 0 for a school

  friend bool operator==(const EntityId&, const EntityId&) = default;
};

/// "teacher:oak/17", "student:oak/203", "school:oak": a school's id, and the post or seat there.
[[nodiscard]] std::string entity_text(const EntityId& id, std::string_view school_id);

/// Reads what entity_text() writes. Usage errors say which ids are near and which numbers there are.
[[nodiscard]] Result<EntityId> parse_entity(std::string_view text, const DistrictDef& district);

/// Index of a school by its id; a usage error names those that are near.
[[nodiscard]] Result<std::uint32_t> parse_school(std::string_view id, const DistrictDef& district);

/// The district-wide post or seat that an id means, and back.
[[nodiscard]] std::uint32_t post_of(const EntityId& id, const World& world);
[[nodiscard]] std::uint32_t seat_of(const EntityId& id, const World& world);
[[nodiscard]] EntityId teacher_at(std::uint32_t post, const World& world);
[[nodiscard]] EntityId student_at(std::uint32_t seat, const World& world);
/// The same as text.
[[nodiscard]] std::string teacher_id(std::uint32_t post, const World& world);
[[nodiscard]] std::string student_id(std::uint32_t seat, const World& world);

}  // namespace pilotwave
