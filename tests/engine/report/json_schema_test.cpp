#include "report/json_schema.hpp"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "model/interventions/catalogue.hpp"
#include "model/metrics/metric.hpp"
#include "model/params.hpp"
#include "places.hpp"

using namespace pilotwave;
using Json = nlohmann::json;

TEST_CASE("the published schemas are what the program lists") {
  for (const char* kind : {"scenario", "assumptions", "district"}) {
    INFO("docs/reference/" << kind << ".schema.json differs; write it anew with: ./dev docs");
    std::ifstream in(std::string(PILOTWAVE_SOURCE_DIR "/docs/reference/") + kind + ".schema.json");
    CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == json_schema(kind));
  }
}

TEST_CASE("a scenario's schema knows every parameter, metric and field of every kind") {
  const Json schema = Json::parse(json_schema("scenario"));
  const Json& parameters = schema["properties"]["parameters"]["properties"];
  for (const ParamSpec& p : param_catalogue()) {
    CAPTURE(p.key);
    CHECK(parameters[std::string(p.key)]["maximum"] == p.max);
    const std::string key(p.key);
    const std::size_t dot = key.find('.');
    CHECK(parameters[key.substr(0, dot)]["properties"].size() > 0);
  }
  for (const MetricSpec& m : metric_catalogue())
    CHECK(schema["properties"]["goals"]["properties"].contains(std::string(m.key)));
  const Json& kinds = schema["properties"]["intervention"]["items"]["oneOf"];
  REQUIRE(kinds.size() == intervention_catalogue().size());
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const InterventionKind& kind = intervention_catalogue()[i];
    CHECK(kinds[i]["properties"]["kind"]["const"] == kind.kind);
    CHECK(kinds[i]["properties"].contains("schools") == kind.uses_schools);
    for (const FieldSpec& field : kind.fields) CHECK(kinds[i]["properties"].contains(std::string(field.key)));
    CHECK(kinds[i]["additionalProperties"] == false);
  }
}
