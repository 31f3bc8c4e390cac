#pragma once

#include <optional>

#include "report/page/compose.hpp"

/// The sections of a report, one file each in sections/.
namespace pilotwave::page {

/// Three sentences, dotplots, who is worse off, what would turn it.
[[nodiscard]] Section answer_section(const Comparison& comparison, const Facts& facts);
/// What differs, in words and on one calendar.
[[nodiscard]] Section differences_section(const Comparison& comparison, const Facts& facts);
/// Goals week by week.
[[nodiscard]] Section over_time_section(const Comparison& comparison, const Facts& facts);
/// Outcomes by group; nothing where no outcome can be split.
[[nodiscard]] std::optional<Section> groups_section(const Comparison& comparison, const Facts& facts);
/// Runs by what they came to, incidents by cause, stress tests.
[[nodiscard]] Section risk_section(const Comparison& comparison, const Facts& facts);
/// Money by fiscal year, hours by role, caps.
[[nodiscard]] Section money_section(const Comparison& comparison, const Facts& facts);
/// Parts of plans by what they do to the difference, and flips; nothing without an analysis.
[[nodiscard]] std::optional<Section> matters_section(const Comparison& comparison, const Facts& facts);
/// Pairs and why that many, gain from pairing, validation, blind spots.
[[nodiscard]] Section trust_section(const Comparison& comparison);
/// Scenarios in full, seed, version, digests, command.
[[nodiscard]] Section receipt_section(const Comparison& comparison, const Facts& facts);

}  // namespace pilotwave::page
