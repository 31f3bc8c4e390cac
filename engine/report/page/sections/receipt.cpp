#include <fmt/format.h>

#include "report/build_facts.hpp"
#include "report/digest.hpp"
#include "report/page/reading.hpp"
#include "report/page/sections.hpp"

namespace pilotwave::page {

Section receipt_section(const Comparison& c, const Facts& facts) {
  const BuildFacts& build = build_facts();
  Section section{"receipt", "Receipt", {}};
  section.blocks.push_back(
      Paragraph{Paragraph::Kind::Plain,
                "This page carries its plans in full and the values behind its numbers. Anybody can check "
                "it: pilotwave verify runs "
                "some of its pairs again and names every number that does not come out the same."});
  Table table{"What was run", {"Part", "value"}, {}, {}};
  const auto add = [&](std::string name, std::string value) {
    table.rows.push_back({{std::move(name), {}}, {std::move(value), {}}});
  };
  add("The command that makes this page", facts.command);
  add("Version", fmt::format("pilotwave {}, {}", build.version, build.compiler));
  add("Random draws", std::string(build.generator));
  add("Seed", fmt::format("{} ({})", c.seed, facts.seed_origin));
  add("Pairs", fmt::format("{} of {} planned, {} failed", c.n_pairs(), c.replicates.planned,
                           c.replicates.failed.size()));
  std::string hashes;
  for (std::size_t p = 0; p < facts.plans.size(); ++p) {
    add("Plan " + chart::lettered(plan_label(c, p)) + ", SHA-256", sha256_hex(scenario_text(facts.plans[p])));
    for (const std::uint64_t hash : c.plans[p].result_hash) hashes += fmt::format("{:016x}\n", hash);
  }
  add("Results of all runs, SHA-256", sha256_hex(hashes));
  section.blocks.push_back(std::move(table));
  for (std::size_t p = 0; p < facts.plans.size(); ++p)
    section.blocks.push_back(Source{fmt::format("Plan {} in full", chart::lettered(plan_label(c, p))),
                                    scenario_text(facts.plans[p])});
  return section;
}

}  // namespace pilotwave::page
