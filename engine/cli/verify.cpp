#include <charconv>
#include <memory>
#include <random>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "report/json_text.hpp"
#include "report/receipt/verify.hpp"
#include "scenario/text_file.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

struct VerifyArguments {
  CommonOptions common;
  std::string file;
  VerifyDef def;
};

std::string list_of(const std::vector<std::uint32_t>& numbers) {
  constexpr std::size_t kMostListed = 12;
  std::string out;
  for (std::size_t i = 0; i < std::min(numbers.size(), kMostListed); ++i)
    out += fmt::format("{}{}", i > 0 ? ", " : "", numbers[i]);
  return numbers.size() > kMostListed ? out + ", ..." : out;
}

std::string verification_text(const Verification& v, const VerifyDef& def) {
  std::string names;
  for (const ReceiptPlan& plan : v.receipt.plans) names += (names.empty() ? "" : ", ") + plan.name;
  std::string out = fmt::format("{}: {} pairs, seed {}, pilotwave {}\n\n", names, v.receipt.replicates.size(),
                                v.receipt.seed, v.receipt.version);
  out +=
      fmt::format("  page   {} lines, {} cells; {} of them worked out again from the values in the receipt\n",
                  v.lines, v.cells, v.cells_worked_out);
  out += fmt::format("  runs   pairs {} (drawn with seed {}) run again: {} values and {} digests\n",
                     list_of(v.run_again), def.seed, v.values, v.run_again.size() * v.receipt.plans.size());
  if (v.differences.empty())
    return out + "\nVerified: the page is as it was written, and these pairs give it again.\n";
  out += fmt::format("\nNot verified: {} difference{}.\n", v.differences.size(),
                     v.differences.size() == 1 ? "" : "s");
  for (const std::string& difference : v.differences) out += "  " + difference + "\n";
  return out;
}

std::string verification_json(const Verification& v, const VerifyDef& def) {
  const Json json = {{"verified", v.differences.empty() && !v.stopped_early},
                     {"version", v.receipt.version},
                     {"seed", v.receipt.seed},
                     {"pairs", v.receipt.replicates.size()},
                     {"lines", v.lines},
                     {"cells", v.cells},
                     {"cells_worked_out", v.cells_worked_out},
                     {"sample_seed", def.seed},
                     {"run_again", v.run_again},
                     {"values_compared", v.values},
                     {"differences", v.differences}};
  return json_text(json);
}

int verify(const VerifyArguments& asked) {
  VerifyArguments o = asked;
  if (!o.common.seed.empty()) {
    const Result<std::uint32_t> seed = parse_seed(o.common.seed);
    if (!seed) return report_errors(seed.errors());
    o.def.seed = seed.value();
  }
  const Result<std::string> page = read_text_file(o.file);
  if (!page) return report_errors(page.errors());
  const ExecutorPair executors = make_executors(o.common, o.def.pairs);
  drain_on_interrupt(o.common.quiet);
  o.def.stop = &stop_requested();
  const RunnerOf runs = [&](std::span<const Scenario> plans) {
    return PlanRunner(plans, *executors.inside, RecordOptions{});
  };
  const Result<Verification> verified = verify_page(page.value(), o.file, o.def, runs, *executors.outside);
  if (!verified) return report_errors(verified.errors());
  const Verification& v = verified.value();
  const std::string text = o.common.json ? verification_json(v, o.def) : verification_text(v, o.def);
  if (!print(text)) return kInputOutput;
  if (!v.differences.empty()) return kDifferenceFound;
  return v.stopped_early ? kStoppedEarly : kSuccess;
}

}  // namespace

void add_verify(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<VerifyArguments>();
  Verb verb(app, "verify", "Checks a report: its page, its receipt, and a sample of its runs");
  verb.footer("Example: pilotwave verify report.html --pairs 10");
  verb.add_option("FILE", o->file, "HTML file of `compare --report`").required();
  verb.add_option("--pairs", o->def.pairs, "pairs that are run again (default 5)").in_range(1U, 1'000'000U);
  add_run_options(verb, o->common, "seed of which pairs: a number (default 1), or `random`");
  verb.callback([o, &exit_code] { exit_code = verify(*o); });
}

}  // namespace pilotwave
