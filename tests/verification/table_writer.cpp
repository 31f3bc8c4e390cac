// Listeners are declared only by this define, which the precompiled header does not have.
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include <cstdlib>
#include <fstream>

#include <catch2/catch.hpp>

#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

/// Writes the table where PILOTWAVE_VERIFICATION_TABLE says, when the last test has run.
struct TableWriter : Catch::TestEventListenerBase {
  using TestEventListenerBase::TestEventListenerBase;
  void testRunEnded(const Catch::TestRunStats&) override {
    if (const char* path = std::getenv("PILOTWAVE_VERIFICATION_TABLE"))
      std::ofstream(path) << verification_table(checked_values());
  }
};
CATCH_REGISTER_LISTENER(TableWriter)

}  // namespace
}  // namespace pilotwave::test
