#include <catch2/catch.hpp>

#include "engine/experiment/fake_runs.hpp"
#include "experiment/flip/assumption_flips.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

FlipVerdict verdict(Verdict v) { return {v, {}}; }
const auto kNeverStopped = [] { return false; };

std::size_t index_of(std::string_view key) {
  for (std::size_t i = 0; i < param_catalogue().size(); ++i) {
    if (param_catalogue()[i].key == key) return i;
  }
  return param_catalogue().size();
}

double share_of(const Scenario& plan, std::size_t parameter) {
  const ParamSpec& spec = param_catalogue()[parameter];
  return (plan.params[parameter] - spec.min) / (spec.max - spec.min);
}

}  // namespace

TEST_CASE("A turn is found by halving, or said not to be there") {
  for (const double at : {0.1, 0.4, 0.77, 1.0}) {
    const Turn turn =
        find_turn([&](double way) { return verdict(way >= at ? Verdict::TooClose : Verdict::LikelyFirst); },
                  1, kNeverStopped);
    REQUIRE(turn.at);
    CHECK(*turn.at >= at);
    CHECK(*turn.at < at + 1.0 / 64 + 1e-12);
    CHECK(turn.then.verdict == Verdict::TooClose);
  }
  CHECK(!find_turn([](double) { return verdict(Verdict::ClearlyFirst); }, 1, kNeverStopped).at);
  // Clear becoming likely for the same plan is no turn.
  CHECK(!find_turn([](double) { return verdict(Verdict::LikelySecond); }, -1, kNeverStopped).at);
}

TEST_CASE("The assumption that turns a verdict stands first, with the value at which it turns") {
  const std::size_t strong = index_of("teacher_use.w_trust"), idle = index_of("technology.doubling_time");
  REQUIRE((strong < param_catalogue().size() && idle < param_catalogue().size()));
  // The first plan has fewer incidents until the one assumption is beyond 70% of its range.
  const RunnerOf runs = [&](std::span<const Scenario> plans) -> RunReplicate {
    const double share = share_of(plans.front(), strong);
    return [share](std::uint32_t replicate) {
      const double luck = Luck{3, replicate}.uniform(Stream::Bootstrap, 0, 0, 0);
      RunRecord a = fake_record(), b = fake_record();
      set_once(a, Metric::PrivacyIncidents, 4, 100 * share + luck);
      set_once(b, Metric::PrivacyIncidents, 4, 70.5);
      return std::vector<RunRecord>{a, b};
    };
  };
  Scenario first = fake_scenario("a", "A"), second = fake_scenario("b", "B");
  const ParamSpec& spec = param_catalogue()[strong];
  for (Scenario* plan : {&first, &second}) plan->params.set(strong, spec.min + 0.2 * (spec.max - spec.min));
  AssumptionQuestion question;
  question.outcome = outcomes_of(std::vector{first, second}).outcomes.front();
  for (const OutcomeDef& outcome : outcomes_of(std::vector{first, second}).outcomes) {
    if (outcome.key == "privacy_incidents") question.outcome = outcome;
  }
  question.parameters = {idle, strong};
  const auto serial = make_serial_executor(), threads = make_thread_executor(3);
  const AssumptionFlips found = search_assumptions(first, second, question, runs, *serial, nullptr);
  CHECK(favours_first(found.base.verdict));
  REQUIRE(found.effects.size() == 2);
  const AssumptionEffect& effect = found.effects.front();
  CHECK(effect.parameter == strong);
  REQUIRE(effect.flips_at);
  CHECK((*effect.flips_at - spec.min) / (spec.max - spec.min) == Approx(0.70).margin(0.02));
  CHECK(effect.share_of_range == Approx(0.50).margin(0.02));
  CHECK(!favours_first(effect.then.verdict));
  CHECK(found.effects.back().influence == 0);
  CHECK(!found.effects.back().flips_at);
  const AssumptionFlips again = search_assumptions(first, second, question, runs, *threads, nullptr);
  CHECK(*again.effects.front().flips_at == *effect.flips_at);
  CHECK(again.runs == found.runs);
}
