#pragma once

#include <cstdint>

namespace pilotwave {

/// What a draw is for. Values are pinned: append, never renumber, never reuse. A new rule takes a new stream,
/// so that it cannot shift another rule's luck.
enum class Stream : std::uint32_t {
  // world building
  TeacherTraits = 1,
  StudentTraits = 2,
  HouseholdTraits = 3,
  SchoolTraits = 4,
  AdviceTies = 5,
  FriendTies = 6,
  TeacherTurnover = 7,
  StudentMobility = 8,
  CohortOrder = 9,
  TeacherStart = 10,
  StudentStart = 11,
  HouseholdStart = 12,
  SectionStaffing = 13,
  // exogenous news, shared by every district and plan: keyed with replicate, place 0
  TechnologyRelease = 20,
  TechnologyContract = 21,
  VendorHealth = 22,
  // weekly rules
  ReviewWork = 30,
  ReviewFinding = 31,
  ReviewOutcome = 32,
  GuidelineReach = 33,
  StudentGuidance = 34,
  PilotSelection = 35,
  GateSurvey = 36,
  TrainingAttendance = 37,
  CoachVisit = 38,
  ChampionSelection = 39,
  HouseholdInformed = 40,
  HouseholdConsent = 41,
  TeacherUse = 42,
  TeacherChannel = 43,
  TeacherExperience = 44,
  StudentUse = 45,
  StudentHabit = 46,
  IncidentTeacher = 47,
  IncidentStudent = 48,
  IncidentVendor = 49,
  IncidentDiscovery = 50,
  IncidentDisclosure = 51,
  IncidentSeverity = 52,
  FeedbackFlaw = 53,
  DetectorFlag = 54,
  SchoolDemand = 55,
  // designs of experiments and their analysis
  SobolScramble = 60,
  LatinHypercube = 61,
  RandomDesign = 62,
  MorrisWalk = 63,
  Bootstrap = 64,
  // districts that stand for a country
  DistrictDraw = 65,
  PracticeDraw = 66,
  // networks of queues outside a district's week
  QueueArrival = 80,
  QueueService = 81,
  QueueRoute = 82,
  UserStream = 1000,  ///< first value free for researchers' own rules
};

/// Stream number k of a researcher's own. Drawn networks take number 0 and spread over networks number 1,
/// unless told otherwise.
[[nodiscard]] constexpr Stream user_stream(std::uint32_t k) {
  return static_cast<Stream>(static_cast<std::uint32_t>(Stream::UserStream) + k);
}

}  // namespace pilotwave
