#include "base/huge_pages.hpp"

#if defined(__linux__)
#include <linux/mman.h>  // MADV_COLLAPSE, which the C library does not name yet
#include <sys/mman.h>

#include <cstdint>
#endif

namespace pilotwave {

void want_huge_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t bytes) {
#if defined(__linux__)
  constexpr std::uintptr_t kPage = std::uintptr_t{1} << 21;
  const auto from = reinterpret_cast<std::uintptr_t>(memory), whole = (from + kPage - 1) & ~(kPage - 1),
             end = (from + bytes) & ~(kPage - 1);
  if (end <= whole) return;
  // Pages to come are large; those that an earlier owner of the memory left behind are put together now.
  // Either is refused by a system without large pages, and then there is nothing to do about it.
  void* const at = reinterpret_cast<void*>(whole);
  static_cast<void>(madvise(at, end - whole, MADV_HUGEPAGE));
#ifdef MADV_COLLAPSE
  static_cast<void>(madvise(at, end - whole, MADV_COLLAPSE));
#endif
#endif
}

}  // namespace pilotwave
