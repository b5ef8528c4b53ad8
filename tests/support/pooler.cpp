#include "tests/support/pooler.hpp"

#include <libpq-fe.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <thread>

namespace aludel::test_support {

namespace {
constexpr const char* port = "6432";
constexpr const char* program = "/usr/sbin/pgbouncer"; // where Debian has it, which users' PATH does not name

/// How the server is reached: "host='/tmp/x' port='5432' user='aludel'".
std::string server() {
  const char* url = std::getenv("ALUDEL_TEST_POSTGRESQL");
  std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(url == nullptr ? "" : url, nullptr), &PQconninfoFree);
  std::string text;
  for (auto* option = options.get(); option != nullptr && option->keyword != nullptr; ++option) {
    const std::string_view name = option->keyword;
    const bool wanted = name == "host" || name == "port" || name == "user" || name == "password";
    if (wanted && option->val != nullptr) text += " " + std::string(name) + "='" + option->val + "'";
  }
  return text;
}

std::string configuration(const std::filesystem::path& folder, const std::string& mode, int size,
                          const std::string& alias_of) {
  const auto alias = alias_of.empty() ? "" : "alias =" + server() + " dbname='" + alias_of + "'\n";
  return "[databases]\n" + alias + "* =" + server() + "\n[pgbouncer]\nlisten_port = " + port +
         "\nunix_socket_dir = " + folder.string() + "\nauth_type = any\npool_mode = " + mode +
         "\ndefault_pool_size = " + std::to_string(size) + "\n";
}
} // namespace

Pooler::Pooler(const std::string& mode, int size, const std::string& alias_of) {
  if (!std::filesystem::exists(program)) throw std::runtime_error("install pgbouncer, as ./dev test does");
  const auto& folder = folder_.path();
  const auto file = folder_.write("pgbouncer.ini", configuration(folder, mode, size, alias_of));
  std::vector<std::string> arguments{program, file.string()};
  if (::geteuid() == 0) { // which it refuses to be; the folder of the server is its own user's
    std::filesystem::permissions(folder, std::filesystem::perms(0777));
    arguments.insert(arguments.begin() + 1, {"-u", "postgres"});
  }
  process_ = std::make_unique<RunningProcess>(arguments, std::map<std::string, std::string>{}, folder);
  for (int i = 0; i < 1000; ++i) {
    if (std::filesystem::exists(folder / (".s.PGSQL." + std::string(port)))) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  process_->signal(SIGKILL);
  throw std::runtime_error("pgbouncer did not start: " + process_->wait().err);
}

Pooler::~Pooler() {
  process_->signal(SIGKILL);
  process_->wait();
}

std::string Pooler::url(const std::string& database) const {
  return "postgresql://aludel@/" + database + "?host=" + folder_.path().string() + "&port=" + port;
}

} // namespace aludel::test_support
