#include "framework/lint/absences.hpp"

#include "framework/base/spelling.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/relations.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/foreign_keys.hpp"

#include <algorithm>

namespace aludel::lint {

namespace {
using model::QualifiedName;

/// What a typed operation, or what a statement was read as, must find.
struct Needed {
  std::vector<NeededName>& out;
  std::string_view dialect;

  void add(const QualifiedName& name) const { out.push_back({name}); }
  void operator()(const model::CreateTable& o) const {
    if (o.partition_of) add(o.partition_of->table);
  }
  void operator()(const model::DropTable& o) const {
    if (!o.if_exists) add(o.name);
  }
  void operator()(const model::RenameTable& o) const { add(o.from); }
  void operator()(const model::AttachPartition& o) const {
    add(o.table);
    add(o.partition);
  }
  void operator()(const model::RefreshMaterializedView& o) const { add(o.name); }
  void operator()(const model::CreateView& o) const { query(o.sql); }
  void operator()(const model::CreateMaterializedView& o) const { query(o.sql); }
  void query(const model::SqlText& sql) const {
    const auto* text = sql.in(dialect);
    if (text == nullptr) return;
    for (const auto& use : catalog::relations_in(*text)) add(catalog::name_of(use));
  }
  void operator()(const model::Reindex& o) const {
    if (!o.table.empty()) add(o.table);
  }
  void operator()(const model::DropTrigger& o) const {
    if (!o.if_exists) add(o.table);
  }
  void operator()(const model::DropPolicy& o) const {
    if (!o.if_exists) add(o.table);
  }
  void operator()(const model::DropColumn& o) const {
    if (!o.if_exists) add(o.table);
  }
  void operator()(const model::DropConstraint& o) const {
    if (!o.if_exists) add(o.table);
  }
  void operator()(const model::Grant& o) const {
    if (o.on.kind == model::GrantKind::table) add(o.on.name);
  }
  void operator()(const model::Comment& o) const {
    if (o.on.kind == model::ObjectKind::table || o.on.kind == model::ObjectKind::column) add(o.on.name);
  }
  void operator()(const auto& o) const {
    if constexpr (requires { o.table.schema; }) add(o.table);
  }
};

bool changes_rows(const dialect::SqlReading& reading) {
  constexpr std::array kinds{"INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE"};
  return std::find(kinds.begin(), kinds.end(), reading.kind) != kinds.end();
}

/// The relations that the words of a statement of rows tell.
std::vector<NeededName> in_rows(const dialect::SqlReading& reading, const catalog::Catalog& catalog) {
  std::vector<NeededName> out;
  for (const auto& use : catalog::relations_in(reading.statement.sql)) {
    out.push_back({catalog::relation_by_path(catalog::name_of(use), catalog),
                   dialect::place_in(reading.statement, use.word.begin)});
    out.back().place.length = static_cast<int>(use.word.end - use.word.begin);
  }
  return out;
}

/// What an ALTER TABLE that is no operation writes, or a TRUNCATE; that of IF EXISTS need not be there.
std::vector<NeededName> written_by(const dialect::SqlReading& reading) {
  std::vector<NeededName> out;
  const auto words = catalog::words_of(reading.statement.sql);
  if (words.size() > 2 && catalog::is_keyword(words[2], "if")) return out;
  for (const auto& mention : reading.mentions)
    if (mention.writes && mention.object.kind == model::ObjectKind::table)
      out.push_back({mention.object.name, mention.place});
  return out;
}

/// Where the statement that it was read from says each name, as far as its grammar tells.
void find_places(const Transition& t, std::vector<NeededName>& names) {
  if (t.reading() == nullptr) return;
  for (auto& needed : names)
    for (const auto& mention : t.reading()->mentions)
      if (mention.place.known() && !is_part(mention.object.kind) && same(t, mention.object.name, needed.name))
        needed.place = mention.place;
}

/// Of the session, of this program, or a function that is read as a table.
bool is_nobodys(const Transition& t, const QualifiedName& name) {
  const auto schema = base::lower(name.schema.text);
  const auto text = base::lower(name.name.text);
  return is_of_engine(t, name) || schema == "pg_temp" || schema == "temp" || text.rfind("aludel_", 0) == 0 ||
         text.rfind("pragma_", 0) == 0;
}
} // namespace

std::vector<NeededName> needed_relations(const Transition& t) {
  std::vector<NeededName> out;
  if (const auto* raw = t.raw()) {
    if (raw->grasp == dialect::SqlReading::Grasp::none) return out;
    if (changes_rows(*raw)) out = in_rows(*raw, t.before());
    if (raw->kind == "ALTER TABLE" || raw->kind == "TRUNCATE TABLE") out = written_by(*raw);
  } else {
    std::visit(Needed{out, t.passage->scene.dialect.name()}, t.change.operation);
    find_places(t, out);
  }
  std::erase_if(out,
                [&](const NeededName& needed) { return needed.name.empty() || is_nobodys(t, needed.name); });
  return out;
}

std::vector<NeededName> referenced_tables(const Transition& t) {
  std::vector<NeededName> out;
  for (const auto& key : made_foreign_keys(t)) out.push_back({key.references.table});
  return out;
}

std::string why_absent(const Transition& t, const QualifiedName& name) {
  const auto resolved = t.before().resolved(name);
  const auto& chronicle = t.passage->scene.chronicle;
  if (const auto event = chronicle.last_before(resolved, t.moment);
      event && event->what == Event::What::dropped)
    return "; it was dropped in " + event->revision;
  else if (event && event->what == Event::What::renamed)
    return "; it was renamed to " + event->to.text + " in " + event->revision;
  if (const auto event = chronicle.first_after(resolved, t.moment); event && event->what == Event::What::made)
    return "; it is created later, in " + event->revision;
  std::vector<std::string> names;
  t.before().for_each_table([&](const catalog::Table& table) { names.push_back(to_string(table.name)); });
  const auto near = base::did_you_mean(to_string(name), names);
  return near.empty() ? "" : "; " + near;
}

} // namespace aludel::lint
