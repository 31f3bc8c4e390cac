#include "report/receipt/verify.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include <fmt/format.h>

#include "base/words.hpp"
#include "experiment/conclude.hpp"
#include "experiment/design/permutation.hpp"
#include "experiment/kept_run.hpp"
#include "report/build_facts.hpp"
#include "report/receipt/cell.hpp"
#include "report/receipt/page.hpp"
#include "report/receipt/receipt_json.hpp"

namespace pilotwave {
namespace {

constexpr std::string_view kEnd = "</html>";
constexpr std::size_t kMostShown = 60;  ///< of a line that was changed

std::string start_of(std::string_view line) {
  const std::size_t from = std::min(line.find_first_not_of(' '), line.size());
  line.remove_prefix(from);
  return line.size() <= kMostShown ? std::string(line) : std::string(line.substr(0, kMostShown)) + "...";
}

/// What keeps a page from being looked at; nothing where it can be.
std::optional<Diagnostic> unreadable(std::string_view page, const OpenedPage& opened,
                                     const std::string& file) {
  std::size_t end = page.size();
  while (end > 0 && (page[end - 1] == '\n' || page[end - 1] == '\r' || page[end - 1] == ' ')) --end;
  if (!page.substr(0, end).ends_with(kEnd))
    return Diagnostic{
        Trouble::BadInput,
        {file, static_cast<int>(opened.lines.size()), 0},
        {},
        fmt::format("the file does not end with {}: part of it is missing, or it is no report", kEnd),
        "get the whole file, or make the report again"};
  if (!opened.receipt)
    return Diagnostic{Trouble::BadInput,
                      {file, 0, 0},
                      {},
                      "there is no receipt in it: it is no report of pilotwave, or was saved without one",
                      "take the file as `pilotwave compare --report` wrote it, not as a browser saved it"};
  return std::nullopt;
}

Diagnostic other_version(const Receipt& receipt, const std::string& file, int line) {
  return {Trouble::BadInput,
          {file, line, 0},
          "tool.version",
          fmt::format("the report was made by pilotwave {}, this is {}: their runs need not be the same",
                      receipt.version, build_facts().version),
          fmt::format("verify it with pilotwave {}", receipt.version)};
}

class Verifier {
 public:
  Verifier(const OpenedPage& opened, Verification& out) : opened_(opened), out_(out), receipt_(out.receipt) {}

  /// Cells against what was written, and against the values.
  /// @param comparison  of the receipt's values; nullptr where they cannot be read
  void cells(const Comparison* comparison) {
    out_.cells = opened_.cells.size();
    if (opened_.cells.size() != receipt_.cells.size())
      out_.differences.push_back(fmt::format("the page has {} cells, and was written with {}",
                                             opened_.cells.size(), receipt_.cells.size()));
    for (std::size_t i = 0; i < opened_.cells.size(); ++i) {
      const PageCell& shown = opened_.cells[i];
      std::string was;
      if (i < receipt_.cells.size() && receipt_.cells[i].key == shown.cell.key &&
          receipt_.cells[i].text != shown.cell.text)
        was = fmt::format("it was written as \"{}\"", receipt_.cells[i].text);
      if (const auto text = worked_out(comparison, shown.cell.key); text && *text != shown.cell.text)
        was += fmt::format("{}the values in the receipt give \"{}\"", was.empty() ? "" : ", and ", *text);
      if (was.empty()) continue;
      named_lines_.insert(shown.line);
      out_.differences.push_back(fmt::format("line {}: cell {} says \"{}\"; {}", shown.line, shown.cell.key,
                                             start_of(shown.cell.text), was));
    }
    if (comparison != nullptr) written_cells(*comparison);
  }

  void lines() {
    out_.lines = opened_.lines.size();
    for (std::size_t i = 0; i < std::min(opened_.lines.size(), receipt_.lines.size()); ++i) {
      if (line_digest(opened_.lines[i]) == receipt_.lines[i]) continue;
      if (!named_lines_.contains(opened_.numbers[i]))
        out_.differences.push_back(
            fmt::format("line {} was changed: {}", opened_.numbers[i], start_of(opened_.lines[i])));
      if (opened_.lines.size() != receipt_.lines.size()) break;  // what follows has only moved
    }
    if (opened_.lines.size() != receipt_.lines.size())
      out_.differences.push_back(
          fmt::format("the page has {} lines beside its receipt, and was written with {}",
                      opened_.lines.size(), receipt_.lines.size()));
  }

  void parts() {
    for (std::string& part : changed_parts(*opened_.receipt, receipt_))
      out_.differences.push_back(fmt::format("changed: {}", part));
  }

  /// A sample of pairs against runs made again.
  void runs(std::span<const Scenario> plans, const VerifyDef& def, const RunReplicate& run,
            Executor& executor) {
    const Scenario& first = plans.front();
    const Comparison empty = comparison_to_fill(plans);
    const Calendar calendar(first.start, first.n_weeks, first.district.calendar);
    const std::vector<std::size_t> sample = draw_sample(def);
    ReplicatesDef lined{0, static_cast<std::uint32_t>(sample.size()), def.stop, {}};
    const ReplicateTally tally = run_replicates(executor, lined, [&](std::uint32_t i) -> Commit {
      const std::size_t at = sample[i];
      const std::vector<RunRecord> records = run(receipt_.replicates[at]);
      const RunKeeper keeper(calendar, first.district, empty.outcomes, records.front().groups());
      auto kept = std::make_shared<KeptReplicate>(keeper.keep(records));
      auto groups = std::make_shared<std::vector<GroupDef>>(keeper.groups());
      return [this, &empty, at, kept, groups] {
        out_.run_again.push_back(receipt_.replicates[at]);
        hold_against(empty, at, *kept, *groups);
        return true;
      };
    });
    for (const FailedReplicate& failed : tally.failed)
      out_.differences.push_back(fmt::format("pair {} cannot be run again: {}",
                                             receipt_.replicates[sample[failed.replicate]], failed.error));
    out_.stopped_early = tally.stopped_early;
  }

 private:
  std::optional<std::string> worked_out(const Comparison* comparison, const std::string& key) {
    const auto parsed = parse_cell_key(key);
    if (comparison == nullptr || !parsed) return std::nullopt;
    const auto text = cell_text(*comparison, *parsed);
    if (text) ++out_.cells_worked_out;
    return text;
  }

  /// Cells of the receipt that the values do not give: who changes both page and receipt is found here.
  void written_cells(const Comparison& comparison) {
    for (const ReceiptCell& cell : receipt_.cells) {
      const auto key = parse_cell_key(cell.key);
      const auto text = key ? cell_text(comparison, *key) : std::nullopt;
      if (text && *text != cell.text)
        out_.differences.push_back(fmt::format("the receipt's cell {} says \"{}\"; its values give \"{}\"",
                                               cell.key, cell.text, *text));
    }
  }

  /// Positions in the row of pairs, ascending.
  [[nodiscard]] std::vector<std::size_t> draw_sample(const VerifyDef& def) const {
    const auto n = static_cast<std::uint32_t>(receipt_.replicates.size());
    std::vector<std::uint32_t> order = random_permutation(n, Luck{def.seed, 0}, Stream::Bootstrap, 0, 0);
    order.resize(std::min(n, def.pairs));
    std::sort(order.begin(), order.end());
    return {order.begin(), order.end()};
  }

  void hold_against(const Comparison& empty, std::size_t at, const KeptReplicate& kept,
                    const std::vector<GroupDef>& groups) {
    for (std::size_t p = 0; p < receipt_.plans.size(); ++p) {
      const std::size_t before = out_.differences.size();
      for (const ReceiptSeries& series : receipt_.series) {
        const auto slot = slot_of(empty, groups, series);
        if (!slot) continue;
        ++out_.values;
        const double again = kept.runs[p].values[*slot], was = series.values[p][at];
        if (again == was || (std::isnan(again) && std::isnan(was))) continue;
        out_.differences.push_back(
            fmt::format("{} of {} under plan {} in pair {}: the receipt has {}, the run gives {}",
                        series.outcome, series.group, plan_letter(p), receipt_.replicates[at], was, again));
      }
      const std::string hash = fmt::format("{:016x}", kept.runs[p].result_hash);
      if (hash != receipt_.plans[p].hashes[at] && out_.differences.size() == before)
        out_.differences.push_back(
            fmt::format("the run of plan {} in pair {}: the receipt has digest {}, the run gives {}",
                        plan_letter(p), receipt_.replicates[at], receipt_.plans[p].hashes[at], hash));
    }
  }

  static std::optional<std::size_t> slot_of(const Comparison& empty, const std::vector<GroupDef>& groups,
                                            const ReceiptSeries& series) {
    for (std::size_t o = 0; o < empty.outcomes.size(); ++o) {
      if (empty.outcomes[o].key != series.outcome) continue;
      for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].key == series.group) return o * groups.size() + g;
      }
    }
    return std::nullopt;
  }

  const OpenedPage& opened_;
  Verification& out_;
  const Receipt& receipt_;
  std::set<int> named_lines_;
};

/// The plans of a receipt, read from its texts. Errors: as of reading a scenario.
Result<std::vector<Scenario>> plans_of(const Receipt& receipt) {
  std::vector<Scenario> plans;
  for (const ReceiptPlan& plan : receipt.plans) {
    Result<Scenario> read = scenario_of_text(plan.scenario, plan.slug);
    if (!read) return read.errors();
    plans.push_back(std::move(read).value());
    plans.back().seed = receipt.seed;
  }
  if (Diagnostics why = why_not_paired(plans); !why.empty()) return why;
  return plans;
}

}  // namespace

Result<Verification> verify_page(std::string_view page, const std::string& file, const VerifyDef& def,
                                 const RunnerOf& runs, Executor& executor) {
  const OpenedPage opened = open_page(page);
  if (const auto error = unreadable(page, opened, file)) return *error;
  Result<Receipt> read = read_receipt(*opened.receipt, file, opened.receipt_line);
  if (!read) return Diagnostic(read.errors().front());
  Verification out;
  out.receipt = std::move(read).value();
  if (out.receipt.version != build_facts().version)
    return other_version(out.receipt, file, opened.receipt_line);
  Verifier verifier(opened, out);
  const Result<std::vector<Scenario>> plans = plans_of(out.receipt);
  const bool has_runs = plans.ok() && !out.receipt.replicates.empty();
  std::optional<Comparison> comparison;
  if (has_runs) comparison = comparison_of(out.receipt, plans.value());
  verifier.cells(comparison ? &*comparison : nullptr);
  verifier.lines();
  verifier.parts();
  if (!plans)
    out.differences.push_back(
        fmt::format("the receipt's plans cannot be read: {}", plans.errors().front().text()));
  if (has_runs) verifier.runs(plans.value(), def, runs(plans.value()), executor);
  if (out.differences.empty() && page_digest(page) != out.receipt.page_sha256)
    out.differences.push_back(
        "the digest of the whole page: a blank or a line end was changed, or the digest itself");
  return out;
}

}  // namespace pilotwave
