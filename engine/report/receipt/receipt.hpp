#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/comparison.hpp"

/// What a report carries with it so that anybody can check it: everything needed to run its pairs again, the
/// values that its numbers were made of, and digests. `pilotwave verify` reads it.
namespace pilotwave {

/// A number, word or sentence that the page shows, where an element says `data-cell="KEY"` or
/// `data-sentence="KEY"`.
struct ReceiptCell {
  std::string key, text;
  friend bool operator==(const ReceiptCell&, const ReceiptCell&) = default;
};

/// A plan as it was run, and what came of each of its runs.
struct ReceiptPlan {
  std::string slug, name;
  std::string scenario;             ///< effective text, the district with it
  std::vector<std::string> hashes;  ///< [pair] of the whole record: 16 hexadecimal digits
  friend bool operator==(const ReceiptPlan&, const ReceiptPlan&) = default;
};

/// What was compared, for readers of the JSON.
struct ReceiptOutcome {
  std::string key, label, unit, better, group;
};

/// One outcome of one group, pair by pair.
struct ReceiptSeries {
  std::string outcome, group;               ///< keys
  std::vector<std::vector<double>> values;  ///< [plan][pair]; NaN missing, infinite never
};

struct Receipt {
  std::string version, compiler, flags, generator;  ///< see BuildFacts
  std::string command;                              ///< that makes the report again
  std::uint32_t seed = 0;
  std::string seed_origin;  ///< "scenario", "command line", "drawn at random"
  std::uint32_t planned = 0, failed = 0;
  bool stopped_early = false;
  std::vector<std::uint32_t> replicates;  ///< of the completed pairs, ascending
  std::optional<Settling> settling;
  std::array<int, kFamilies> together{};  ///< verdicts held together, by Family
  std::vector<ReceiptPlan> plans;
  std::vector<ReceiptOutcome> outcomes;
  std::vector<ReceiptSeries>
      series;  ///< first one an outcome, of its headline's group, then others that are shown
  std::vector<ReceiptCell> cells;  ///< of the page, in its order; see sealed_page()
  std::vector<std::string> lines;  ///< short digest of every line of the page but the receipt's own
  std::string page_sha256 = std::string(64, '0');  ///< of the whole page with zeros in this place
};

/// An outcome and a group whose values a receipt carries.
struct SeriesKey {
  std::string outcome, group;
  friend bool operator==(const SeriesKey&, const SeriesKey&) = default;
};

/// Who asked for the report, and how.
struct ReceiptOrigin {
  std::string command;      ///< that makes the report again
  std::string seed_origin;  ///< see Receipt
};

/// The receipt of a comparison: of every outcome the group of its headline, and what else is asked for.
/// @param plans  as compared
/// @param also   unknown ones and doubles are left out
[[nodiscard]] Receipt receipt_of(const Comparison& comparison, std::span<const Scenario> plans,
                                 const ReceiptOrigin& origin, std::span<const SeriesKey> also = {});

/// The comparison that a receipt's values give: outcomes, values, verdicts, of the groups that it carries.
/// Values that it does not carry are missing.
/// @param plans  the receipt's, read back
[[nodiscard]] Comparison comparison_of(const Receipt& receipt, std::span<const Scenario> plans);

}  // namespace pilotwave
