#pragma once
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

#include <memory>
#include <string>

namespace aludel::test_support {

/// A PgBouncer of our own in front of the server that ALUDEL_TEST_POSTGRESQL names, on a socket in a folder
/// of its own; stopped with the value.
class Pooler {
public:
  /// `mode`: session, transaction or statement. `size`: how many connections to the server a pool has.
  /// `alias_of`: the database that it also calls `alias`.
  explicit Pooler(const std::string& mode, int size = 5, const std::string& alias_of = "");
  ~Pooler();
  Pooler(const Pooler&) = delete;
  Pooler& operator=(const Pooler&) = delete;

  /// The URL of a database of the server, through the pooler.
  std::string url(const std::string& database) const;

private:
  TemporaryFolder folder_;
  std::unique_ptr<RunningProcess> process_;
};

} // namespace aludel::test_support
