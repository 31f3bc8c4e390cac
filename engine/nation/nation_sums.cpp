#include "nation/nation_sums.hpp"

#include <cmath>
#include <cstring>
#include <utility>

#include "base/assert.hpp"
#include "base/no_number.hpp"
#include "model/metrics/metric.hpp"

namespace pilotwave {
namespace {

template <class T>
void put(std::string& out, const T* values, std::size_t n) {
  out.append(reinterpret_cast<const char*>(values), n * sizeof(T));
}

/// Takes values off the front of some bytes; false at their end.
template <class T>
bool take(std::string_view& bytes, T* values, std::size_t n) {
  if (bytes.size() / sizeof(T) < n) return false;
  std::memcpy(values, bytes.data(), n * sizeof(T));
  bytes.remove_prefix(n * sizeof(T));
  return true;
}

}  // namespace

NationSums::NationSums(std::size_t areas, std::size_t periods)
    : periods_(periods),
      sums_(areas * kSplits * metric_catalogue().size() * periods),
      heads_(areas * kSplits) {}

void NationSums::add(const std::vector<std::size_t>& areas, const DistrictSums& district) {
  PILOTWAVE_ASSERT(district.sums.size() == kSplits * metric_catalogue().size() * periods_,
                   "a district has the periods of its nation");
  for (const std::size_t area : areas) {
    WeightedSum* const into = sums_.data() + area * district.sums.size();
    for (std::size_t i = 0; i < district.sums.size(); ++i) into[i].add(district.sums[i]);
    for (std::size_t split = 0; split < kSplits; ++split)
      heads_[area * kSplits + split].add(district.heads.at(split));
  }
  at_end_.push_back(district.at_end);
}

void NationSums::add_failed(std::string why) {
  failed_.push_back({at_end_.size(), std::move(why)});
  at_end_.emplace_back();
}

double NationSums::value(std::size_t area, Split split, int metric, std::size_t period) const {
  const std::size_t n_metrics = metric_catalogue().size();
  const WeightedSum& sum = sums_[((area * kSplits + static_cast<std::size_t>(split)) * n_metrics +
                                  static_cast<std::size_t>(metric)) *
                                     periods_ +
                                 period];
  if (sum.weight <= 0) return kNaN;
  return combine_of(metric) == Combine::AddUp ? sum.sum : sum.sum / sum.weight;
}

const Heads& NationSums::heads(std::size_t area, Split split) const {
  return heads_[area * kSplits + static_cast<std::size_t>(split)];
}

std::string NationSums::bytes() const {
  std::string out;
  const std::uint64_t n_districts = at_end_.size(), n_failed = failed_.size();
  put(out, &n_districts, 1);
  put(out, sums_.data(), sums_.size());
  put(out, heads_.data(), heads_.size());
  for (const std::vector<double>& values : at_end_) {
    const std::uint64_t n = values.size();
    put(out, &n, 1);
    put(out, values.data(), values.size());
  }
  put(out, &n_failed, 1);
  for (const Failed& failed : failed_) {
    const std::uint64_t head[] = {failed.district, failed.why.size()};
    put(out, head, 2);
    out += failed.why;
  }
  return out;
}

bool NationSums::restore(std::string_view bytes) {
  NationSums made = *this;
  std::uint64_t n_districts = 0, n_failed = 0;
  if (!take(bytes, &n_districts, 1) || !take(bytes, made.sums_.data(), made.sums_.size()) ||
      !take(bytes, made.heads_.data(), made.heads_.size()) || n_districts > bytes.size())
    return false;
  made.at_end_.assign(n_districts, {});
  for (std::vector<double>& values : made.at_end_) {
    std::uint64_t n = 0;
    if (!take(bytes, &n, 1) || n > metric_catalogue().size()) return false;
    values.resize(n);
    if (!take(bytes, values.data(), n)) return false;
  }
  if (!take(bytes, &n_failed, 1) || n_failed > n_districts) return false;
  made.failed_.clear();
  for (std::uint64_t i = 0; i < n_failed; ++i) {
    std::uint64_t head[2];
    if (!take(bytes, head, 2) || head[1] > bytes.size()) return false;
    made.failed_.push_back({head[0], std::string(bytes.substr(0, head[1]))});
    bytes.remove_prefix(head[1]);
  }
  if (!bytes.empty()) return false;
  *this = std::move(made);
  return true;
}

}  // namespace pilotwave
