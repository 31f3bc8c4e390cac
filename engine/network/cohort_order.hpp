#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "network/friendships.hpp"
#include "rng/draw.hpp"

/// How the latent order of a grade drifts between school years: what makes friendships change.
namespace pilotwave {

/// Width in seats of the uniform shift that every student's place undergoes between two school years, such
/// that the share of ties kept (Jaccard overlap among those who stay) is `def.yearly_stability`. In [0, 200];
/// falls as stability rises. Costs under a millisecond: call it once a world.
[[nodiscard]] double reshuffle_width(const FriendshipDef& def);

/// The new order of a grade: entry k is the old place of the student who now has place k. Each moves by a
/// uniform of the given width keyed on (person, school year), so who else is in the grade does not matter to
/// one's shift. Stable, O(n * width) at worst.
[[nodiscard]] std::vector<std::uint32_t> reshuffled_order(std::span<const std::uint32_t> person, double width,
                                                          int school_year, const Luck& luck);

}  // namespace pilotwave
