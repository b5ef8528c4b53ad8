#pragma once
#include "tests/support/databases.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/wrong_usage/scene.hpp"

#include <map>
#include <optional>

namespace aludel::wrong_usage {

/// The folder of a scene, and its database on the server if it asks for one.
class Stage {
public:
  Stage(const Scene& ground, const Scene& scene);

  /// What comes of a call, as WrongCall::expected says it: without what differs between machines.
  std::string outcome(const std::string& line) const;

private:
  void prepare(const Scene& scene) const;
  test_support::ProcessResult shell(const std::string& line) const;
  /// What may be lost: every file outside the caches, and the tables of the database on the server.
  std::map<std::string, std::string> state() const;
  std::string anywhere(std::string text) const;

  test_support::TemporaryFolder folder_;
  std::optional<test_support::PostgresDatabase> database_;
};

} // namespace aludel::wrong_usage
