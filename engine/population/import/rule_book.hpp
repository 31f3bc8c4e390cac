#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "population/import/import_report.hpp"

namespace pilotwave {

/// Collects the schools to which each rule about one field was applied, to state every rule once.
class RuleBook {
 public:
  RuleBook(Statement::Kind kind, std::string field) : kind_(kind), field_(std::move(field)) {}

  /// @param detail  what the rule found or made at this school; may be empty
  void note(const std::string& rule, const std::string& id, const std::string& detail = {});
  /// One statement a rule, in the order of the rules' texts. Ids are written out, unless the rule met all
  /// `n_schools` without a detail to tell.
  void state(std::size_t n_schools, ImportReport& report) const;

 private:
  struct Use {
    std::string id, detail;
  };
  Statement::Kind kind_;
  std::string field_;
  std::map<std::string, std::vector<Use>> uses_;
};

}  // namespace pilotwave
