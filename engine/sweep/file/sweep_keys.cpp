#include "sweep/file/sweep_keys.hpp"

namespace pilotwave {
namespace {

using enum KeyType;
constexpr double kHuge = 1e15, kLargestWord = 4294967295.0, kMostRuns = 1e12, kMostSteps = 100'000;

constexpr KeySpec kSweep[] = {
    {"schema", Whole, kRequired, 0, 1e9, "", "Version of the language: 1."},
    {"kind", Text, kOptional, 0, 0, "", "\"sweep\"."},
    {"name", Text, kRequired, 0, 0, "", "For people."},
    {"summary", Text, kOptional, 0, 0, "", "What is asked, and why."},
    {"method", Text, kRequired, 0, 0, "",
     "How points are chosen: grid, zip, list, random, lhs, sobol, morris, saltelli or tornado."},
    {"samples", Whole, kOptional, 1, kMostSamples, "points",
     "Points of random, lhs and sobol; walks of morris; base points of saltelli."},
    {"levels", Whole, kOptional, 2, 1000, "levels", "morris: levels of its grid, even; default 4."},
    {"table", Text, kOptional, 0, 0, "", "list: path of a CSV table whose columns are named by parameters."},
    {"seed", Whole, kOptional, 0, kLargestWord, "",
     "Keys the choice of points; the runs' luck is the scenarios'."},
    {"replicates", Whole, kOptional, 1, kMostReplicates, "runs",
     "Runs of each plan at each point; default 1."},
    {"run_cap", Whole, kOptional, 1, kMostRuns, "runs",
     "At most this many runs, the first replicates first."},
    {"scenarios", List, kOptional, 0, 0, "", "Paths of scenario files; all are run at every point, paired."},
    {"district", Text, kOptional, 0, 0, "", "Path of a district file instead of the scenarios'."},
    {"parameters", Table, kOptional, 0, 0, "", "What is varied."},
    {"outputs", Table, kOptional, 0, 0, "", "What is kept of every run."},
};

constexpr KeySpec kFactor[] = {
    {"value", Free, kOptional, 0, 0, "", "One value for all points."},
    {"values", List, kOptional, 0, 0, "", "The values."},
    {"min", Free, kOptional, 0, 0, "", "Least value: a number, or a day."},
    {"max", Free, kOptional, 0, 0, "", "Greatest value."},
    {"steps", Whole, kOptional, 2, kMostSteps, "values", "grid and zip: values from min to max."},
    {"type", Text, kOptional, 0, 0, "", "\"int\": whole numbers only; or \"float\"."},
    {"scale", Text, kOptional, 0, 0, "", "\"linear\", or \"log\": steps are factors; for rates."},
    {"distribution", Text, kOptional, 0, 0, "",
     "\"uniform\", \"log_uniform\", \"normal\" or \"triangular\"."},
    {"mean", Number, kOptional, -kHuge, kHuge, "", "normal: mean before it is cut to min and max."},
    {"sd", Number, kOptional, 0, kHuge, "", "normal: standard deviation before it is cut."},
    {"mode", Number, kOptional, -kHuge, kHuge, "", "triangular: most likely value."},
};

constexpr KeySpec kOutputs[] = {
    {"metrics", Free, kOptional, 0, 0, "", "Keys of metrics, or \"all\"; default all."},
    {"groups", List, kOptional, 0, 0, "", "Keys of groups; default [\"all\"]."},
    {"every", Text, kOptional, 0, 0, "", "\"week\", \"month\" or \"end\"; default \"end\"."},
    {"goals", Flag, kOptional, 0, 0, "",
     "Keep of every goal of the plans whether it was met and after how many weeks; default: when every "
     "metric "
     "is kept."},
    {"events", Flag, kOptional, 0, 0, "", "Keep every event of every run."},
};

}  // namespace

std::span<const KeySpec> sweep_keys() { return kSweep; }
std::span<const KeySpec> factor_keys() { return kFactor; }
std::span<const KeySpec> output_keys() { return kOutputs; }

}  // namespace pilotwave
