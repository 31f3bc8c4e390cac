#include "sweep/file/sweep_def.hpp"

#include <array>
#include <utility>

namespace pilotwave {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 9> kMethods = {{{Method::Grid, "grid"},
                                                                          {Method::Zip, "zip"},
                                                                          {Method::List, "list"},
                                                                          {Method::Random, "random"},
                                                                          {Method::LatinHypercube, "lhs"},
                                                                          {Method::Sobol, "sobol"},
                                                                          {Method::Morris, "morris"},
                                                                          {Method::Saltelli, "saltelli"},
                                                                          {Method::Tornado, "tornado"}}};

}  // namespace

std::string_view method_name(Method method) {
  for (const auto& [value, name] : kMethods) {
    if (value == method) return name;
  }
  return {};
}

std::optional<Method> parse_method(std::string_view text) {
  for (const auto& [value, name] : kMethods) {
    if (name == text) return value;
  }
  return std::nullopt;
}

}  // namespace pilotwave
