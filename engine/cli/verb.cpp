#include "cli/verb.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

namespace pilotwave {

Argument& Argument::required() { return option_->required(), *this; }
Argument& Argument::expected(int n) { return option_->expected(n), *this; }
Argument& Argument::expected(int least, int most) { return option_->expected(least, most), *this; }
Argument& Argument::in_range(int least, int most) { return option_->check(CLI::Range(least, most)), *this; }
Argument& Argument::in_range(unsigned least, unsigned most) {
  return option_->check(CLI::Range(least, most)), *this;
}
Argument& Argument::in_range(double least, double most) {
  return option_->check(CLI::Range(least, most)), *this;
}
Argument& Argument::positive() { return option_->check(CLI::PositiveNumber), *this; }
Argument& Argument::one_of(std::initializer_list<const char*> words) {
  return option_->check(CLI::IsMember(std::vector<std::string>(words.begin(), words.end()))), *this;
}
Argument& Argument::existing_folder() { return option_->check(CLI::ExistingDirectory), *this; }
Argument& Argument::delimiter(char between) { return option_->delimiter(between), *this; }
Argument& Argument::type_name(const std::string& name) { return option_->type_name(name), *this; }
Argument& Argument::excludes(const Argument& other) { return option_->excludes(other.option_), *this; }
Argument& Argument::needs(const Argument& other) { return option_->needs(other.option_), *this; }

Verb::Verb(CLI::App& program, const std::string& name, const std::string& summary)
    : verb_(program.add_subcommand(name, summary)) {}

template <class T>
Argument Verb::add_option(const std::string& names, T& value, const std::string& text) {
  return Argument(*verb_->add_option(names, value, text));
}
template Argument Verb::add_option(const std::string&, std::string&, const std::string&);
template Argument Verb::add_option(const std::string&, std::vector<std::string>&, const std::string&);
template Argument Verb::add_option(const std::string&, int&, const std::string&);
template Argument Verb::add_option(const std::string&, std::uint32_t&, const std::string&);
template Argument Verb::add_option(const std::string&, std::uint64_t&, const std::string&);
template Argument Verb::add_option(const std::string&, double&, const std::string&);

Argument Verb::add_flag(const std::string& names, bool& value, const std::string& text) {
  return Argument(*verb_->add_flag(names, value, text));
}

void Verb::footer(const std::string& examples) { verb_->footer(examples); }

void Verb::callback(std::function<void()> act) { verb_->callback(std::move(act)); }

void Verb::leave_words() {
  verb_->set_help_flag();
  verb_->prefix_command();
}

}  // namespace pilotwave
