#include "framework/base/text.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// The enumeration in `added`, as later operations see it.
class Uses {
public:
  explicit Uses(const model::AddEnumValue& added) : added_(added) {}

  bool in(const Transition& t) const {
    const auto* reading = t.reading();
    return reading == nullptr ? std::visit(Typed{*this, t}, t.change.operation) : in_sql(t, *reading);
  }

private:
  /// Bodies are evaluated later, and a comparison as text is none of the enumeration.
  bool in_sql(const Transition& t, const dialect::SqlReading& reading) const {
    const auto& sql = reading.statement.sql;
    if (reading.kind == "CREATE FUNCTION" || reading.kind == "CREATE PROCEDURE" ||
        reading.kind == "ALTER TYPE" || reading.kind == "COMMENT" ||
        base::lower(sql).find("::text") != std::string::npos)
      return false;
    return sql.find("'" + base::replace_all(added_.value, "'", "''") + "'") != std::string::npos &&
           std::any_of(reading.mentions.begin(), reading.mentions.end(),
                       [&](const auto& mention) { return is_of_type(t, mention.object); });
  }

  bool is_of_type(const Transition& t, const model::ObjectName& object) const {
    if (object.kind == model::ObjectKind::type) return same(t, object.name, added_.name);
    const auto* table = object.kind == model::ObjectKind::table ? t.after().table(object.name) : nullptr;
    return table != nullptr &&
           std::any_of(table->columns.begin(), table->columns.end(),
                       [&](const auto& column) { return is_type(t, column.definition.type); });
  }

  bool is_type(const Transition& t, const model::Type& type) const {
    if (type.kind == model::TypeKind::enumeration) return same(t, type.enumeration, added_.name);
    const auto native = type.native.find(std::string(t.passage->scene.dialect.name()));
    return native != type.native.end() && same(t, model::parse_qualified(native->second), added_.name);
  }
  bool is_value(const model::Value& value) const {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr && *text == added_.value;
  }
  bool is_column(const Transition& t, const model::Column& column) const {
    return column.default_value && is_value(*column.default_value) && is_type(t, column.type);
  }
  bool has_value(const Transition& t, const model::QualifiedName& name, const model::Row& row) const {
    const auto* table = t.before().table(name);
    return table != nullptr && std::any_of(row.begin(), row.end(), [&](const auto& cell) {
             const auto* column = table->column(cell.first, t.before().naming());
             return column != nullptr && is_value(cell.second) && is_type(t, column->definition.type);
           });
  }

  struct Typed {
    const Uses& uses;
    const Transition& t;
    bool rows(const model::QualifiedName& table, const std::vector<model::Row>& all) const {
      return std::any_of(all.begin(), all.end(),
                         [&](const auto& row) { return uses.has_value(t, table, row); });
    }
    bool operator()(const model::Insert& o) const { return rows(o.table, o.rows); }
    bool operator()(const model::Upsert& o) const { return rows(o.table, o.rows); }
    bool operator()(const model::Update& o) const { return uses.has_value(t, o.table, o.set); }
    bool operator()(const model::AddColumn& o) const { return uses.is_column(t, o.column); }
    bool operator()(const model::CreateTable& o) const {
      return std::any_of(o.columns.begin(), o.columns.end(),
                         [&](const auto& c) { return uses.is_column(t, c); });
    }
    bool operator()(const model::AlterColumn& o) const {
      return o.default_value && uses.has_value(t, o.table, {{o.column, *o.default_value}});
    }
    bool operator()(const auto&) const { return false; }
  };

  const model::AddEnumValue& added_;
};

bool is_new_type(const Transition& t, const model::QualifiedName& name) {
  const auto* type = t.before().type(name);
  return type != nullptr && is_new(t, type->origin);
}
} // namespace

Remarks enum_value_used_in_same_transaction(const Transition& t) {
  const auto* o = t.as<model::AddEnumValue>();
  if (o == nullptr || t.transaction == 0 || !target_is_at_least(t, {12})) return {};
  if (is_new_type(t, o->name) && target_is_at_least(t, {17})) return {};
  for (const auto& use : later(t)) {
    if (use.transaction != t.transaction || !Uses(*o).in(use)) continue;
    Remark remark{
        "'" + o->value + "' of " + to_string(o->name) +
            " is used in the transaction that adds it: the server refuses that until it is committed",
        "add the value in a revision of its own, and use it in the next one"};
    remark.place = use.extent.place;
    return {remark};
  }
  return {};
}

} // namespace aludel::lint::rules
