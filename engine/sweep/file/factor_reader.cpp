#include "sweep/file/factor_reader.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/calendar.hpp"
#include "base/nearest_name.hpp"
#include "sweep/file/factor_level.hpp"
#include "sweep/file/factor_target.hpp"
#include "sweep/file/sweep_keys.hpp"

namespace pilotwave {
namespace {

constexpr double kMostWholeSteps = 10'000;

/// Reads the table that describes one factor.
class FactorReader {
 public:
  FactorReader(const TomlNode& table, FactorDef& factor, Method method, const ReadingContext& context)
      : reader_(table, "parameters." + factor.key, factor_keys(), context),
        factor_(factor),
        range_(range_of(factor.target)),
        method_(method) {}

  void read() {
    const int forms =
        reader_.has("value") + reader_.has("values") + (reader_.has("min") || reader_.has("max"));
    const bool bounds_by_registry = reader_.text("distribution") == "normal" && forms == 0;
    if (forms != 1 && !bounds_by_registry) {
      reader_.context().findings.bad_input(
          reader_.place(), reader_.path("values"),
          forms == 0 ? "it is not said which values are taken" : "values are given in more than one way",
          "give `value`, `values`, or `min` and `max`");
      return;
    }
    if (const TomlNode* one = reader_.find("value")) return take_list({one});
    if (const TomlNode* list = reader_.list("values")) {
      std::vector<const TomlNode*> items;
      for (const TomlNode& item : list->items) items.push_back(&item);
      return take_list(items);
    }
    if (!reader_.has("values")) read_range();
  }

  void take_list(const std::vector<const TomlNode*>& items) {
    if (items.empty()) return reader_.error("values", "`values` is empty", "name at least one value");
    for (const std::string_view key : {"steps", "type", "scale", "distribution", "mean", "sd", "mode"}) {
      if (reader_.has(key))
        reader_.error(key, fmt::format("`{}` goes with `min` and `max`, not with a list", key),
                      "leave it out");
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto level = read_level(*items[i], factor_, fmt::format("{}[{}]", reader_.path("values"), i + 1),
                                    reader_.context());
      if (!level) continue;
      if (std::find(factor_.level_texts.begin(), factor_.level_texts.end(), level->text) !=
              factor_.level_texts.end() &&
          method_ != Method::Zip) {
        reader_.context().findings.bad_input(reader_.context().place(*items[i]), reader_.path("values"),
                                             fmt::format("`{}` is named twice", level->text), "name it once");
        continue;
      }
      factor_.levels.push_back(level->value);
      factor_.level_texts.push_back(level->text);
    }
  }

 private:
  void read_range() {
    if (range_.type == TargetRange::Type::Day) return read_days();
    if (range_.type == TargetRange::Type::Named || !factor_.is_number())
      return reader_.error("min", fmt::format("`{}` has no range", factor_.key), "list its `values`");
    read_scale();
    const auto bound = [&](std::string_view key, double by_registry) -> std::optional<double> {
      const TomlNode* node = reader_.find(key);
      if (node == nullptr && factor_.spread == Spread::Normal) return by_registry;
      if (node == nullptr) {
        reader_.error(key, fmt::format("`{}` is missing", key), "a range has `min` and `max`");
        return std::nullopt;
      }
      if (!factor_.whole)
        return check_number(*node, reader_.path(key), range_.min, range_.max, range_.unit, reader_.context());
      const auto whole =
          check_whole(*node, reader_.path(key), range_.min, range_.max, range_.unit, reader_.context());
      return whole ? std::optional(static_cast<double>(*whole)) : std::nullopt;
    };
    const auto min = bound("min", range_.min), max = bound("max", range_.max);
    if (!min || !max) return;
    factor_.min = *min, factor_.max = *max;
    if (*min >= *max) return reader_.error("max", "`max` must lie above `min`", "or give one `value`");
    if (factor_.by_factor && *min <= 0)
      return reader_.error("min", "a log scale needs a `min` above 0",
                           "give the least value that makes sense");
    read_spread();
    read_steps();
  }

  void read_scale() {
    const auto type = reader_.text("type");
    if (type && *type != "int" && *type != "float")
      reader_.error("type", fmt::format("`type` cannot be \"{}\"", *type), "valid: int, float");
    factor_.whole = range_.type == TargetRange::Type::Whole || type == "int";
    const auto scale = reader_.text("scale");
    if (scale && *scale != "linear" && *scale != "log")
      reader_.error("scale", fmt::format("`scale` cannot be \"{}\"", *scale), "valid: linear, log");
    const std::string spread = reader_.text("distribution").value_or("uniform");
    const std::vector<std::string> known = {"uniform", "log_uniform", "normal", "triangular"};
    if (std::find(known.begin(), known.end(), spread) == known.end())
      reader_.error("distribution", fmt::format("unknown distribution `{}`", spread),
                    suggest_name(spread, known));
    factor_.by_factor = scale == "log" || spread == "log_uniform";
    if (spread == "normal") factor_.spread = Spread::Normal;
    if (spread == "triangular") factor_.spread = Spread::Triangular;
    if (factor_.by_factor && factor_.spread != Spread::Uniform)
      reader_.error("scale", fmt::format("`{}` goes with a linear scale", spread), "leave `scale` out");
  }

  void read_spread() {
    const auto needs = [&](std::string_view key, std::string_view spread) {
      const auto value = reader_.number(key);
      if (!reader_.has(key))
        reader_.error("distribution", fmt::format("`{}` needs `{}`", spread, key),
                      fmt::format("add {} = ...", key));
      return value.value_or(0);
    };
    if (factor_.spread == Spread::Normal) {
      factor_.mean = needs("mean", "normal");
      factor_.sd = needs("sd", "normal");
      if (factor_.sd <= 0) return reader_.error("sd", "`sd` must lie above 0", "");
      if (factor_.mean < factor_.min || factor_.mean > factor_.max)
        reader_.error("mean", "`mean` must lie between `min` and `max`", "");
    } else if (reader_.has("mean") || reader_.has("sd")) {
      reader_.error("distribution", "`mean` and `sd` go with distribution = \"normal\"", "");
    }
    if (factor_.spread == Spread::Triangular) {
      factor_.mode = needs("mode", "triangular");
      if (factor_.mode < factor_.min || factor_.mode > factor_.max)
        reader_.error("mode", "`mode` must lie between `min` and `max`", "");
    } else if (reader_.has("mode")) {
      reader_.error("mode", "`mode` goes with distribution = \"triangular\"", "");
    }
  }

  void read_steps() {
    if (const auto steps = reader_.whole("steps")) factor_.steps = static_cast<std::uint32_t>(*steps);
    const bool stepped = method_ == Method::Grid || method_ == Method::Zip;
    if (reader_.has("steps") && !stepped)
      return reader_.error("steps",
                           fmt::format("`steps` goes with grid and zip, not with {}", method_name(method_)),
                           "leave it out; how many points there are is `samples`");
    if (!stepped) return;
    if (factor_.spread != Spread::Uniform)
      return reader_.error("distribution", fmt::format("{} takes even steps", method_name(method_)),
                           "leave `distribution` out, or sample: method = \"lhs\"");
    const bool countable = factor_.whole && factor_.max - factor_.min < kMostWholeSteps;
    if (factor_.steps == 0 && !countable)
      return reader_.error("min", fmt::format("{} needs `steps` for a range", method_name(method_)),
                           "add steps = 5, or list `values`");
    if (factor_.steps > 1 && factor_.whole && factor_.steps > factor_.max - factor_.min + 1)
      reader_.error("steps", "there are fewer whole numbers between `min` and `max` than `steps`",
                    "leave `steps` out to take every one");
  }

  /// A span of days is the list of its weeks: time moves by weeks.
  void read_days() {
    const auto day = [&](std::string_view key) -> std::optional<Date> {
      const TomlNode* node = reader_.find(key);
      if (node != nullptr && node->type == TomlNode::Type::Day) return parse_date(node->text);
      reader_.error(key, fmt::format("`{}` must be a date", key), "write it like 2026-08-03, without quotes");
      return std::nullopt;
    };
    const auto first = day("min"), last = day("max");
    if (!first || !last) return;
    if (*last <= *first) return reader_.error("max", "`max` must come after `min`", "or give one `value`");
    for (Date at = *first; at <= *last; at += std::chrono::days{kDaysPerWeek}) {
      factor_.levels.emplace_back(date_text(at));
      factor_.level_texts.push_back(date_text(at));
    }
  }

  TableReader reader_;
  FactorDef& factor_;
  TargetRange range_;
  Method method_;
};

class FactorsReader {
 public:
  FactorsReader(Method method, const ReadingContext& context) : method_(method), context_(context) {}

  void walk(const TomlNode& table, const std::string& prefix) {
    for (const TomlEntry& entry : table.entries) {
      const std::string key = prefix.empty() ? entry.key : fmt::format("{}.{}", prefix, entry.key);
      const SourcePlace place{context_.file, entry.line, entry.column};
      if (std::holds_alternative<TargetError>(parse_target(key)) && entry.value.is_table() &&
          begins_target(key))
        walk(entry.value, key);
      else
        take(key, place, entry.value);
    }
  }
  std::vector<FactorDef> found;

 private:
  void take(const std::string& key, const SourcePlace& place, const TomlNode& value) {
    auto factor = bare_factor(key, place, context_.findings);
    if (!factor) return;
    const bool again =
        std::any_of(found.begin(), found.end(), [&](const FactorDef& other) { return other.key == key; });
    if (again)
      return context_.findings.bad_input(place, "parameters." + key, fmt::format("`{}` is given twice", key),
                                         "keep one of them");
    const std::size_t before = context_.findings.size();
    if (value.is_table()) {
      FactorReader(value, *factor, method_, context_).read();
    } else {
      // A bare value or list says all that a table would.
      TomlNode table;
      table.line = value.line, table.column = value.column;
      table.entries.push_back({value.is_list() ? "values" : "value", value.line, value.column, value});
      FactorReader(table, *factor, method_, context_).read();
    }
    if (context_.findings.size() == before) found.push_back(std::move(*factor));
  }

  Method method_;
  const ReadingContext& context_;
};

}  // namespace

std::optional<FactorDef> bare_factor(const std::string& key, const SourcePlace& place, Findings& findings) {
  auto parsed = parse_target(key);
  if (auto* wrong = std::get_if<TargetError>(&parsed)) {
    findings.bad_input(place, "parameters." + key, wrong->what, wrong->hint);
    return std::nullopt;
  }
  FactorDef factor;
  factor.key = key;
  factor.place = place;
  factor.target = std::get<FactorTarget>(std::move(parsed));
  const TargetRange range = range_of(factor.target);
  factor.label = range.label;
  factor.unit = range.unit;
  return factor;
}

std::optional<double> read_cell(const std::string& text, FactorDef& factor, const SourcePlace& place,
                                Findings& findings) {
  if (text.empty()) return std::nan("");
  const auto level =
      read_level(node_of_cell(text, factor, place), factor, factor.key, {findings, place.file});
  if (!level) return std::nullopt;
  if (factor.is_number()) return std::get<double>(level->value);
  const auto known = std::find(factor.level_texts.begin(), factor.level_texts.end(), level->text);
  const auto index = static_cast<double>(known - factor.level_texts.begin());
  if (known == factor.level_texts.end()) {
    factor.levels.push_back(level->value);
    factor.level_texts.push_back(level->text);
  }
  return index;
}

std::vector<FactorDef> read_factors(const TomlNode& table, Method method, const ReadingContext& context) {
  FactorsReader reader(method, context);
  reader.walk(table, "");
  return std::move(reader.found);
}

}  // namespace pilotwave
