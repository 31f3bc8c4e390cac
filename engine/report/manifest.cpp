#include "report/manifest.hpp"

#include <algorithm>
#include <map>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/build_facts.hpp"
#include "report/digest.hpp"
#include "report/json_text.hpp"
#include "report/table_schema.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kTool = "pilotwave";
constexpr std::string_view kTableEnding = ".csv";

Json tool_json() {
  const BuildFacts& facts = build_facts();
  return {{"name", kTool}, {"version", facts.version}, {"compiler", facts.compiler}, {"flags", facts.flags}};
}

Json inputs_json(std::span<const InputFile> inputs) {
  Json out = Json::array();
  for (const InputFile& input : inputs) out.push_back({{"path", input.path}, {"sha256", input.sha256}});
  return out;
}

Json scenarios_json(std::span<const EffectiveScenario> scenarios) {
  Json out = Json::array();
  for (const EffectiveScenario& s : scenarios) {
    out.push_back(
        {{"scenario", s.slug}, {"name", s.name}, {"sha256", sha256_hex(s.text)}, {"effective", s.text}});
  }
  return out;
}

Json outputs_json(std::span<const WrittenFile> files) {
  Json out = Json::array();
  for (const WrittenFile& file : files) {
    out.push_back({{"path", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  }
  return out;
}

}  // namespace

std::string utc_text(std::chrono::system_clock::time_point when) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(when)));
}

std::string result_digest(std::span<const WrittenFile> files) {
  std::map<std::string, std::string> tables;
  for (const WrittenFile& file : files) {
    if (file.name.ends_with(kTableEnding)) tables.emplace(file.name, file.sha256);
  }
  Sha256 hash;
  for (const auto& [name, sha256] : tables) hash.add(fmt::format("{} {}\n", name, sha256));
  return hash.hex();
}

std::string manifest_json(const ManifestFacts& facts, std::span<const WrittenFile> files) {
  const Json manifest{
      {"schema_version", kTableSchemaVersion},
      {"tool", tool_json()},
      {"command", {{"verb", facts.verb}, {"line", facts.command_line}}},
      {"started", facts.started_utc},
      {"finished", facts.finished_utc},
      {"wall_seconds", facts.wall_seconds},
      {"threads", facts.n_threads},
      {"randomness",
       {{"generator", build_facts().generator}, {"seed", facts.seed}, {"seed_origin", facts.seed_origin}}},
      {"counts",
       {{"planned", facts.planned},
        {"done", facts.done},
        {"failed", facts.failed},
        {"stopped_early", facts.stopped_early}}},
      {"result_digest", result_digest(files)},
      {"outputs", outputs_json(files)},
      {"inputs", inputs_json(facts.inputs)},
      {"scenarios", scenarios_json(facts.scenarios)}};
  return json_text(manifest);
}

std::vector<std::string> manifest_outputs(std::string_view manifest) {
  std::vector<std::string> names;
  const Json json = Json::parse(manifest, nullptr, false);
  if (!json.is_object() || !json.contains("outputs") || !json["outputs"].is_array()) return names;
  for (const Json& output : json["outputs"]) {
    if (output.is_object() && output.contains("path") && output["path"].is_string()) {
      names.push_back(output["path"].get<std::string>());
    }
  }
  return names;
}

Result<std::vector<InputFile>> hash_inputs(std::span<const Scenario> scenarios) {
  std::vector<InputFile> inputs;
  for (const Scenario& scenario : scenarios) {
    for (const std::string& path : scenario.input_files) {
      const bool known =
          std::any_of(inputs.begin(), inputs.end(), [&](const InputFile& i) { return i.path == path; });
      if (known) continue;
      Result<std::string> hash = sha256_of_file(path);
      if (!hash) return hash.errors();
      inputs.push_back({path, hash.value()});
    }
  }
  return inputs;
}

}  // namespace pilotwave
