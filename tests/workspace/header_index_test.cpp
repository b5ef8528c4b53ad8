#include "framework/base/error.hpp"
#include "framework/workspace/history.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>

using namespace aludel;
namespace fs = std::filesystem;

namespace {
constexpr int length = 80; // more than are needed for an index to be written

std::string id_of(int number) { return "r" + std::to_string(1000 + number); }

std::string header_of(int number) {
  const auto parent = number == 0 ? std::string("null") : id_of(number - 1);
  return "revision: " + id_of(number) + "\nmessage: change\ndown_revision: " + parent +
         "\nallow: {drop-table: {reason: \"kept elsewhere\", until: 2030-01-01}}\n" +
         "params: {who: {type: text, default: me}, when: date}\ntransaction: step\nup: []\n";
}

/// A history of files that are older than any clock's tick.
struct Folder {
  test_support::TemporaryFolder folder;
  base::DiskFiles files;
  fs::path index = folder.path() / ".aludel/cache/headers";

  Folder() {
    for (int i = 0; i < length; ++i) write(i, header_of(i));
  }
  fs::path file(int number) const { return folder.path() / "revisions" / (id_of(number) + ".yaml"); }
  void write(int number, const std::string& text) {
    folder.write("revisions/" + id_of(number) + ".yaml", text);
    age(number);
  }
  void age(int number) {
    fs::last_write_time(file(number), fs::file_time_type::clock::now() - std::chrono::hours(1));
  }
  workspace::History history(const std::string& reader = "1") {
    return {files,
            {folder.path() / "revisions"},
            folder.path(),
            {"sqlite"},
            std::make_unique<workspace::HeaderIndex>(files, index, reader)};
  }
};

/// Stamps are trusted only once the clock of the file system has moved on.
void wait_for_the_clock() { base::SystemClock().sleep(std::chrono::milliseconds(80)); }
} // namespace

TEST_CASE("An index gives the headers that the files give") {
  Folder folder;
  wait_for_the_clock();
  auto read = folder.history();
  const auto& from_files = read.graph();
  REQUIRE(folder.files.exists(folder.index));
  CHECK(folder.files.read(folder.index.parent_path() / ".gitignore") == "*\n");
  auto indexed = folder.history();
  const auto& from_index = indexed.graph();
  REQUIRE(from_index.ids() == from_files.ids());
  for (const auto& id : from_files.ids()) {
    const auto &one = *from_index.find(id), &other = *from_files.find(id);
    CHECK(one.place.source->text.empty()); // it was not read
    CHECK(to_string(one.place) == to_string(other.place));
    CHECK(one.down_revisions == other.down_revisions);
    CHECK(one.allow == other.allow);
    CHECK(one.params == other.params);
    CHECK(one.transaction == other.transaction);
    CHECK(one.message == other.message);
  }
  CHECK(indexed.text(id_of(7)) == header_of(7));
  CHECK(indexed.body(id_of(7)).header.params.size() == 2);
}

TEST_CASE("What changed is read anew, whatever else stays") {
  Folder folder;
  wait_for_the_clock();
  folder.history().graph();
  auto text = header_of(9);
  text.replace(text.find("change"), 6, "CHANGE");
  folder.write(9, text); // as long as before, and as old
  CHECK(folder.history().graph().find(id_of(9))->message == "CHANGE");

  fs::remove(folder.file(length - 1));
  CHECK(folder.history().graph().heads() == graph::Ids{id_of(length - 2)});
}

TEST_CASE("A file with the same text under another stamp is not parsed") {
  Folder folder;
  folder.history().graph();
  folder.write(3, header_of(3));
  base::Diagnostics none;
  workspace::HeaderIndex index(folder.files, folder.index, "1");
  const auto source =
      std::make_shared<const base::Source>(base::Source{"a", header_of(3), folder.folder.path().string()});
  CHECK_FALSE(index.unchanged({folder.file(3), base::FileStamp{1, 2, 3}}, source));
  REQUIRE(index.same_text({folder.file(3), std::nullopt}, source));
  CHECK_FALSE(index.same_text({folder.file(4), std::nullopt}, source));
}

TEST_CASE("Another reader's index is not believed") {
  Folder folder;
  wait_for_the_clock();
  folder.history("1").graph();
  auto other = folder.history("2");
  CHECK_FALSE(other.graph().find(id_of(0))->place.source->text.empty());
}

TEST_CASE("Complaints quote files that the index had spared") {
  Folder folder;
  wait_for_the_clock();
  folder.history().graph();
  folder.write(length, "revision: " + id_of(length) + "\ndown_revision: nowhere\nup: []\n");
  folder.write(length + 1, "revision: " + id_of(5) + "\nup: []\n");
  try {
    auto history = folder.history();
    history.graph();
    FAIL("a faulty graph was taken");
  } catch (const base::Error& error) {
    for (const auto& problem : error.diagnostics()) CHECK_FALSE(problem.place.source->text.empty());
  }
}

TEST_CASE("A small history leaves no index behind") {
  Folder folder;
  for (int i = 10; i < length; ++i) fs::remove(folder.file(i));
  folder.history().graph();
  CHECK_FALSE(folder.files.exists(folder.index));
}

TEST_CASE("An index that cannot be written is done without") {
  Folder folder;
  folder.folder.write(".aludel", "a file where the folder would be");
  CHECK(folder.history().graph().size() == length);
}

TEST_CASE("A damaged index is as good as none") {
  Folder folder;
  wait_for_the_clock();
  folder.history().graph();
  const auto whole = folder.files.read(folder.index);
  std::mt19937 random(20251123);
  const auto any = [&](std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
  };
  for (int round = 0; round < 100; ++round) {
    auto damaged = whole;
    for (auto changes = any(4) + 1; changes > 0; --changes)
      damaged[any(damaged.size())] ^= static_cast<char>(any(255) + 1);
    if (round % 4 == 0) damaged.resize(any(damaged.size()));
    folder.files.replace(folder.index, damaged);
    CHECK(folder.history().graph().size() == length);
    CHECK(folder.files.read(folder.index) == whole); // and it is written anew
  }
}
