#include "report/certificate.hpp"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/build_facts.hpp"
#include "report/json_text.hpp"
#include "report/quantity.hpp"
#include "report/table_schema.hpp"
#include "report/text_table.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kCertificateWidth = 96, kCertificateLabel = 10;
constexpr std::size_t kShownDigits = 16;  ///< of the digest, on paper

std::string labelled(std::string_view label, std::string_view text) {
  std::string block = wrapped(text, kCertificateWidth, kCertificateLabel, kCertificateLabel);
  block.replace(0, label.size(), label);
  return block;
}

std::string engine_line() {
  const BuildFacts& f = build_facts();
  return fmt::format("pilotwave {} ({}, {}; draws: {})", f.version, f.compiler, f.flags, f.generator);
}

std::string_view word_of(FindingKind kind) {
  constexpr std::array<std::string_view, 3> kWords = {"kept", "flagged", "broken"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::string_view stamp_of(FindingKind kind) {
  constexpr std::array<std::string_view, 3> kStamps = {"kept", "flagged", "BROKEN"};
  return kStamps[static_cast<std::size_t>(kind)];
}

std::string summary(const CheckUp& c) {
  const int flagged = c.n_of(FindingKind::Flagged), wrong = c.n_of(FindingKind::Broken);
  std::string text =
      fmt::format("{} of {} promises are kept, in {} runs", static_cast<int>(c.lines.size()) - wrong,
                  c.lines.size(), with_commas(c.n_runs()));
  if (flagged > 0) text += fmt::format("; {} flagged", flagged);
  if (wrong > 0)
    text += fmt::format("; {} broken: results of this scenario on this machine are not to be trusted", wrong);
  return text + ".";
}

Json build_json() {
  const BuildFacts& f = build_facts();
  return {{"version", f.version}, {"compiler", f.compiler}, {"flags", f.flags}, {"generator", f.generator}};
}

}  // namespace

std::string certificate_text(const CertificateFacts& facts, const CheckUp& check_up) {
  std::string out = fmt::format("Certificate for {}\n\n", facts.name);
  out += labelled("Scenario", fmt::format("{}, digest {}{}", facts.slug, facts.digest.substr(0, kShownDigits),
                                          facts.quick ? "; quick check" : ""));
  out += labelled("District", fmt::format("{}: {} schools, {} teachers, {} students", facts.district,
                                          with_commas(facts.n_schools), with_commas(facts.n_teachers),
                                          with_commas(facts.n_students)));
  out += labelled("Run", fmt::format("{} weeks from {}, seed {}", facts.calendar.n_weeks(),
                                     date_text(facts.calendar.monday(0)), facts.seed));
  out += labelled("Engine", engine_line());
  for (const CheckUp::Line& line : check_up.lines) {
    const Finding& f = line.finding;
    out += '\n';
    out += labelled(stamp_of(f.kind), fmt::format("{}. {}", line.promise->name, line.promise->sentence));
    out += labelled("", fmt::format("{} ({} run{})", f.measured, f.n_runs, f.n_runs == 1 ? "" : "s"));
    if (f.breach) out += labelled("", fmt::format("First broken: {}.", f.breach->text(facts.calendar)));
  }
  return out + '\n' + summary(check_up) + '\n';
}

std::string certificate_json(const CertificateFacts& facts, const CheckUp& check_up) {
  Json promises = Json::array();
  for (const CheckUp::Line& line : check_up.lines) {
    const Finding& f = line.finding;
    Json breach = nullptr;
    if (f.breach) {
      const Breach& b = *f.breach;
      breach = {{"week", b.week < 0 ? Json(nullptr) : Json(date_text(facts.calendar.monday(b.week)))},
                {"school", b.school.empty() ? Json(nullptr) : Json(b.school)},
                {"what", b.what}};
    }
    promises.push_back({{"promise", line.promise->key},
                        {"name", line.promise->name},
                        {"sentence", line.promise->sentence},
                        {"finding", word_of(f.kind)},
                        {"runs", f.n_runs},
                        {"measured", f.measured},
                        {"first_broken", breach}});
  }
  const Json out{{"schema_version", kTableSchemaVersion},
                 {"scenario", facts.slug},
                 {"name", facts.name},
                 {"scenario_sha256", facts.digest},
                 {"district", facts.district},
                 {"schools", facts.n_schools},
                 {"teachers", facts.n_teachers},
                 {"students", facts.n_students},
                 {"start", date_text(facts.calendar.monday(0))},
                 {"weeks", facts.calendar.n_weeks()},
                 {"seed", facts.seed},
                 {"quick", facts.quick},
                 {"engine", build_json()},
                 {"runs", check_up.n_runs()},
                 {"broken", check_up.n_of(FindingKind::Broken)},
                 {"flagged", check_up.n_of(FindingKind::Flagged)},
                 {"promises", promises}};
  return json_text(out);
}

std::string installation_text(std::span<const InstallationCheck> checks) {
  std::string out = labelled("Engine", engine_line());
  bool good = true;
  for (const InstallationCheck& check : checks) {
    out += labelled(check.name, fmt::format("{}: {}", check.good ? "good" : "BAD", check.found));
    good = good && check.good;
  }
  return out + (good ? "This installation is sound. `pilotwave doctor --model SCENARIO` tries the engine's "
                       "promises on a "
                       "scenario.\n"
                     : "This installation is not sound: build it again from clean sources, and report it if "
                       "that does "
                       "not help.\n");
}

std::string installation_json(std::span<const InstallationCheck> checks) {
  Json list = Json::array();
  for (const InstallationCheck& check : checks)
    list.push_back({{"check", check.name}, {"good", check.good}, {"found", check.found}});
  const Json out{{"schema_version", kTableSchemaVersion}, {"engine", build_json()}, {"checks", list}};
  return json_text(out);
}

}  // namespace pilotwave
