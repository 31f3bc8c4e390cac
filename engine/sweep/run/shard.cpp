#include "sweep/run/shard.hpp"

#include <charconv>
#include <filesystem>

#include <fmt/format.h>

namespace pilotwave {
namespace {

constexpr std::uint32_t kMostShards = 1'000'000;

std::optional<std::uint32_t> whole(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

Diagnostic wrong_shard(std::string key, std::string what, std::string hint) {
  return {Trouble::Usage, {}, std::move(key), std::move(what), std::move(hint)};
}

}  // namespace

Result<Shard> parse_shard(const std::string& text) {
  const std::size_t slash = text.find('/');
  const std::string_view of = slash == std::string::npos ? "" : std::string_view(text).substr(slash + 1);
  // Neither stand-in is a part of anything.
  const std::uint32_t index = whole(std::string_view(text).substr(0, slash)).value_or(kMostShards + 1),
                      count = whole(of).value_or(0);
  if (count == 0 || count > kMostShards || index > count)
    return wrong_shard("--shard", fmt::format("`{}` is no part of a whole", text),
                       "write I/N, with I from 1 to N or from 0 to N - 1");
  return Shard{index % count, count};
}

Result<std::optional<Shard>> slurm_shard(const std::function<std::string(const std::string&)>& variable) {
  const std::string id_text = variable("SLURM_ARRAY_TASK_ID");
  if (id_text.empty()) return std::optional<Shard>();
  const std::uint32_t id = whole(id_text).value_or(0),
                      first = whole(variable("SLURM_ARRAY_TASK_MIN")).value_or(0),
                      count = whole(variable("SLURM_ARRAY_TASK_COUNT")).value_or(0),
                      step = whole(variable("SLURM_ARRAY_TASK_STEP")).value_or(1);
  if (count == 0 || step == 0 || id < first || (id - first) % step != 0 || (id - first) / step >= count)
    return wrong_shard("SLURM_ARRAY_TASK_ID", "the numbers of this Slurm array do not follow one another",
                       "submit it with --array=1-N, or say which part this is with --shard I/N");
  return std::optional(Shard{((id - first) / step + 1) % count, count});
}

std::string shard_file(const std::string& file, const Shard& shard) {
  if (shard.is_whole()) return file;
  const std::filesystem::path path(file);
  const std::size_t digits = fmt::format("{}", shard.count).size();
  const std::string name = fmt::format("{}.shard-{:0{}}-of-{}{}", path.stem().string(), shard.number(),
                                       digits, shard.count, path.extension().string());
  return (path.parent_path() / name).string();
}

}  // namespace pilotwave
