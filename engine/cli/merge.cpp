#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/console.hpp"
#include "cli/sweep_progress.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "report/json_text.hpp"
#include "sweep/store/merge_stores.hpp"
#include "sweep/store/sweep_digest.hpp"

namespace pilotwave {
namespace {

struct MergeOptions {
  std::string output;
  std::vector<std::string> files;
  bool json = false;
};

int merge(const MergeOptions& o) {
  const Result<MergeCounts> merged = merge_stores(o.output, o.files);
  if (!merged) return report_errors(merged.errors());
  const Result<std::string> digest = sweep_digest(o.output);
  if (!digest) return report_errors(digest.errors());
  const MergeCounts& counts = merged.value();
  std::string text;
  if (o.json) {
    const nlohmann::ordered_json json = {{"file", o.output},          {"runs", counts.done},
                                         {"failed", counts.failed},   {"added", counts.added},
                                         {"missing", counts.missing}, {"digest", digest.value()}};
    text = json_text(json);
  } else {
    text = fmt::format("{} runs in {}, {} of them new", count_words(counts.done + counts.failed), o.output,
                       count_words(counts.added));
    if (counts.failed > 0) text += fmt::format("; {} failed (table `failures`)", count_words(counts.failed));
    if (counts.missing > 0) text += fmt::format("; {} are still missing", count_words(counts.missing));
    text += fmt::format("\ndigest {}\n", digest.value());
  }
  if (!print(text)) return kInputOutput;
  return counts.failed > 0 ? kSomeRunsFailed : kSuccess;
}

}  // namespace

void add_merge(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<MergeOptions>();
  Verb verb(app, "merge", "Puts the parts of a sweep together, in any order, as often as you like");
  verb.footer("Example: pilotwave merge dose.sqlite dose.shard-*.sqlite");
  verb.add_option("OUTPUT", o->output, "SQLite file that takes the runs; made when it is not there")
      .required();
  verb.add_option("FILES", o->files, "files of the same sweep").required();
  verb.add_flag("--json", o->json, "machine-readable result on standard output");
  verb.callback([o, &exit_code] { exit_code = merge(*o); });
}

}  // namespace pilotwave
