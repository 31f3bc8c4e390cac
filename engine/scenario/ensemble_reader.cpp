#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "scenario/chain.hpp"
#include "scenario/cross_check.hpp"
#include "scenario/ensemble.hpp"
#include "scenario/inherit.hpp"
#include "scenario/intervention_reader.hpp"
#include "scenario/kinded_file.hpp"

namespace pilotwave {
namespace {

/// What `[[practice.intervention]]` may not say: its practice says when.
constexpr std::string_view kTiming[] = {"start", "end", "when", "until", "not_before", "name"};

SizeBand read_band(const TomlNode& table, const std::string& path, const ReadingContext& context) {
  const TableReader reader(table, path, size_band_keys(), context);
  SizeBand band;
  band.students_low = reader.number("from").value_or(1);
  band.students_high = reader.number("to").value_or(1);
  band.share = reader.number("share").value_or(0);
  band.members = static_cast<std::uint32_t>(reader.whole("members").value_or(1));
  if (reader.has("from") && reader.has("to") && band.students_high <= band.students_low)
    reader.error("to", "`to` must be more than `from`");
  return band;
}

DistrictMix read_mix(const TableReader& parent) {
  DistrictMix mix;
  const TomlNode* table = parent.table("districts");
  if (table == nullptr) return mix;
  const TableReader reader(*table, parent.path("districts"), district_mix_keys(), parent.context());
  const auto bands = reader.tables("size");
  for (std::size_t i = 0; i < bands.size(); ++i)
    mix.bands.push_back(
        read_band(*bands[i], fmt::format("{}[{}]", reader.path("size"), i + 1), reader.context()));
  if (bands.empty()) reader.error("size", "the ensemble has no districts", "add [[districts.size]] tables");
  double sum = 0;
  for (const SizeBand& band : mix.bands) sum += band.share;
  if (!bands.empty() && std::abs(sum - 1) > 0.01)
    reader.error("size", fmt::format("the shares of the size bands add up to {:.3f}", sum),
                 "they are to make 1");
  const auto number = [&](std::string_view key, double& value) {
    value = reader.number(key).value_or(value);
  };
  number("poverty_middle", mix.poverty_middle);
  number("poverty_spread", mix.poverty_spread);
  number("school_spread", mix.school_spread);
  number("size_spread", mix.size_spread);
  number("elementary_students", mix.elementary_students);
  number("middle_students", mix.middle_students);
  number("high_students", mix.high_students);
  number("students_per_teacher", mix.students_per_teacher);
  number("one_school_below", mix.one_school_below);
  number("two_schools_below", mix.two_schools_below);
  number("hours_educators", mix.hours.educators);
  number("hours_it", mix.hours.it);
  number("hours_administrators", mix.hours.administrators);
  number("hours_at_students", mix.hours_at_students);
  number("hours_growth", mix.hours_growth);
  return mix;
}

std::vector<AdoptedShare> read_curve(const TableReader& reader) {
  std::vector<AdoptedShare> curve;
  const auto points = reader.tables("adopted");
  for (std::size_t i = 0; i < points.size(); ++i) {
    const TableReader point(*points[i], fmt::format("{}[{}]", reader.path("adopted"), i + 1),
                            adopted_share_keys(), reader.context());
    const auto by = point.day("by");
    const auto share = point.number("share");
    if (!by || !share) continue;
    if (!curve.empty() && (*by <= curve.back().by || *share < curve.back().share)) {
      point.error("by", "days and shares of `adopted` must rise", "list the points in order of time");
      continue;
    }
    curve.push_back({*by, *share});
  }
  return curve;
}

/// The practice's levers, read as those of a plan: a day that stands for the one to be drawn is put in.
std::vector<InterventionSetting> read_levers(const TableReader& reader, Date any_day) {
  const auto tables = reader.tables("intervention");
  if (tables.empty())
    reader.error("intervention", "the practice does nothing", "add [[practice.intervention]] tables");
  std::vector<TomlNode> dated;
  for (const TomlNode* table : tables) {
    TomlNode copy = *table;
    for (const std::string_view key : kTiming) {
      const TomlEntry* entry = copy.find(key);
      if (entry == nullptr) continue;
      reader.context().findings.bad_input(
          reader.context().place(entry->value), reader.path("intervention"),
          fmt::format("`{}` does not go with a practice: each district has days of its own", key),
          "say with `adopted` when districts began, with `lasts_weeks` how long they kept to it");
      std::erase_if(copy.entries, [&](const TomlEntry& e) { return e.key == key; });
    }
    TomlNode day;
    day.type = TomlNode::Type::Day;
    day.text = date_text(any_day);
    day.line = copy.line, day.column = copy.column;
    copy.entries.push_back({"start", copy.line, copy.column, std::move(day)});
    dated.push_back(std::move(copy));
  }
  std::vector<const TomlNode*> pointers;
  for (const TomlNode& node : dated) pointers.push_back(&node);
  return read_interventions(pointers, reader.context());
}

struct PracticeSetting {
  PracticeDef def;
  std::vector<InterventionSetting> levers;
};

PracticeSetting read_practice(const TomlNode& table, const std::string& path, const ReadingContext& context,
                              Date any_day) {
  const TableReader reader(table, path, practice_keys(), context);
  PracticeSetting setting;
  setting.def.name = reader.text("name").value_or("");
  setting.def.adopted = read_curve(reader);
  if (reader.has("adopted") && setting.def.adopted.empty())
    reader.error("adopted", "`adopted` has no point", "write adopted = [{ by = 2023-10-15, share = 0.23 }]");
  setting.def.capacity = reader.number("capacity").value_or(0);
  setting.def.lasts_weeks = reader.number("lasts_weeks").value_or(0);
  setting.levers = read_levers(reader, any_day);
  return setting;
}

std::vector<PracticeSetting> read_practices(const TableReader& reader, Date any_day) {
  std::vector<PracticeSetting> practices;
  std::vector<std::string> names;
  const auto tables = reader.tables("practice");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::string path = fmt::format("practice[{}]", i + 1);
    PracticeSetting setting = read_practice(*tables[i], path, reader.context(), any_day);
    if (std::find(names.begin(), names.end(), setting.def.name) != names.end()) {
      reader.context().findings.bad_input(reader.context().place(*tables[i]), path + ".name",
                                          fmt::format("practice `{}` is given twice", setting.def.name),
                                          "names key the draw of who begins when; give each its own");
    }
    names.push_back(setting.def.name);
    practices.push_back(std::move(setting));
  }
  return practices;
}

}  // namespace

Result<EnsembleDef> load_ensemble(const std::string& path) {
  Findings findings;
  const auto file =
      KindedFile::open(path, {"ensemble", "ensemble", "name an ensemble file", ensemble_keys()}, findings);
  if (!file) return findings.take();
  const TableReader& reader = file->top();
  EnsembleDef ensemble;
  ensemble.slug = std::filesystem::path(path).stem().string();
  ensemble.name = reader.text("name").value_or("");
  ensemble.summary = reader.text("summary").value_or("");
  ensemble.mix = read_mix(reader);
  const auto plan = reader.text("plan");
  if (!plan) return findings.take();
  const Chain chain = read_chain(resolve_path(path, *plan), false, findings);
  Findings unsure;  // with a file missing, what builds upon it would be called wrong for no fault of its own
  Inherited inherited = inherit(chain.layers, chain.complete ? findings : unsure);
  std::vector<PracticeSetting> practices = read_practices(reader, inherited.scenario.start);
  Inherited all = inherited;
  for (const PracticeSetting& practice : practices)
    all.interventions.insert(all.interventions.end(), practice.levers.begin(), practice.levers.end());
  cross_check(all, nullptr, chain.complete ? findings : unsure);
  if (!findings.empty()) return findings.take();
  ensemble.plan = std::move(inherited.scenario);
  for (InterventionSetting& setting : inherited.interventions)
    ensemble.plan.interventions.push_back(std::move(setting.def));
  for (PracticeSetting& practice : practices) {
    for (InterventionSetting& lever : practice.levers)
      practice.def.interventions.push_back(std::move(lever.def));
    ensemble.practices.push_back(std::move(practice.def));
  }
  ensemble.plan.input_files = findings.files();
  return ensemble;
}

}  // namespace pilotwave
