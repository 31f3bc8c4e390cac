#include "scenario/chain.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scenario/open_document.hpp"

namespace pilotwave {
namespace {

/// One name for one file, whichever way it was reached.
std::string identity(const std::string& file) {
  std::error_code trouble;
  const auto real = std::filesystem::weakly_canonical(file, trouble);
  return trouble ? file : real.string();
}

class ChainReader {
 public:
  ChainReader(bool read_district, Findings& findings) : read_district_(read_district), findings_(findings) {}

  void read(const std::string& file, const SourcePlace& asked_by) {
    if (!enter(file, asked_by)) return;
    auto root = open_document(file, asked_by, "extends", findings_);
    if (!root || !check_schema(*root, {findings_, file})) {
      chain.complete = false;
      return;
    }
    ScenarioLayer layer = read_scenario_layer(*root, {findings_, file}, read_district_);
    root.reset();
    if (layer.extends) read(layer.extends->value, layer.extends->place);
    read_assumptions(layer);
    chain.layers.push_back(std::move(layer));
  }
  Chain chain;

 private:
  /// Whether a file may join the chain: not again, and not as one too many.
  bool enter(const std::string& file, const SourcePlace& asked_by) {
    const std::string id = identity(file);
    const auto again = std::find(ids_.begin(), ids_.end(), id);
    if (again != ids_.end()) {
      std::vector<std::string> circle(files_.begin() + (again - ids_.begin()), files_.end());
      circle.push_back(file);
      findings_.bad_input(asked_by, "extends",
                          fmt::format("files extend one another in a circle: {}", fmt::join(circle, " -> ")),
                          "take `extends` out of one of them");
      chain.complete = false;
      return false;
    }
    if (ids_.size() == kLongestChain) {
      findings_.bad_input(asked_by, "extends",
                          fmt::format("more than {} files extend one another", kLongestChain),
                          "extend an earlier file of the chain");
      chain.complete = false;
      return false;
    }
    ids_.push_back(id);
    files_.push_back(file);
    return true;
  }

  void read_assumptions(const ScenarioLayer& asking) {
    for (const Placed<std::string>& file : asking.assumptions) {
      const auto root = open_document(file.value, file.place, "assumptions", findings_);
      if (root && check_schema(*root, {findings_, file.value})) {
        chain.layers.push_back(read_assumptions_layer(*root, {findings_, file.value}));
      } else {
        chain.complete = false;
      }
    }
  }

  bool read_district_;
  Findings& findings_;
  std::vector<std::string> ids_, files_;
};

}  // namespace

Chain read_chain(const std::string& path, bool read_district, Findings& findings) {
  ChainReader reader(read_district, findings);
  reader.read(path, {});
  return std::move(reader.chain);
}

}  // namespace pilotwave
