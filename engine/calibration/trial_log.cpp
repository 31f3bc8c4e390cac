#include "calibration/trial_log.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/hash.hpp"
#include "model/params.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {
namespace {

std::string row_name(const SurveyRow& row) {
  return fmt::format("{}@{}@{}", row.measure, row.group, date_text(row.date));
}

std::string header_text(const CalibrationDef& def) {
  std::string text = "fit,trial,misfit";
  for (const FitParameter& p : def.parameters) text += fmt::format(",{}", param_catalogue()[p.index].key);
  for (const SurveyRow& row : def.survey) text += fmt::format(",{}", row_name(row));
  return text + "\n";
}

std::string read_all(int handle) {
  std::string text;
  char buffer[65536];
  for (ssize_t n = 0; (n = ::read(handle, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(n));
  return text;
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t from = 0;;) {
    const std::size_t comma = line.find(',', from);
    cells.push_back(line.substr(from, comma == std::string_view::npos ? comma : comma - from));
    if (comma == std::string_view::npos) return cells;
    from = comma + 1;
  }
}

std::optional<double> number_in(std::string_view text) {
  if (text == "nan") return std::numeric_limits<double>::quiet_NaN();
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// A line of the table, or nothing when it is not one.
std::optional<FitTrial> trial_of(std::string_view line, const CalibrationDef& def) {
  const std::vector<std::string_view> cells = cells_of(line);
  const std::size_t n = def.parameters.size(), m = def.survey.size();
  if (cells.size() != 3 + n + m) return std::nullopt;
  FitTrial trial;
  for (std::size_t i = 2; i < cells.size(); ++i) {
    const auto value = number_in(cells[i]);
    if (!value) return std::nullopt;
    if (i == 2)
      trial.misfit = *value;
    else
      (i < 3 + n ? trial.values : trial.figures).push_back(*value);
  }
  return trial;
}

}  // namespace

std::string fit_fingerprint(const CalibrationDef& def) {
  std::string text = header_text(def);
  for (std::size_t i = 0; i < def.parameters.size(); ++i) {
    const FitParameter& p = def.parameters[i];
    text += fmt::format("{} {} {} {}\n", p.from, p.to, p.by_factor, def.start[i]);
  }
  text += fmt::format("{} {} {}\n", def.search.population, def.search.seed, def.search.spread);
  for (const SurveyRow& row : def.survey)
    text += fmt::format("{} {} {} {}\n", row.value, row.band, row.wording, survey_use_name(row.use));
  for (const auto& members : def.replicates) {
    for (const EnsembleMember& m : members)
      text += fmt::format("{}\n{}", m.weight, scenario_text(m.scenario));
  }
  return fmt::format("{:016x}", stable_hash(text));
}

Result<std::unique_ptr<TrialLog>> TrialLog::open(const std::string& path, const CalibrationDef& def,
                                                 bool force) {
  std::unique_ptr<TrialLog> log(new TrialLog(path));
  log->fit_ = fit_fingerprint(def);
  log->handle_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | (force ? O_TRUNC : 0), 0666);
  if (log->handle_ < 0)
    return Diagnostic{
        Trouble::CannotCreate, {path, 0, 0}, {}, std::strerror(errno), "choose another --output"};
  struct flock alone {};
  alone.l_type = F_WRLCK;
  alone.l_whence = SEEK_SET;
  if (::fcntl(log->handle_, F_SETLK, &alone) != 0)
    return Diagnostic{Trouble::CannotCreate,
                      {path, 0, 0},
                      {},
                      "another fit is writing there",
                      "wait for it, or choose another --output"};
  const std::string text = read_all(log->handle_);
  if (Diagnostics errors = log->take_up(def, text); !errors.empty()) return errors;
  return log;
}

TrialLog::~TrialLog() {
  if (handle_ >= 0) ::close(handle_);
}

Diagnostics TrialLog::take_up(const CalibrationDef& def, const std::string& text) {
  const std::string header = header_text(def);
  const auto another = [&](std::string what) {
    return Diagnostics{{Trouble::BadInput,
                        {path_, 1, 1},
                        {},
                        std::move(what),
                        "choose another --output, or begin anew with --force"}};
  };
  if (text.size() > header.size() && text.compare(0, header.size(), header) != 0)
    return another("this table belongs to another fit");
  std::size_t good = 0;
  if (text.compare(0, header.size(), header) == 0) {
    good = header.size();
    for (std::size_t end = 0; (end = text.find('\n', good)) != std::string::npos; good = end + 1) {
      const std::string_view line(text.data() + good, end - good);
      if (line.substr(0, fit_.size()) != fit_)
        return another("trials of another fit: its survey, districts, bounds or search differ");
      const auto trial = trial_of(line, def);
      if (!trial) break;
      done_.push_back(*trial);
    }
  }
  // What was cut short by a crash goes; the next trial is written in its place.
  if (::ftruncate(handle_, static_cast<off_t>(good)) != 0 || ::lseek(handle_, 0, SEEK_END) < 0 ||
      (good == 0 && !write(header)))
    return trouble_.empty() ? Diagnostics{{Trouble::InputOutput, {path_, 0, 0}, {}, std::strerror(errno), {}}}
                            : trouble_;
  return {};
}

bool TrialLog::write(const std::string& text) {
  for (std::size_t from = 0; from < text.size();) {
    const ssize_t n = ::write(handle_, text.data() + from, text.size() - from);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      trouble_ = {{Trouble::InputOutput,
                   {path_, 0, 0},
                   {},
                   std::strerror(errno),
                   "trials so far are kept; make room and give the same command again"}};
      return false;
    }
    from += static_cast<std::size_t>(n);
  }
  return ::fsync(handle_) == 0 || errno == EINVAL;  // a pipe cannot be synchronised
}

bool TrialLog::append(const FitTrial& trial) {
  done_.push_back(trial);
  return write(fmt::format("{},{},{},{},{}\n", fit_, done_.size(), trial.misfit, fmt::join(trial.values, ","),
                           fmt::join(trial.figures, ",")));
}

std::string fitted_text(const CalibrationDef& def, const FitResult& result) {
  std::string text = "schema = 1\n";
  text += fmt::format("# Fitted by `pilotwave calibrate`: {}. Misfit {:.3f} after {} trials (fit {}).\n",
                      def.name, result.best.misfit, result.n_trials, fit_fingerprint(def));
  text += "# Figures fitted to (id, measure, group, day: survey +- band, model):\n";
  for (std::size_t k = 0; k < def.survey.size(); ++k) {
    const SurveyRow& row = def.survey[k];
    if (row.use != SurveyUse::Fit) continue;
    text += fmt::format("#   {} {} {} {}: {:.3g} +- {:.3g}, {:.3g}\n", row.id, row.measure, row.group,
                        date_text(row.date), row.value, row.band, result.best.figures[k]);
  }
  text += "[parameters]\n";
  for (std::size_t i = 0; i < def.parameters.size(); ++i) {
    const FitParameter& p = def.parameters[i];
    text += fmt::format("{} = {:.6g}  # {}, searched from {} to {}, was {}\n", param_catalogue()[p.index].key,
                        result.best.values[i], param_catalogue()[p.index].unit, p.from, p.to, def.start[i]);
  }
  return text;
}

}  // namespace pilotwave
