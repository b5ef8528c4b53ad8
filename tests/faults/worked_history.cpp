#include "tests/faults/worked_history.hpp"

#include "tests/faults/database.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <thread>

namespace aludel::faults {

namespace {
using dialect::Session;
using Rows = std::vector<dialect::TextRow>;

// PostgreSQL tells its version with two numbers.
bool is_sqlite(const Session& session) { return session.version()[0] == '3'; }

std::vector<std::string> schema_queries(const Session& session) {
  if (is_sqlite(session))
    return {"SELECT type, name, sql FROM sqlite_schema WHERE tbl_name NOT LIKE 'aludel%'"};
  const std::string users = "c.relnamespace = 'public'::regnamespace AND c.relname !~ '^aludel_'";
  return {"SELECT c.relname, a.attname, format_type(atttypid, atttypmod), attnotnull, "
          "pg_get_expr(adbin, adrelid) FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid"
          " LEFT JOIN pg_attrdef d ON adrelid = attrelid AND adnum = attnum"
          " WHERE attnum > 0 AND NOT attisdropped AND " +
              users,
          "SELECT c.relname, conname, pg_get_constraintdef(k.oid) FROM pg_constraint k"
          " JOIN pg_class c ON c.oid = conrelid WHERE " +
              users,
          "SELECT pg_get_indexdef(indexrelid), indisvalid FROM pg_index JOIN pg_class c ON c.oid = indrelid"
          " WHERE " +
              users,
          "SELECT c.relname, pg_get_viewdef(c.oid) FROM pg_class c WHERE relkind = 'v' AND " + users};
}

std::string text_of(Rows rows) {
  std::sort(rows.begin(), rows.end());
  std::string text;
  for (const auto& row : rows) {
    for (const auto& value : row) text += value.value_or("NULL") + "|";
    text += "\n";
  }
  return text;
}

bool has(Session& session, const std::string& object) {
  return cell(session, is_sqlite(session)
                           ? "SELECT count(*) FROM sqlite_schema WHERE name = '" + object + "'"
                           : "SELECT count(*) FROM pg_class WHERE relname = '" + object + "'") == "1";
}
/// An index that can be used.
bool has_index(Session& session, const std::string& index) {
  return has(session, index) && !session.index_is_invalid({index});
}
bool has_note(Session& session) { return session.column_exists({"book"}, "note"); }
bool is_noted(Session& session) {
  return has_note(session) && cell(session, "SELECT count(*) FROM book WHERE note = title") == "3";
}
std::string pages(Session& session) {
  return cell(session, "SELECT pages FROM book WHERE id = 1") + " " +
         cell(session, "SELECT pages FROM book WHERE id = 2");
}

/// A step that the journal tells apart from its revision, and whether it is seen in the database.
struct Probe {
  std::string revision;
  std::string direction;
  int step;
  std::function<bool(Session&)> happened;
};

const std::vector<Probe>& probes() {
  static const std::vector<Probe> all{
      {"r005", "up", 0, has_note},
      {"r005", "up", 1, is_noted},
      {"r005", "up", 2, [](auto& s) { return has_index(s, "book_note"); }},
      {"r005", "down", 0, [](auto& s) { return !has(s, "book_note"); }},
      {"r005", "down", 1, [](auto& s) { return !is_noted(s); }},
      {"r005", "down", 2, [](auto& s) { return !has_note(s); }},
      {"r006", "up", 0, [](auto& s) { return s.column_exists({"book"}, "isbn"); }},
      {"r006", "up", 1, [](auto& s) { return has_index(s, "book_isbn"); }},
      {"r006", "up", 2, [](auto& s) { return has_index(s, "book_title"); }},
      {"r007", "up", 0, [](auto& s) { return pages(s) == "5 6"; }},
      {"r007", "up", 1, [](auto& s) { return has(s, "loose"); }},
      {"r007", "up", 2, [](auto& s) { return has_index(s, "loose_id"); }},
      {"r007", "down", 0, [](auto& s) { return !has(s, "loose_id"); }},
      {"r007", "down", 1, [](auto& s) { return !has(s, "loose"); }},
      {"r007", "down", 2, [](auto& s) { return pages(s) == "100 100"; }},
  };
  return all;
}

/// Step → status of an attempt at this revision that is not whole.
std::map<int, std::string> progress(Session& session, const std::string& revision,
                                    const std::string& direction) {
  std::map<int, std::string> steps;
  for (const auto& row : session.query(
           "SELECT operation, status FROM aludel_journal j WHERE revision = :a AND direction = :b"
           " AND operation IS NOT NULL AND id > coalesce((SELECT max(id) FROM aludel_journal w"
           " WHERE w.revision = j.revision AND w.operation IS NULL AND w.status = 'done'), 0) ORDER BY id",
           {revision, direction}))
    steps[std::stoi(row[0].value())] = row[1].value();
  return steps;
}

/// What is journaled as done is there; what is not journaled is not. Of a step that has begun nobody knows.
bool check_steps(Session& session, const std::string& revision, const std::string& direction) {
  const auto steps = progress(session, revision, direction);
  if (steps.empty()) return false;
  for (const auto& probe : probes()) {
    if (probe.revision != revision || probe.direction != direction) continue;
    const auto at = steps.find(probe.step);
    INFO(direction << " " << revision << ", step " << probe.step);
    if (at == steps.end()) CHECK_FALSE(probe.happened(session));
    if (at != steps.end() && at->second == "done") CHECK(probe.happened(session));
  }
  return true;
}
} // namespace

std::string id_of(int revision) { return revision == 0 ? "" : "r00" + std::to_string(revision); }

void write_history(const test_support::Project& project) {
  const std::filesystem::path folder = ALUDEL_SOURCE_DIR "/tests/faults/history";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::stringstream text;
    text << std::ifstream(file.path()).rdbuf();
    project.write("revisions/" + file.path().filename().string(), text.str());
  }
}

std::string contents(Session& session) {
  std::string all;
  for (const auto& query : schema_queries(session)) all += text_of(session.query(query));
  for (const auto& table : session.user_tables())
    if (table.name.text.find("aludel") != 0)
      all += table.name.text + ":\n" +
             text_of(session.query(is_sqlite(session) ? "SELECT * FROM " + table.name.text
                                                      : "SELECT to_jsonb(t) FROM " + table.name.text + " t"));
  return all;
}

Standing require_agreement(Session& session) {
  // A server may still be at what the killed one sent: then it also still holds its lock.
  while (!session.try_lock("aludel_version")) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  session.unlock();
  Standing standing;
  if (!session.table_exists({"aludel_version"})) return standing;
  const auto version = cell(session, "SELECT version_num FROM aludel_version");
  CHECK(cell(session, "SELECT count(*) FROM aludel_version") == (version.empty() ? "0" : "1"));
  standing.applied = version.empty() ? 0 : std::stoi(version.substr(1));
  for (int i = 1; i <= last_revision; ++i) {
    INFO(id_of(i) << " when " << standing.applied << " are applied");
    const auto last = cell(session, "SELECT direction FROM aludel_journal WHERE revision = '" + id_of(i) +
                                        "' AND operation IS NULL AND status = 'done' ORDER BY id DESC");
    REQUIRE((last == "up") == (i <= standing.applied));
    const auto kept =
        cell(session, "SELECT count(*) FROM aludel_applied WHERE revision = '" + id_of(i) + "'");
    if (i != standing.applied + 1) CHECK(kept == (i <= standing.applied ? "1" : "0"));
    if (i == standing.applied + 1) CHECK((kept == "0" || kept == "1")); // it may be applied in part
  }
  standing.partly = check_steps(session, id_of(standing.applied + 1), "up") ||
                    check_steps(session, id_of(standing.applied), "down");
  if (is_sqlite(session)) {
    CHECK(cell(session, "PRAGMA integrity_check") == "ok");
    CHECK(cell(session, "SELECT count(*) FROM pragma_foreign_key_check") == "0");
  }
  return standing;
}

} // namespace aludel::faults
