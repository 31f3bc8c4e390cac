#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "model/interventions/field.hpp"

namespace pilotwave {

/// What a factor of a sweep changes.
struct FactorTarget {
  enum class Kind : std::uint8_t {
    Parameter,    ///< a registered parameter
    Field,        ///< a field of an intervention
    Department,   ///< one department's number in such a field
    Day,          ///< `start`, `end` or `not_before` of an intervention
    SchoolCount,  ///< how many schools an intervention picks
    SchoolShare,  ///< which share of them
    District,     ///< the district file
    Plan,         ///< the scenario file: then a point has one plan, and no pairs
  };
  Kind kind = Kind::Parameter;
  std::size_t parameter = 0;         ///< Parameter: index into param_catalogue()
  std::string intervention;          ///< kind of the intervention
  std::string name;                  ///< the planner's name for it; "" where it needs none
  const FieldSpec* field = nullptr;  ///< Field, Department
  std::size_t department = 0;        ///< Department
  std::string_view day;              ///< Day: its key
};

/// How the numbers of a range are spread over it.
enum class Spread : std::uint8_t { Uniform, Normal, Triangular };

/// One thing that a sweep varies: a list of values, or a range of numbers.
struct FactorDef {
  std::string
      key;  ///< as written: "teacher_use.try_rate", "training.hours_per_teacher", "expand[waves].waves"
  std::string label, unit;
  FactorTarget target;
  SourcePlace place;

  /// A list: its values, and each as people and tables write it. Empty for a range.
  std::vector<FieldValue> levels;
  std::vector<std::string> level_texts;

  // A range.
  double min = 0, max = 0;
  bool whole = false;      ///< whole numbers only
  bool by_factor = false;  ///< steps are factors rather than differences
  Spread spread = Spread::Uniform;
  double mean = 0, sd = 1, mode = 0;
  std::uint32_t steps = 0;  ///< of a grid; 0 = every whole number

  [[nodiscard]] bool is_list() const { return !levels.empty(); }
  /// Whether values stand for themselves; else a value is the number of a level, from 0.
  [[nodiscard]] bool is_number() const;
  /// More than one value.
  [[nodiscard]] bool varies() const { return levels.size() != 1; }
};

/// Whether a factor's levels are files: of districts, of plans.
[[nodiscard]] bool names_file(const FactorDef& factor);

/// The value as tables show it; "" for NaN, which means: as the scenario has it.
[[nodiscard]] std::string factor_text(const FactorDef& factor, double value);

}  // namespace pilotwave
