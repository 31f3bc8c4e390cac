#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "population/import/public_table.hpp"

namespace pilotwave {

/// Reads public tables that together describe schools. Errors: every unreadable, unknown or refused table in
/// one pass; no table that lists schools, none with enrolment.
[[nodiscard]] Result<std::vector<PublicTable>> read_tables(std::span<const std::string> paths);

/// The same tables district by district, in the order of their ids: each part has all the tables, with the
/// district's schools alone and without damaged rows and remarks. A school belongs where the first table that
/// lists schools has it.
[[nodiscard]] std::map<std::string, std::vector<PublicTable>> by_district(std::vector<PublicTable> tables);

}  // namespace pilotwave
