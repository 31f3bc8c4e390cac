#pragma once

namespace pilotwave {

/// Whether somebody has something after this week: who had it loses it by luck from above, within `fade`; who
/// had not gains it by luck from below, within `chance`. Worked out without a branch, since who it will be
/// cannot be foreseen. @param u  in (0, 1)
[[nodiscard]] inline unsigned has_after(bool had, double u, double chance, double fade) {
  const bool keeps = !(u > 1 - fade), gains = u < chance;
  return static_cast<unsigned>((had & keeps) | (!had & gains));
}

}  // namespace pilotwave
