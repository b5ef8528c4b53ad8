#include "tests/dialects/postgresql/locks/stage.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"
#include "tests/dialects/postgresql/locks/held.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace aludel::locks {

namespace {
/// Of the relations that anybody but the server made.
constexpr const char* all_relations =
    "SELECT c.oid, c.oid::regclass::text, c.relkind, coalesce(i.indrelid, 0), "
    "coalesce(pg_relation_filenode(c.oid), 0) FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid "
    "WHERE c.oid >= 16384 AND c.relnamespace <> 'pg_toast'::regnamespace";

bool has_rows(const Relation& relation) { return relation.kind == 'r' || relation.kind == 'm'; }

const model::SqlBlocks* blocks_of(const model::Operation& operation) {
  if (const auto* sql = std::get_if<model::Sql>(&operation)) return &sql->blocks;
  if (const auto* file = std::get_if<model::SqlFile>(&operation)) return &file->blocks;
  return nullptr;
}

std::vector<dialect::SqlReading> readings_of(const model::SqlBlocks& blocks, const dialect::Dialect& dialect,
                                             const catalog::Catalog& before) {
  std::vector<dialect::SqlReading> all;
  for (const auto& block : *blocks.in("postgresql"))
    for (auto& reading : dialect.read(block, before)) all.push_back(std::move(reading));
  return all;
}

Relations relations_in(Database& database) {
  Relations all;
  for (const auto& row : database.session->query(all_relations))
    all[row[0].value()] = {row[1].value(), row[2]->front(), row[3].value(), row[4].value(), 0};
  for (auto& [oid, relation] : all)
    if (has_rows(relation))
      relation.rows = std::stoll(database.value("SELECT count(*) FROM " + relation.name));
  return all;
}

/// What this session did to the rows of a relation since it began its transaction, and before as long as
/// nobody was told.
struct Work {
  std::int64_t read = 0; ///< by sequential scans
  std::int64_t updated = 0;
};

Work work_on(const Oid& oid, dialect::Session& session) {
  const auto row = session
                       .query("SELECT pg_stat_get_xact_tuples_returned(" + oid +
                              "), pg_stat_get_xact_tuples_updated(" + oid + ")")
                       .front();
  return {std::stoll(row[0].value()), std::stoll(row[1].value())};
}

std::map<Oid, Work> work_on(const Relations& relations, dialect::Session& session) {
  std::map<Oid, Work> all;
  for (const auto& [oid, relation] : relations)
    if (has_rows(relation)) all[oid] = work_on(oid, session);
  return all;
}

/// It has another file, with something in it.
bool is_written_anew(const Oid& oid, const Relation& relation, Database& database) {
  return has_rows(relation) && database.value("SELECT pg_relation_filenode(" + oid + ") <> " + relation.file +
                                              " AND pg_relation_size(" + oid + ") > 0") == "t";
}

/// An index whose lock says no more than that of its table.
bool goes_with_its_table(const Relation& relation, const std::string& lock, const Locks& locks) {
  const auto table = locks.find(relation.table);
  return table != locks.end() && stronger(table->second, lock) == table->second;
}

Touches touches_of(const Locks& locks, const Relations& relations) {
  Touches touches;
  for (const auto& [oid, lock] : locks)
    if (const auto at = relations.find(oid); at != relations.end())
      if (!goes_with_its_table(at->second, lock, locks))
        touches.push_back({at->second.name, {lock, false, false}, 0});
  return touches;
}

Touch* touch_of(const std::string& relation, Touches& touches) {
  const auto at = std::find_if(touches.begin(), touches.end(),
                               [&](const Touch& touch) { return touch.relation == relation; });
  return at == touches.end() ? nullptr : &*at;
}
} // namespace

Stage::Stage(const model::Steps& steps) {
  for (const auto& step : steps) set(step.operation);
  sql("ANALYZE");
  relations_ = relations_in(*this);
}

void Stage::set(const model::Operation& operation) {
  if (const auto* blocks = blocks_of(operation)) {
    for (const auto& reading : readings_of(*blocks, *dialect, catalog)) {
      session->execute(reading.statement);
      carry_out(reading, "postgresql", catalog);
    }
    return;
  }
  for (const auto& statement : statements_of(operation)) session->execute(statement);
  REQUIRE(catalog::apply(catalog, operation, {"stage", false}, "postgresql").empty());
}

std::vector<dialect::Statement> Stage::statements_of(const model::Operation& operation) const {
  auto after = catalog;
  catalog::apply(after, operation, {"step", false}, "postgresql");
  auto rendering = dialect->render(operation, catalog, after);
  for (const auto& problem : rendering.problems) UNSCOPED_INFO(problem.message);
  REQUIRE_FALSE(base::has_errors(rendering.problems));
  return std::move(rendering.statements);
}

dialect::Impact Stage::claimed(const model::Operation& operation) const {
  const auto* blocks = blocks_of(operation);
  std::vector<dialect::Impact> impacts;
  if (blocks == nullptr)
    impacts.push_back(dialect->impact(operation, catalog));
  else
    for (const auto& reading : readings_of(*blocks, *dialect, catalog)) {
      for (const auto& read : reading.operations) impacts.push_back(dialect->impact(read, catalog));
      if (reading.operations.empty()) impacts.push_back({reading.lock, false, false});
    }
  return together(impacts);
}

bool Stage::runs_alone(const model::Operation& operation) const {
  const auto statements = statements_of(operation);
  return dialect->runs_outside_transaction(operation) ||
         std::any_of(statements.begin(), statements.end(),
                     [&](const auto& statement) { return dialect->refuses_transaction(statement); });
}

Touches Stage::measured(const model::Operation& operation) {
  const auto statements = statements_of(operation);
  return runs_alone(operation) ? measured_alone(statements) : measured_inside(statements);
}

Touches Stage::measured_inside(const std::vector<dialect::Statement>& statements) {
  session->begin(dialect::Transaction::ordinary);
  try {
    const auto before = work_on(relations_, *session);
    for (const auto& statement : statements) session->execute(statement);
    auto touches = touches_of(locks_of("pg_backend_pid()", *session), relations_);
    for (const auto& [oid, relation] : relations_) {
      auto* touch = touch_of(relation.name, touches);
      if (touch == nullptr || !has_rows(relation) || relation.rows == 0) continue;
      const auto work = work_on(oid, *session);
      touch->impact.scans = work.read - before.at(oid).read >= relation.rows;
      touch->impact.rewrites =
          is_written_anew(oid, relation, *this) || work.updated - before.at(oid).updated >= relation.rows;
    }
    session->rollback();
    return touches;
  } catch (const base::Error&) {
    session->rollback();
    throw;
  }
}

Touches Stage::measured_alone(const std::vector<dialect::Statement>& statements) {
  std::vector<std::string> tables;
  for (const auto& [oid, relation] : relations_)
    if (relation.kind == 'r' || relation.kind == 'p') tables.push_back(relation.name);
  const auto seen = watched(*this, statements, tables);
  auto touches = touches_of(seen.locks, relations_);
  for (const auto& [oid, relation] : relations_)
    if (auto* touch = touch_of(relation.name, touches)) {
      touch->impact.scans = seen.has_message("building index \"[^\"]*\" on table \"" + relation.name + "\"");
      touch->impact.rewrites = is_written_anew(oid, relation, *this);
    }
  return touches;
}

} // namespace aludel::locks
