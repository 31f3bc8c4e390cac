#include "population/import/rule_book.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pilotwave {

void RuleBook::note(const std::string& rule, const std::string& id, const std::string& detail) {
  uses_[rule].push_back({id, detail});
}

void RuleBook::state(std::size_t n_schools, ImportReport& report) const {
  for (const auto& [rule, uses] : uses_) {
    std::vector<std::string> ids, shown;
    for (const Use& use : uses) {
      ids.push_back(use.id);
      shown.push_back(use.detail.empty() ? use.id : fmt::format("{} ({})", use.id, use.detail));
    }
    const bool plain =
        std::all_of(uses.begin(), uses.end(), [](const Use& use) { return use.detail.empty(); });
    const bool all = uses.size() == n_schools && n_schools > 1;
    std::string text =
        fmt::format("{} of {}{}: {}", field_, all ? "all " : "", school_count(uses.size()), rule);
    if (!(all && plain)) text += fmt::format(": {}", fmt::join(shown, ", "));
    report.add(kind_, field_, std::move(ids), std::move(text), rule);
  }
}

}  // namespace pilotwave
