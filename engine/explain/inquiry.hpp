#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "explain/parting.hpp"
#include "explain/person_explanation.hpp"
#include "explain/school_explanation.hpp"

namespace pilotwave {

/// Who is asked about, and in which week of the run.
struct Inquiry {
  EntityId id;
  int week = 0;
};

/// One plan's answer.
struct Answer {
  std::variant<PersonExplanation, SchoolExplanation> explanation;
  /// Where the person goes at the end of the week: empty when they stay (or for a school).
  std::string afterwards;
};

/// Runs one plan to the week asked about and explains what is decided there.
[[nodiscard]] Answer explain(const Twin& plan, const Inquiry& inquiry, Executor& executor);

/// The same person or school in two plans, and where the two lives part. People move alike under every plan
/// of one world, so that one id means one person in both. Plans that assume different worlds have different
/// people, ties or moves: then somebody else may be there, and others around them.
struct TwinAnswer {
  Answer first, second;
  Parting parting;
  bool same_world = true;
};
[[nodiscard]] TwinAnswer explain_twins(const Twin& first, const Twin& second, const Inquiry& inquiry,
                                       Executor& executor);

}  // namespace pilotwave
