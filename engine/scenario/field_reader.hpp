#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/interventions/field.hpp"
#include "scenario/table_reader.hpp"

namespace pilotwave {

/// The names that a Choice field may have; the first is the default.
[[nodiscard]] std::vector<std::string> choice_names(const FieldSpec& spec);

/// Reads the value of one field of an intervention as its table describes it; nothing after an error.
[[nodiscard]] std::optional<FieldValue> read_field(const TomlNode& node, const FieldSpec& spec,
                                                   const std::string& path, const ReadingContext& context);

}  // namespace pilotwave
