#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace aludel::test_support;

TEST_CASE("a process is run with its input, environment and folder") {
  TemporaryFolder folder;
  folder.write("a/b.txt", "hello\n");
  const auto result = run_process({"sh", "-c", "cat; cat b.txt; echo $WORD >&2; exit 3"}, {{"WORD", "yes"}},
                                  "in\n", folder.path() / "a");
  CHECK(result.exit_code == 3);
  CHECK(result.out == "in\nhello\n");
  CHECK(result.err == "yes\n");
}

TEST_CASE("a process may print much, be killed, or not exist") {
  CHECK(run_process({"sh", "-c", "head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2"}).out.size() ==
        300000);
  CHECK(run_process({"true"}, {}, std::string(1'000'000, 'x')).exit_code == 0);
  CHECK(run_process({"sh", "-c", "kill -9 $$"}).exit_code == 128 + 9);
  CHECK_THROWS_AS(run_process({"/no/such/program"}), std::runtime_error);
  CHECK(run_process({"sh", "-c", "echo ${HOME-none}"}, {{"HOME", ""}}).out == "none\n");
}
