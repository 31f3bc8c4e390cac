#include "scenario/school_pick_reader.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/nearest_name.hpp"

namespace pilotwave {
namespace {

constexpr std::array kChoosing = {PickRule::Volunteers,    PickRule::Random,    PickRule::Stratified,
                                  PickRule::MostConnected, PickRule::NeedFirst, PickRule::NeedLast};
const char* const kForms = "write \"all\", a list of school ids, or { count = 6, pick = \"random\" }";

std::vector<std::string> pick_names() {
  std::vector<std::string> names;
  for (const PickRule rule : kChoosing) names.emplace_back(pick_rule_name(rule));
  return names;
}

SchoolPick read_names(const TomlNode& list, const std::string& path, const ReadingContext& context) {
  SchoolPick pick;
  pick.rule = PickRule::Named;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const auto id = check_text(list.items[i], fmt::format("{}[{}]", path, i + 1), context);
    if (!id) continue;
    if (std::find(pick.names.begin(), pick.names.end(), *id) != pick.names.end()) {
      context.findings.bad_input(context.place(list.items[i]), path,
                                 fmt::format("school `{}` is named twice", *id), "name it once");
      continue;
    }
    pick.names.push_back(*id);
  }
  if (list.items.empty())
    context.findings.bad_input(context.place(list), path, "`schools` names no school", kForms);
  std::sort(pick.names.begin(), pick.names.end());
  return pick;
}

void read_rule(const TableReader& reader, SchoolPick& pick) {
  const bool sized = reader.has("count") || reader.has("share");
  const auto text = reader.text("pick");
  if (!text) {
    if (sized && !reader.has("pick")) {
      reader.error("pick", "it is not said how the schools are picked",
                   fmt::format("add pick = \"random\"; {}", suggest_name("", pick_names())));
    }
    return;
  }
  const auto rule = parse_pick_rule(*text);
  if (!rule) {
    reader.error("pick", fmt::format("unknown way to pick schools `{}`", *text),
                 suggest_name(*text, pick_names()));
    return;
  }
  if (*rule == PickRule::Named) {
    reader.error("pick", "named schools are written as a list", "write schools = [\"id\", ...]");
    return;
  }
  pick.rule = *rule;
  if (sized && *rule == PickRule::All) {
    reader.error("pick", "`all` leaves nothing to pick",
                 "leave out `count` and `share`, or pick in another way");
  }
  if (!sized && *rule != PickRule::All) {
    reader.error("pick", "it is not said how many schools are picked", "add `count` or `share`");
  }
}

void read_strata(const TableReader& reader, SchoolPick& pick) {
  const auto by = reader.text("by");
  if (!by) return;
  if (*by != "poverty" && *by != "level") {
    reader.error("by", fmt::format("schools cannot be stratified by `{}`", *by),
                 "write \"poverty\" or \"level\"");
    return;
  }
  pick.by = *by == "level" ? StratifyBy::Level : StratifyBy::Poverty;
  const TomlNode* rule = reader.find("pick");
  const bool rule_is_known = rule == nullptr || parse_pick_rule(rule->text);
  if (rule_is_known && pick.rule != PickRule::Stratified) {
    reader.error("by", "`by` goes with pick = \"stratified\" only", "leave it out");
  }
}

void read_size(const TableReader& reader, SchoolPick& pick) {
  if (const auto count = reader.whole("count")) pick.count = static_cast<int>(*count);
  if (const auto share = reader.number("share")) {
    pick.share = *share;
    if (*share == 0) reader.error("share", "a share of 0 picks no school", "write a share above 0");
  }
  if (reader.has("count") && reader.has("share")) {
    reader.error("share", "`count` and `share` both say how many schools", "keep one of them");
  }
}

SchoolPick read_table(const TomlNode& table, const std::string& path, const ReadingContext& context) {
  const TableReader reader(table, path, school_pick_keys(), context);
  SchoolPick pick;
  if (table.entries.empty())
    context.findings.bad_input(reader.place(), path, "`schools` says nothing", kForms);
  read_size(reader, pick);
  read_rule(reader, pick);
  read_strata(reader, pick);
  if (const auto level = reader.text("level")) {
    pick.level = parse_level(*level);
    if (!pick.level) {
      const std::array<std::string, 4> levels = {"elementary", "middle", "high", "other"};
      reader.error("level", fmt::format("unknown level of school `{}`", *level),
                   suggest_name(*level, levels));
    }
  }
  return pick;
}

}  // namespace

SchoolPick read_school_pick(const TomlNode& node, const std::string& path, const ReadingContext& context) {
  if (node.is_list()) return read_names(node, path, context);
  if (node.is_table()) return read_table(node, path, context);
  if (node.type != TomlNode::Type::Text) {
    wrong_type(node, path, "\"all\", a list or a table", context, kForms);
  } else if (node.text != "all") {
    context.findings.bad_input(
        context.place(node), path, fmt::format("`schools` cannot be \"{}\"", node.text),
        parse_pick_rule(node.text) ? fmt::format("write {{ count = 6, pick = \"{}\" }}", node.text)
                                   : fmt::format("{}; one school: [\"{}\"]", kForms, node.text));
  }
  return {};
}

void check_school_pick(const SchoolPick& pick, const DistrictDef& district, const SourcePlace& place,
                       const std::string& path, Findings& findings) {
  std::vector<std::string> ids;
  int eligible = 0;
  for (const SchoolDef& school : district.schools) {
    ids.push_back(school.id);
    if (!pick.level || school.level == *pick.level) ++eligible;
  }
  for (const std::string& name : pick.names) {
    if (std::find(ids.begin(), ids.end(), name) != ids.end()) continue;
    findings.bad_input(place, path, fmt::format("district `{}` has no school `{}`", district.id, name),
                       suggest_name(name, ids));
  }
  const std::string of_level = pick.level ? fmt::format(" of level {}", level_name(*pick.level)) : "";
  if (eligible == 0) {
    findings.bad_input(place, path, fmt::format("district `{}` has no schools{}", district.id, of_level),
                       "choose another level");
  } else if (pick.count > eligible) {
    findings.bad_input(place, path,
                       fmt::format("{} schools are wanted, but district `{}` has {}{}", pick.count,
                                   district.id, eligible, of_level),
                       fmt::format("write at most {}, or a share", eligible));
  }
}

}  // namespace pilotwave
