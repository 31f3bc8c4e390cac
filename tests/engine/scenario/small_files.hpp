#pragma once

#include <string>

#include "engine/scenario/scratch_folder.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave::testing {

/// Two schools, enough for every rule.
inline const char* const kTwoSchools = R"(schema = 1
id = "riverbend"
name = "Riverbend"
state = "OH"

[[school]]
id = "oak"
name = "Oak Elementary"
level = "elementary"
grade_low = "PK"
grade_high = 5
students = 400
teachers = 25
poverty_share = 0.7

[[school]]
id = "elm"
name = "Elm High"
level = "high"
grade_low = 9
grade_high = 12
students = 900
teachers = 55
poverty_share = 0.3
)";

/// A folder with `district.toml` and, once loaded, `plan.toml`.
class PlanFolder : public ScratchFolder {
 public:
  explicit PlanFolder(const std::string& name) : ScratchFolder(name) { write("district.toml", kTwoSchools); }
  /// Loads a plan of which `body` is all but its first three lines.
  Result<Scenario> load(const std::string& body) const {
    return load_scenario(
        write("plan.toml", "schema = 1\nname = \"Plan\"\ndistrict = \"district.toml\"\n" + body));
  }
};

/// "LINE:COLUMN what (hint)" of each error, one a line; "loaded" when there is none.
template <class T>
std::string errors_of(const Result<T>& result) {
  if (result.ok()) return "loaded";
  std::string out;
  for (const Diagnostic& error : result.errors()) {
    if (!out.empty()) out += "\n";
    out += std::to_string(error.place.line) + ":" + std::to_string(error.place.column) + " " + error.what;
    if (!error.hint.empty()) out += " (" + error.hint + ")";
  }
  return out;
}

}  // namespace pilotwave::testing
