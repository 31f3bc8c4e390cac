#include "sweep/store/open_store.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "sweep/store/store_layout.hpp"

namespace pilotwave {

std::unique_ptr<Database> open_store(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored))
    throw DatabaseError(
        {Trouble::MissingInput, {path, 0, 0}, {}, "no such file", "name the file of a sweep"});
  auto database = std::make_unique<Database>(path, Database::Mode::Read);
  if (database->integer("PRAGMA application_id") != kApplicationId)
    throw DatabaseError({Trouble::BadInput,
                         {path, 0, 0},
                         {},
                         "this is not the file of a sweep",
                         "`pilotwave sweep FILE.toml --output FILE.sqlite` makes one"});
  const std::int64_t layout = database->integer("PRAGMA user_version");
  if (layout != kStoreLayout)
    throw DatabaseError({Trouble::BadInput,
                         {path, 0, 0},
                         {},
                         fmt::format("this file has layout {}, this program reads {}", layout, kStoreLayout),
                         "use the program that made it"});
  read_values_fast(*database);
  return database;
}

}  // namespace pilotwave
