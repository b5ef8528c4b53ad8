#include "framework/yaml/writer.hpp"

#include <type_traits>

namespace aludel::yaml {

using base::Json;

namespace {
Json form(bool value) { return value; }
Json form(const std::string& text) { return text; }
Json form(const model::Identifier& name) { return name.text; }
Json form(const model::QualifiedName& name) { return to_string(name); }

template<describe::Worded Enum>
Json form(Enum value) {
  return describe::word_of(value);
}

Json by_dialect(const std::map<std::string, std::string>& texts) {
  Json out = Json::object();
  for (const auto& [dialect, text] : texts) out.add(dialect, text);
  return out;
}

Json form(const model::Type& type) {
  return type.kind == model::TypeKind::native ? by_dialect(type.native) : to_string(type);
}

Json form(const model::SqlText& sql) {
  return sql.by_dialect.empty() ? Json(sql.every) : by_dialect(sql.by_dialect);
}

struct ValueForm {
  Json operator()(const model::Null&) const { return nullptr; }
  Json operator()(bool value) const { return value; }
  Json operator()(const model::Number& number) const { return Json::Number{number.text}; }
  Json operator()(const std::string& text) const { return text; }
  Json operator()(const model::Param& param) const {
    return std::move(Json::object().add("param", param.name));
  }
  Json operator()(const model::SqlText& sql) const { return std::move(Json::object().add("sql", form(sql))); }
};
Json form(const model::Value& value) { return std::visit(ValueForm{}, value); }

Json form(const model::Row& row) {
  Json out = Json::object();
  for (const auto& [column, value] : row) out.add(column.text, form(value));
  return out;
}

Json form(const model::Parameters& parameters) {
  Json out = Json::object();
  for (const auto& [name, value] : parameters) out.add(name, value);
  return out;
}

Json form(std::int64_t value) { return Json::Number{std::to_string(value)}; }
Json form(const model::SqlBlock& block) { return block.text; }
Json form(const model::SqlFromFile& file) { return file.path; }
Json form(const model::ColumnName& name) { return Json(Json::Array{form(name.table), form(name.column)}); }

Json form(const std::vector<model::SqlBlock>& blocks) {
  if (blocks.size() == 1) return blocks.front().text;
  Json out = Json::array();
  for (const auto& block : blocks) out.push(block.text);
  return out;
}

Json form(const model::SqlBlocks& blocks) {
  if (blocks.by_dialect.empty()) return form(blocks.every);
  Json out = Json::object();
  for (const auto& [dialect, list] : blocks.by_dialect) out.add(dialect, form(list));
  return out;
}

template<class T>
Json form(const std::vector<T>& items);
template<describe::Described T>
Json form(const T& object);
template<class T>
Json form(const std::optional<T>& value) {
  return value ? form(*value) : Json();
}
template<class T>
Json form(const base::Boxed<T>& value) {
  return value ? form(*value) : Json();
}

Json form(const model::TriggerEvent& event) {
  const std::string word(describe::word_of(event.event));
  return event.columns.empty() ? Json(word) : std::move(Json::object().add(word, form(event.columns)));
}

Json routine(const model::QualifiedName& name, const std::optional<model::Arguments>& arguments) {
  if (!arguments) return form(name);
  return std::move(Json::object().add("name", form(name)).add("arguments", form(*arguments)));
}
Json form(const model::ObjectName& object) {
  const std::string key(describe::word_of(object.kind));
  const auto value = is_part(object.kind) ? Json(Json::Array{form(object.name), form(object.part)})
                                          : routine(object.name, object.arguments);
  return std::move(Json::object().add(key, value));
}
Json form(const model::GrantTarget& on) {
  if (on.kind == model::GrantKind::table && on.columns.empty()) return form(on.name);
  Json out = Json::object();
  out.add(std::string(describe::word_of(on.kind)), routine(on.name, on.arguments));
  if (!on.columns.empty()) out.add("columns", form(on.columns));
  return out;
}
Json form(const model::PartitionBound& bound);
Json form(const std::vector<model::Privilege>& privileges);

template<class Entry>
void add(Json& out, const Entry& entry, const model::QualifiedName& subject) {
  if (!subject.schema.empty()) out.add("schema", form(subject.schema));
  out.add(std::string(entry.name), form(subject.name));
}

/// A name that reads like an expression, or like a name with its order, is only taken for one under its key.
bool has_short_form(const model::IndexColumn& part) {
  const auto& name = part.column.text;
  return name.find_first_of("( ") == std::string::npos;
}
bool has_short_form(const model::PrimaryKey&) { return true; }
bool has_short_form(const model::Argument&) { return true; }

/// Whether the part is no more than the member that may be written alone.
template<describe::Shortened T>
bool is_short(const T& object) {
  T short_one{};
  short_one.*(T::short_form()) = object.*(T::short_form());
  return short_one == object && has_short_form(object);
}

template<describe::Described T>
Json form(const T& object) {
  if constexpr (describe::Shortened<T>)
    if (is_short(object)) return form(object.*(T::short_form()));
  Json out = Json::object();
  describe::for_each_field(object, [&](const auto& entry, const auto& member) {
    using Entry = std::remove_cvref_t<decltype(entry)>;
    if (entry.presence == describe::Presence::optional && describe::is_default(entry, member)) return;
    if constexpr (describe::is_subject<Entry>::value)
      add(out, entry, member);
    else
      out.add(std::string(entry.name), form(member));
  });
  return out;
}

template<class T>
Json form(const std::vector<T>& items) {
  Json out = Json::array();
  for (const auto& item : items) out.push(form(item));
  return out;
}

Json form(const std::vector<model::Privilege>& privileges) {
  if (privileges.size() == 1) return form(privileges.front());
  Json out = Json::array();
  for (const auto privilege : privileges) out.push(form(privilege));
  return out;
}

Json form(const model::PartitionBound& bound) {
  if (bound.is_default()) return "default";
  Json out = Json::object();
  describe::for_each_field(bound, [&](const auto& entry, const auto& member) {
    if (!describe::is_default(entry, member)) out.add(std::string(entry.name), form(member));
  });
  return out;
}

struct OperationForm {
  Json operator()(const model::Sql& sql) const { return form(sql.blocks); }
  Json operator()(const model::SqlFile& file) const {
    return file.path_by_dialect.empty() ? Json(file.path) : by_dialect(file.path_by_dialect);
  }
  template<describe::Described T>
  Json operator()(const T& operation) const {
    return form(operation);
  }
};
} // namespace

Json written(const model::Operation& operation) { return std::visit(OperationForm{}, operation); }

Json written(const model::SqlText& sql) { return form(sql); }

Json written(const std::vector<model::Operation>& operations) {
  Json out = Json::array();
  for (const auto& operation : operations)
    out.push(std::move(Json::object().add(std::string(key_of(operation)), written(operation))));
  return out;
}

} // namespace aludel::yaml
