#include "framework/runner/install.hpp"

#include "cli/embedded.hpp"
#include "dialects/registry.hpp"
#include "framework/dialect/url.hpp"
#include "tests/runner/passing_session.hpp"
#include "tests/support/databases.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <utility>

using namespace aludel;
using namespace aludel::test_support;

namespace {
const journal::Names names = journal::names_beside(model::QualifiedName("aludel_version"));
/// Another project beside it, which shares all but the version table.
const journal::Names neighbour = journal::names_beside(model::QualifiedName("their_version"));

/// Right behind the n-th question for a table, counted from 1 and outside transactions, `meanwhile` happens:
/// what another deployer does between two looks.
class InterruptedSession final : public PassingSession {
public:
  InterruptedSession(dialect::Session& session, int question, std::function<void()> meanwhile)
      : PassingSession(session), left_(question), meanwhile_(std::move(meanwhile)) {}

  bool happened() const { return left_ <= 0; }

  bool table_exists(const model::QualifiedName& table) override {
    const bool exists = PassingSession::table_exists(table);
    if (!in_transaction() && --left_ == 0) meanwhile_();
    return exists;
  }

private:
  int left_;
  std::function<void()> meanwhile_;
};

/// A new database, and two deployers that come to it at once.
template<class D>
struct Meeting {
  D database;
  dialect::Dialects dialects = all_dialects();
  dialect::Url url = dialect::parse_url(database.url());
  const dialect::Dialect& dialect =
      **std::find_if(dialects.begin(), dialects.end(), [&](const auto& one) { return one->accepts(url); });
  runner::OwnRevisions own = cli::embedded_own_revisions({"sqlite", "postgresql"});
  std::unique_ptr<dialect::Session> first = dialect.connect(url, {});
  std::unique_ptr<dialect::Session> second = dialect.connect(url, {});

  void install_by_second() { runner::install(*second, dialect, names, own); }

  /// Does `work` by the first, whose looks the second disturbs, each in its turn; how many looks there were.
  template<class Work>
  static int at_each_look(Work work) {
    for (int question = 1;; ++question) {
      Meeting meeting;
      InterruptedSession session(*meeting.first, question, [&] { meeting.install_by_second(); });
      work(meeting, session);
      if (!session.happened()) return question - 1;
    }
  }
};
} // namespace

TEMPLATE_TEST_CASE("tables that another makes between two looks are not lost", "", SqliteDatabase,
                   PostgresDatabase) {
  using M = Meeting<TestType>;
  const int looks = M::at_each_look([](M& m, dialect::Session& session) {
    CHECK_NOTHROW(runner::require_whole(session, m.dialect, names, m.own));
    CHECK_NOTHROW(runner::is_installed(session, m.dialect, names, m.own));
  });
  CHECK(looks >= 3);
}

TEMPLATE_TEST_CASE("two projects of one database may install at once", "", SqliteDatabase, PostgresDatabase) {
  using M = Meeting<TestType>;
  const int looks = M::at_each_look([](M& m, dialect::Session& session) {
    CHECK_NOTHROW(runner::install(session, m.dialect, neighbour, m.own));
    CHECK(runner::is_installed(*m.first, m.dialect, neighbour, m.own));
  });
  CHECK(looks >= 2);
}
