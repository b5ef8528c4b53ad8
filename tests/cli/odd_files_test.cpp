#include "framework/base/files.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

using namespace aludel::test_support;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {
const std::string table = "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n";

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

/// A project whose database is not there yet.
struct Bench {
  SqliteDatabase database;
  Project project{database.url()};

  fs::path revisions() const { return project.folder() / "revisions"; }
  bool ran() const { return fs::exists(database.path()); }

  /// The answer to `upgrade`, which must be one complaint that says all of `parts`, and run nothing.
  void refuses(const std::vector<std::string>& parts) const { refused(project.run({"upgrade"}), parts); }
  void refused(const ProcessResult& result, const std::vector<std::string>& parts) const {
    INFO(result.err);
    CHECK(result.exit_code == 2);
    CHECK(count(result.err, "error[") == 1);
    for (const auto& part : parts) CHECK_THAT(result.err, Contains(part));
    CHECK_FALSE(ran());
  }
  void works() const {
    const auto result = project.run({"upgrade"});
    INFO(result.err);
    CHECK(result.exit_code == 0);
    CHECK(ran());
  }
  /// The program where the modes of files hold: root keeps its name and loses its powers.
  ProcessResult run_without_powers(const std::vector<std::string>& arguments) const {
    auto command = project.command(arguments);
    const std::vector<std::string> powerless{"setpriv", "--bounding-set=-all", "--inh-caps=-all"};
    if (::geteuid() == 0) command.insert(command.begin(), powerless.begin(), powerless.end());
    return run_process(command, {{"DATABASE_URL", ""}, {"ALUDEL_CONFIG", ""}, {"ALUDEL_ENV", ""}}, {},
                       project.folder());
  }
};

/// Takes all rights from a path as long as it lives.
class Locked {
public:
  explicit Locked(fs::path path) : path_(std::move(path)) { fs::permissions(path_, fs::perms::none); }
  ~Locked() { fs::permissions(path_, fs::perms::owner_all); }
  Locked(const Locked&) = delete;
  Locked& operator=(const Locked&) = delete;

private:
  fs::path path_;
};

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}
} // namespace

TEST_CASE("a revision of ten megabytes and a hundred thousand lines is run") {
  const Bench bench;
  std::string rows;
  const std::string filler(60, 'x');
  for (int i = 0; i < 100'000; ++i)
    rows += "          - {id: " + std::to_string(i) + ", text: \"" + filler + "\", on: 2026-01-01}\n";
  REQUIRE(rows.size() > 10'000'000);
  bench.project.revision("r1", "null",
                         "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}, {name: text, "
                         "type: text}, {name: on, type: date}]}\n  - insert:\n      table: t\n      rows:\n" +
                             rows + "down: [{drop_table: {name: t}}]\n");
  CHECK(seconds_of([&] { bench.works(); }) < 60); // orders above what it takes, for slow machines
}

TEST_CASE("a fault at the end of a hundred thousand lines has its line") {
  const Bench bench;
  std::string lines;
  for (int i = 0; i < 100'000; ++i) lines += "  # " + std::to_string(i) + "\n";
  bench.project.revision("r1", "null", "up:\n" + lines + "  - drop_tabel: {name: t}\n");
  bench.refuses({"r1.yaml:100005:5: error[", "did you mean 'drop_table'?"});
}

TEST_CASE("one bad file of ten thousand is one complaint") {
  const Bench bench;
  std::string parent = "null";
  for (int i = 0; i < 10'000; ++i) {
    const auto id = "r" + std::to_string(i);
    bench.project.revision(id, parent, i == 7'777 ? "up: nothing\n" : "up: []\n");
    parent = id;
  }
  SECTION("in its body") { bench.refuses({"r7777.yaml:4:5", "up must be a list of steps"}); }
  SECTION("in its header") {
    bench.project.write("revisions/r7777.yaml", "revision: r7777\ndown_revison: r7776\nup: []\n");
    bench.refuses({"r7777.yaml:2:1", "did you mean 'down_revision'?"});
  }
}

TEST_CASE("a file that cannot be read is named with the reason") {
  const Bench bench;
  bench.project.revision("r1", "null", table);
  SECTION("the file is another's") {
    const Locked locked(bench.revisions() / "r1.yaml");
    bench.refused(bench.run_without_powers({"upgrade"}), {"revisions/r1.yaml: Permission denied"});
  }
  SECTION("the folder is another's") {
    const Locked locked(bench.revisions());
    bench.refused(bench.run_without_powers({"upgrade"}), {"/revisions: Permission denied"});
  }
  SECTION("the project file is another's") {
    const Locked locked(bench.project.folder() / "aludel.yaml");
    bench.refused(bench.run_without_powers({"upgrade"}), {"aludel.yaml: Permission denied"});
  }
  SECTION("a link that goes nowhere") {
    fs::create_symlink("gone.yaml", bench.revisions() / "r2.yaml");
    bench.refuses({"revisions/r2.yaml: No such file or directory", "the link leads to gone.yaml"});
  }
  SECTION("a link to itself") {
    fs::create_symlink("r2.yaml", bench.revisions() / "r2.yaml");
    bench.refuses({"revisions/r2.yaml: Too many levels of symbolic links", "the link leads to r2.yaml"});
  }
  SECTION("a pipe, which nobody writes to") {
    REQUIRE(::mkfifo((bench.revisions() / "r2.yaml").c_str(), 0600) == 0);
    bench.refuses({"revisions/r2.yaml: it is not a regular file"});
  }
  SECTION("a folder for a project file") {
    bench.refused(bench.project.run({"-c", "revisions", "upgrade"}), {"revisions: it is a folder"});
  }
  SECTION("a folder that is not there") {
    fs::remove_all(bench.revisions());
    bench.refuses({"/revisions: No such file or directory"});
  }
  SECTION("a folder that is a link to itself") {
    fs::remove_all(bench.revisions());
    fs::create_directory_symlink("revisions", bench.revisions());
    bench.refuses({"/revisions: Too many levels of symbolic links"});
  }
  SECTION("a folder that is a file") {
    fs::remove_all(bench.revisions());
    bench.project.write("revisions", "");
    bench.refuses({"/revisions: Not a directory"});
  }
}

TEST_CASE("folders inside the folder of the revisions are passed over") {
  const Bench bench;
  bench.project.revision("r1", "null", table);
  fs::create_directory(bench.revisions() / "old.yaml");
  fs::create_directory_symlink("..", bench.revisions() / "round");
  fs::create_directory_symlink("../revisions", bench.revisions() / "round.yaml");
  bench.works();
  CHECK(bench.project.run({"heads"}).out == "r1 (head)\n");
}

TEST_CASE("links to files are followed") {
  const Bench bench;
  bench.project.write("elsewhere/r1.yaml", "revision: r1\n" + table);
  fs::create_symlink("../elsewhere/r1.yaml", bench.revisions() / "r1.yaml");
  bench.works();
}

TEST_CASE("what other systems save is read, or refused in one sentence") {
  const Bench bench;
  const std::string text = "revision: r1\r\nmessage: first\r\n" + table;
  SECTION("lines that end with CRLF") {
    bench.project.write("revisions/r1.yaml", "revision: r1\r\nup:\r\n  - sql: |\r\n      CREATE TABLE t (\r\n"
                                             "        a TEXT)\r\ndown: []\r\n");
    bench.works();
  }
  SECTION("a fault after CRLF has its place") {
    bench.project.write("revisions/r1.yaml", "revision: r1\r\nup:\r\n  - drop_table: {nme: t}\r\n");
    bench.refuses(
        {"r1.yaml:3:18: error[", "\n      - drop_table: {nme: t}\n", "\n                     ^~~\n"});
  }
  SECTION("a byte order mark") {
    bench.project.write("revisions/r1.yaml", "\xEF\xBB\xBF" + text);
    bench.works();
  }
  SECTION("a byte order mark before the project file") {
    bench.project.revision("r1", "null", table);
    bench.project.write("aludel.yaml", "\xEF\xBB\xBF"
                                       "database: \"" +
                                           bench.database.url() + "\"\r\n");
    bench.works();
  }
  SECTION("UTF-16") {
    std::string wide = "\xFF\xFE";
    for (const char c : text) (wide += c) += '\0';
    bench.project.write("revisions/r1.yaml", wide);
    bench.refuses({"r1.yaml:1:1: error[encoding]: the file is UTF-16", "save it as UTF-8"});
  }
  SECTION("UTF-16 without its mark") {
    std::string wide;
    for (const char c : text) (wide += c) += '\0';
    bench.project.write("revisions/r1.yaml", wide);
    bench.refuses({"r1.yaml:1:2: error[encoding]: the file holds a NUL byte", "save it as UTF-8"});
  }
  SECTION("an empty file") {
    bench.project.write("revisions/r1.yaml", "");
    bench.refuses({"r1.yaml: error[empty]: the file is empty", "write something into it"});
  }
  SECTION("an empty project file") {
    bench.project.write("aludel.yaml", "");
    bench.refused(bench.project.run({"upgrade"}), {"aludel.yaml: error["});
  }
}

TEST_CASE("all that is wrong with a folder is said in one run, by file and line") {
  const Bench bench;
  bench.project.revision("a", "null", "up: no\n");
  fs::create_symlink("gone", bench.revisions() / "b.yaml");
  bench.project.write("revisions/c.yaml", "revision: c\nmessag: x\nup: [{add_colum: {}}]\n");
  bench.project.write("revisions/d.yaml", "");
  const auto result = bench.project.run({"upgrade"});
  INFO(result.err);
  CHECK(result.exit_code == 2);
  std::size_t last = 0;
  for (const auto* part : {"a.yaml:4:5", "b.yaml: No such file", "c.yaml:2:1", "c.yaml:3:7", "d.yaml: error[",
                           "\n5 problems\n"}) {
    INFO(part);
    const auto at = result.err.find(part);
    CHECK((at != std::string::npos && at > last));
    last = at;
  }
  CHECK(count(result.err, "error[") == 5);
  CHECK_FALSE(bench.ran());
}
