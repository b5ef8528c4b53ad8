#pragma once
#include "tests/support/temporary_folder.hpp"

#include <string>

namespace aludel::faults {

/// A PostgreSQL server of the test's own, that may be killed: of the programs of the server that
/// ALUDEL_TEST_POSTGRESQL names. Gone with the value.
class Server {
public:
  Server();
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  const std::string& url() const { return url_; }
  void crash() const; ///< as when its machine goes off: nothing is ended in order
  void start() const; ///< returns when it answers

private:
  void control(const std::string& what) const;

  test_support::TemporaryFolder folder_;
  std::string programs_;
  std::string url_;
};

} // namespace aludel::faults
