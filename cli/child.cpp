#include "cli/child.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace aludel::cli {

namespace {
base::Error failed(const std::string& program, const std::string& reason) {
  return {base::Exit::failed, "program-failed", program + ": " + reason,
          "try it by itself, mend what it complains of, and do this again"};
}

struct Pipe {
  Pipe() {
    if (::pipe(ends) != 0) throw failed("pipe", std::strerror(errno));
  }
  ~Pipe() {
    close(0);
    close(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close(int end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
  int ends[2] = {-1, -1};
};

/// The child's standard streams.
struct Streams {
  Streams() { ::posix_spawn_file_actions_init(&actions); }
  ~Streams() { ::posix_spawn_file_actions_destroy(&actions); }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;
  void connect(const Pipe& in, const Pipe& out, const Pipe& err) {
    ::posix_spawn_file_actions_adddup2(&actions, in.ends[0], STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, err.ends[1], STDERR_FILENO);
    for (const auto* pipe : {&in, &out, &err})
      for (const int end : pipe->ends) ::posix_spawn_file_actions_addclose(&actions, end);
  }
  posix_spawn_file_actions_t actions;
};

pid_t spawned(const std::vector<std::string>& arguments, const Streams& streams, const std::string& help) {
  std::vector<char*> words;
  for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  pid_t child = 0;
  if (const int error = ::posix_spawnp(&child, words[0], &streams.actions, nullptr, words.data(), environ))
    throw base::Error(base::Exit::failed, "program-not-started",
                      arguments.front() + ": " + std::strerror(error), help);
  return child;
}

/// `said`: what it wrote to standard error.
void wait_for(pid_t child, const std::string& program, std::string_view said) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw failed(program, std::strerror(errno));
  if (WIFSIGNALED(status)) throw failed(program, "ended by signal " + std::to_string(WTERMSIG(status)));
  if (WEXITSTATUS(status) == 0) return;
  const auto words = base::trim(said.substr(0, said.find('\n')));
  throw failed(program, words.empty() ? "ended with exit code " + std::to_string(WEXITSTATUS(status))
                                      : std::string(words));
}

struct Said {
  std::string out, err;
};

/// False at the end of the stream.
bool read_some(int from, std::string& into) {
  char buffer[65536];
  const auto count = ::read(from, buffer, sizeof buffer);
  if (count > 0) into.append(buffer, static_cast<std::size_t>(count));
  return count > 0 || (count < 0 && errno == EINTR);
}

/// Feeds and drains at once: either side may wait for the other.
Said exchanged(Pipe& in, Pipe& out, Pipe& err, std::string_view input) {
  Said said;
  while (out.ends[0] >= 0 || err.ends[0] >= 0) {
    if (input.empty()) in.close(1);
    pollfd ends[3] = {{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}, {in.ends[1], POLLOUT, 0}};
    if (::poll(ends, 3, -1) < 0) continue;
    if (ends[2].revents != 0) {
      const auto count = ::write(in.ends[1], input.data(), input.size());
      input.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : input.size());
    }
    if (ends[0].revents != 0 && !read_some(out.ends[0], said.out)) out.close(0);
    if (ends[1].revents != 0 && !read_some(err.ends[0], said.err)) err.close(0);
  }
  return said;
}
} // namespace

std::string output_of(const std::vector<std::string>& arguments, const std::string& input,
                      const std::string& help) {
  Pipe in, out, err;
  Streams streams;
  streams.connect(in, out, err);
  const auto former = std::signal(SIGPIPE, SIG_IGN); // a program may end without having read everything
  const auto child = spawned(arguments, streams, help);
  in.close(0);
  out.close(1);
  err.close(1);
  auto said = exchanged(in, out, err, input);
  std::signal(SIGPIPE, former);
  wait_for(child, arguments.front(), said.err);
  return std::move(said.out);
}

void run_at_terminal(const std::string& command, const std::string& file) {
  const Streams own;
  wait_for(spawned({"/bin/sh", "-c", command + " \"$1\"", "sh", file}, own, ""), command, "");
}

} // namespace aludel::cli
