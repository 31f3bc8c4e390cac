#pragma once

#include <optional>
#include <string>
#include <vector>

/// What other analyses found, for the sections of a report that rest on more runs than the comparison itself.
/// Plain values: whoever makes them need not know the page. What is empty has no section.
namespace pilotwave::page {

/// A change of one assumption that turns a verdict.
struct Flip {
  std::string assumption;      ///< "attendance of training"
  std::string outcome;         ///< whose verdict turns
  std::string ours, turns_at;  ///< values as a person reads them
  std::string grade;           ///< of the evidence: "weak"
};

/// The comparison once more with something gone wrong.
struct Stress {
  std::string name;      ///< "The vendor fails in the second year"
  std::string sentence;  ///< what becomes of the verdicts
  /// A row an outcome: its label, a value for either plan, the verdict, and the verdict without the stress.
  std::vector<std::vector<std::string>> rows;
};

/// How much one part of a plan does to the difference in an outcome.
struct Contribution {
  std::string part;          ///< "Training of A"
  double effect = 0;         ///< on the first plan minus the second
  double low = 0, high = 0;  ///< 95% interval; equal to `effect` where there is none
};

/// What matters most for one outcome: parts taken out in turn (ablation) or their exact Shapley shares.
struct WhatMatters {
  std::string outcome;   ///< "families' trust"
  std::string unit;      ///< of the effects, as metrics name it: "share", "USD"
  std::string sentence;  ///< the finding
  bool shapley = false;  ///< the effects add up to the whole difference
  std::vector<Contribution> parts;
};

struct Analysis {
  /// "This would change the answer: if training attendance falls below 55%, ..."
  std::vector<std::string> answers_to_change;
  std::vector<Flip> flips;
  std::string weakest;  ///< the weakest assumption behind the first line; empty: as graded
  std::vector<Stress> stress;
  std::vector<WhatMatters> matters;
  [[nodiscard]] bool empty() const {
    return answers_to_change.empty() && flips.empty() && weakest.empty() && stress.empty() && matters.empty();
  }
};

}  // namespace pilotwave::page
