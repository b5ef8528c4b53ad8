#include "framework/replay/touched.hpp"

namespace aludel::replay {

namespace {
using Names = std::set<std::string>;

/// Puts the names of one operation into `into`; false when it may touch anything.
struct Touch {
  Names& into;

  bool named(std::string_view kind, const std::string& name) const {
    into.insert(std::string(kind) + " " + name);
    return true;
  }
  bool table(const model::QualifiedName& name) const { return named("table", to_string(name)); }
  bool index(const model::QualifiedName& name) const { return named("index", to_string(name)); }
  void keys_of(const std::vector<model::Column>& columns) const {
    for (const auto& column : columns)
      if (column.references) table(column.references->table);
  }

  bool operator()(const model::Sql&) const { return false; }
  bool operator()(const model::SqlFile&) const { return false; }
  bool operator()(const model::CreateTable& o) const {
    keys_of(o.columns);
    for (const auto& key : o.foreign_keys) table(key.references.table);
    for (const auto& made : o.indexes) index({o.name.schema, made.name});
    return table(o.name);
  }
  bool operator()(const model::DropTable& o) const { return !o.cascade && table(o.name); }
  bool operator()(const model::RenameTable& o) const { return table(o.from) && table({o.from.schema, o.to}); }
  bool operator()(const model::AddColumn& o) const {
    keys_of({o.column});
    return table(o.table);
  }
  bool operator()(const model::AddForeignKey& o) const { return table(o.table) && table(o.references.table); }
  bool operator()(const model::CreateIndex& o) const {
    return table(o.table) && index({o.table.schema, o.index.name});
  }
  bool operator()(const model::DropIndex& o) const { return index(o.name); }
  bool operator()(const model::RenameIndex& o) const { return index(o.from) && index({o.from.schema, o.to}); }
  bool operator()(const model::Reindex& o) const { return o.index.empty() ? table(o.table) : index(o.index); }
  bool operator()(const model::Comment& o) const {
    if (!o.on.schema.empty()) return named("schema", o.on.schema.text);
    return o.on.index.empty() ? table(o.on.table) : index(o.on.index);
  }
  bool operator()(const model::CreateSchema& o) const { return named("schema", o.name.text); }
  bool operator()(const model::DropSchema& o) const { return !o.cascade && named("schema", o.name.text); }
  bool operator()(const model::CreateExtension& o) const { return named("extension", o.name.text); }
  bool operator()(const model::DropExtension& o) const {
    return !o.cascade && named("extension", o.name.text);
  }
  /// Everything else is about one table.
  bool operator()(const auto& o) const { return table(o.table); }
};

bool touch(const model::Steps& steps, Names& names) {
  for (const auto& step : steps)
    if (!std::visit(Touch{names}, step.operation)) return false;
  return true;
}
} // namespace

std::optional<Names> touched(const model::Revision& revision) {
  Names names;
  if (!touch(revision.up, names)) return std::nullopt;
  const auto* down = std::get_if<model::Steps>(&revision.down);
  if (down != nullptr && !touch(*down, names)) return std::nullopt;
  return names;
}

} // namespace aludel::replay
