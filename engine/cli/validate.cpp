#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "calibration/validation_file.hpp"
#include "cli/console.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "population/import/file_writer.hpp"
#include "report/page/validation_rows.hpp"
#include "report/validation_text.hpp"

namespace pilotwave {
namespace {

struct ValidateOptions {
  CommonOptions common;
  std::string file, targets, rows;
  bool quick = false;
};

constexpr std::uint32_t kQuickReplicates = 2, kQuickPairs = 6;

int validate_model(const ValidateOptions& o) {
  Result<ValidationDef> loaded = load_validation(o.file, o.targets);
  if (!loaded) return report_errors(loaded.errors());
  ValidationDef def = std::move(loaded).value();
  if (!o.common.seed.empty())
    return report_errors({{Trouble::Usage,
                           {},
                           "--seed",
                           "a validation's luck is that of its districts",
                           "change `seed` in the ensemble's plan"}});
  if (o.quick) {
    def.replicates = std::min(def.replicates, kQuickReplicates);
    for (FactDef& fact : def.facts.facts) fact.pairs = std::min(fact.pairs, kQuickPairs);
  }
  const std::unique_ptr<Executor> executor = make_executor(o.common);
  ProgressLine progress(o.common);
  const Validation result = validate(
      def, *executor, [&](std::size_t done, std::size_t of) { progress.show(done, of, "steps", ""); });
  progress.clear();
  const std::string text = validation_text(def, result), json = validation_json(def, result);
  if (!o.common.output.empty()) {
    if (const Diagnostics wrong = write_files({{o.common.output, json}}, o.common.force); !wrong.empty())
      return report_errors(wrong);
    note(o.common, fmt::format("wrote {}", o.common.output));
  }
  if (!o.rows.empty()) {
    if (const Diagnostics wrong = write_files({{o.rows, page::validation_rows(def, result)}}, o.common.force);
        !wrong.empty())
      return report_errors(wrong);
    note(o.common, fmt::format("wrote {}", o.rows));
  }
  return print(o.common.json ? json : text) ? kSuccess : kInputOutput;
}

}  // namespace

void add_validate(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<ValidateOptions>();
  Verb verb(app, "validate", "Holds the model against the published record");
  verb.footer("Example: pilotwave validate scenarios/record/validation.toml");
  verb.add_option("FILE", o->file, "validation file").required();
  verb.add_option("--targets", o->targets,
                  "survey table instead of the file's: date,measure,group,value,band");
  verb.add_flag("--quick", o->quick, "2 replicates of the districts, 6 pairs for each fact");
  verb.add_option("--rows", o->rows, "also write the rows that reports are built with");
  add_common(verb, o->common, "JSON file with every number");
  verb.callback([o, &exit_code] { exit_code = validate_model(*o); });
}

}  // namespace pilotwave
