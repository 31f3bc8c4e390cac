#include "population/import/district_choice.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/nearest_name.hpp"
#include "population/import/cell.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kMostCandidates = 8;

/// What the tables call a district, with the number of schools that say so.
struct Listed {
  std::map<std::string, int> names, states;
};
using Districts = std::map<std::string, Listed>;

Districts list_districts(std::span<const PublicTable> tables) {
  Districts districts;
  for (const PublicTable& table : tables) {
    if (!table.layout->lists_schools) continue;
    for (const auto& [id, facts] : table.schools) {
      Listed& listed = districts[facts.leaid];
      if (!facts.lea_name.empty()) ++listed.names[facts.lea_name];
      if (!facts.state.empty()) ++listed.states[facts.state];
    }
  }
  return districts;
}

/// The most frequent entry; of equals, the first in order.
std::string most_frequent(const std::map<std::string, int>& counts) {
  std::string best;
  int most = 0;
  for (const auto& [text, n] : counts) {
    if (n > most) {
      best = text;
      most = n;
    }
  }
  return best;
}

std::string described(const std::string& leaid, const Listed& listed) {
  const std::string name = most_frequent(listed.names);
  const std::string state = most_frequent(listed.states);
  return fmt::format("{} {}{}", leaid, name.empty() ? "(no name in these tables)" : name,
                     state.empty() ? "" : fmt::format(" ({})", state));
}

ChosenDistrict chosen(const std::string& leaid, const Listed& listed) {
  const std::string name = most_frequent(listed.names);
  return {leaid, name.empty() ? "District " + leaid : name, !name.empty(), most_frequent(listed.states)};
}

Diagnostic wrong_choice(std::string what, std::string hint) {
  return {Trouble::Usage, {}, {}, std::move(what), std::move(hint)};
}

std::string join_candidates(const std::vector<std::string>& candidates) {
  return fmt::format("nearest: {}", fmt::join(candidates, "; "));
}

/// The candidates nearest to `wanted`, best first: those that contain it, then those spelled alike.
std::vector<std::string> nearest_keys(const std::string& wanted, std::vector<std::string> keys) {
  std::vector<std::string> near;
  const auto take = [&](std::vector<std::string>::iterator at) {
    near.push_back(*at);
    keys.erase(at);
  };
  while (near.size() < kMostCandidates) {
    const auto at = std::find_if(keys.begin(), keys.end(), [&](const std::string& key) {
      return key.find(wanted) != std::string::npos;
    });
    if (at == keys.end()) break;
    take(at);
  }
  while (near.size() < kMostCandidates) {
    const std::string key = nearest_name(wanted, keys);
    if (key.empty()) break;
    take(std::find(keys.begin(), keys.end(), key));
  }
  return near;
}

Result<ChosenDistrict> choose_by_id(const Districts& districts, const std::string& text) {
  const auto leaid = parse_nces_id(text, kLeaIdWidth);
  if (!leaid) {
    return wrong_choice(fmt::format("`{}` is no district id", text),
                        "an NCES district id (LEAID) has up to 7 digits, e.g. 5303960");
  }
  if (const auto at = districts.find(*leaid); at != districts.end()) return chosen(at->first, at->second);
  std::vector<std::string> ids;
  for (const auto& [id, listed] : districts) ids.push_back(id);
  std::vector<std::string> near = nearest_keys(*leaid, ids);
  if (near.empty())
    near.assign(ids.begin(),
                ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), kMostCandidates)));
  for (std::string& id : near) id = described(id, districts.at(id));
  return wrong_choice(fmt::format("no school of district {} is in these tables", *leaid),
                      join_candidates(near));
}

Result<ChosenDistrict> choose_by_name(const Districts& districts, const std::string& text) {
  const std::string wanted = lower_ascii(clean_name(text));
  std::map<std::string, std::vector<std::string>> ids_by_name;
  for (const auto& [leaid, listed] : districts) {
    for (const auto& [name, n] : listed.names) {
      auto& ids = ids_by_name[lower_ascii(name)];
      if (ids.empty() || ids.back() != leaid) ids.push_back(leaid);
    }
  }
  if (ids_by_name.empty()) {
    return wrong_choice("these tables do not name districts",
                        "choose by --leaid, or add the school directory (029)");
  }
  std::vector<std::string> candidates;
  if (const auto at = ids_by_name.find(wanted); at != ids_by_name.end()) {
    if (at->second.size() == 1) return chosen(at->second.front(), districts.at(at->second.front()));
    for (const std::string& id : at->second) candidates.push_back(described(id, districts.at(id)));
    return wrong_choice(fmt::format("{} districts are called `{}`", candidates.size(), text),
                        fmt::format("choose by --leaid: {}", fmt::join(candidates, "; ")));
  }
  std::vector<std::string> names;
  for (const auto& [name, ids] : ids_by_name) names.push_back(name);
  for (const std::string& name : nearest_keys(wanted, std::move(names))) {
    for (const std::string& id : ids_by_name.at(name)) {
      if (candidates.size() < kMostCandidates) candidates.push_back(described(id, districts.at(id)));
    }
  }
  return wrong_choice(
      fmt::format("no district is called `{}`", text),
      candidates.empty() ? "no name is near; choose by --leaid" : join_candidates(candidates));
}

}  // namespace

Result<ChosenDistrict> choose_district(std::span<const PublicTable> tables, const DistrictChoice& choice) {
  if (choice.leaid.empty() == choice.name.empty()) {
    return wrong_choice("say which district: by id or by name",
                        "give exactly one of --leaid ID and --name TEXT");
  }
  const Districts districts = list_districts(tables);
  return choice.leaid.empty() ? choose_by_name(districts, choice.name)
                              : choose_by_id(districts, choice.leaid);
}

}  // namespace pilotwave
