#include "scenario/parameter_reader.hpp"

#include <map>

#include <fmt/format.h>

#include "base/nearest_name.hpp"
#include "model/params.hpp"

namespace pilotwave {
namespace {

class ParameterReader {
 public:
  explicit ParameterReader(const ReadingContext& context) : context_(context) {}

  void walk(const TomlNode& table, const std::string& prefix) {
    for (const TomlEntry& entry : table.entries) {
      const std::string key = prefix.empty() ? entry.key : fmt::format("{}.{}", prefix, entry.key);
      const int index = find_param(key);
      if (index >= 0)
        take(static_cast<std::size_t>(index), key, entry);
      else if (entry.value.is_table() && holds_parameters(key))
        walk(entry.value, key);
      else
        unknown(key, entry);
    }
  }
  std::vector<Placed<ParameterSetting>> found;

 private:
  /// Whether any parameter's key begins with `group.`.
  static bool holds_parameters(const std::string& group) {
    for (const ParamSpec& spec : param_catalogue()) {
      if (spec.key.size() > group.size() && spec.key.substr(0, group.size()) == group &&
          spec.key[group.size()] == '.') {
        return true;
      }
    }
    return false;
  }

  void take(std::size_t index, const std::string& key, const TomlEntry& entry) {
    const ParamSpec& spec = param_catalogue()[index];
    const std::string path = "parameters." + key;
    const SourcePlace place = context_.place(entry.value);
    if (const auto [first, is_new] = seen_.emplace(index, place.line); !is_new) {
      context_.findings.bad_input(place, path, fmt::format("parameter `{}` is given twice", key),
                                  fmt::format("it stands in line {} already; keep one", first->second));
      return;
    }
    const auto value = check_number(entry.value, path, spec.min, spec.max, spec.unit, context_);
    if (value) found.push_back({{index, *value}, place});
  }

  void unknown(const std::string& key, const TomlEntry& entry) {
    if (context_.findings.full()) return;
    std::vector<std::string> known;
    for (const ParamSpec& spec : param_catalogue()) known.emplace_back(spec.key);
    const std::string near = nearest_name(key, known);
    context_.findings.bad_input({context_.file, entry.line, entry.column}, "parameters." + key,
                                fmt::format("unknown parameter `{}`", key),
                                near.empty() ? "the parameters are listed in docs/reference/parameters.md"
                                             : fmt::format("did you mean `{}`?", near));
  }

  const ReadingContext& context_;
  std::map<std::size_t, int> seen_;  // index to line
};

}  // namespace

std::vector<Placed<ParameterSetting>> read_parameters(const TomlNode& table, const ReadingContext& context) {
  ParameterReader reader(context);
  reader.walk(table, "");
  return std::move(reader.found);
}

}  // namespace pilotwave
