#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace pilotwave {

// What writes JSON is long, and would be compiled anew by every file that calls it. Bytes that are no UTF-8
// become U+FFFD.

/// On several lines, the last one ended.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& json, int indent = 2);
/// On one line, which is not ended.
[[nodiscard]] std::string json_line(const nlohmann::ordered_json& json);

/// Null where it is not finite.
[[nodiscard]] nlohmann::ordered_json json_number(double number);

}  // namespace pilotwave
