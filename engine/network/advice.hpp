#pragma once

#include <cstdint>
#include <span>

#include "network/contact_graph.hpp"
#include "rng/draw.hpp"

namespace pilotwave {

/// What the generator must know of one teacher seat.
struct AdviceSeat {
  std::uint32_t person = 0;  ///< stable person id
  std::uint32_t school = 0;  ///< index of the school; seats of a school are contiguous
  std::uint8_t subject =
      0;                  ///< subject group (Subject in population/world.hpp); 0, all subjects, joins nobody
  std::int8_t grade = 0;  ///< main grade taught, -1..12
  bool lead = false;      ///< instructional coach, department or grade lead: bridges schools
  float standing = 1.0F;  ///< how readily colleagues turn to this person, > 0 (experience, lead role)
};

/// What the advice network should look like (evidence 10.7, 10.8, 4.12 and the gaps table).
struct AdviceDef {
  double mean_ties = 4.0;            ///< out-degree: colleagues asked for advice, 3 to 5
  double same_group_odds = 3.0;      ///< odds of a tie to a same-grade or same-subject colleague
  double cross_school_share = 0.07;  ///< share of ties that leave the school, 5 to 10%, mostly via leads
  double reciprocity = 0.40;         ///< share of ties returned
};

/// Advice ties of one school year: arc i -> j, i turns to j; nodes are seats. Draws are keyed on unordered
/// pairs of person ids, so that ties persist while both stay. Colleagues have the same grade or the same
/// subject, or neither.
///
/// Within a school a teacher may know the 24 to either side in a keyed order of the staff: everybody in
/// schools of up to 49. Ties across schools always have a lead on at least one side, so a district without
/// leads has none, and schools with few leads have fewer. A pair's tie depends on the two schools and on the
/// district's leads, never on the order of schools nor on the size of a third one. A newcomer changes their
/// own ties and ends those of the 24 pairs they push out of each other's reach; in schools of 49 or fewer,
/// colleagues' too (as many ties each, among more people).
/// @param seats  seats of a school contiguous; person ids unique; standing > 0
/// O(teachers * mean ties * log teachers); deterministic.
[[nodiscard]] ContactGraph draw_advice(std::span<const AdviceSeat> seats, const AdviceDef& def,
                                       const Luck& luck);

}  // namespace pilotwave
