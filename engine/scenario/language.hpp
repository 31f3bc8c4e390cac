#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace pilotwave {

/// What a key of a file may hold.
enum class KeyType : std::uint8_t {
  Text,
  Number,  ///< whole or with a fraction, within [min, max]
  Whole,   ///< a whole number within [min, max]
  Flag,    ///< true or false
  Day,     ///< a date, 2026-08-03
  Table,
  List,  ///< a list of anything; also lists of tables, `[[name]]`
  Free,  ///< several of these; its reader says which
};

/// One key of a table in a scenario or district file: what reading, checking and the published schema know of
/// it.
struct KeySpec {
  std::string_view key;
  KeyType type = KeyType::Text;
  bool required = false;
  double min = 0, max = 0;  ///< Number, Whole
  std::string_view unit;
  std::string_view text;  ///< one sentence
};
constexpr bool kRequired = true, kOptional = false;  ///< as tables of keys say it

// The language, table by table. Keys of an intervention's kind and of [parameters] are in their own
// catalogues.
[[nodiscard]] std::span<const KeySpec> scenario_keys();
[[nodiscard]] std::span<const KeySpec> assumptions_keys();
[[nodiscard]] std::span<const KeySpec> goal_keys();
[[nodiscard]] std::span<const KeySpec> intervention_keys();  ///< what every kind has in common
[[nodiscard]] std::span<const KeySpec> remove_keys();
[[nodiscard]] std::span<const KeySpec> school_pick_keys();
[[nodiscard]] std::span<const KeySpec> tool_keys();        ///< `id` and `kind`; the rest from tool_fields()
[[nodiscard]] std::span<const KeySpec> department_keys();  ///< a field's numbers by department
[[nodiscard]] std::span<const KeySpec> district_keys();
[[nodiscard]] std::span<const KeySpec> school_keys();
[[nodiscard]] std::span<const KeySpec> calendar_keys();
[[nodiscard]] std::span<const KeySpec> department_hours_keys();
[[nodiscard]] std::span<const KeySpec> budget_keys();
[[nodiscard]] std::span<const KeySpec> today_keys();
[[nodiscard]] std::span<const KeySpec> ensemble_keys();
[[nodiscard]] std::span<const KeySpec> district_mix_keys();
[[nodiscard]] std::span<const KeySpec> size_band_keys();
[[nodiscard]] std::span<const KeySpec> practice_keys();
[[nodiscard]] std::span<const KeySpec> adopted_share_keys();

inline constexpr int kSchema = 1;         ///< version of the language
inline constexpr int kMostWeeks = 1040;   ///< of a run: twenty years
inline constexpr int kWeeksPerYear = 52;  ///< of `years`
inline constexpr std::size_t kLongestName = 200;

}  // namespace pilotwave
