#include "sweep/file/sweep_reader.hpp"

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "scenario/layer.hpp"
#include "scenario/text_file.hpp"
#include "scenario/toml_document.hpp"
#include "sweep/file/factor_reader.hpp"
#include "sweep/file/output_reader.hpp"
#include "sweep/file/paired_scenarios.hpp"
#include "sweep/file/point_table.hpp"
#include "sweep/file/sweep_keys.hpp"

namespace pilotwave {
namespace {

using Kind = FactorTarget::Kind;

bool is_sampled(Method method) {
  using enum Method;
  return method == Random || method == LatinHypercube || method == Sobol || method == Morris ||
         method == Saltelli;
}

class SweepReader {
 public:
  SweepReader(const TomlNode& root, const ReadingContext& context, SweepSources& sources)
      : reader_(root, "", sweep_keys(), context), context_(context), sources_(sources) {}

  SweepDef read() {
    read_head();
    read_choice();
    if (const TomlNode* table = reader_.table("parameters"))
      def_.factors = read_factors(*table, def_.method, context_);
    if (def_.method == Method::List) read_point_table(reader_, def_, sources_);
    find_special_factors();
    read_scenarios(reader_, def_, sources_);
    check_fields(def_, context_.findings);
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

  void find_special_factors() {
    for (std::size_t f = 0; f < def_.factors.size(); ++f) {
      if (def_.factors[f].target.kind == Kind::District) def_.district_factor = f;
      if (def_.factors[f].target.kind == Kind::Plan) def_.plan_factor = f;
      if (names_file(def_.factors[f]) && def_.method == Method::Tornado && def_.factors[f].varies())
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
