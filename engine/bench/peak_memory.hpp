#pragma once

#include <cstddef>

namespace pilotwave {

/// Most memory that this process has held at once so far, bytes. Only ever rises.
[[nodiscard]] std::size_t peak_memory();

}  // namespace pilotwave
