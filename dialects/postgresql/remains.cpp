#include "dialects/postgresql/remains.hpp"

#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/state.hpp"

namespace aludel::postgresql {

namespace {
using dialect::Remains;
using model::QualifiedName;

constexpr int first_version_that_detaches_concurrently = 140000;

dialect::Statement dropping(const std::string& index) {
  return dialect::statement("DROP INDEX CONCURRENTLY IF EXISTS " + index);
}

struct LeftBehind {
  Connection& connection;

  Remains operator()(const model::CreateIndex& o) const {
    const QualifiedName name{o.table.schema, o.index.name};
    // A name that something else has taken, on this table or another, is complained of by the command itself.
    const auto valid = connection.single("SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid = "
                                         "to_regclass(:a) AND indrelid = to_regclass(:b)",
                                         {quoted(name), quoted(o.table)});
    if (valid == "f") return {{dropping(quoted(name))}, false};
    return {{}, valid == "t"};
  }

  Remains operator()(const model::DropIndex& o) const {
    return {{}, !connection.any("SELECT 1 WHERE to_regclass(:a) IS NOT NULL", {quoted(o.name)})};
  }

  /// What is being built anew has a name of its own, and stays invalid when nobody ends it.
  Remains operator()(const model::Reindex& o) const {
    Remains left;
    const bool one = !o.index.empty();
    for (const auto& row : connection.query(
             "SELECT indexrelid::regclass FROM pg_catalog.pg_index JOIN pg_catalog.pg_class c ON c.oid = "
             "indexrelid WHERE NOT indisvalid AND relname ~ '_cc(new|old)[0-9]*$' AND indrelid = " +
                 std::string(one ? "(SELECT indrelid FROM pg_catalog.pg_index WHERE indexrelid = "
                                   "to_regclass(:a))"
                                 : "to_regclass(:a)"),
             {quoted(one ? o.index : o.table)}))
      left.first.push_back(dropping(row.front().value_or("")));
    return left;
  }

  Remains operator()(const model::DetachPartition& o) const {
    if (connection.server_version() < first_version_that_detaches_concurrently) return {};
    const auto pending = connection.single("SELECT inhdetachpending FROM pg_catalog.pg_inherits WHERE "
                                           "inhrelid = to_regclass(:a) AND inhparent = to_regclass(:b)",
                                           {quoted(o.partition), quoted(o.table)});
    Remains left;
    left.done = pending != "f";
    if (pending == "t")
      left.first.push_back(dialect::statement("ALTER TABLE " + quoted(o.table) + " DETACH PARTITION " +
                                              quoted(o.partition) + " FINALIZE"));
    return left;
  }

  Remains operator()(const auto&) const { return {}; }
};
} // namespace

dialect::Remains remains(Connection& connection, const model::Operation& operation) {
  return std::visit(LeftBehind{connection}, operation);
}

} // namespace aludel::postgresql
