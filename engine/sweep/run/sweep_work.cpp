#include "sweep/run/sweep_work.hpp"

#include <algorithm>
#include <vector>

#include "experiment/replicates.hpp"

namespace pilotwave {
namespace {

/// Tasks that are lined up at once.
constexpr std::size_t kBlock = 1 << 16;

}  // namespace

SweepWork::SweepWork(const SweepDef& def, const SweepDesign& design, const Shard& shard)
    : points_(design.points()),
      end_(std::uint64_t{def.replicates} * points_),
      runs_each_(def.n_plans()),
      shard_(shard) {
  if (def.run_cap > 0) end_ = std::min(end_, def.run_cap / runs_each_);
  if (shard_.is_whole()) {
    planned_ = end_;
    return;
  }
  for (std::uint64_t ordinal = 0; next(ordinal);) ++planned_;
}

std::optional<SweepWork::Place> SweepWork::next(std::uint64_t& ordinal) const {
  for (; ordinal < end_; ++ordinal) {
    const Place place{static_cast<std::uint32_t>(ordinal / points_),
                      static_cast<std::uint32_t>(ordinal % points_)};
    if (!shard_.holds(place.replicate, place.point)) continue;
    ++ordinal;
    return place;
  }
  return std::nullopt;
}

SweepTally run_sweep(const SweepWork& work, const SweepRunner& runner, Executor& executor,
                     const SweepRunDef& def) {
  SweepTally tally;
  tally.planned = work.planned();
  std::uint64_t counted = 0;
  while (const auto place = work.next(counted)) tally.found += def.found_done(place->replicate, place->point);
  if (def.progress) def.progress(tally);
  std::vector<SweepWork::Place> block;
  for (std::uint64_t ordinal = 0; !tally.stopped_early;) {
    block.clear();
    while (block.size() < kBlock) {
      const auto place = work.next(ordinal);
      if (!place) break;
      if (!def.found_done(place->replicate, place->point)) block.push_back(*place);
    }
    if (block.empty()) break;
    ReplicatesDef lined{0, static_cast<std::uint32_t>(block.size()), def.stop, {}};
    const ReplicateTally done = run_replicates(executor, lined, [&](std::uint32_t i) -> Commit {
      auto task = std::make_shared<const SweepTask>(runner.run(block[i].replicate, block[i].point));
      return [&, task] {
        if (!def.take(*task)) return false;
        ++tally.made;
        tally.failed += task->failed();
        if (def.progress) def.progress(tally);
        return !(def.stop_on_failure && task->failed());
      };
    });
    tally.stopped_early = done.stopped_early;
  }
  tally.stopped_early = tally.done() < tally.planned;
  return tally;
}

}  // namespace pilotwave
