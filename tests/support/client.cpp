#include "tests/support/client.hpp"

#include "tests/support/temporary_folder.hpp"

namespace aludel::test_support {

ProcessResult run_script(const std::string& database_url, const std::string& script) {
  const std::string sqlite = "sqlite:///";
  if (database_url.rfind(sqlite, 0) == 0)
    return run_process({"sqlite3", database_url.substr(sqlite.size())}, {{"HOME", "/nonexistent"}}, script);
  const TemporaryFolder folder;
  const auto file = folder.write("script.sql", script);
  return run_process({"psql", "-X", "-f", file.string(), database_url});
}

} // namespace aludel::test_support
