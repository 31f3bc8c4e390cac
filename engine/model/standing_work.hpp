#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace pilotwave {

struct Effects;

/// Who works: the three departments of the district, then the staff of its schools.
enum class HourRole : std::uint8_t { Educators, IT, Administrators, Teachers, Principals, Count };
inline constexpr std::size_t kHourRoles = static_cast<std::size_t>(HourRole::Count);
[[nodiscard]] std::string_view hour_role_name(HourRole role);

/// Standing work that levers ask for, each paid and staffed whole or not at all. In order of priority: where
/// money or hours are short, the last is dropped first.
enum class Activity : std::uint8_t {
  Opening,  ///< of schools by their principals; never dropped
  PilotSupport,
  Champions,
  StaffMeetings,
  Outreach,  ///< family meetings, notices, the student council
  Feedback,
  Monitoring,
  Platform,
  Count
};
inline constexpr std::size_t kActivities = static_cast<std::size_t>(Activity::Count);

/// What one activity takes this week.
struct StandingWork {
  std::int64_t cents = 0;
  std::array<double, kHourRoles> hours{};

  double& of(HourRole role) { return hours[static_cast<std::size_t>(role)]; }
  [[nodiscard]] double of(HourRole role) const { return hours[static_cast<std::size_t>(role)]; }
};

[[nodiscard]] std::string_view activity_name(Activity activity);

/// Takes an activity out of the week, with everything it does and costs.
void drop(Activity activity, Effects& effects);

}  // namespace pilotwave
