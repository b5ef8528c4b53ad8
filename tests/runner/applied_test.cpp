#include "cli/embedded.hpp"
#include "dialects/registry.hpp"
#include "framework/base/error.hpp"
#include "framework/dialect/url.hpp"
#include "tests/runner/passing_session.hpp"
#include "tests/support/databases.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::test_support;

namespace {
/// Its first question for rows fails, as a lock that does not come does.
class FailingOnce final : public PassingSession {
public:
  using PassingSession::PassingSession;

  std::vector<dialect::TextRow> query(std::string_view sql,
                                      const std::vector<dialect::Bound>& values) override {
    if (!std::exchange(failed_, true)) throw base::Error(base::Exit::failed, "lock-timeout", "too late", "");
    return PassingSession::query(sql, values);
  }

private:
  bool failed_ = false;
};

/// A database with Aludel's tables.
template<class D>
struct Bench {
  D database;
  dialect::Dialects dialects = all_dialects();
  dialect::Url url = dialect::parse_url(database.url());
  const dialect::Dialect& dialect =
      **std::find_if(dialects.begin(), dialects.end(), [&](const auto& one) { return one->accepts(url); });
  std::unique_ptr<dialect::Session> session = dialect.connect(url, {});
  journal::Names names = journal::names_beside(model::QualifiedName("aludel_version"));

  Bench() {
    runner::install(*session, dialect, names, cli::embedded_own_revisions({"sqlite", "postgresql"}));
  }

  journal::Journal journal(dialect::Session& through) {
    return {through, dialect, names, {"run", "me", "1", 1}};
  }
  std::string kept() {
    std::string text;
    for (const auto& row : session->query("SELECT revision, message FROM aludel_applied ORDER BY id"))
      text += row[0].value_or("") + ":" + row[1].value_or("") + " ";
    return text;
  }
};

journal::AppliedRevision revision(const std::string& id, const std::string& message) {
  journal::AppliedRevision one{id};
  one.message = message;
  one.down = "{}";
  return one;
}
const std::chrono::system_clock::time_point now{std::chrono::seconds(1'800'000'000)};
} // namespace

TEMPLATE_TEST_CASE("an applied revision has one row", "", SqliteDatabase, PostgresDatabase) {
  Bench<TestType> b;
  auto first = b.journal(*b.session);
  first.keep(revision("a", "begun"), now);
  first.keep(revision("a", "whole"), now);
  first.keep(revision("b", "whole"), now);
  CHECK(b.kept() == "a:whole b:whole ");
  auto second = b.journal(*b.session);
  second.keep(revision("a", "again"), now);
  CHECK(b.kept() == "b:whole a:again ");
  second.forget("b");
  second.forget("a");
  second.forget("c");
  CHECK(b.kept() == "");
}

TEMPLATE_TEST_CASE("an applied revision has one row behind a failure and a rollback", "", SqliteDatabase,
                   PostgresDatabase) {
  Bench<TestType> b;
  b.journal(*b.session).keep(revision("a", "begun"), now);
  FailingOnce session(*b.session);
  auto journal = b.journal(session);
  CHECK_THROWS_AS(journal.keep(revision("a", "whole"), now), base::Error);
  b.session->begin(dialect::Transaction::ordinary);
  journal.keep(revision("a", "lost"), now);
  journal.forget("a");
  b.session->rollback();
  journal.keep(revision("a", "whole"), now);
  CHECK(b.kept() == "a:whole ");
  b.session->begin(dialect::Transaction::ordinary);
  journal.forget("a");
  b.session->rollback();
  journal.forget("a");
  CHECK(b.kept() == "");
}
