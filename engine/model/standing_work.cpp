#include "model/standing_work.hpp"

#include "model/effects.hpp"

namespace pilotwave {

std::string_view hour_role_name(HourRole role) {
  switch (role) {
    case HourRole::Educators:
      return "the educators' department";
    case HourRole::IT:
      return "the IT department";
    case HourRole::Administrators:
      return "administrators";
    case HourRole::Teachers:
      return "teachers";
    case HourRole::Principals:
      return "principals";
    case HourRole::Count:
      break;
  }
  return {};
}

std::string_view activity_name(Activity activity) {
  switch (activity) {
    case Activity::Opening:
      return "opening schools";
    case Activity::PilotSupport:
      return "support in pilots";
    case Activity::Champions:
      return "champions";
    case Activity::StaffMeetings:
      return "staff meetings";
    case Activity::Outreach:
      return "families and students";
    case Activity::Feedback:
      return "feedback channel";
    case Activity::Monitoring:
      return "monitoring";
    case Activity::Platform:
      return "platform";
    case Activity::Count:
      break;
  }
  return {};
}

void drop(Activity activity, Effects& e) {
  e.work_of(activity) = {};
  if (activity == Activity::StaffMeetings) e.channel[kStaffMeeting] = 0;
  if (activity == Activity::Platform) e.platform = false;
  for (SchoolEffects& s : e.schools) {
    switch (activity) {
      case Activity::PilotSupport:
        s.pilot_support = 0;
        break;
      case Activity::Champions:
        s.champions = 0;
        break;
      case Activity::Outreach:
        s.meeting = s.notice = {};
        s.council = 0;
        break;
      case Activity::Feedback:
        s.feedback = 0;
        break;
      case Activity::Monitoring:
        s.monitoring = s.detector = 0;
        break;
      case Activity::Opening:
      case Activity::StaffMeetings:
      case Activity::Platform:
      case Activity::Count:
        break;
    }
  }
}

}  // namespace pilotwave
