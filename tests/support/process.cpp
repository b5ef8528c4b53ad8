#include "tests/support/process.hpp"

#include "tests/support/kept_output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

namespace aludel::test_support {

namespace {
[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

/// One end is the child's; both are closed with the value.
class Pipe {
public:
  Pipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) fail("pipe");
  }
  ~Pipe() {
    close_reader();
    close_writer();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  int reader() const { return ends_[0]; }
  int writer() const { return ends_[1]; }
  void close_reader() { close(ends_[0]); }
  void close_writer() { close(ends_[1]); }

private:
  static void close(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
  std::array<int, 2> ends_{};
};

/// Only calls that are safe between fork and exec.
[[noreturn]] void become(char* const* arguments, char* const* environment, const char* folder, const Pipe& in,
                         const Pipe& out, const Pipe& err) {
  ::dup2(in.reader(), STDIN_FILENO);
  ::dup2(out.writer(), STDOUT_FILENO);
  ::dup2(err.writer(), STDERR_FILENO);
  if (*folder == '\0' || ::chdir(folder) == 0) ::execvpe(arguments[0], arguments, environment);
  ::_exit(127);
}

/// False at the end of the stream.
bool read_some(int from, std::string& into) {
  std::array<char, 65536> buffer{};
  const auto count = ::read(from, buffer.data(), buffer.size());
  if (count > 0) into.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0 || (count < 0 && errno == EINTR);
}

/// Feeds and drains at the same time: a program may wait on any of the three.
void exchange(Pipe& in, Pipe& out, Pipe& err, std::string_view input, ProcessResult& result) {
  bool out_open = true, err_open = true;
  if (input.empty()) in.close_writer();
  while (out_open || err_open) {
    std::array<pollfd, 3> ends{pollfd{out_open ? out.reader() : -1, POLLIN, 0},
                               pollfd{err_open ? err.reader() : -1, POLLIN, 0},
                               pollfd{in.writer(), POLLOUT, 0}};
    if (::poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) fail("poll");
    if (ends[0].revents != 0) out_open = read_some(out.reader(), result.out);
    if (ends[1].revents != 0) err_open = read_some(err.reader(), result.err);
    if (ends[2].revents != 0) {
      const auto count = ::write(in.writer(), input.data(), input.size());
      input.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : input.size());
      if (input.empty()) in.close_writer();
    }
  }
}

std::vector<std::string> merged(const std::map<std::string, std::string>& changes) {
  std::map<std::string, std::string> all;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string text = *variable;
    all[text.substr(0, text.find('='))] = text.substr(text.find('=') + 1);
  }
  for (const auto& [name, value] : changes) all[name] = value;
  std::vector<std::string> list;
  for (const auto& [name, value] : all)
    if (!value.empty()) list.push_back(name + "=" + value);
  return list;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (auto& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

int exit_code_of(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) fail("waitpid");
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
} // namespace

ProcessResult run_process(const std::vector<std::string>& arguments,
                          const std::map<std::string, std::string>& environment, const std::string& input,
                          const std::filesystem::path& folder, const std::function<void(int)>& started) {
  auto argument_texts = arguments;
  auto variable_texts = merged(environment);
  const auto argument_list = pointers(argument_texts);
  const auto variable_list = pointers(variable_texts);
  Pipe in, out, err;
  ::signal(SIGPIPE, SIG_IGN); // a program may leave its input unread
  const auto child = ::fork();
  if (child < 0) fail("fork");
  if (child == 0) become(argument_list.data(), variable_list.data(), folder.c_str(), in, out, err);
  if (started) started(child);
  in.close_reader();
  out.close_writer();
  err.close_writer();
  ProcessResult result;
  exchange(in, out, err, input, result);
  result.exit_code = exit_code_of(child);
  note_secrets(arguments, environment, input);
  keep_output(result.out);
  keep_output(result.err);
  if (result.exit_code == 127 && result.out.empty() && result.err.empty())
    throw std::runtime_error("cannot run " + arguments.front());
  return result;
}

RunningProcess::RunningProcess(std::vector<std::string> arguments,
                               std::map<std::string, std::string> environment, std::filesystem::path folder)
    : result_(std::async(std::launch::async,
                         [this, arguments = std::move(arguments), environment = std::move(environment),
                          folder = std::move(folder)] {
                           return run_process(arguments, environment, {}, folder,
                                              [this](int process) { started_.set_value(process); });
                         })),
      process_(started_.get_future().get()) {}

void RunningProcess::signal(int number) const {
  if (result_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) ::kill(process_, number);
}

} // namespace aludel::test_support
