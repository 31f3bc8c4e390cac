#include "model/school_pick.hpp"

#include <array>

namespace pilotwave {
namespace {

constexpr std::array kNames = {std::pair{PickRule::All, "all"},
                               std::pair{PickRule::Named, "named"},
                               std::pair{PickRule::Volunteers, "volunteers"},
                               std::pair{PickRule::Random, "random"},
                               std::pair{PickRule::Stratified, "stratified"},
                               std::pair{PickRule::MostConnected, "most_connected"},
                               std::pair{PickRule::NeedFirst, "need_first"},
                               std::pair{PickRule::NeedLast, "need_last"}};

}  // namespace

std::string_view pick_rule_name(PickRule rule) {
  for (const auto& [known, name] : kNames) {
    if (known == rule) return name;
  }
  return "all";
}

std::optional<PickRule> parse_pick_rule(std::string_view text) {
  for (const auto& [rule, name] : kNames) {
    if (text == name) return rule;
  }
  return std::nullopt;
}

}  // namespace pilotwave
