#include <algorithm>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "calibration/facts.hpp"
#include "model/params.hpp"
#include "scenario/kinded_file.hpp"
#include "scenario/layer.hpp"
#include "scenario/parameter_reader.hpp"

namespace pilotwave {
namespace {

using enum KeyType;

constexpr KeySpec kFacts[] = {
    {"schema", Whole, kRequired, 0, 1e9, "", "Version of the language: 1."},
    {"kind", Text, kRequired, 0, 0, "", "\"facts\"."},
    {"fact", List, kRequired, 0, 0, "", "The facts."},
};
constexpr KeySpec kFact[] = {
    {"number", Whole, kOptional, 1, 1000, "", "Number of a stylised fact."},
    {"target", Text, kOptional, 0, 0, "", "Or the target that its checks are about."},
    {"claim", Text, kRequired, 0, 0, "", "The regularity, in a sentence."},
    {"rows", Text, kOptional, 0, 0, "", "Rows of the evidence table."},
    {"district", Text, kOptional, 0, 0, "", "Path of the district in which its plans run."},
    {"pairs", Whole, kOptional, 2, 10000, "runs", "Replicates of its plans."},
    {"plan", List, kOptional, 0, 0, "", "Its plans."},
    {"check", List, kOptional, 0, 0, "", "What must come out."},
    {"not_shown", Text, kOptional, 0, 0, "", "Why the model cannot show it, instead of checks."},
};
constexpr KeySpec kPlan[] = {
    {"name", Text, kRequired, 0, 0, "", "What checks call it."},
    {"file", Text, kRequired, 0, 0, "", "Path of its scenario."},
    {"parameters", Table, kOptional, 0, 0, "", "Changed for this arm alone."},
};
constexpr KeySpec kCheck[] = {
    {"says", Text, kRequired, 0, 0, "", "In words."},
    {"first", Table, kRequired, 0, 0, "", "A reading."},
    {"minus", Table, kOptional, 0, 0, "", "Subtracts this reading."},
    {"over", Table, kOptional, 0, 0, "", "Divides by this reading."},
    {"against", Table, kOptional, 0, 0, "", "With `over`: effects against this reading are divided."},
    {"low", Number, kOptional, -1e15, 1e15, "", "Least of the band; none unless given."},
    {"high", Number, kOptional, -1e15, 1e15, "", "Greatest of the band; none unless given."},
    {"share", Number, kOptional, 0, 1, "share", "Of replicates that must lie in the band; 0.9 unless given."},
};
constexpr KeySpec kReading[] = {
    {"of", Text, kOptional, 0, 0, "", "A plan's name, or \"record\"; as in `first` unless given."},
    {"measure", Text, kOptional, 0, 0, "", "A measure; as in `first` unless given."},
    {"group", Text, kOptional, 0, 0, "", "Whom; as in `first` unless given."},
    {"day", Day, kOptional, 0, 0, "", "When; as in `first`, or the last school day, unless given."},
};
constexpr double kNoLimit = 1e300;

FactReading read_reading(const TableReader& check, std::string_view key, const FactReading& usual) {
  const TableReader reader(*check.table(key), check.path(key), kReading, check.context());
  FactReading r = usual;
  r.arm = reader.text("of").value_or(usual.arm);
  r.measure = reader.text("measure").value_or(usual.measure);
  r.group = reader.text("group").value_or(usual.group);
  if (const auto day = reader.day("day")) r.day = day;
  if (!find_measure(r.measure))
    reader.error("measure", fmt::format("unknown measure `{}`", r.measure),
                 suggest_name(r.measure, measure_names()));
  if (const std::string bad = unknown_group(r.group); !bad.empty())
    reader.error("group", fmt::format("unknown group `{}`", bad), suggest_name(bad, survey_groups()));
  return r;
}

/// Whether a reading can be made; reports when not.
void check_reading(const TableReader& check, std::string_view key, const FactReading& r,
                   const FactDef& fact) {
  if (r.arm == "record") {
    if (!r.day) check.error(key, "a reading of the record needs a `day`", "add day = 2025-04-15");
    return;
  }
  if (fact.plans.contains(r.arm)) return;
  std::vector<std::string> names{"record"};
  for (const auto& [name, plan] : fact.plans) names.push_back(name);
  check.error(key, fmt::format("the fact has no plan `{}`", r.arm), suggest_name(r.arm, names));
}

FactCheck read_check(const TomlNode& table, const std::string& path, const FactDef& fact,
                     const ReadingContext& context) {
  const TableReader reader(table, path, kCheck, context);
  FactCheck check;
  check.says = reader.text("says").value_or("");
  check.low = reader.number("low").value_or(-kNoLimit);
  check.high = reader.number("high").value_or(kNoLimit);
  check.share = reader.number("share").value_or(check.share);
  if (!reader.has("low") && !reader.has("high"))
    reader.error("low", "nothing is asked: no `low` and no `high`",
                 "give the band in which the number must lie");
  if (reader.table("first") == nullptr) return check;
  check.first = read_reading(reader, "first", {"record", "", "all", {}});
  check_reading(reader, "first", check.first, fact);
  const bool minus = reader.table("minus") != nullptr, over = reader.table("over") != nullptr,
             against = reader.table("against") != nullptr;
  if (minus && over)
    reader.error("minus", "`minus` and `over` both say what the first is set against", "keep one");
  if (against && !over) reader.error("against", "`against` goes with `over`");
  check.number = against ? FactNumber::EffectRatio
                 : over  ? FactNumber::Ratio
                 : minus ? FactNumber::Difference
                         : FactNumber::Value;
  if (minus || over) {
    const std::string_view key = minus ? "minus" : "over";
    check.second = read_reading(reader, key, check.first);
    check_reading(reader, key, check.second, fact);
  }
  if (against && over) {
    check.base = read_reading(reader, "against", check.first);
    check_reading(reader, "against", check.base, fact);
  }
  const auto mixed = [&](const FactReading& r) {
    return (r.arm == "record") != (check.first.arm == "record");
  };
  if (check.number != FactNumber::Value &&
      (mixed(check.second) || (check.number == FactNumber::EffectRatio && mixed(check.base))))
    reader.error("first", "the record and a plan cannot be set against each other",
                 "read all of them from plans, or all from the record");
  return check;
}

void read_plan(const TomlNode& table, const std::string& path, const std::string& district, FactDef& fact,
               const ReadingContext& context, std::vector<std::string>& files) {
  const TableReader reader(table, path, kPlan, context);
  const auto name = reader.text("name"), file = reader.text("file");
  std::vector<Placed<ParameterSetting>> changed;
  if (const TomlNode* parameters = reader.table("parameters"))
    changed = read_parameters(*parameters, context);
  if (!name || !file) return;
  Result<Scenario> loaded = load_scenario(resolve_path(context.file, *file), district);
  if (!loaded) return context.findings.add(loaded.errors());
  Scenario scenario = std::move(loaded).value();
  std::vector<ParameterValue> changes;
  for (const auto& setting : changed) changes.push_back({setting.value.index, setting.value.value});
  change_parameters(scenario, changes);
  files.insert(files.end(), scenario.input_files.begin(), scenario.input_files.end());
  if (!fact.plans.emplace(*name, std::move(scenario)).second)
    reader.error("name", fmt::format("plan `{}` is given twice", *name), "each plan has a name of its own");
}

FactDef read_fact(const TomlNode& table, const std::string& path, const ReadingContext& context,
                  std::vector<std::string>& files) {
  const TableReader reader(table, path, kFact, context);
  FactDef fact;
  fact.number = static_cast<int>(reader.whole("number").value_or(0));
  fact.target = reader.text("target").value_or("");
  if (reader.has("number") == reader.has("target"))
    reader.error("number", "a fact has a `number`, a target has its name in `target`", "give one of the two");
  fact.claim = reader.text("claim").value_or("");
  fact.rows = reader.text("rows").value_or("");
  fact.not_shown = reader.text("not_shown").value_or("");
  fact.pairs = static_cast<std::uint32_t>(reader.whole("pairs").value_or(fact.pairs));
  const auto district = reader.text("district");
  const std::string district_path = district ? resolve_path(context.file, *district) : "";
  const auto plans = reader.tables("plan");
  for (std::size_t i = 0; i < plans.size(); ++i)
    read_plan(*plans[i], fmt::format("{}.plan[{}]", path, i + 1), district_path, fact, context, files);
  const auto checks = reader.tables("check");
  if (checks.empty() && fact.not_shown.empty())
    context.findings.bad_input(context.place(table), path, "the fact has no checks",
                               "add [[fact.check]] tables, or say with `not_shown` why there are none");
  for (std::size_t i = 0; i < checks.size(); ++i)
    fact.checks.push_back(read_check(*checks[i], fmt::format("{}.check[{}]", path, i + 1), fact, context));
  return fact;
}

}  // namespace

Result<FactsDef> load_facts(const std::string& path) {
  Findings findings;
  const auto file =
      KindedFile::open(path, {"facts", "file of facts", "name a file of facts", kFacts}, findings);
  if (!file) return findings.take();
  FactsDef facts;
  const auto tables = file->top().tables("fact");
  for (std::size_t i = 0; i < tables.size() && !findings.full(); ++i)
    facts.facts.push_back(
        read_fact(*tables[i], fmt::format("fact[{}]", i + 1), file->context(), facts.input_files));
  if (!findings.empty()) return findings.take();
  facts.input_files.insert(facts.input_files.begin(), path);
  return facts;
}

}  // namespace pilotwave
