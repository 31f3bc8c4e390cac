#include "network/cohort_order.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "network/friendship_law.hpp"
#include "rng/seat_words.hpp"

namespace pilotwave {

double reshuffle_width(const FriendshipDef& def) { return FriendshipLaw::of(def).reshuffle_width(); }

std::vector<std::uint32_t> reshuffled_order(std::span<const std::uint32_t> person, double width,
                                            int school_year, const Luck& luck) {
  PILOTWAVE_ASSERT(width >= 0 && width <= 1e6 && school_year >= 0,
                   "a shift is a number of seats in a school year");
  struct Place {
    std::uint64_t position;  // in 2^-32 seats
    std::uint32_t old_place;
  };
  std::vector<std::uint32_t> words;
  fill_entity_words(luck, Stream::CohortOrder, person, static_cast<std::uint32_t>(school_year), 0, words);
  std::vector<Place> places;
  places.reserve(person.size());
  for (std::uint32_t i = 0; i < person.size(); ++i) {
    const std::uint32_t word = words[kCallWords * i];
    const auto shift = static_cast<std::uint64_t>(width * static_cast<double>(word));
    const Place place{(std::uint64_t{i} << 32) + shift, i};
    // Nobody moves further than the width, so walking back from the end is short.
    auto at = places.end();
    while (at != places.begin() && std::prev(at)->position > place.position) --at;
    places.insert(at, place);
  }
  std::vector<std::uint32_t> order;
  order.reserve(places.size());
  for (const Place& place : places) order.push_back(place.old_place);
  return order;
}

}  // namespace pilotwave
