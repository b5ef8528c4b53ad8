#include "dialects/sqlite/understand/understand.hpp"

#include "dialects/sqlite/ddl_trigger.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/render.hpp"
#include "dialects/sqlite/split.hpp"
#include "dialects/sqlite/understand/carry.hpp"
#include "dialects/sqlite/understand/command.hpp"
#include "dialects/sqlite/understand/lift.hpp"
#include "dialects/sqlite/understand/mentions.hpp"
#include "dialects/sqlite/understand/probes.hpp"
#include "dialects/sqlite/understand/stand_in.hpp"
#include "framework/base/error.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace aludel::sqlite {

namespace {
using dialect::SqlReading;
using model::ObjectKind;

/// SQLite reads its whole schema again after each ALTER TABLE: a script of thousands of statements gets a
/// shadow for each so many of them, which holds what these name.
constexpr std::size_t most_in_a_shadow = 128;

std::string text_of(std::span<const dialect::Statement> statements) {
  std::string text;
  for (const auto& statement : statements) text += statement.sql + ";\n";
  return text;
}

/// One statement.
class Reader {
public:
  Reader(dialect::Statement statement, Shadow& shadow)
      : shadow_(shadow), out_(of(std::move(statement))), mentions_(out_.statement) {}
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  SqlReading read() {
    const auto tokens = tokens_of(sql());
    const auto command = command_of(tokens);
    out_.kind = command.kind;
    out_.writes = command.writes;
    out_.opaque = decides_while_it_runs(tokens);
    out_.beyond = opens_files(tokens);
    if (const auto nul = sql().find('\0'); nul != std::string::npos)
      not_grasped("a NUL byte ends the text for SQLite", nul);
    else if (const auto change = read_change(sql()))
      read(*change);
    else
      read_other(tokens);
    if (out_.writes) out_.lock = write_lock;
    out_.mentions = std::move(mentions_).all();
    return std::move(out_);
  }

private:
  static SqlReading of(dialect::Statement statement) {
    SqlReading reading;
    reading.statement = std::move(statement);
    return reading;
  }
  const std::string& sql() const { return out_.statement.sql; }

  /// Code from elsewhere is loaded, or the schema is written as rows.
  bool decides_while_it_runs(const std::vector<Token>& tokens) const {
    constexpr std::array schemas{"sqlite_schema", "sqlite_master", "sqlite_temp_schema",
                                 "sqlite_temp_master"};
    const bool writes_rows =
        out_.kind == "INSERT" || out_.kind == "REPLACE" || out_.kind == "UPDATE" || out_.kind == "DELETE";
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.is("load_extension") ||
             (writes_rows && std::any_of(schemas.begin(), schemas.end(),
                                         [&](const char* name) { return same(unquoted(token), name); }));
    });
  }

  /// ATTACH and DETACH, and VACUUM INTO a file.
  bool opens_files(const std::vector<Token>& tokens) const {
    if (out_.kind == "ATTACH" || out_.kind == "DETACH") return true;
    return out_.kind == "VACUUM" &&
           std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.is("into"); });
  }

  void not_grasped(const std::string& problem, std::size_t offset) {
    out_.grasp = SqlReading::Grasp::none;
    out_.problem = problem;
    out_.problem_place = dialect::place_in(out_.statement, offset);
    out_.writes = true;
  }

  /// SQLite does not take the statement, here and now.
  void refused(const Verdict& verdict) {
    if (!verdict.readable) return not_grasped(verdict.message, verdict.offset.value_or(0));
    out_.grasp = SqlReading::Grasp::raw;
    out_.problem = verdict.message;
    out_.problem_place = dialect::place_in(out_.statement, verdict.offset.value_or(0));
    out_.opaque = out_.opaque || verdict.message.rfind("no such function", 0) == 0;
    mentions_.add_by_words(shadow_, out_.writes);
  }

  void read_other(const std::vector<Token>& tokens) {
    const auto verdict = shadow_.judge(sql());
    if (!verdict.accepted && !verdict.withheld) return refused(verdict);
    out_.grasp = SqlReading::Grasp::raw;
    if (verdict.withheld || out_.kind == "REINDEX")
      mentions_.add_by_words(shadow_, out_.writes);
    else
      mentions_.add(verdict.accesses, shadow_, out_.writes);
    if (out_.kind == "REINDEX") read_reindex(tokens);
  }

  /// Of an index or a table; otherwise of a collation, or of all indexes.
  void read_reindex(const std::vector<Token>& tokens) {
    if (tokens.size() != 2 && tokens.size() != 4) return;
    model::QualifiedName name{model::Identifier(unquoted(tokens.back()))};
    if (tokens.size() == 4) name.schema = unquoted(tokens[1]);
    const auto relation = shadow_.relation(name);
    if (!relation || relation->kind == RelationKind::view) return;
    const bool is_index = relation->kind == RelationKind::index;
    lifted({is_index ? model::Reindex{name, {}, false} : model::Reindex{{}, name, false}});
  }

  void read(const Change& change) {
    if (change.from_query) out_.kind = "CREATE TABLE AS";
    if (!change.name.schema.empty()) shadow_.attach(change.name.schema);
    Attempt attempt(shadow_);
    const bool keeps = make_room(change, sql(), shadow_) || !change.conditional;
    const auto verdict = shadow_.judge(sql());
    if (!verdict.accepted) return refused(verdict);
    out_.grasp = SqlReading::Grasp::raw;
    if (change.verb != Change::Verb::create) lift_quietly(change);
    if (!shadow_.run(runnable(change))) return not_run(change);
    // Of a trigger the vocabulary has no IF NOT EXISTS: only one that is not there is what it says.
    if (change.verb == Change::Verb::create && (keeps || !change.creates(Change::Object::trigger)))
      lift_quietly(change);
    mention(change, verdict);
    if (keeps) attempt.keep();
  }

  /// The query of CREATE TABLE … AS is not for this database: it gives the columns, and no rows.
  std::string runnable(const Change& change) const {
    if (!change.from_query) return sql();
    return sql().substr(0, change.end) + " SELECT * FROM (" + sql().substr(change.end) + "\n) LIMIT 0";
  }

  void not_run(const Change& change) {
    out_.operations.clear();
    out_.grasp = SqlReading::Grasp::raw;
    if (!change.from_query) out_.problem = shadow_.message();
    out_.problem_place = out_.statement.place;
    mentions_.add_by_words(shadow_, out_.writes);
  }

  void lift_quietly(const Change& change) {
    try {
      lifted(lift(change, sql(), shadow_));
    } catch (const base::Error&) {
      // The vocabulary has no word for a part of it, such as a conflict clause: it stays raw.
    }
  }
  void lifted(std::vector<model::Operation> operations) {
    out_.operations = std::move(operations);
    if (!out_.operations.empty()) out_.grasp = SqlReading::Grasp::operations;
  }

  void mention(const Change& change, const Verdict& verdict) {
    switch (change.object) {
    case Change::Object::table:
    case Change::Object::virtual_table: mentions_.add(object_of(ObjectKind::table, change.name), true); break;
    case Change::Object::view: mentions_.add(object_of(ObjectKind::view, change.name), true); break;
    case Change::Object::index: mention_index(change); break;
    case Change::Object::trigger: mention_trigger(change); break;
    }
    if (change.from_query) mentions_.add(verdict.accesses, shadow_, false);
    for (const auto& operation : out_.operations) std::visit(Named{mentions_}, operation);
    if (change.creates(Change::Object::view)) mention_uses(accesses_of_view(shadow_, change.name));
  }

  void mention_index(const Change& change) {
    if (!change.on.empty())
      mentions_.add(object_of(ObjectKind::table, {change.name.schema, change.on}), true);
    mentions_.add(object_of(ObjectKind::index, change.name), true);
  }

  void mention_trigger(const Change& change) {
    if (change.verb == Change::Verb::drop) {
      for (const auto& operation : out_.operations) {
        const auto& dropped = std::get<model::DropTrigger>(operation);
        mentions_.add(object_of(ObjectKind::trigger, dropped.table, dropped.name), true);
      }
      return;
    }
    const model::QualifiedName below{change.name.schema, change.on};
    if (const auto relation = shadow_.relation(below)) mentions_.add(object_of(*relation), true);
    mentions_.add(object_of(ObjectKind::trigger, below, change.name.name), true);
    try {
      mention_uses(accesses_of_trigger(shadow_, read_create_trigger(sql()).definition));
    } catch (const base::Error&) {
      mention_uses(std::nullopt);
    }
  }

  void mention_uses(const std::optional<std::vector<Access>>& accesses) {
    if (accesses)
      mentions_.add(*accesses, shadow_, true);
    else
      mentions_.add_by_words(shadow_, true);
  }

  /// What operations name beside their own object.
  struct Named {
    Mentions& mentions;
    void parent(const model::References& references) const {
      mentions.add(object_of(ObjectKind::table, references.table), false);
    }
    void column(const model::QualifiedName& table, const model::Identifier& name) const {
      mentions.add(object_of(ObjectKind::column, table, name), true);
    }
    void operator()(const model::CreateTable& o) const {
      for (const auto& key : o.foreign_keys) parent(key.references);
    }
    void operator()(const model::AddColumn& o) const {
      column(o.table, o.column.name);
      if (o.column.references) parent(*o.column.references);
    }
    void operator()(const model::AddForeignKey& o) const { parent(o.references); }
    void operator()(const model::RenameColumn& o) const { column(o.table, o.from); }
    void operator()(const model::DropColumn& o) const { column(o.table, o.column); }
    template<class Other>
    void operator()(const Other&) const {}
  };

  Shadow& shadow_;
  SqlReading out_;
  Mentions mentions_;
};
} // namespace

std::vector<SqlReading> understand(const model::SqlBlock& block, const catalog::Catalog& before) {
  auto statements = split(block);
  std::vector<SqlReading> readings;
  auto now = before;
  for (auto rest = std::span(statements); !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), most_in_a_shadow));
    rest = rest.subspan(some.size());
    Shadow shadow(now, text_of(some));
    for (auto& statement : some) {
      readings.push_back(Reader(std::move(statement), shadow).read());
      if (!rest.empty()) carry_out(readings.back(), shadow, now);
    }
  }
  return readings;
}

} // namespace aludel::sqlite
