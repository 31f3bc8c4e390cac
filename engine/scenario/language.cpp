#include "scenario/language.hpp"

namespace pilotwave {
namespace {

using enum KeyType;

constexpr KeySpec kScenario[] = {
    {"schema", Whole, kRequired, 0, 1e9, "", "Version of the language: 1."},
    {"name", Text, kRequired, 0, 0, "", "The plan's name, for people."},
    {"summary", Text, kOptional, 0, 0, "", "What the plan does, in a sentence or two."},
    {"extends", Text, kOptional, 0, 0, "", "Another scenario file that this one changes."},
    {"district", Free, kOptional, 0, 0, "",
     "Path of a district file, or a [district] table with the same content."},
    {"assumptions", Free, kOptional, 0, 0, "",
     "Path, or list of paths, of files with [parameters] and [[tool]]."},
    {"start", Day, kOptional, 0, 0, "", "First day; the run starts on the Monday of its week."},
    {"weeks", Whole, kOptional, 1, kMostWeeks, "weeks", "Length of the run; 156 unless given."},
    {"years", Whole, kOptional, 1, kMostWeeks / kWeeksPerYear, "years",
     "Length in years of 52 weeks, instead of `weeks`."},
    {"seed", Whole, kOptional, 0, 4294967295.0, "", "Keys all luck; 20260803 unless given."},
    {"parameters", Table, kOptional, 0, 0, "", "Values of the model's parameters, by dotted key."},
    {"tool", List, kOptional, 0, 0, "", "Tools: changes to the four standard ones, and further ones."},
    {"goals", Table, kOptional, 0, 0, "", "Thresholds by metric."},
    {"intervention", List, kOptional, 0, 0, "", "What is done, when and where."},
    {"remove", List, kOptional, 0, 0, "", "Inherited interventions that this plan leaves out."},
};

constexpr KeySpec kAssumptions[] = {
    {"schema", Whole, kRequired, 0, 1e9, "", "Version of the language: 1."},
    {"name", Text, kOptional, 0, 0, "", "What these assumptions are called."},
    {"summary", Text, kOptional, 0, 0, "", "Where they come from."},
    {"parameters", Table, kOptional, 0, 0, "", "Values of the model's parameters, by dotted key."},
    {"tool", List, kOptional, 0, 0, "", "Tools: changes to the four standard ones, and further ones."},
};

constexpr KeySpec kGoal[] = {
    {"at_least", Number, kOptional, -1e15, 1e15, "", "The metric is to reach this."},
    {"at_most", Number, kOptional, -1e15, 1e15, "", "The metric is to stay at or below this."},
    {"at_most_per_1000_staff_year", Number, kOptional, 0, 1e9, "",
     "Incidents per 1,000 staff and year at most."},
    {"by", Day, kOptional, 0, 0, "", "With `at_least`: the day by which it is to be reached."},
    {"group", Text, kOptional, 0, 0, "", "Whom it is about; everybody unless given."},
};

constexpr KeySpec kIntervention[] = {
    {"kind", Text, kRequired, 0, 0, "", "What is done."},
    {"name", Text, kOptional, 0, 0, "", "Tells apart two of a kind."},
    {"start", Day, kOptional, 0, 0, "", "Begins in the week that holds this day."},
    {"end", Day, kOptional, 0, 0, "", "First day on which it no longer acts."},
    {"when", Text, kOptional, 0, 0, "", "Begins in the first week in which this condition holds."},
    {"until", Text, kOptional, 0, 0, "",
     "Ends in the first week after its start in which this condition holds."},
    {"not_before", Day, kOptional, 0, 0, "", "With `when`: the first day on which it may begin."},
    {"schools", Free, kOptional, 0, 0, "",
     "Where: \"all\", a list of school ids, or a table that says how to pick."},
};

constexpr KeySpec kRemove[] = {
    {"kind", Text, kRequired, 0, 0, "", "Kind of the inherited intervention."},
    {"name", Text, kOptional, 0, 0, "", "Its name, where it has one."},
};

constexpr KeySpec kSchoolPick[] = {
    {"count", Whole, kOptional, 1, 100000, "schools", "How many schools."},
    {"share", Number, kOptional, 0, 1, "share", "How many, as a share of the eligible ones."},
    {"pick", Text, kOptional, 0, 0, "", "How they are chosen."},
    {"by", Text, kOptional, 0, 0, "", "With pick = \"stratified\": \"poverty\" or \"level\"."},
    {"level", Text, kOptional, 0, 0, "", "Only schools of this level."},
};

constexpr KeySpec kTool[] = {
    {"id", Text, kRequired, 0, 0, "", "Short name: letters, digits, - and _."},
    {"kind", Text, kOptional, 0, 0, "",
     "tutor, feedback, planning or general_chat; required for a new tool."},
};

constexpr KeySpec kDepartment[] = {
    {"educators", Number, kOptional, 0, 0, "", "The educators' department."},
    {"it", Number, kOptional, 0, 0, "", "The IT department."},
    {"administrators", Number, kOptional, 0, 0, "", "Administrators."},
};

constexpr KeySpec kDistrict[] = {
    {"schema", Whole, kOptional, 0, 1e9, "", "Version of the language: 1. Required at the head of a file."},
    {"kind", Text, kOptional, 0, 0, "", "\"district\", for readers."},
    {"id", Text, kRequired, 0, 0, "", "Short, stable name, or the NCES district id."},
    {"name", Text, kRequired, 0, 0, "", "For people."},
    {"state", Text, kOptional, 0, 0, "", "Two-letter state."},
    {"schools_table", Text, kOptional, 0, 0, "",
     "Path of a CSV file with the schools, instead of [[school]]."},
    {"school", List, kOptional, 0, 0, "", "The schools, one table each."},
    {"calendar", Table, kOptional, 0, 0, "", "The school year."},
    {"department_hours", Table, kOptional, 0, 0, "", "Hours a week that departments can give to AI work."},
    {"budget", Table, kOptional, 0, 0, "", "Money for AI work."},
    {"today", Table, kOptional, 0, 0, "", "What the district knows about itself at the start."},
    {"source", Table, kOptional, 0, 0, "", "Where the figures come from; any keys; not read."},
};

constexpr KeySpec kSchool[] = {
    {"id", Text, kRequired, 0, 0, "",
     "Stable and unique in the district: an NCES school id or a short name."},
    {"name", Text, kRequired, 0, 0, "", "For people."},
    {"level", Text, kRequired, 0, 0, "", "elementary, middle, high or other."},
    {"grade_low", Free, kRequired, -1, 12, "", "Lowest grade: -1 or \"PK\", 0 or \"KG\", 1 to 12."},
    {"grade_high", Free, kRequired, -1, 12, "", "Highest grade."},
    {"students", Whole, kRequired, 1, 60000, "students", "Enrolment."},
    {"teachers", Whole, kRequired, 1, 6000, "teachers", "Head count."},
    {"poverty_share", Number, kRequired, 0, 1, "share", "Students eligible for free or reduced-price lunch."},
    {"english_learner_share", Number, kOptional, 0, 1, "share", "Students learning English."},
    {"home_access_share", Number, kOptional, 0, 1, "share", "Students with internet and a device at home."},
    {"devices_per_student", Number, kOptional, 0, 2, "devices", "School devices per student."},
    {"locale", Whole, kOptional, 0, 43, "", "NCES locale code, 11 to 43; 0 unknown."},
    {"latitude", Number, kOptional, -90, 90, "degrees", "Position."},
    {"longitude", Number, kOptional, -180, 180, "degrees", "Position."},
    {"charter", Flag, kOptional, 0, 0, "", "Whether it is a charter school."},
    {"principal_support", Number, kOptional, 0, 1, "score", "How far the principal backs AI use."},
};

constexpr KeySpec kCalendar[] = {
    {"year_start", Text, kOptional, 0, 0, "", "First day of classes, \"MM-DD\"."},
    {"second_term", Text, kOptional, 0, 0, "", "First day of the second semester, \"MM-DD\"."},
    {"year_end", Text, kOptional, 0, 0, "", "Last day of classes, \"MM-DD\"."},
    {"breaks", List, kOptional, 0, 0, "", "A day in each week without classes, \"MM-DD\"."},
};

constexpr KeySpec kDepartmentHours[] = {
    {"educators", Number, kOptional, 0, 10000, "hours a week", "The educators' department."},
    {"it", Number, kOptional, 0, 10000, "hours a week", "The IT department."},
    {"administrators", Number, kOptional, 0, 10000, "hours a week", "Administrators."},
};

constexpr KeySpec kBudget[] = {
    {"annual_usd", Number, kOptional, 0, 1e12, "USD per year",
     "AI budget of a fiscal year; no cap unless given."},
};

constexpr KeySpec kToday[] = {
    {"teacher_use_any", Number, kOptional, 0, 1, "share", "Teachers using AI at all this year."},
    {"teacher_use_weekly", Number, kOptional, 0, 1, "share", "Teachers using it at least weekly."},
    {"teacher_refuse_share", Number, kOptional, 0, 1, "share",
     "Teachers who never used it and do not plan to."},
    {"teacher_trained_share", Number, kOptional, 0, 1, "share", "Teachers with any AI training."},
    {"guidance_reach", Number, kOptional, 0, 1, "share", "Teachers reached by formal guidance."},
    {"student_use_high", Number, kOptional, 0, 1, "share", "High-school students using AI for schoolwork."},
    {"student_use_middle", Number, kOptional, 0, 1, "share",
     "Middle-school students using AI for schoolwork."},
    {"student_use_elementary", Number, kOptional, 0, 1, "share",
     "Elementary students using AI for schoolwork."},
    {"trust_teachers", Number, kOptional, 0, 1, "score", "Teachers' trust."},
    {"trust_students", Number, kOptional, 0, 1, "score", "Students' trust."},
    {"trust_families", Number, kOptional, 0, 1, "score", "Families' trust."},
    {"family_informed_share", Number, kOptional, 0, 1, "share",
     "Families that know what AI the schools use."},
};

constexpr KeySpec kEnsemble[] = {
    {"schema", Whole, kRequired, 0, 1e9, "", "Version of the language: 1."},
    {"kind", Text, kRequired, 0, 0, "", "\"ensemble\"."},
    {"name", Text, kRequired, 0, 0, "", "For people."},
    {"summary", Text, kOptional, 0, 0, "", "What it stands for and where it comes from."},
    {"plan", Text, kRequired, 0, 0, "",
     "Path of a scenario file without a district: what all districts share."},
    {"districts", Table, kRequired, 0, 0, "", "How districts are drawn."},
    {"practice", List, kOptional, 0, 0, "", "What districts did of themselves, and when."},
};

constexpr KeySpec kDistrictMix[] = {
    {"size", List, kRequired, 0, 0, "", "Bands of enrolment."},
    {"poverty_middle", Number, kOptional, 0.01, 0.99, "share",
     "Lunch-eligible students of the median district."},
    {"poverty_spread", Number, kOptional, 0, 5, "logit", "SD between districts."},
    {"school_spread", Number, kOptional, 0, 5, "logit", "SD between the schools of a district."},
    {"size_spread", Number, kOptional, 0, 2, "log students", "SD between schools of one level."},
    {"elementary_students", Number, kOptional, 20, 60000, "students", "A middling elementary school."},
    {"middle_students", Number, kOptional, 20, 60000, "students", "A middling middle school."},
    {"high_students", Number, kOptional, 20, 60000, "students", "A middling high school."},
    {"students_per_teacher", Number, kOptional, 1, 100, "students", "Everywhere."},
    {"one_school_below", Number, kOptional, 0, 1e6, "students", "Districts below are one school."},
    {"two_schools_below", Number, kOptional, 0, 1e6, "students",
     "Districts below are two schools, K to 6 and 7 to 12."},
    {"hours_educators", Number, kOptional, 0, 10000, "hours a week",
     "For AI work, in a district of `hours_at_students`."},
    {"hours_it", Number, kOptional, 0, 10000, "hours a week", "The IT department."},
    {"hours_administrators", Number, kOptional, 0, 10000, "hours a week", "Administrators."},
    {"hours_at_students", Number, kOptional, 1, 1e7, "students", "Enrolment for which the hours are given."},
    {"hours_growth", Number, kOptional, 0, 2, "power", "Hours grow with enrolment to this power."},
};

constexpr KeySpec kSizeBand[] = {
    {"from", Number, kRequired, 30, 1e6, "students", "Smallest enrolment."},
    {"to", Number, kRequired, 30, 1e6, "students", "Largest enrolment."},
    {"share", Number, kRequired, 0, 1, "share", "Of all districts."},
    {"members", Whole, kRequired, 1, 10000, "districts",
     "How many are drawn; together they weigh as the band does."},
};

constexpr KeySpec kPractice[] = {
    {"name", Text, kRequired, 0, 0, "", "Its own; keys the draw of who begins when."},
    {"adopted", List, kRequired, 0, 0, "",
     "Share of districts that had begun by a day; straight in between."},
    {"capacity", Number, kOptional, -1, 1, "correlation", "Of beginning early with low poverty."},
    {"lasts_weeks", Number, kOptional, 1, kMostWeeks, "weeks",
     "From a district's first day; to the end unless given."},
    {"intervention", List, kRequired, 0, 0, "", "What they do: as in a plan, without dates."},
};

constexpr KeySpec kAdoptedShare[] = {
    {"by", Day, kRequired, 0, 0, "", "Day."},
    {"share", Number, kRequired, 0, 1, "share", "Of districts that had begun by then."},
};

}  // namespace

std::span<const KeySpec> scenario_keys() { return kScenario; }
std::span<const KeySpec> assumptions_keys() { return kAssumptions; }
std::span<const KeySpec> goal_keys() { return kGoal; }
std::span<const KeySpec> intervention_keys() { return kIntervention; }
std::span<const KeySpec> remove_keys() { return kRemove; }
std::span<const KeySpec> school_pick_keys() { return kSchoolPick; }
std::span<const KeySpec> tool_keys() { return kTool; }
std::span<const KeySpec> department_keys() { return kDepartment; }
std::span<const KeySpec> district_keys() { return kDistrict; }
std::span<const KeySpec> school_keys() { return kSchool; }
std::span<const KeySpec> calendar_keys() { return kCalendar; }
std::span<const KeySpec> department_hours_keys() { return kDepartmentHours; }
std::span<const KeySpec> budget_keys() { return kBudget; }
std::span<const KeySpec> today_keys() { return kToday; }
std::span<const KeySpec> ensemble_keys() { return kEnsemble; }
std::span<const KeySpec> district_mix_keys() { return kDistrictMix; }
std::span<const KeySpec> size_band_keys() { return kSizeBand; }
std::span<const KeySpec> practice_keys() { return kPractice; }
std::span<const KeySpec> adopted_share_keys() { return kAdoptedShare; }

}  // namespace pilotwave
