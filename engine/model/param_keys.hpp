#pragma once

#include <cstddef>
#include <cstdint>

#include "model/params.hpp"

namespace pilotwave {

/// Index of every parameter, generated from the one declaration of each in params/*.def.
enum P : std::size_t {
#define PARAM(enumerator, ...) enumerator,
#include "model/params/all.def"
#undef PARAM
  kParams
};

}  // namespace pilotwave
