#include "viz/scene/school_places.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace pilotwave::viz {
namespace {

/// Share of a map that dots cover: enough to read them, with room between.
constexpr double kCovered = 0.15;
constexpr double kSmallest = 0.22, kLargest = 2.4;  // radii of a town's, in em
constexpr double kGap = 0.18;                       // between two dots, in em
constexpr int kRounds = 60;                         // of moving apart

std::vector<double> radii(const World& world, const draw::Box& box, double em) {
  double staff = 0;
  const std::uint32_t n = world.schools.size();
  for (std::uint32_t s = 0; s < n; ++s) staff += std::max(1U, world.schools.n_teachers(s));
  const double unit =
      std::sqrt(kCovered * box.width * box.height / (std::numbers::pi * std::max(1.0, staff)));
  // A few schools may be larger than those of a town.
  constexpr double kFew = 5, kMostGrowth = 1.8;
  const double largest = kLargest * std::clamp(std::sqrt(kFew / std::max(1U, n)), 1.0, kMostGrowth);
  std::vector<double> r(n);
  for (std::uint32_t s = 0; s < n; ++s) {
    const double raw = unit * std::sqrt(std::max(1.0, static_cast<double>(world.schools.n_teachers(s))));
    r[s] = std::clamp(raw, kSmallest * em, largest * em);
  }
  return r;
}

/// Whether coordinates tell schools apart.
bool has_coordinates(const SchoolColumns& schools) {
  std::size_t known = 0;
  for (std::uint32_t s = 0; s < schools.size(); ++s) known += schools.x_km[s] != 0 || schools.y_km[s] != 0;
  return known * 2 > schools.size() && schools.size() > 1;
}

/// Rows by level, then size, filled from the left.
std::vector<draw::Point> tidy(const World& world, const draw::Box& box) {
  const std::uint32_t n = world.schools.size();
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (world.schools.band[a] != world.schools.band[b]) return world.schools.band[a] < world.schools.band[b];
    return world.schools.n_teachers(a) > world.schools.n_teachers(b);
  });
  const double shape = box.width / std::max(1.0, box.height);
  const auto columns =
      std::clamp(static_cast<std::uint32_t>(std::ceil(std::sqrt(n * shape))), 1U, std::max(1U, n));
  const std::uint32_t rows = (n + columns - 1) / columns;
  std::vector<draw::Point> at(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    at[order[i]] = {box.x + box.width * (i % columns + 0.5) / columns,
                    box.y + box.height * (i / columns + 0.5) / rows};
  }
  return at;
}

/// Coordinates to the box, north up, with one scale for both directions.
std::vector<draw::Point> surveyed(const SchoolColumns& s, const draw::Box& box, double margin) {
  const auto [west, east] = std::minmax_element(s.x_km.begin(), s.x_km.end());
  const auto [south, north] = std::minmax_element(s.y_km.begin(), s.y_km.end());
  const double width = std::max(1e-6, *east - *west), height = std::max(1e-6, *north - *south);
  // A map may be stretched a little to fill its box; distances are not read off it.
  constexpr double kMostStretch = 1.6;
  double x_scale = std::max(1.0, box.width - 2 * margin) / width;
  double y_scale = std::max(1.0, box.height - 2 * margin) / height;
  x_scale = std::min(x_scale, kMostStretch * y_scale);
  y_scale = std::min(y_scale, kMostStretch * x_scale);
  std::vector<draw::Point> at(s.size());
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    at[i] = {box.centre().x + (s.x_km[i] - (*west + *east) / 2) * x_scale,
             box.centre().y - (s.y_km[i] - (*south + *north) / 2) * y_scale};
  }
  return at;
}

/// Moves dots apart that cover each other, both by half; neighbours are found in a grid of cells.
void move_apart(std::vector<SchoolPlace>& places, const draw::Box& box, double gap) {
  double largest = 0;
  for (const SchoolPlace& p : places) largest = std::max(largest, p.radius);
  const double cell = std::max(1.0, 2 * largest + gap);
  const int columns = std::max(1, static_cast<int>(box.width / cell) + 1);
  const int rows = std::max(1, static_cast<int>(box.height / cell) + 1);
  const auto cell_of = [&](const SchoolPlace& p) {
    const int x = std::clamp(static_cast<int>((p.at.x - box.x) / cell), 0, columns - 1);
    const int y = std::clamp(static_cast<int>((p.at.y - box.y) / cell), 0, rows - 1);
    return std::pair{x, y};
  };
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::vector<std::uint32_t>> cells(static_cast<std::size_t>(columns * rows));
    for (std::uint32_t i = 0; i < places.size(); ++i) {
      const auto [x, y] = cell_of(places[i]);
      cells[static_cast<std::size_t>(y * columns + x)].push_back(i);
    }
    bool moved = false;
    for (std::uint32_t i = 0; i < places.size(); ++i) {
      const auto [cx, cy] = cell_of(places[i]);
      for (int y = std::max(0, cy - 1); y <= std::min(rows - 1, cy + 1); ++y) {
        for (int x = std::max(0, cx - 1); x <= std::min(columns - 1, cx + 1); ++x) {
          for (const std::uint32_t j : cells[static_cast<std::size_t>(y * columns + x)]) {
            if (j <= i) continue;
            SchoolPlace &a = places[i], &b = places[j];
            double dx = b.at.x - a.at.x, dy = b.at.y - a.at.y, d = std::hypot(dx, dy);
            const double wanted = a.radius + b.radius + gap;
            if (d >= wanted) continue;
            // On one spot they part along a direction that depends on their numbers alone.
            if (d < 1e-9)
              dx = std::cos(static_cast<double>(i + j)), dy = std::sin(static_cast<double>(i + j)), d = 1;
            const double push = (wanted - std::min(d, wanted)) / 2;
            a.at.x -= dx / d * push, a.at.y -= dy / d * push;
            b.at.x += dx / d * push, b.at.y += dy / d * push;
            moved = true;
          }
        }
      }
    }
    for (SchoolPlace& p : places) {
      p.at.x = std::clamp(p.at.x, box.x + p.radius, std::max(box.x + p.radius, box.right() - p.radius));
      p.at.y = std::clamp(p.at.y, box.y + p.radius, std::max(box.y + p.radius, box.bottom() - p.radius));
    }
    if (!moved) return;
  }
}

/// Whether a dot covers much of another one.
bool are_hidden(const std::vector<SchoolPlace>& places) {
  constexpr double kMuch = 0.82;
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double d = std::hypot(places[i].at.x - places[j].at.x, places[i].at.y - places[j].at.y);
      if (d < kMuch * (places[i].radius + places[j].radius)) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<SchoolPlace> school_places(const World& world, const draw::Box& box, double em) {
  const std::vector<double> r = radii(world, box, em);
  const double margin = r.empty() ? 0 : *std::max_element(r.begin(), r.end());
  const std::vector<draw::Point> at =
      has_coordinates(world.schools) ? surveyed(world.schools, box, margin) : tidy(world, box);
  std::vector<SchoolPlace> places(r.size());
  const auto put = [&](const std::vector<draw::Point>& points) {
    for (std::size_t s = 0; s < r.size(); ++s) places[s] = {points[s], r[s]};
    move_apart(places, box, std::min(kGap * em, margin / 2));
  };
  put(at);
  // Schools along one road or on one spot cannot be moved apart on it.
  if (are_hidden(places)) put(tidy(world, box));
  return places;
}

const std::vector<SchoolPlace>& PlacesMemo::get(const World& world, const draw::Box& box, double em) {
  for (const Entry& e : entries_) {
    if (e.world == &world && e.box == box && e.em == em) return e.places;
  }
  constexpr std::size_t kKept = 8;
  if (entries_.size() >= kKept) entries_.erase(entries_.begin());
  entries_.push_back({&world, box, em, school_places(world, box, em)});
  return entries_.back().places;
}

}  // namespace pilotwave::viz
