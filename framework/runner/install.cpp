#include "framework/runner/install.hpp"

#include "framework/base/error.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/describe/field.hpp"

#include <algorithm>
#include <exception>
#include <functional>
#include <optional>
#include <type_traits>

namespace aludel::runner {

namespace {
/// The chain names its tables as they are called by default; a project may have them elsewhere.
void relocate(model::QualifiedName& name, const journal::Names& names) {
  const auto defaults = journal::names_beside(model::QualifiedName("aludel_version"));
  name = name == defaults.version ? names.version : model::QualifiedName(names.journal.schema, name.name);
}

struct Relocate {
  const journal::Names& names;
  template<class O>
  void operator()(O& operation) const {
    if constexpr (describe::Described<O>)
      describe::for_each_field(operation, [&](const auto& entry, auto& member) {
        if constexpr (describe::is_subject<std::remove_cvref_t<decltype(entry)>>::value)
          relocate(member, names);
      });
  }
};

/// Somebody dropped it: what the tables beside it look like is anybody's guess.
base::Error lost_version(const dialect::Dialect& dialect, const journal::Names& names,
                         const OwnRevisions& own) {
  const auto schema = dialect.quoted(names.schema);
  return {base::Exit::failed, "lost-version",
          "the table " + to_string(names.schema) + " is gone, which says of which version " +
              to_string(names.journal) + " is",
          "bring it back from a backup; or, where this Aludel made the tables: CREATE TABLE " + schema +
              " (version_num text PRIMARY KEY NOT NULL); INSERT INTO " + schema + " VALUES (" +
              dialect.literal(own.head) + ");"};
}

/// The first of the tables beside the version table that is not there.
const model::QualifiedName* lost_table(dialect::Session& session, const journal::Names& names) {
  for (const auto* table : {&names.journal, &names.applied, &names.runs})
    if (!session.table_exists(*table)) return table;
  return nullptr;
}

void refuse_lost_table(dialect::Session& session, const journal::Names& names) {
  if (const auto* lost = lost_table(session, names))
    throw base::Error(
        base::Exit::failed, "lost-table", "Aludel's table " + to_string(*lost) + " is gone",
        "bring it back from a backup; or make it anew, without what it held: aludel ensure-version");
}

std::optional<std::string> installed_version(dialect::Session& session, const dialect::Dialect& dialect,
                                             const journal::Names& names, const OwnRevisions& own) {
  // In this order: another deployer may make them, all in one transaction, between the two looks.
  const bool has_journal = session.table_exists(names.journal);
  if (!session.table_exists(names.schema)) {
    if (has_journal) throw lost_version(dialect, names, own);
    return std::nullopt;
  }
  const auto rows = session.query("SELECT max(version_num) FROM " + dialect.quoted(names.schema));
  return rows.empty() ? std::nullopt : rows.front().front();
}

/// Two projects may keep their version tables side by side and share the other tables.
bool makes(const model::Operation& operation, const model::QualifiedName& table) {
  const auto* create = std::get_if<model::CreateTable>(&operation);
  return create != nullptr && create->name == table;
}

void run_chain(dialect::Session& session, const dialect::Dialect& dialect, const journal::Names& names,
               const std::vector<model::Revision>& revisions, const std::optional<std::string>& version) {
  catalog::Catalog catalog(dialect.naming());
  const bool lacks_version_table = !session.table_exists(names.version);
  for (const auto& revision : revisions) {
    const bool pending = !version || *version < revision.header.id;
    for (const auto& step : revision.up) {
      auto operation = step.operation;
      std::visit(Relocate{names}, operation);
      const auto before = catalog;
      catalog::apply(catalog, operation, {revision.header.id, false}, dialect.name());
      if (!pending && !(lacks_version_table && makes(operation, names.version))) continue;
      const auto rendering = dialect.render(operation, before, catalog);
      base::throw_if_errors(base::Exit::failed, rendering.problems);
      for (const auto& statement : rendering.statements) session.execute(statement);
    }
    if (pending)
      session.run("INSERT INTO " + dialect.quoted(names.schema) + " (version_num) VALUES (:a)",
                  {revision.header.id});
  }
}

/// What the whole chain makes.
catalog::Catalog catalog_of(const dialect::Dialect& dialect, const journal::Names& names,
                            const std::vector<model::Revision>& revisions) {
  catalog::Catalog catalog(dialect.naming());
  for (const auto& revision : revisions)
    for (const auto& step : revision.up) {
      auto operation = step.operation;
      std::visit(Relocate{names}, operation);
      catalog::apply(catalog, operation, {revision.header.id, false}, dialect.name());
    }
  return catalog;
}
} // namespace

void install_where_missing(dialect::Session& session, const dialect::Dialect& dialect,
                           const journal::Names& names, const OwnRevisions& own) {
  const auto revisions = own.load();
  const auto catalog = catalog_of(dialect, names, revisions);
  catalog.for_each_table([&](const catalog::Table& table) {
    auto create = catalog::create_table_of(table, catalog::Catalog(dialect.naming()));
    create.if_not_exists = true;
    const auto rendering = dialect.render(create, catalog::Catalog(dialect.naming()), catalog);
    base::throw_if_errors(base::Exit::failed, rendering.problems);
    for (const auto& statement : rendering.statements) session.execute(statement);
  });
  const auto schema = dialect.quoted(names.schema);
  const auto head = dialect.literal(own.head);
  session.execute(dialect::expectation(
      "SELECT coalesce(max(version_num), " + head + ") = " + head + " FROM " + schema,
      "the tables of Aludel in this database are of another version: run `aludel ensure-version` on it"));
  for (const auto& revision : revisions)
    session.run("INSERT INTO " + schema + " (version_num) SELECT :a WHERE NOT EXISTS (SELECT 1 FROM " +
                    schema + " WHERE version_num = :b)",
                {revision.header.id, revision.header.id});
}

bool is_installed(dialect::Session& session, const dialect::Dialect& dialect, const journal::Names& names,
                  const OwnRevisions& own) {
  const auto version = installed_version(session, dialect, names, own);
  return version && *version >= own.head && session.table_exists(names.version) &&
         lost_table(session, names) == nullptr;
}

void require_whole(dialect::Session& session, const dialect::Dialect& dialect, const journal::Names& names,
                   const OwnRevisions& own) {
  if (installed_version(session, dialect, names, own) == own.head) refuse_lost_table(session, names);
}

namespace {
/// Null when it is done and committed.
std::exception_ptr failure_of(dialect::Session& session, const std::function<void()>& work) {
  session.begin(dialect::Transaction::ordinary);
  try {
    work();
    session.commit();
    return nullptr;
  } catch (...) {
    auto failure = std::current_exception();
    session.rollback();
    return failure;
  }
}

/// Another project shares the tables and holds a lock of its own: it may have been first.
void rethrow_unless(const std::exception_ptr& failure, const std::function<bool()>& somebody_did) {
  try {
    if (somebody_did()) return;
  } catch (const base::Error&) { // what failed first says more
  }
  std::rethrow_exception(failure);
}
} // namespace

void make_lost_tables(dialect::Session& session, const dialect::Dialect& dialect, const journal::Names& names,
                      const OwnRevisions& own) {
  if (installed_version(session, dialect, names, own) != own.head) return;
  if (const auto failure = failure_of(session, [&] { install_where_missing(session, dialect, names, own); }))
    rethrow_unless(failure, [&] { return is_installed(session, dialect, names, own); });
}

void install(dialect::Session& session, const dialect::Dialect& dialect, const journal::Names& names,
             const OwnRevisions& own) {
  for (;;) {
    const auto version = installed_version(session, dialect, names, own);
    if (version && *version > own.head)
      throw base::Error(base::Exit::failed, "newer-aludel",
                        "the tables of Aludel in this database are of version " + *version +
                            ", made by a newer Aludel",
                        "use that version; this one knows tables up to " + own.head);
    if (version == own.head) refuse_lost_table(session, names);
    if (version == own.head && session.table_exists(names.version)) return;
    const auto failure =
        failure_of(session, [&] { run_chain(session, dialect, names, own.load(), version); });
    if (!failure) return;
    rethrow_unless(failure, [&] { return installed_version(session, dialect, names, own) != version; });
  }
}

} // namespace aludel::runner
