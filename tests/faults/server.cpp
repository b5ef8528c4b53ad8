#include "tests/faults/server.hpp"

#include "tests/faults/database.hpp"
#include "tests/support/process.hpp"

#include <cstdlib>
#include <pwd.h>
#include <stdexcept>
#include <unistd.h>
#include <vector>

namespace aludel::faults {

namespace {
std::string programs_of_server() {
  const char* url = std::getenv("ALUDEL_TEST_POSTGRESQL");
  if (url == nullptr) throw std::runtime_error("run the tests with ./dev test, which starts a PostgreSQL");
  return cell(*connect(url), "SELECT setting FROM pg_config WHERE name = 'BINDIR'");
}

/// The server refuses to run as root.
void run(std::vector<std::string> words, const std::filesystem::path& folder) {
  if (::geteuid() == 0) words.insert(words.begin(), {"runuser", "-u", "postgres", "--"});
  const auto result = test_support::run_process(words, {}, {}, folder);
  if (result.exit_code != 0) throw std::runtime_error(words.back() + ": " + result.out + result.err);
}
} // namespace

Server::Server() : programs_(programs_of_server()) {
  const auto folder = folder_.path().string();
  url_ = "postgresql://aludel@/postgres?host=" + folder + "&port=5432";
  if (::geteuid() == 0) {
    const auto* user = ::getpwnam("postgres");
    if (user == nullptr || ::chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0)
      throw std::runtime_error("there is no user postgres to run a server");
  }
  run({programs_ + "/initdb", "-D", "data", "-A", "trust", "-U", "aludel", "-E", "UTF8", "--locale=C.UTF-8",
       "--no-sync"},
      folder_.path());
  start();
}

Server::~Server() {
  try {
    crash();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
}

void Server::control(const std::string& what) const {
  run({"sh", "-c", programs_ + "/pg_ctl -D data -w " + what + " >>control 2>&1"}, folder_.path());
}
void Server::crash() const { control("-m immediate stop"); }
void Server::start() const {
  control("-l log -o \"-c listen_addresses='' -c unix_socket_directories='" + folder_.path().string() +
          "' -c port=5432 -c fsync=off -c max_connections=20\" start");
}

} // namespace aludel::faults
