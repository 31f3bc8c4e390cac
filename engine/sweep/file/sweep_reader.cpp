#include "sweep/file/sweep_reader.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "experiment/plan_runner.hpp"
#include "population/import/cell.hpp"
#include "scenario/layer.hpp"
#include "scenario/text_file.hpp"
#include "scenario/toml_document.hpp"
#include "sweep/file/factor_reader.hpp"
#include "sweep/file/output_reader.hpp"
#include "sweep/file/sweep_keys.hpp"

namespace pilotwave {
namespace {

using Kind = FactorTarget::Kind;

bool is_sampled(Method method) {
  using enum Method;
  return method == Random || method == LatinHypercube || method == Sobol || method == Morris ||
         method == Saltelli;
}

/// A path of the sweep file with the place where it was written.
struct NamedPath {
  std::string path;
  SourcePlace place;
};

class SweepReader {
 public:
  SweepReader(const TomlNode& root, const ReadingContext& context, SweepSources& sources)
      : reader_(root, "", sweep_keys(), context), context_(context), sources_(sources) {}

  SweepDef read() {
    read_head();
    read_choice();
    if (const TomlNode* table = reader_.table("parameters"))
      def_.factors = read_factors(*table, def_.method, context_);
    read_list();
    find_special_factors();
    read_scenarios();
    check_fields();
    read_outputs(reader_, def_);
    return std::move(def_);
  }

 private:
  void read_head() {
    static_cast<void>(reader_.whole("schema"));
    const auto kind = reader_.text("kind");
    if (kind && *kind != "sweep")
      reader_.error("kind", fmt::format("this is no sweep but a `{}` file", *kind), "name a sweep file");
    def_.name = reader_.text("name").value_or("");
    def_.summary = reader_.text("summary").value_or("");
    def_.seed = static_cast<std::uint32_t>(reader_.whole("seed").value_or(0));
    def_.replicates = static_cast<std::uint32_t>(reader_.whole("replicates").value_or(1));
    def_.run_cap = static_cast<std::uint64_t>(reader_.whole("run_cap").value_or(0));
  }

  void read_choice() {
    const auto text = reader_.text("method");
    if (!text) return;
    const auto method = parse_method(*text);
    if (!method) {
      const std::vector<std::string> known = {"grid",  "zip",    "list",     "random", "lhs",
                                              "sobol", "morris", "saltelli", "tornado"};
      return reader_.error("method", fmt::format("unknown method `{}`", *text), suggest_name(*text, known));
    }
    def_.method = *method;
    def_.samples = static_cast<std::uint32_t>(reader_.whole("samples").value_or(0));
    if (is_sampled(*method) && !reader_.has("samples"))
      reader_.error("method", fmt::format("`{}` needs `samples`", *text), "add samples = 64");
    if (!is_sampled(*method) && reader_.has("samples"))
      reader_.error("samples", fmt::format("`{}` makes its points from the values alone", *text),
                    "leave `samples` out");
    if (reader_.has("levels") && *method != Method::Morris)
      reader_.error("levels", "`levels` goes with method = \"morris\"", "leave it out");
    def_.levels = static_cast<std::uint32_t>(reader_.whole("levels").value_or(def_.levels));
    if (def_.levels % 2 != 0) reader_.error("levels", "`levels` must be even", "the usual number is 4");
    if (reader_.has("table") != (*method == Method::List))
      reader_.error("table",
                    *method == Method::List ? "`list` needs the `table` that holds its points"
                                            : "`table` goes with method = \"list\"",
                    *method == Method::List ? "add table = \"points.csv\"" : "leave it out");
    if (*method != Method::List && !reader_.has("parameters"))
      reader_.error("parameters", "nothing is varied", "add a [parameters] table");
  }

  /// Whether the parameters of a list's file are constants; reports otherwise.
  bool fixed_only(std::size_t n_fixed) {
    bool fixed = true;
    for (std::size_t f = 0; f < n_fixed; ++f) {
      if (!def_.factors[f].varies()) continue;
      fixed = false;
      context_.findings.bad_input(def_.factors[f].place, "parameters." + def_.factors[f].key,
                                  "a list takes its values from the table",
                                  "make it a column, or give one `value`");
    }
    return fixed;
  }

  void read_list() {
    const auto path = reader_.text("table");
    if (!path || def_.method != Method::List) return;
    const Result<std::vector<CsvRow>> table = sources_.table(*path);
    const std::string file = sources_.place_of(*path);
    context_.findings.enter_file(file);
    if (!table) return add_errors(table.errors(), {file, reader_.place("table")});
    if (table.value().size() < 2)
      return context_.findings.bad_input({file, 1, 1}, "table", "the table has no row of values",
                                         "the first line names the columns, each further line is a point");
    for (const CsvRow& row : table.value()) def_.table.push_back(row.fields);
    const CsvRow& header = table.value().front();
    const std::size_t n_fixed = def_.factors.size();
    if (!fixed_only(n_fixed)) return;
    std::vector<std::size_t> column;
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
      const std::string key(trimmed(header.fields[i]));
      if (key == "point_id") continue;
      auto factor = bare_factor(key, {file, header.line, header.columns[i]}, context_.findings);
      if (!factor) continue;
      if (std::any_of(def_.factors.begin(), def_.factors.end(),
                      [&](const FactorDef& other) { return other.key == key; })) {
        context_.findings.bad_input(factor->place, key, fmt::format("`{}` is given twice", key),
                                    "keep one of them");
        continue;
      }
      def_.factors.push_back(std::move(*factor));
      column.push_back(i);
    }
    for (std::size_t r = 1; r < table.value().size(); ++r) {
      const CsvRow& row = table.value()[r];
      std::vector<double> values;
      for (std::size_t f = 0; f < n_fixed; ++f)
        values.push_back(def_.factors[f].is_number() ? std::get<double>(def_.factors[f].levels.front()) : 0);
      for (std::size_t c = 0; c < column.size(); ++c) {
        const int at = column[c] < row.columns.size() ? row.columns[column[c]] : 1;
        FactorDef& factor = def_.factors[n_fixed + c];
        const std::string cell(trimmed(row.at(column[c])));
        if (cell.empty() && is_special(factor))
          context_.findings.bad_input({file, row.line, at}, factor.key,
                                      fmt::format("`{}` is empty", factor.key), "every point needs one");
        values.push_back(read_cell(cell, factor, {file, row.line, at}, context_.findings).value_or(0));
      }
      def_.rows.push_back(std::move(values));
    }
  }

  static bool is_special(const FactorDef& factor) {
    return factor.target.kind == Kind::District || factor.target.kind == Kind::Plan;
  }

  void find_special_factors() {
    for (std::size_t f = 0; f < def_.factors.size(); ++f) {
      if (def_.factors[f].target.kind == Kind::District) def_.district_factor = f;
      if (def_.factors[f].target.kind == Kind::Plan) def_.plan_factor = f;
      if (is_special(def_.factors[f]) && def_.method == Method::Tornado && def_.factors[f].varies())
        context_.findings.bad_input(def_.factors[f].place, "parameters." + def_.factors[f].key,
                                    fmt::format("a tornado has no low and high `{}`", def_.factors[f].key),
                                    "make a sweep of each, or a grid");
    }
    if (def_.plan_factor && reader_.has("scenarios"))
      reader_.error("scenarios", "`scenarios` and the parameter `plan` both name plans",
                    "keep `scenarios` to pair plans at each point, `plan` to vary them");
    if (def_.district_factor && reader_.has("district"))
      reader_.error("district", "`district` and the parameter `district` both name districts", "keep one");
    if (!def_.plan_factor && !reader_.has("scenarios"))
      reader_.error("scenarios", "no scenario is named", "add scenarios = [\"plan.toml\"]");
  }

  [[nodiscard]] std::vector<NamedPath> plan_paths() const {
    std::vector<NamedPath> paths;
    if (def_.plan_factor) {
      const FactorDef& factor = def_.factors[*def_.plan_factor];
      for (const std::string& text : factor.level_texts) paths.push_back({text, factor.place});
      return paths;
    }
    const TomlNode* list = reader_.list("scenarios");
    if (list == nullptr) return paths;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const auto path = check_text(list->items[i], fmt::format("scenarios[{}]", i + 1), context_);
      if (path) paths.push_back({*path, context_.place(list->items[i])});
    }
    if (list->items.empty())
      reader_.error("scenarios", "no scenario is named", "add scenarios = [\"plan.toml\"]");
    if (paths.size() > kMostPairedScenarios)
      reader_.error("scenarios", fmt::format("at most {} scenarios are paired", kMostPairedScenarios),
                    "vary more plans with the parameter `plan`");
    return paths;
  }

  void read_scenarios() {
    std::vector<std::string> districts = {reader_.text("district").value_or("")};
    if (def_.district_factor) districts = def_.factors[*def_.district_factor].level_texts;
    for (const NamedPath& plan : plan_paths()) {
      SweepScenario scenario;
      scenario.path = plan.path;
      for (const std::string& district : districts) {
        Result<Scenario> loaded = sources_.scenario(plan.path, district);
        if (!loaded) {
          add_errors(loaded.errors(), {sources_.place_of(plan.path), plan.place});
          continue;
        }
        Scenario one = std::move(loaded).value();
        add_inputs(one.input_files);
        // Where a value was written is no part of what is run.
        one.origin.clear();
        one.input_files.clear();
        scenario.in_district.push_back(std::move(one));
      }
      if (scenario.in_district.size() != districts.size()) continue;
      scenario.slug = scenario.in_district.front().slug;
      scenario.name = scenario.in_district.front().name;
      check_scenario(scenario, plan.place);
      def_.scenarios.push_back(std::move(scenario));
    }
  }

  void add_inputs(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
      if (std::find(def_.input_files.begin(), def_.input_files.end(), file) == def_.input_files.end())
        def_.input_files.push_back(file);
    }
  }

  void check_scenario(const SweepScenario& scenario, const SourcePlace& place) {
    for (const SweepScenario& other : def_.scenarios) {
      if (other.slug == scenario.slug)
        context_.findings.bad_input(place, "scenarios",
                                    fmt::format("two scenarios are called `{}`", scenario.slug),
                                    "tables name a scenario by its file: rename one");
    }
    if (def_.scenarios.empty()) return;
    for (std::size_t d = 0; d < scenario.in_district.size(); ++d) {
      const std::vector<Scenario> two = {def_.scenarios.front().in_district[d], scenario.in_district[d]};
      for (const Diagnostic& why : why_not_paired(two))
        context_.findings.bad_input(place, "scenarios", fmt::format("{} {}", why.key, why.what), why.hint);
    }
  }

  /// Every factor about an intervention finds it in at least one scenario, and only one there.
  void check_fields() {
    for (const FactorDef& factor : def_.factors) {
      const FactorTarget& target = factor.target;
      if (target.intervention.empty() || def_.scenarios.empty()) continue;
      std::size_t found = 0;
      std::vector<std::string> names;
      for (const SweepScenario& scenario : def_.scenarios) {
        std::size_t here = 0;
        for (const InterventionDef& act : scenario.in_district.front().interventions) {
          if (act.kind != target.intervention) continue;
          if (!act.name.empty()) names.push_back(act.name);
          here += target.name.empty() || act.name == target.name;
        }
        if (here > 1 && target.name.empty()) {
          context_.findings.bad_input(
              factor.place, "parameters." + factor.key,
              fmt::format("{} has {} interventions of kind `{}`", scenario.slug, here, target.intervention),
              fmt::format("name one: \"{}[NAME].{}\"; {}", target.intervention,
                          factor.key.substr(factor.key.find('.') + 1), suggest_name("", names)));
        }
        found += here;
      }
      if (found == 0)
        context_.findings.bad_input(
            factor.place, "parameters." + factor.key,
            target.name.empty()
                ? fmt::format("no scenario has an intervention of kind `{}`", target.intervention)
                : fmt::format("no scenario has a `{}` named `{}`", target.intervention, target.name),
            names.empty() ? "a field is varied where a plan has its intervention"
                          : suggest_name(target.name, names));
    }
  }

  /// What stands in another file is told there; that it cannot be opened, here.
  void add_errors(const Diagnostics& errors, const NamedPath& named) {
    for (Diagnostic wrong : errors) {
      if (wrong.trouble == Trouble::MissingInput && wrong.place.file == named.path) {
        wrong.what = fmt::format("`{}`: {}", named.path, wrong.what);
        wrong.place = named.place;
      }
      context_.findings.add(std::move(wrong));
    }
  }

  TableReader reader_;
  const ReadingContext& context_;
  SweepSources& sources_;
  SweepDef def_;
};

}  // namespace

Result<SweepDef> read_sweep(const std::string& text, const std::string& file, SweepSources& sources) {
  Findings findings;
  findings.enter_file(file);
  const Result<TomlNode> root = parse_toml(text, file);
  if (!root) return root.errors();
  const ReadingContext context{findings, file};
  if (!check_schema(root.value(), context)) return findings.take();
  SweepDef def = SweepReader(root.value(), context, sources).read();
  if (!findings.empty()) return findings.take();
  def.text = text;
  return def;
}

bool is_sweep_file(const std::string& path) {
  const Result<std::string> text = read_text_file(path);
  if (!text) return false;
  const Result<TomlNode> root = parse_toml(text.value(), path);
  return root && root.value().find("method") != nullptr;
}

Result<SweepDef> load_sweep(const std::string& path) {
  const Result<std::string> text = read_text_file(path);
  if (!text) return text.errors();
  Result<SweepDef> def = read_sweep(text.value(), path, *sweep_files(path));
  if (!def) return def;
  SweepDef with_file = std::move(def).value();
  with_file.input_files.insert(with_file.input_files.begin(), path);
  return with_file;
}

}  // namespace pilotwave
