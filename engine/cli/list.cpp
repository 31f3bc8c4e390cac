#include <memory>

#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/reference_text.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "report/json_schema.hpp"
#include "sim/schedule.hpp"
#include "sweep/file/sweep_schema.hpp"

namespace pilotwave {

void add_list(CLI::App& app, int& exit_code) {
  auto what = std::make_shared<std::string>();
  Verb verb(app, "list", "Lists what scenarios and tables may name");
  verb.footer("Example: pilotwave list interventions");
  verb.add_option("WHAT", *what,
                  "parameters, interventions, metrics, signals, schedule, state, or for editors of TOML: "
                  "schema-scenario, schema-assumptions, schema-district, schema-sweep")
      .required()
      .one_of({"parameters", "interventions", "metrics", "signals", "schedule", "state", "schema-scenario",
               "schema-assumptions", "schema-district", "schema-sweep"});
  verb.callback([what, &exit_code] {
    std::string text;
    if (*what == "parameters") text = parameters_text();
    if (*what == "interventions") text = interventions_text();
    if (*what == "metrics") text = metrics_text();
    if (*what == "signals") text = signals_text();
    if (*what == "schedule") text = schedule_text();
    if (*what == "state") text = state_text();
    constexpr std::string_view kSchemaPrefix = "schema-";
    if (*what == "schema-sweep")
      text = sweep_schema();
    else if (what->starts_with(kSchemaPrefix))
      text = json_schema(what->substr(kSchemaPrefix.size()));
    exit_code = print(text) ? kSuccess : kInputOutput;
  });
}

}  // namespace pilotwave
