#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/assert.hpp"
#include "base/param_spec.hpp"
#include "model/school_pick.hpp"

namespace pilotwave {

/// What a field of an intervention may hold. Parsing, checking, diff, sweeps and reference pages read this
/// table.
enum class FieldType : std::uint8_t { Number, Integer, Flag, Choice, Tools, Departments };

/// One field of one kind of intervention.
struct FieldSpec {
  std::string_view key;
  FieldType type = FieldType::Number;
  std::string_view unit;
  double min = 0, max = 0, default_number = 0;  ///< Number, Integer, Flag (0 or 1), Departments (each)
  std::string_view choices;                     ///< Choice: space-separated names, the first is the default
  std::string_view text;
  std::string_view source;
  Evidence evidence = Evidence::Assumed;
};

/// Tools are a list of tool ids; Departments three numbers in Department order.
using FieldValue = std::variant<double, std::string, std::vector<std::string>, std::array<double, 3>>;

/// The values of one intervention, defaults filled in: every key of its kind's table is present.
class Fields {
 public:
  void set(std::string_view key, FieldValue value) { values_[std::string(key)] = std::move(value); }
  [[nodiscard]] const std::map<std::string, FieldValue>& all() const { return values_; }

  [[nodiscard]] double number(std::string_view key) const { return std::get<double>(at(key)); }
  [[nodiscard]] int integer(std::string_view key) const { return static_cast<int>(number(key)); }
  [[nodiscard]] bool flag(std::string_view key) const { return number(key) != 0; }
  [[nodiscard]] const std::string& choice(std::string_view key) const {
    return std::get<std::string>(at(key));
  }
  [[nodiscard]] const std::vector<std::string>& tools(std::string_view key) const {
    return std::get<std::vector<std::string>>(at(key));
  }
  [[nodiscard]] const std::array<double, 3>& departments(std::string_view key) const {
    return std::get<std::array<double, 3>>(at(key));
  }
  friend bool operator==(const Fields&, const Fields&) = default;

 private:
  [[nodiscard]] const FieldValue& at(std::string_view key) const {
    const auto it = values_.find(std::string(key));
    PILOTWAVE_ASSERT(it != values_.end(), "every field of a kind is filled in before use");
    return it->second;
  }
  std::map<std::string, FieldValue> values_;
};

}  // namespace pilotwave
