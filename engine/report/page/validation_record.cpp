#include "report/page/validation_record.hpp"

#include <array>

namespace pilotwave::page {
namespace {

constexpr ValidatedTarget kTargets[] = {
#define TARGET(use, target, question, day, survey, model, verdict) \
  {TargetUse::use, target, question, day, survey, model, verdict},
#define FACT(id, verdict, text)
#include "report/page/validation_record.def"
#undef TARGET
#undef FACT
};

constexpr ValidatedFact kFacts[] = {
#define TARGET(use, target, question, day, survey, model, verdict)
#define FACT(id, verdict, text) {id, text, verdict},
#include "report/page/validation_record.def"
#undef TARGET
#undef FACT
};

}  // namespace

std::span<const ValidatedTarget> validated_targets() { return kTargets; }
std::span<const ValidatedFact> validated_facts() { return kFacts; }

}  // namespace pilotwave::page
