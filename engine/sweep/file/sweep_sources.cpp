#include "sweep/file/sweep_sources.hpp"

#include "scenario/layer.hpp"

namespace pilotwave {
namespace {

class Files final : public SweepSources {
 public:
  explicit Files(std::string sweep_file) : sweep_file_(std::move(sweep_file)) {}
  Result<Scenario> scenario(const std::string& path, const std::string& district) override {
    return load_scenario(place_of(path), district.empty() ? district : place_of(district));
  }
  Result<std::vector<CsvRow>> table(const std::string& path) override {
    return read_csv_table(place_of(path));
  }
  std::string place_of(const std::string& path) const override { return resolve_path(sweep_file_, path); }

 private:
  std::string sweep_file_;
};

}  // namespace

std::unique_ptr<SweepSources> sweep_files(const std::string& sweep_file) {
  return std::make_unique<Files>(sweep_file);
}

}  // namespace pilotwave
