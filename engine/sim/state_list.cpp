#include "sim/state_list.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "model/interventions/intervention_def.hpp"
#include "model/state.hpp"
#include "population/world.hpp"

namespace pilotwave {
namespace {

/// Whoever stands for anything in a braced list: for counting the members of a struct.
struct Anything {
  template <class T>
  operator T() const;
};

template <class T, class... Given>
constexpr std::size_t n_members() {
  if constexpr (requires { T{Given{}..., Anything{}}; }) {
    return n_members<T, Given..., Anything>();
  } else {
    return sizeof...(Given);
  }
}

// Every member of a state is in its list.
#define FIXED(owner, member, range, meaning)
#define FRAMED(owner, member, range, meaning)
#define FIELD(member, range, changes, meaning) +1
#define LIST(member, range, changes, meaning) +1
#define PART(member, range, changes, meaning) +1
#define PARTS(member, range, changes, meaning) +1
#define APART(member, range, changes, meaning) +1
static_assert(n_members<ToolState>() == 0
#include "sim/state/tool.def"
);
static_assert(n_members<ReviewJob>() == 0
#include "sim/state/review_job.def"
);
static_assert(n_members<GuidelineState>() == 0
#include "sim/state/guideline.def"
);
static_assert(n_members<SeatBlock>() == 0
#include "sim/state/seat_block.def"
);
static_assert(n_members<Ledger>() == 0
#include "sim/state/ledger.def"
);
static_assert(n_members<WeekActivity>() == 0
#include "sim/state/week_activity.def"
);
static_assert(n_members<DistrictState>() == 0
#include "sim/state/district.def"
);
static_assert(n_members<SchoolState>() == 0
#include "sim/state/school.def"
);
static_assert(n_members<TeacherColumns>() == 0
#include "sim/state/teacher.def"
);
static_assert(n_members<StudentColumns>() == 0
#include "sim/state/student.def"
);
static_assert(n_members<LeverState>() == 0
#include "sim/state/lever.def"
);
static_assert(n_members<ModelState>() == 0
#include "sim/state/run.def"
);
#undef FIXED
#undef FRAMED
#undef FIELD
#undef LIST
#undef PART
#undef PARTS
#undef APART

/// Structs whose vectors are columns: an entry for each of many.
template <class T>
constexpr bool kHoldsColumns =
    std::is_same_v<T, SchoolColumns> || std::is_same_v<T, SectionColumns> ||
    std::is_same_v<T, TeacherPosts> || std::is_same_v<T, TeacherColumns> || std::is_same_v<T, StudentColumns>;

template <class T>
struct TypeWord {
  static std::string text() {
    if constexpr (std::is_same_v<T, bool>) {
      return "flag";
    } else if constexpr (std::is_enum_v<T>) {
      return "choice";
    } else if constexpr (std::is_floating_point_v<T>) {
      return fmt::format("f{}", 8 * sizeof(T));
    } else if constexpr (std::is_integral_v<T>) {
      return fmt::format("{}{}", std::is_signed_v<T> ? 'i' : 'u', 8 * sizeof(T));
    } else if constexpr (std::is_same_v<T, std::string>) {
      return "text";
    } else if constexpr (std::is_same_v<T, Date>) {
      return "day";
    } else if constexpr (std::is_same_v<T, Condition>) {
      return "condition";
    } else if constexpr (std::is_same_v<T, ContactGraph> || std::is_same_v<T, Friendships>) {
      return "directed graph";
    } else if constexpr (std::is_same_v<T, SchoolLinks>) {
      return "graph";
    } else {
      return "record";
    }
  }
};
template <class T, std::size_t N>
struct TypeWord<std::array<T, N>> {
  static std::string text() { return fmt::format("{} x {}", N, TypeWord<T>::text()); }
};
template <class T>
struct TypeWord<std::vector<T>> {
  static std::string text() { return "list of " + TypeWord<T>::text(); }
};
template <class T>
struct TypeWord<std::optional<T>> {
  static std::string text() { return TypeWord<T>::text() + " or none"; }
};

template <class Owner, class Member>
std::string type_of() {
  if constexpr (kHoldsColumns<Owner> && requires { typename Member::value_type; }) {
    return TypeWord<typename Member::value_type>::text();
  } else {
    return TypeWord<Member>::text();
  }
}

/// Prominence is a column too, in a struct that also holds other things.
template <auto Member>
std::string type_in_a_year() {
  using T = std::remove_cvref_t<decltype(std::declval<YearFrame>().*Member)>;
  return std::is_same_v<T, std::vector<double>> ? TypeWord<double>::text() : TypeWord<T>::text();
}

using Rows = std::vector<StateVariable>;

#define FIXED(owner, member, range, meaning) \
  {#member, type_of<owner, decltype(owner::member)>(), range, "static", meaning},
#define FRAMED(owner, member, range, meaning) \
  {#member, type_in_a_year<&owner::member>(), range, "frame", meaning},
#define FIELD(member, range, changes, meaning) \
  {#member, type_of<Owner, decltype(Owner::member)>(), range, changes, meaning},
#define LIST FIELD
#define PART FIELD
#define PARTS FIELD
#define APART FIELD

Rows run_rows() {
  using Owner = ModelState;
  return {
#include "sim/state/run.def"
  };
}
Rows district_rows() {
  using Owner = DistrictState;
  return {
#include "sim/state/district.def"
  };
}
Rows activity_rows() {
  using Owner = WeekActivity;
  return {
#include "sim/state/week_activity.def"
  };
}
Rows tool_rows() {
  using Owner = ToolState;
  return {
#include "sim/state/tool.def"
  };
}
Rows job_rows() {
  using Owner = ReviewJob;
  return {
#include "sim/state/review_job.def"
  };
}
Rows guideline_rows() {
  using Owner = GuidelineState;
  return {
#include "sim/state/guideline.def"
  };
}
Rows seat_block_rows() {
  using Owner = SeatBlock;
  return {
#include "sim/state/seat_block.def"
  };
}
Rows ledger_rows() {
  using Owner = Ledger;
  return {
#include "sim/state/ledger.def"
  };
}
Rows school_rows() {
  using Owner = SchoolState;
  return {
#include "sim/state/school.def"
  };
}
Rows homeroom_rows() {
  return {
#include "sim/state/homeroom.def"
  };
}
Rows teacher_rows() {
  using Owner = TeacherColumns;
  return {
#include "sim/state/teacher.def"
  };
}
Rows student_rows() {
  using Owner = StudentColumns;
  return {
#include "sim/state/student.def"
  };
}
Rows lever_rows() {
  using Owner = LeverState;
  return {
#include "sim/state/lever.def"
  };
}
Rows network_rows() {
  return {
#include "sim/state/network.def"
  };
}

#undef FIXED
#undef FRAMED
#undef FIELD
#undef LIST
#undef PART
#undef PARTS
#undef APART

}  // namespace

bool is_written_by(const StateVariable& variable, int process) {
  const std::string number = std::to_string(process);
  std::string_view rest = variable.changes;
  while (!rest.empty()) {
    const std::size_t comma = rest.find(", ");
    if (rest.substr(0, comma) == number) return true;
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 2);
  }
  return false;
}

std::vector<StateEntity> state_entities() {
  return {{"Run", "The state as a whole.", run_rows()},
          {"District", "", district_rows()},
          {"Activity of the week", "Set anew each week by the process that does the work, priced by 12.",
           activity_rows()},
          {"Tool", "", tool_rows()},
          {"Review job", "A tool's way through review; leaves the queue when every department is done.",
           job_rows()},
          {"Guideline", "Of each part: privacy, ethical use, safety.", guideline_rows()},
          {"Seat block", "Seats bought together, until they lapse.", seat_block_rows()},
          {"Ledger", "Money and time in whole cents and minutes.", ledger_rows()},
          {"School", "", school_rows()},
          {"Homeroom", "Ties a run of students to those who teach them.", homeroom_rows()},
          {"Teacher", "By post; the person in it changes.", teacher_rows()},
          {"Student and household", "By seat; the household is the student's.", student_rows()},
          {"Lever of the plan", "What levers ask for in a week is no state: it starts neutral each week.",
           lever_rows()},
          {"Networks and moves", "Drawn with the world; they belong to seats and posts.", network_rows()}};
}

}  // namespace pilotwave
