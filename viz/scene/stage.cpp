#include "viz/scene/stage.hpp"

namespace pilotwave::viz {

Scene Stage::scene(const std::shared_ptr<const Frame>& frame, const View& view, const Futures* futures) {
  if (frame) {
    std::vector<const void*> records;
    for (const PlanFrame& plan : frame->plans) records.push_back(plan.record.get());
    if (records != stops_of_) {
      stops_ = stops_of(*frame);
      stops_of_ = std::move(records);
    }
  }
  return compose(frame.get(), view, stops_, futures, memo_);
}

}  // namespace pilotwave::viz
