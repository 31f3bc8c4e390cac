#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "population/import/cell.hpp"
#include "population/import/header.hpp"

namespace pilotwave {

/// What a cell of a published table says about its school.
enum class Role : std::uint8_t {
  SchoolId,
  LeaId,
  SchoolName,
  LeaName,
  State,
  Year,
  Status,
  UpdatedStatus,
  Level,
  GradeLow,
  GradeHigh,
  Charter,
  Locale,
  Latitude,
  Longitude,
  PlaceOrigin,        ///< the composite's note on where a coordinate comes from
  Students,           ///< all grades without adult education
  StudentsAndAdults,  ///< all grades with adult education
  TeachersFte,
  FteStudents,  ///< enrolment of the same year as TeachersFte
  FteOrigin,    ///< the composite's note on where TeachersFte comes from
  FreeReduced,  ///< eligible for free or reduced-price lunch
  Free,
  Reduced,
  LunchProgramme,
  SharedTime,
  Virtual,
};

struct ColumnRole {
  std::string_view column;  ///< as published, upper case, without ELSI's bracket
  Role role;
};

/// A value column of a long table: it counts only in rows that say so in the `where` columns.
struct Measure {
  struct Condition {
    std::string_view column;
    std::string_view value;
  };
  std::vector<Condition> where;
  std::string_view column;
  Role role;
};

/// A published table layout, as data: how to know it by its header and what its columns mean.
struct Layout {
  std::string_view name;
  CodeFamily codes = CodeFamily::Clean;
  bool lists_schools = false;               ///< names every school of a district, so may define which exist
  std::vector<std::string_view> signature;  ///< columns that it has
  std::vector<std::string_view> never;      ///< columns that it has not
  std::vector<ColumnRole> columns;          ///< where several name one role, the first with a value counts
  std::vector<Measure> measures;            ///< long tables only
  std::string_view year;                    ///< school year of the layout's values where no column says it
  std::string_view refusal;                 ///< not empty: known, but of no use here, and why
  std::string_view advice;                  ///< for a refused layout: what is needed instead

  [[nodiscard]] bool matches(const Header& header) const;
};

/// Every known layout; the first whose signature matches is the table's. Refused ones come last.
[[nodiscard]] const std::vector<Layout>& layouts();

// One function a layout family, each in its own file.
[[nodiscard]] std::vector<Layout> canonical_layouts();  ///< our own composite tables
[[nodiscard]] std::vector<Layout>
ccd_layouts();  ///< CCD school files 029, 033, 052, 059, 129, EDGE, pre-2014
[[nodiscard]] std::vector<Layout> elsi_layouts();           ///< ELSI "Public School" exports
[[nodiscard]] std::vector<Layout> hifld_layouts();          ///< HIFLD public schools
[[nodiscard]] std::vector<Layout> school_search_layouts();  ///< NCES School Search downloads
[[nodiscard]] std::vector<Layout> refused_layouts();        ///< district-level tables and the like

/// True for a row of an ELSI district table whose header lines were lost.
[[nodiscard]] bool is_headless_elsi_district(const CsvRow& row);
/// The refused layout that such a row belongs to.
[[nodiscard]] const Layout& headless_elsi_district_layout();

}  // namespace pilotwave
