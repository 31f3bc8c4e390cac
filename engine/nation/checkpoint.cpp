#include "nation/checkpoint.hpp"

#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "population/import/file_writer.hpp"
#include "report/digest.hpp"

namespace pilotwave {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "pilotwave nation, checkpoint 1\n";

}  // namespace

Checkpoint::Checkpoint(fs::path file, const std::string& key)
    : file_(std::move(file)), head_(std::string(kMagic) + sha256_hex(key) + "\n") {}

Result<bool> Checkpoint::resume(NationSums& sums) const {
  std::error_code error;
  if (!fs::exists(file_, error)) return false;
  std::ifstream in(file_, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto refuse = [&](std::string what) {
    return Diagnostic{Trouble::BadInput,
                      {file_.string(), 0, 0},
                      {},
                      std::move(what),
                      "undo the change, choose another folder, or begin anew with --force"};
  };
  if (!text.starts_with(kMagic)) return refuse("this is no checkpoint of a nation's run");
  if (!text.starts_with(head_))
    return refuse("an unfinished run of another nation, plan, version or choice of tables stands here");
  std::string_view rest = std::string_view(text).substr(head_.size());
  const std::size_t line = rest.find('\n');
  const std::string_view hash = rest.substr(0, line);
  if (line == std::string_view::npos || hash != sha256_hex(rest.substr(line + 1)) ||
      !sums.restore(rest.substr(line + 1)))
    return refuse("the checkpoint is damaged");
  return true;
}

Diagnostics Checkpoint::save(const NationSums& sums) const {
  const std::string bytes = sums.bytes();
  return write_files({{file_, head_ + sha256_hex(bytes) + "\n" + bytes}}, true);
}

void Checkpoint::remove() const {
  std::error_code ignored;
  fs::remove(file_, ignored);
}

}  // namespace pilotwave
