#include "report/json_text.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace pilotwave {

using nlohmann::ordered_json;

std::string json_text(const ordered_json& json, int indent) {
  return json.dump(indent, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string json_line(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json json_number(double number) {
  return std::isfinite(number) ? ordered_json(number) : ordered_json(nullptr);
}

}  // namespace pilotwave
