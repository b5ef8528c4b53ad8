#include "framework/catalog/invert.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/catalog/diff.hpp"
#include "framework/catalog/inverting.hpp"

namespace aludel::catalog {

const Table* Invert::known(const QualifiedName& name) const {
  const auto* table = before.table(name);
  return table != nullptr && !table->changed_by_sql ? table : nullptr;
}

Result Invert::unknown(const QualifiedName& table, std::string lost) {
  return NoInverse{"what table " + to_string(table) + " looked like is not known: raw SQL made or changed it",
                   table, std::move(lost)};
}
Result Invert::unknown_object(std::string_view what, const std::string& name) {
  return NoInverse{"what " + std::string(what) + " " + name +
                   " looked like is not known: raw SQL made or changed it"};
}
Result Invert::no_such(std::string_view what, const QualifiedName& table, const Identifier& name) {
  return NoInverse{"table " + to_string(table) + " has no known " + std::string(what) + " " + name.text};
}

namespace {
/// What is gone, and was not as the history says.
struct Doubtful {
  const Catalog& after;
  std::string object;
  std::optional<QualifiedName> table = {};

  void note(bool doubtful, bool gone, std::string what, const QualifiedName& name) {
    if (doubtful && gone && object.empty()) object = std::move(what) + " " + to_string(name);
  }
  void operator()(const Table& t) {
    const bool gone = after.table(t.name) == nullptr;
    if (t.changed_by_sql && gone && object.empty()) table = t.name;
    note(t.changed_by_sql, gone, "table", t.name);
  }
  void operator()(const View& v) {
    note(v.changed_by_sql, after.view(v.name()) == nullptr, "view", v.name());
  }
  void operator()(const Routine& r) {
    note(r.changed_by_sql, after.routine(r.name(), r.body().arguments) == nullptr, "function", r.name());
  }
  void operator()(const Type& t) {
    note(t.changed_by_sql, after.type(t.name()) == nullptr, "type", t.name());
  }
  void operator()(const Sequence& s) {
    note(s.changed_by_sql, after.sequence(s.definition.name) == nullptr, "sequence", s.definition.name);
  }
};

std::string what_is_lost(const model::Operation& operation, const Catalog& before) {
  std::vector<std::string> all;
  for (const auto& loss : losses(operation, before, {})) all.push_back(loss.what);
  return base::join(all, ", ");
}
} // namespace

Result Invert::taken_back(const model::Operation& operation) const {
  Catalog after = before;
  catalog::apply(after, operation, {}, {});
  auto lost = what_is_lost(operation, before);
  Doubtful doubtful{after, {}};
  before.for_each_table([&](const Table& t) { doubtful(t); });
  before.for_each_view([&](const View& v) { doubtful(v); });
  before.for_each_routine([&](const Routine& r) { doubtful(r); });
  before.for_each_type([&](const Type& t) { doubtful(t); });
  before.for_each_sequence([&](const Sequence& s) { doubtful(s); });
  if (!doubtful.object.empty())
    return NoInverse{"what " + doubtful.object + " looked like is not known: raw SQL made or changed it",
                     doubtful.table, std::move(lost)};
  return Inverse{diff(after, before, {true}), std::move(lost)};
}

/// An object that took only the rights on it along.
Result Invert::dropped(Operations made_again, model::GrantKind kind, const QualifiedName& name,
                       std::string lost) const {
  for (const auto* grant : before.grants_on(kind, name))
    for (auto& operation : made(*grant)) made_again.push_back(std::move(operation));
  return Inverse{std::move(made_again), std::move(lost)};
}

Result Invert::operator()(const model::Insert& o) const {
  if (o.on_conflict) return NoInverse{"which rows were there before the insert is not known"};
  const auto* table = known(o.table);
  const auto* key = table == nullptr ? nullptr : table->primary_key();
  if (key == nullptr)
    return NoInverse{"rows can be found again only by a primary key that the history knows",
                     table == nullptr ? std::optional(o.table) : std::nullopt};
  const auto& columns = std::get<model::PrimaryKey>(key->definition).columns;
  model::Delete inverse;
  inverse.table = o.table;
  for (const auto& row : o.rows) {
    model::Row match;
    for (const auto& column : columns)
      for (const auto& [name, value] : row)
        if (before.same(name, column) && !std::holds_alternative<model::SqlText>(value))
          match.emplace_back(name, value);
    if (match.size() != columns.size())
      return NoInverse{"a row does not name its primary key by literal values"};
    inverse.rows.push_back(std::move(match));
  }
  return undone_by(std::move(inverse));
}
Result Invert::operator()(const model::Upsert&) const {
  return NoInverse{"the rows as they were before are not known"};
}
Result Invert::operator()(const model::Update&) const {
  return NoInverse{"the values before the update are not known"};
}
Result Invert::operator()(const model::Delete&) const { return NoInverse{"the deleted rows are not known"}; }
Result Invert::operator()(const model::Sql&) const { return NoInverse{"raw SQL has no derived inverse"}; }
Result Invert::operator()(const model::SqlFile&) const { return NoInverse{"raw SQL has no derived inverse"}; }

Result invert(const model::Operation& operation, const Catalog& before) {
  return std::visit(Invert{before}, operation);
}

} // namespace aludel::catalog
