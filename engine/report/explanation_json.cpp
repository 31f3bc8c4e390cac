#include "report/explanation_json.hpp"

#include <nlohmann/json.hpp>

#include "explain/words.hpp"
#include "report/json_text.hpp"
#include "report/table_schema.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

Json chance_json(const Chance& c) {
  Json terms = Json::array();
  for (const Term& t : c.terms)
    terms.push_back({{"name", t.name}, {"value", json_number(t.value)}, {"about", t.about}});
  return {{"move", c.move},
          {"luck_side", c.side == LuckSide::Low ? "low" : "high"},
          {"form", c.form == ChanceForm::Hazard ? "1 - exp(-rate * exp(sum))" : "min(1, rate * exp(sum))"},
          {"rate", c.rate},
          {"rate_about", c.rate_about},
          {"terms", terms},
          {"sum", json_number(c.sum())},
          {"probability", c.probability}};
}

Json person_json(const PersonExplanation& e, const std::string& afterwards) {
  Json chances = Json::array(), neighbours = Json::array(), guidance = Json::array(), tools = Json::array();
  for (const Chance& c : e.chances) chances.push_back(chance_json(c));
  for (const Neighbour& n : e.neighbours)
    neighbours.push_back(
        {{"id", n.id}, {"who", n.who}, {"state", n.state}, {"uses_ai", n.counts}, {"can_help", n.helps}});
  for (const GuidanceKnown& g : e.guidance)
    guidance.push_back({{"part", guideline_part_words(g.part)},
                        {"published", g.published_week >= 0},
                        {"reached", g.reached},
                        {"clarity", g.clarity}});
  for (const ToolWithin& t : e.tools)
    tools.push_back({{"id", t.id}, {"access", t.access}, {"in_reach", t.in_reach}, {"quality", t.quality}});
  Json out{{"id", e.id_text},        {"person", e.person}, {"who", e.who},
           {"standing", e.standing}, {"before", e.before}, {"after", e.after}};
  const bool decides = e.no_decision.empty();
  out["decides"] = decides;
  out["no_decision"] = decides ? Json(nullptr) : Json(e.no_decision);
  out["luck"] = decides ? Json(e.luck) : Json(nullptr);
  out["chances"] = chances;
  out["note"] = e.note;
  out["afterwards"] = afterwards;
  out["neighbours"] = neighbours;
  out["guidance"] = guidance;
  out["tools"] = tools;
  return out;
}

Json school_json(const SchoolExplanation& e, const Calendar& calendar) {
  const auto day = [&](int week) {
    return week < 0 ? Json(nullptr) : Json(date_text(calendar.monday(week)));
  };
  Json tools = Json::array(), levers = Json::array(), story = Json::array();
  for (const SchoolTool& t : e.tools)
    tools.push_back({{"id", t.id},
                     {"asked_for", t.asked_for},
                     {"paused", t.paused},
                     {"review", t.review},
                     {"was_open", t.was_open},
                     {"opens", t.opens},
                     {"pilot", t.pilot},
                     {"why", t.why},
                     {"student_seats", t.student_seats},
                     {"seats_used", t.seats_used},
                     {"teacher_seats", t.teacher_seats}});
  for (const LeverStanding& l : e.levers)
    levers.push_back({{"kind", l.kind},
                      {"name", l.name},
                      {"began", day(l.started)},
                      {"ended", day(l.ended)},
                      {"here", l.here},
                      {"standing", l.text}});
  for (const EventRecord& event : e.story)
    story.push_back({{"week", day(event.week)},
                     {"school", event.school.empty() ? Json(nullptr) : Json(event.school)},
                     {"kind", event.kind},
                     {"detail", event.detail}});
  return {{"id", e.id_text},        {"who", e.who},   {"phase", e.phase},        {"change", e.change},
          {"standing", e.standing}, {"tools", tools}, {"interventions", levers}, {"story", story}};
}

Json answer_json(const Answer& answer, const Calendar& calendar) {
  if (const auto* person = std::get_if<PersonExplanation>(&answer.explanation))
    return person_json(*person, answer.afterwards);
  return school_json(std::get<SchoolExplanation>(answer.explanation), calendar);
}

Json head(const ExplanationSource& s) {
  return {{"schema_version", kTableSchemaVersion},
          {"district", s.district},
          {"plan", s.plan},
          {"replicate", s.replicate},
          {"seed", s.seed},
          {"week", date_text(s.calendar.monday(s.week))}};
}

}  // namespace

std::string explanation_json(const ExplanationSource& source, const Answer& answer) {
  Json json = head(source);
  json["explanation"] = answer_json(answer, source.calendar);
  return json_text(json);
}

std::string explanation_json(const ExplanationSource& source, const TwinAnswer& answer) {
  Json json = head(source);
  json["explanation"] = answer_json(answer.first, source.calendar);
  json["twin"] = {{"plan", source.twin},
                  {"same_world", answer.same_world},
                  {"explanation", answer_json(answer.second, source.calendar)}};
  const Parting& p = answer.parting;
  Json differences = Json::array();
  for (const Difference& d : p.differences)
    differences.push_back(
        {{"what", d.what}, {"plan", json_number(d.first)}, {"twin", json_number(d.second)}});
  json["parting"] = {
      {"week", p.week && *p.week >= 0 ? Json(date_text(source.calendar.monday(*p.week))) : Json(nullptr)},
      {"differ", p.week.has_value()},
      {"followed", p.followed},
      {"differences", differences}};
  return json_text(json);
}

std::string roster_json(std::span<const RosterLine> lines) {
  Json list = Json::array();
  for (const RosterLine& line : lines)
    list.push_back({{"id", line.id}, {"who", line.who}, {"state", line.state}});
  return json_text(list);
}

}  // namespace pilotwave
