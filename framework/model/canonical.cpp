#include "framework/model/canonical.hpp"

#include "framework/base/sha256.hpp"

#include <map>
#include <type_traits>

namespace aludel::model {

using base::Json;

namespace {
Json json(bool value) { return value; }
Json json(const std::string& text) { return text; }
Json json(const Identifier& name) { return name.text; }
Json json(const QualifiedName& name) { return Json(Json::Array{name.schema.text, name.name.text}); }

template<class Enum>
requires std::is_enum_v<Enum> Json json(Enum value) {
  if constexpr (describe::Worded<Enum>)
    return describe::word_of(value);
  else
    return static_cast<int>(value);
}

Json json(const Type& type) {
  if (type.kind != TypeKind::native) return to_string(type);
  Json out = Json::object();
  for (const auto& [dialect, text] : type.native) out.add(dialect, text);
  return out;
}

Json json(const SqlText& sql) {
  if (sql.by_dialect.empty()) return sql.every;
  Json out = Json::object();
  for (const auto& [dialect, text] : sql.by_dialect) out.add(dialect, text);
  return out;
}

struct ValueJson {
  Json operator()(const Null&) const { return nullptr; }
  Json operator()(bool value) const { return value; }
  Json operator()(const Number& number) const { return std::move(Json::object().add("number", number.text)); }
  Json operator()(const std::string& text) const { return text; }
  Json operator()(const Param& param) const { return std::move(Json::object().add("param", param.name)); }
  Json operator()(const SqlText& sql) const { return std::move(Json::object().add("sql", json(sql))); }
};
Json json(const Value& value) { return std::visit(ValueJson{}, value); }

Json json(const Row& row) {
  std::map<std::string, Json> sorted; // in whichever order its keys were written
  for (const auto& [column, value] : row) sorted.insert_or_assign(column.text, json(value));
  Json out = Json::object();
  for (auto& [column, value] : sorted) out.add(column, std::move(value));
  return out;
}

Json json(const Parameters& parameters) {
  Json out = Json::object();
  for (const auto& [name, value] : parameters) out.add(name, value);
  return out;
}

Json json(std::int64_t value) { return Json::Number{std::to_string(value)}; }
Json json(const SqlBlock& block) { return block.text; }
Json json(const ColumnName& name) { return Json(Json::Array{json(name.table), json(name.column)}); }
Json json(const TriggerEvent& event) {
  return Json(Json::Array{describe::word_of(event.event), to_string(event.columns)});
}

Json json(const std::vector<SqlBlock>& blocks) {
  Json out = Json::array();
  for (const auto& block : blocks) out.push(block.text);
  return out;
}

template<class T>
Json json(const std::vector<T>& items);
template<class T>
Json json(const std::optional<T>& value);
template<class T>
Json json(const base::Boxed<T>& value);

Json json(const ObjectName& object) {
  Json out = Json::object();
  out.add("kind", describe::word_of(object.kind)).add("name", json(object.name));
  if (!object.part.empty()) out.add("part", json(object.part));
  if (object.arguments) out.add("arguments", json(*object.arguments));
  return out;
}
Json json(const GrantTarget& target) {
  Json out = Json::object();
  out.add("kind", describe::word_of(target.kind)).add("name", json(target.name));
  if (!target.columns.empty()) out.add("columns", json(target.columns));
  if (target.arguments) out.add("arguments", json(*target.arguments));
  return out;
}

template<describe::Described T>
Json json(const T& object) {
  static const T defaults{};
  Json out = Json::object();
  describe::for_each_field(object, [&](const auto& entry, const auto& member) {
    using Member = std::remove_cvref_t<decltype(member)>;
    if constexpr (requires { defaults.*(entry.member); }) {
      if (entry.presence == describe::Presence::optional && member == defaults.*(entry.member)) return;
    } else {
      // The entry belongs to an inlined part: a default-made member stands for its default.
      if (entry.presence == describe::Presence::optional && member == Member{} &&
          !std::is_same_v<Member, bool>)
        return;
    }
    if constexpr (std::is_same_v<Member, SqlFromFile>)
      out.add("body", json(member.block)); // the text counts, not where it stands
    else
      out.add(std::string(entry.name), json(member));
  });
  return out;
}

template<class T>
Json json(const std::vector<T>& items) {
  Json out = Json::array();
  for (const auto& item : items) out.push(json(item));
  return out;
}

template<class T>
Json json(const std::optional<T>& value) {
  return value ? json(*value) : Json();
}
template<class T>
Json json(const base::Boxed<T>& value) {
  return value ? json(*value) : Json();
}

Json json(const SqlBlocks& blocks) {
  if (blocks.by_dialect.empty()) return json(blocks.every);
  Json out = Json::object();
  for (const auto& [dialect, list] : blocks.by_dialect) out.add(dialect, json(list));
  return out;
}

struct OperationJson {
  Json operator()(const Sql& sql) const { return json(sql.blocks); }
  Json operator()(const SqlFile& file) const { return json(file.blocks); } // the text counts, not the path
  template<describe::Described T>
  Json operator()(const T& operation) const {
    return json(operation);
  }
};

struct ConditionJson {
  Json many(std::string_view word, const std::vector<Condition>& operands) const {
    Json list = Json::array();
    for (const auto& operand : operands) list.push(std::visit(*this, operand.test));
    return std::move(Json::object().add(std::string(word), std::move(list)));
  }
  Json operator()(const SqlIs& c) const {
    return std::move(Json::object().add("sql", json(c.sql)).add("is", c.expected));
  }
  Json operator()(const Not& c) const { return many("not", c.operand); }
  Json operator()(const AllOf& c) const { return many("all", c.operands); }
  Json operator()(const AnyOf& c) const { return many("any", c.operands); }
  Json operator()(const auto& c) const { return to_string(Condition{c}); }
};

void add_precondition(Json& out, const base::Boxed<Precondition>& when) {
  if (!when) return;
  out.add("when", std::visit(ConditionJson{}, when->condition.test));
  out.add("else", json(when->otherwise));
}

Json steps(const Steps& list) {
  Json out = Json::array();
  for (const auto& step : list) out.push(canonical(step));
  return out;
}

struct DownJson {
  Json operator()(const DerivedDown&) const { return "auto"; }
  Json operator()(const Steps& list) const { return steps(list); }
  Json operator()(const Irreversible&) const { return "irreversible"; }
};
} // namespace

Json canonical(const Operation& operation) {
  return std::move(
      Json::object().add(std::string(key_of(operation)), std::visit(OperationJson{}, operation)));
}

Json canonical(const Step& step) {
  Json out = canonical(step.operation);
  if (!step.only.empty()) out.add("only", step.only);
  add_precondition(out, step.when);
  if (step.outside_transaction) out.add("transaction", "none");
  return out;
}

Json canonical(const Revision& revision) {
  Json out = Json::object();
  if (!revision.header.dialects.empty()) out.add("dialects", revision.header.dialects);
  out.add("transaction", json(revision.header.transaction));
  add_precondition(out, revision.header.when);
  out.add("up", steps(revision.up)).add("down", std::visit(DownJson{}, revision.down));
  return out;
}

std::string checksum(std::string_view canonical_text) {
  return std::to_string(canonical_version) + ":" + base::sha256(canonical_text);
}
std::string checksum(const Step& step) { return checksum(canonical(step).dump()); }
std::string checksum(const Revision& revision) { return checksum(canonical(revision).dump()); }

bool differ(std::string_view one, std::string_view other) {
  const auto form = [](std::string_view sum) { return sum.substr(0, sum.find(':')); };
  return one != other && form(one) == form(other);
}

} // namespace aludel::model
