#include "dialects/sqlite/understand/shadow.hpp"

#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/native.hpp"
#include "dialects/sqlite/tokens.hpp"
#include "dialects/sqlite/understand/change.hpp"
#include "dialects/sqlite/understand/named_parts.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <sqlite3.h>

namespace aludel::sqlite {

namespace {
using model::Identifier;
using model::QualifiedName;

constexpr int operations_between_looks = 10'000;
constexpr int looks = 100;                ///< a schema change of an empty database is done long before
constexpr int program_length = 2'000'000; ///< instructions of one prepared statement
/// Views upon views grow without bounds: SQLite copies a view for each of its names.
constexpr std::size_t most_copies = 4096;

Identifier shown(const char* schema) {
  return schema == nullptr || std::string_view(schema) == "main" ? Identifier() : Identifier(schema);
}

bool is_own(std::string_view table) { return table.substr(0, 7) == "sqlite_"; }

/// What the modules of virtual tables ask when they are connected, in the middle of another's preparation
/// (ext/fts5/fts5_index.c, ext/rtree/rtree.c): it changes nothing.
bool is_asked_by_modules(std::string_view pragma, const char* value) {
  return value == nullptr && (pragma == "data_version" || pragma == "page_size");
}

/// Collects what a statement does while it is prepared.
struct Watch {
  Verdict& verdict;
  bool connects = false; ///< a module's own statements were prepared meanwhile

  void add(const char* table, const char* column, const char* schema, bool writes, bool inside) const {
    if (table == nullptr || *table == '\0' || is_own(table)) return;
    const Access access{
        {shown(schema), Identifier(table)}, Identifier(column == nullptr ? "" : column), writes, inside};
    auto& all = verdict.accesses;
    const bool known = std::any_of(all.begin(), all.end(), [&](const Access& a) {
      return a.relation == access.relation && a.column == access.column && a.writes == access.writes &&
             a.inside == access.inside;
    });
    if (!known) all.push_back(access);
  }

  static int authorize(void* self, int action, const char* first, const char* second, const char* schema,
                       const char* via) {
    auto& watch = *static_cast<Watch*>(self);
    switch (action) {
    case SQLITE_READ: watch.add(first, second, schema, false, via != nullptr); break;
    case SQLITE_INSERT:
    case SQLITE_DELETE: watch.add(first, nullptr, schema, true, via != nullptr); break;
    case SQLITE_UPDATE: watch.add(first, second, schema, true, via != nullptr); break;
    case SQLITE_PRAGMA: // some work while they are prepared, on the whole process
      if (!is_asked_by_modules(first, second)) return SQLITE_DENY;
      watch.connects = true;
      break;
    case SQLITE_ATTACH:
    case SQLITE_DETACH: return SQLITE_DENY;
    default: break;
    }
    return SQLITE_OK;
  }
};

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

/// The messages of the grammar and the tokenizer (src/parse.y, src/tokenize.c), and of table options, which
/// newer versions add to.
bool is_unreadable(std::string_view message) {
  const std::string_view ending = "syntax error";
  return (message.size() >= ending.size() && message.substr(message.size() - ending.size()) == ending) ||
         starts_with(message, "unrecognized token") || message == "incomplete input" ||
         starts_with(message, "unknown table option") || message == "parser stack overflow";
}

/// Where SQLite has stopped to read, which it does not always tell.
std::optional<std::size_t> offset_of(std::string_view message, std::string_view sql, int told) {
  constexpr std::string_view option = "unknown table option: ";
  if (told >= 0) return static_cast<std::size_t>(told);
  if (message == "incomplete input") return sql.size();
  if (!starts_with(message, option)) return std::nullopt;
  const auto at = sql.rfind(message.substr(option.size()));
  return at == std::string_view::npos ? std::nullopt : std::optional(at);
}

class Program {
public:
  Program(::sqlite3* database, const std::string& sql)
      : result_(
            sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()) + 1, &handle_, &tail_)),
        rest_(tail_ == nullptr ? 0 : static_cast<std::size_t>(tail_ - sql.c_str())) {}
  ~Program() { sqlite3_finalize(handle_); }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  bool withheld() const { return result_ == SQLITE_AUTH; }
  bool prepared() const { return result_ == SQLITE_OK && handle_ != nullptr; }
  std::size_t rest() const { return rest_; } ///< where what was not read begins
  bool run() const {
    int result = SQLITE_ROW;
    while (result == SQLITE_ROW) result = sqlite3_step(handle_);
    return result == SQLITE_DONE;
  }

private:
  ::sqlite3_stmt* handle_ = nullptr;
  const char* tail_ = nullptr;
  int result_;
  std::size_t rest_;
};

/// An application's collation: how it sorts matters only where there are rows.
void add_collation(void*, ::sqlite3* database, int, const char* name) {
  sqlite3_create_collation(database, name, SQLITE_UTF8, nullptr,
                           [](void*, int, const void*, int, const void*) { return 0; });
}

::sqlite3* opened() {
  ::sqlite3* database = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX |
                    SQLITE_OPEN_PRIVATECACHE;
  if (sqlite3_open_v2(":memory:", &database, flags, nullptr) != SQLITE_OK) {
    sqlite3_close(database);
    throw base::Error(base::Exit::failed, "internal", "SQLite cannot open a database in memory");
  }
  sqlite3_limit(database, SQLITE_LIMIT_VDBE_OP, program_length);
  sqlite3_collation_needed(database, nullptr, add_collation);
  return database;
}

bool holds_words(const std::string& sql, std::size_t from) {
  return from < sql.size() && !tokens_of(std::string_view(sql).substr(from)).empty();
}

RelationKind kind_of(const std::string& type, const std::string& sql) {
  if (type == "view") return RelationKind::view;
  if (type == "index") return RelationKind::index;
  if (type == "trigger") return RelationKind::trigger;
  const auto tokens = tokens_of(sql);
  return tokens.size() > 1 && tokens[1].is("virtual") ? RelationKind::virtual_table : RelationKind::table;
}
} // namespace

void Shadow::Close::operator()(::sqlite3* database) const { sqlite3_close(database); }

Shadow::Shadow(const catalog::Catalog& catalog, std::string_view text) : database_(opened()) {
  for (const auto& part : parts_named_in(text, catalog)) {
    if (!part.schema.empty()) attach(part.schema);
    // What cannot be made (it needs a function of the application's) is as unknown as what the catalog lacks.
    run(part.sql);
  }
}
Shadow::~Shadow() = default;

Verdict Shadow::judge(const std::string& sql) const {
  Verdict verdict;
  if (copies_for(sql) > most_copies) {
    verdict.message = "too many views stand upon each other";
    return verdict;
  }
  Watch watch{verdict};
  sqlite3_set_authorizer(native(), &Watch::authorize, &watch);
  std::optional<Program> program(std::in_place, native(), sql);
  if (watch.connects) { // what modules read then is not the statement's
    verdict.accesses.clear();
    program.emplace(native(), sql);
  }
  sqlite3_set_authorizer(native(), nullptr, nullptr);
  verdict.accepted = program->prepared();
  verdict.withheld = program->withheld();
  if (!verdict.accepted && !verdict.withheld) {
    verdict.message = message();
    verdict.readable = !is_unreadable(verdict.message);
    verdict.offset = offset_of(verdict.message, sql, sqlite3_error_offset(native()));
  } else if (verdict.accepted && holds_words(sql, program->rest())) {
    verdict.accepted = verdict.readable = false;
    verdict.message = "another statement follows";
    verdict.offset = program->rest();
  }
  return verdict;
}

bool Shadow::run(const std::string& sql) {
  const auto copies = copies_for(sql);
  if (copies > most_copies) return false;
  int left = looks;
  sqlite3_progress_handler(
      native(), operations_between_looks, [](void* count) { return --*static_cast<int*>(count) < 0 ? 1 : 0; },
      &left);
  const Program program(native(), sql);
  const bool done = program.prepared() && program.run();
  sqlite3_progress_handler(native(), 0, nullptr, nullptr);
  if (const auto change = read_change(sql); done && change && change->creates(Change::Object::view))
    copies_[base::lower(change->name.name.text)] = 1 + copies;
  return done;
}

std::size_t Shadow::copies_for(const std::string& sql) const {
  std::size_t copies = 0;
  if (copies_.empty()) return copies;
  for (const auto& tokens = tokens_of(sql); const auto& token : tokens)
    if (const auto view = copies_.find(base::lower(unquoted(token))); view != copies_.end())
      copies += view->second;
  return copies;
}

std::string Shadow::message() const { return sqlite3_errmsg(native()); }

std::optional<Relation> Shadow::relation(const QualifiedName& name) const { return find(name, false); }
std::optional<Relation> Shadow::trigger(const QualifiedName& name) const { return find(name, true); }

std::optional<Relation> Shadow::find(const QualifiedName& name, bool trigger) const {
  // In the order in which SQLite looks for a name without schema.
  model::Identifiers schemas{"temp", "main"};
  schemas.insert(schemas.end(), attached_.begin(), attached_.end());
  for (const auto& schema : schemas) {
    if (!name.schema.empty() && !same(name.schema, schema)) continue;
    const auto rows = query(native(),
                            "SELECT type, name, tbl_name, sql FROM " + quoted(schema) +
                                ".sqlite_schema WHERE name = :a COLLATE NOCASE AND (type = 'trigger') = :b",
                            {name.name.text, std::int64_t{trigger}});
    if (rows.empty()) continue;
    const auto& row = rows.front();
    const auto sql = row[3].value_or("");
    const auto kind = kind_of(*row[0], sql);
    const bool part = kind == RelationKind::index || kind == RelationKind::trigger;
    return Relation{
        kind, {shown(schema.text.c_str()), *row[1]}, part ? Identifier(*row[2]) : Identifier(), sql};
  }
  return std::nullopt;
}

void Shadow::attach(const Identifier& schema) {
  const auto is_it = [&](const Identifier& other) { return same(schema, other); };
  if (is_it("main") || is_it("temp") || std::any_of(attached_.begin(), attached_.end(), is_it)) return;
  // Where SQLite attaches no more databases, the statements that need it are not accepted.
  if (run("ATTACH DATABASE ':memory:' AS " + quoted(schema))) attached_.push_back(schema);
}

Attempt::Attempt(Shadow& shadow) : shadow_(shadow) { shadow_.run("SAVEPOINT attempt"); }
Attempt::~Attempt() {
  if (!kept_) shadow_.run("ROLLBACK TO attempt");
  shadow_.run("RELEASE attempt");
}

} // namespace aludel::sqlite
