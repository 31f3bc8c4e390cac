#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "population/import/layout.hpp"
#include "population/import/school_facts.hpp"

namespace pilotwave {

/// Puts cells into a school's facts. The first value a role gets is kept; a cell that is neither a value nor
/// one of its family's words for "none" leaves a remark.
class FactWriter {
 public:
  FactWriter(SchoolFacts& facts, CodeFamily codes) : facts_(facts), codes_(codes) {}

  /// @param line  where the cell stands, for remarks
  void write(Role role, const std::string& cell, int line);

 private:
  void write_code(Role role, const std::string& cell);
  void write_count(Role role, const std::string& cell);
  void remark(std::string_view what, const std::string& cell);
  template <class T>
  void keep(std::optional<T>& into, std::optional<T> value, std::string_view what, const std::string& cell);

  SchoolFacts& facts_;
  CodeFamily codes_;
  int line_ = 0;
};

}  // namespace pilotwave
