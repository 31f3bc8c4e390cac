#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/state.hpp"
#include "population/world.hpp"

namespace pilotwave {

/// Asks memory for the students of the school that comes next while this one is worked on: a district that
/// does not fit the caches would otherwise wait at the start of every school. A hint: it changes nothing.
class ComingSchool {
 public:
  /// @param school  the one at hand
  ComingSchool(const SchoolColumns& schools, std::uint32_t school) {
    if (school + 1 >= schools.size() || schools.first_student.back() < kFitCaches) return;
    first_ = schools.first_student[school + 1];
    n_ = schools.n_students(school + 1);
  }

  /// All that a week's processes read.
  void needs_all(const StudentColumns& s) {
    needs(s.use, s.flags, s.habit, s.literacy, s.learning, s.trust, s.family_trust, s.traits, s.leaning,
          s.engagement, s.ability, s.friends_using);
  }
  template <class... T>
  void needs(const std::vector<T>&... columns) {
    (add(columns), ...);
  }

  void fetch_all() {
    while (next_ < n_columns_) fetch();
  }
  /// Asks for one column more.
  void fetch() {
    if (next_ == n_columns_) return;
    constexpr std::size_t kLine = 64;
    const Column& c = columns_[next_++];
    const char* at = static_cast<const char*>(c.data) + first_ * c.width;
    for (std::size_t i = 0; i < n_ * c.width; i += kLine) __builtin_prefetch(at + i);
  }

 private:
  // Students whose columns, 7 MB, stay in the caches of most machines from week to week: asking for them
  // would cost a fiftieth of the week and gain nothing.
  static constexpr std::uint32_t kFitCaches = 200'000;

  struct Column {
    const void* data = nullptr;
    std::size_t width = 0;  ///< bytes
  };
  template <class T>
  void add(const std::vector<T>& values) {
    columns_[n_columns_++] = {values.data(), sizeof(T)};
  }

  std::array<Column, 12> columns_{};
  std::size_t n_columns_ = 0, next_ = 0, first_ = 0, n_ = 0;
};

}  // namespace pilotwave
