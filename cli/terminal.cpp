#include "cli/terminal.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <sys/ioctl.h>
#include <unistd.h>

namespace aludel::cli {

namespace {
constexpr std::string_view clear_line = "\r\x1b[K";

std::size_t width() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}
} // namespace

void Terminal::answer(std::string_view text) const {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    throw base::Error(base::Exit::failed, "output", "cannot write to standard output", {});
}

void Terminal::say(std::string_view line) const {
  if (!quiet) complain(base::printable(line));
}

void Terminal::complain(std::string_view text) const {
  clear_progress();
  auto whole = base::without_passwords(text); // a URL in the wrong place is quoted by what complains of it
  if (whole.empty() || whole.back() != '\n') whole += '\n';
  std::fwrite(whole.data(), 1, whole.size(), stderr);
}

void Terminal::progress(std::string_view line) const {
  if (!shows_progress()) return;
  const auto text = std::string(clear_line) + base::on_one_line(line).substr(0, width() - 1);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void Terminal::clear_progress() const {
  if (shows_progress()) std::fwrite(clear_line.data(), 1, clear_line.size(), stderr);
}

bool Terminal::ask(const std::string& question) const {
  clear_progress();
  std::fputs((base::printable(question) + " [y/N] ").c_str(), stderr);
  std::string answer;
  std::getline(std::cin, answer);
  const auto word = base::lower(base::trim(answer));
  return word == "y" || word == "yes";
}

bool Terminal::can_ask() const { return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1; }

bool Terminal::shows_progress() const { return !quiet && !no_progress && ::isatty(STDERR_FILENO) == 1; }

std::string Terminal::input() const {
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

bool Terminal::colours_talk() const { return colours(STDERR_FILENO); }
bool Terminal::colours_answer() const { return colours(STDOUT_FILENO); }

bool Terminal::colours(int stream) const {
  if (colour != When::automatic) return colour == When::always;
  const char* no_colour = std::getenv("NO_COLOR"); // no-color.org: set and not empty
  const char* kind = std::getenv("TERM");
  return ::isatty(stream) == 1 && (no_colour == nullptr || *no_colour == '\0') &&
         (kind == nullptr || std::string_view(kind) != "dumb");
}

} // namespace aludel::cli
