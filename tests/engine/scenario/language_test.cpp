#include "scenario/language.hpp"

#include <set>

#include <catch2/catch.hpp>

#include "model/interventions/catalogue.hpp"
#include "scenario/today_fields.hpp"

using namespace pilotwave;

TEST_CASE("every key of the language is described once in its table, with a usable range") {
  for (const auto& table :
       {scenario_keys(), assumptions_keys(), goal_keys(), intervention_keys(), remove_keys(),
        school_pick_keys(), tool_keys(), department_keys(), district_keys(), school_keys(), calendar_keys(),
        department_hours_keys(), budget_keys(), today_keys()}) {
    std::set<std::string_view> seen;
    for (const KeySpec& key : table) {
      INFO(key.key);
      CHECK(seen.insert(key.key).second);
      CHECK_FALSE(key.text.empty());
      CHECK(key.min <= key.max);
    }
  }
}

TEST_CASE("no kind of intervention has a field of a name that all kinds use") {
  for (const InterventionKind& kind : intervention_catalogue()) {
    for (const FieldSpec& field : kind.fields) {
      for (const KeySpec& common : intervention_keys()) {
        INFO(kind.kind << "." << field.key);
        CHECK(field.key != common.key);
      }
    }
  }
}

TEST_CASE("the survey's keys and their places agree") {
  REQUIRE(today_keys().size() == kTodayFields.size());
  for (std::size_t i = 0; i < kTodayFields.size(); ++i) CHECK(today_keys()[i].key == kTodayFields[i].key);
}
