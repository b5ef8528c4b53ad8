#include "cli/interrupts.hpp"

#include "framework/base/error.hpp"

#include <csignal>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace aludel::cli {

namespace {
constexpr int first_of_signals = 128; // a shell tells a signal's end by 128 and its number

// A handler can reach nothing but what is global, and may call little more than write().
volatile std::sig_atomic_t received = 0;
volatile std::sig_atomic_t wake = -1;

extern "C" void on_signal(int signal) {
  if (received != 0) ::_exit(first_of_signals + signal);
  received = signal;
  const char byte = 0;
  if (::write(wake, &byte, 1) != 1) ::_exit(first_of_signals + signal);
}
} // namespace

struct Interrupts::Watch {
  explicit Watch(const Terminal& shown_on) : terminal(shown_on) {
    if (::pipe2(ends, O_CLOEXEC) != 0)
      throw base::Error(base::Exit::failed, "signals", "no pipe for signals could be made");
    received = 0;
    wake = ends[1];
    listen();
    handle();
  }
  ~Watch() {
    ::sigaction(SIGINT, &former_int, nullptr);
    ::sigaction(SIGTERM, &former_term, nullptr);
    wake = -1;
    ::close(ends[1]); // the thread reads the end
    thread.join();
    ::close(ends[0]);
  }

  /// The thread takes no signals itself: they belong to the one that works, whose waiting they end.
  void listen() {
    sigset_t all, former;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &former);
    thread = std::thread([this] {
      char byte = 0;
      if (::read(ends[0], &byte, 1) != 1) return;
      terminal.say("stopping after the current statement; the same signal again stops at once");
      source.request_stop();
    });
    ::pthread_sigmask(SIG_SETMASK, &former, nullptr);
  }
  /// Without SA_RESTART, so that a question at the terminal ends too.
  void handle() {
    struct sigaction action {};
    action.sa_handler = on_signal;
    ::sigaction(SIGINT, &action, &former_int);
    ::sigaction(SIGTERM, &action, &former_term);
  }

  Terminal terminal;
  int ends[2] = {-1, -1};
  struct sigaction former_int {};
  struct sigaction former_term {};
  std::stop_source source;
  std::thread thread;
};

Interrupts::Interrupts(const Terminal& terminal) : watch_(std::make_unique<Watch>(terminal)) {}
Interrupts::~Interrupts() = default;

std::stop_token Interrupts::token() const { return watch_->source.get_token(); }

std::optional<int> Interrupts::exit_code() {
  return received == 0 ? std::nullopt : std::optional(first_of_signals + static_cast<int>(received));
}

} // namespace aludel::cli
