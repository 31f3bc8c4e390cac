#pragma once

#include <cstddef>
#include <vector>

namespace pilotwave {

/// Asks the system to back memory with large pages, touched before or not, as far as it spans whole ones:
/// whoever walks dozens of long columns side by side otherwise waits for page tables more than for
/// memory. A wish, not a demand: nothing changes where it cannot be granted.
void want_huge_pages(void* memory, std::size_t bytes);

/// Room for a column, in large pages where it is long.
template <class T>
void reserve_column(std::vector<T>& column, std::size_t n) {
  if (n <= column.capacity()) return;
  column.reserve(n);
  want_huge_pages(column.data(), n * sizeof(T));
}

/// Resizes a column, its memory taken in large pages where it is long.
template <class T>
void resize_column(std::vector<T>& column, std::size_t n) {
  reserve_column(column, n);
  column.resize(n);
}

}  // namespace pilotwave
