#include "base/huge_pages.hpp"

#if defined(__linux__)
#include <sys/mman.h>

#include <cstdint>
#endif

namespace pilotwave {

void want_huge_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t bytes) {
#if defined(__linux__)
  constexpr std::uintptr_t kPage = std::uintptr_t{1} << 21;
  const auto from = reinterpret_cast<std::uintptr_t>(memory), whole = (from + kPage - 1) & ~(kPage - 1),
             end = (from + bytes) & ~(kPage - 1);
  // Refused by a system without large pages, and then there is nothing to do about it.
  if (end > whole) static_cast<void>(madvise(reinterpret_cast<void*>(whole), end - whole, MADV_HUGEPAGE));
#endif
}

}  // namespace pilotwave
