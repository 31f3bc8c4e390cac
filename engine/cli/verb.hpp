#pragma once

#include <functional>
#include <initializer_list>
#include <string>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace pilotwave {

/// What may be said of an argument of a verb. Each returns the argument.
class Argument {
 public:
  explicit Argument(CLI::Option& option) : option_(&option) {}
  Argument& required();
  /// How many words it takes.
  Argument& expected(int n);
  Argument& expected(int least, int most);
  Argument& in_range(int least, int most);
  Argument& in_range(unsigned least, unsigned most);
  Argument& in_range(double least, double most);
  Argument& positive();
  Argument& one_of(std::initializer_list<const char*> words);
  Argument& existing_folder();
  Argument& delimiter(char between);
  Argument& type_name(const std::string& name);
  Argument& excludes(const Argument& other);
  Argument& needs(const Argument& other);

 private:
  CLI::Option* option_;
};

/// A verb while its arguments are declared. CLI11 stands behind it, in one source file: every file that sees
/// its headers compiles all of it.
class Verb {
 public:
  Verb(CLI::App& program, const std::string& name, const std::string& summary);
  /// @param names  "-n,--replicates", or a word without dashes: an argument by its place
  /// @param value  kept in place for as long as the program runs: std::string, a vector of them, int,
  /// unsigned, 64 bits
  ///               of it, double
  template <class T>
  Argument add_option(const std::string& names, T& value, const std::string& text);
  Argument add_flag(const std::string& names, bool& value, const std::string& text);
  void footer(const std::string& examples);
  /// What is done when the verb was named and all its arguments are right.
  void callback(std::function<void()> act);
  /// Every word after the verb is left to somebody else, --help too.
  void leave_words();

 private:
  CLI::App* verb_;
};

}  // namespace pilotwave
