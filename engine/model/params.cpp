#include "model/params.hpp"

#include <iterator>
#include <map>

#include "model/param_keys.hpp"

namespace pilotwave {
namespace {

constexpr ParamSpec kCatalogue[] = {
#define PARAM(enumerator, key, label, unit, min, max, value, text, source, grade) \
  ParamSpec{key, label, unit, min, max, value, text, source, Evidence::grade},
#include "model/params/all.def"
#undef PARAM
};
static_assert(std::size(kCatalogue) == kParams);

}  // namespace

std::span<const ParamSpec> param_catalogue() { return kCatalogue; }

Params::Params() {
  values_.reserve(std::size(kCatalogue));
  for (const ParamSpec& spec : kCatalogue) values_.push_back(spec.default_value);
}

int find_param(std::string_view key) {
  static const std::map<std::string_view, int> index = [] {
    std::map<std::string_view, int> m;
    for (std::size_t i = 0; i < std::size(kCatalogue); ++i) m[kCatalogue[i].key] = static_cast<int>(i);
    return m;
  }();
  const auto it = index.find(key);
  return it == index.end() ? -1 : it->second;
}

}  // namespace pilotwave
