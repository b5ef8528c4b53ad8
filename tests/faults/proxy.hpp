#pragma once
#include "tests/support/temporary_folder.hpp"

#include <atomic>
#include <cstddef>
#include <string>
#include <thread>

namespace aludel::faults {

/// Stands between a program and a PostgreSQL server, counts the messages that pass, and cuts the connection
/// in front of one of them: then the server has done what was asked, and the program never hears of it, or
/// the program has asked, and the server never hears.
class Proxy {
public:
  enum class Of { server, client };
  /// In front of the server of this database. `cut_at` 0: never.
  Proxy(const std::string& database_url, Of whose = Of::server, std::size_t cut_at = 0);
  ~Proxy();
  Proxy(const Proxy&) = delete;
  Proxy& operator=(const Proxy&) = delete;

  const std::string& url() const { return url_; } ///< of the same database, through the proxy
  std::size_t passed() const { return passed_; }  ///< messages of those that are counted
  bool has_cut() const { return cut_; }

private:
  void serve();
  void pump(int client);

  Of whose_;
  std::size_t cut_at_;
  test_support::TemporaryFolder folder_;
  std::string server_socket_;
  std::string url_;
  int listening_ = -1;
  std::atomic<std::size_t> passed_{0};
  std::atomic<bool> cut_{false};
  std::atomic<bool> ends_{false};
  std::jthread thread_;
};

} // namespace aludel::faults
