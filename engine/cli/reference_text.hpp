#pragma once

#include <string>

namespace pilotwave {

// Reference pages as Markdown, written from the catalogues so that they cannot drift; docs/reference holds
// them and a test compares.
[[nodiscard]] std::string parameters_text();
[[nodiscard]] std::string interventions_text();
[[nodiscard]] std::string metrics_text();
[[nodiscard]] std::string signals_text();
[[nodiscard]] std::string schedule_text();
[[nodiscard]] std::string state_text();

}  // namespace pilotwave
