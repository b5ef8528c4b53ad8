#pragma once
#include <string>
#include <string_view>

namespace aludel::cli {

enum class When { automatic, always, never };

/// The answer goes to stdout, talk and progress to stderr.
class Terminal {
public:
  void answer(std::string_view text) const;   ///< throws Error exit 1 when stdout cannot take it
  void say(std::string_view line) const;      ///< talk, made printable; nothing with -q
  void complain(std::string_view text) const; ///< always shown
  /// One line that the next one takes the place of; only where `shows_progress`.
  void progress(std::string_view line) const;
  void clear_progress() const;
  bool ask(const std::string& question) const;
  std::string input() const; ///< all of standard input

  bool can_ask() const;        ///< a person is there to answer
  bool shows_progress() const; ///< stderr is a terminal, and neither -q nor --no-progress
  bool colours_talk() const;   ///< colour on stderr
  bool colours_answer() const; ///< colour on stdout

  bool quiet = false;
  bool verbose = false;
  bool no_progress = false;
  When colour = When::automatic;

private:
  bool colours(int stream) const;
};

} // namespace aludel::cli
