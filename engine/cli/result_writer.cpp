#include "cli/result_writer.hpp"

#include <cmath>
#include <ctime>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace pilotwave {
namespace {

constexpr const char* kDataPackage = "datapackage.json";

std::string utc_now() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

std::vector<std::string> file_names(const std::vector<const TableSchema*>& tables) {
  std::vector<std::string> names{kDataPackage};
  for (const TableSchema* table : tables) names.push_back(table->file());
  return names;
}

}  // namespace

Result<std::unique_ptr<ResultWriter>> ResultWriter::open(std::string_view verb, const Session& session,
                                                         const RunOptions& options, const LoadedPlans& loaded,
                                                         std::vector<const TableSchema*> tables) {
  std::unique_ptr<ResultWriter> writer(new ResultWriter);
  Result<std::vector<InputFile>> inputs = hash_inputs(loaded.plans);
  if (!inputs) return inputs.errors();
  auto folder = OutputFolder::open(options.output, file_names(tables), options.force);
  if (!folder) return folder.errors();
  writer->folder_ = std::move(folder).value();
  writer->tables_ = std::move(tables);
  ManifestFacts& facts = writer->facts_;
  facts.verb = verb;
  facts.command_line = session.command_line;
  facts.started_utc = utc_now();
  facts.seed = loaded.plans.front().seed;
  facts.seed_origin = loaded.seed_origin;
  facts.inputs = std::move(inputs).value();
  for (const Scenario& plan : loaded.plans) {
    std::string text = scenario_text(plan);
    writer->keys_.push_back(scenario_key(plan, text));
    facts.scenarios.push_back({plan.slug, plan.name, std::move(text)});
  }
  for (const TableSchema* table : writer->tables_) writer->append(*table, table->header());
  writer->folder_->append(kDataPackage, data_package_json(writer->tables_, loaded.plans.front().name));
  return writer;
}

Diagnostics ResultWriter::finish(const ReplicateTally& tally, int n_threads) {
  facts_.planned = tally.planned;
  facts_.done = static_cast<std::uint32_t>(tally.done.size());
  facts_.failed = static_cast<std::uint32_t>(tally.failed.size());
  facts_.stopped_early = tally.stopped_early;
  facts_.n_threads = n_threads;
  facts_.finished_utc = utc_now();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start_;
  facts_.wall_seconds = std::round(wall.count() * 1000) / 1000;
  return folder_->finish([&](std::span<const WrittenFile> files) { return manifest_json(facts_, files); });
}

}  // namespace pilotwave
