#pragma once
#include "framework/describe/field.hpp"
#include "framework/schema/shape.hpp"

#include <optional>
#include <type_traits>
#include <vector>

/// The described structs as schemas, by walking their fields() and rules().
namespace aludel::schema {

/// One key of a struct, in the order of its fields().
struct Key {
  std::string name;
  std::string doc;
  Shape shape;
  bool required = false;
  std::optional<base::Json> default_value;
};

template<class T>
std::vector<Key> keys_of();

/// The struct as `{keys}`, added to `schema`; other keys are refused.
base::Json object_of(const std::vector<Key>& keys, const std::vector<describe::Rule>& rules,
                     base::Json schema = base::Json::object());

/// "a map: `{name, columns}`"
std::string words_of_map(const std::vector<Key>& keys);

template<class T>
std::vector<describe::Rule> rules_of() {
  std::vector<describe::Rule> rules;
  describe::for_each_rule<T>([&](const describe::Rule& rule) { rules.push_back(rule); });
  return rules;
}

template<describe::Described T>
Shape map_shape() {
  const auto keys = keys_of<T>();
  return {object_of(keys, rules_of<T>()), words_of_map(keys)};
}

template<describe::Worded Enum>
Shape shape(Of<Enum>) {
  std::vector<std::string_view> words;
  for (const auto& word : words_of(Enum{})) words.push_back(word.text);
  return word_shape(words);
}

template<class T>
Shape shape(Of<std::optional<T>>) {
  return shape(Of<T>{});
}
template<class T>
Shape shape(Of<base::Boxed<T>>) {
  return shape(Of<T>{});
}

template<describe::Described T>
Shape shape(Of<T>) {
  auto map = map_shape<T>();
  if constexpr (describe::Shortened<T>) {
    using Short = std::remove_cvref_t<decltype(std::declval<T>().*(T::short_form()))>;
    auto small = shape(Of<Short>{});
    return {any_of({std::move(small.schema), std::move(map.schema)}), small.words + " or " + map.words};
  }
  return map;
}

template<class T>
Shape shape(Of<std::vector<T>>) {
  auto item = shape(Of<T>{});
  return {list_of(std::move(item.schema), std::is_same_v<T, model::Row>), "a list; each: " + item.words};
}

template<class Entry>
Shape shape_of_entry() {
  using Form = typename Entry::form_type;
  if constexpr (std::is_same_v<Form, describe::ByType>)
    return shape(Of<typename Entry::member_type>{});
  else
    return shape(Form{});
}

template<class T>
constexpr bool is_list = false;
template<class T>
constexpr bool is_list<std::vector<T>> = true;

template<class T>
std::optional<base::Json> default_of(const T& value) {
  if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, int>)
    return value;
  else if constexpr (describe::Worded<T>)
    return base::Json(describe::word_of(value));
  else if constexpr (std::is_same_v<T, std::string>)
    return value.empty() ? std::nullopt : std::optional<base::Json>(value);
  else if constexpr (std::is_same_v<T, model::Duration>)
    return base::Json(model::to_string(value));
  else if constexpr (std::is_same_v<T, model::QualifiedName>)
    return value.empty() ? std::nullopt : std::optional<base::Json>(to_string(value));
  else
    return std::nullopt;
}

template<class Entry>
Key key_of_entry(const Entry& entry) {
  Key key{std::string(entry.name), std::string(entry.doc), shape_of_entry<Entry>(), false, {}};
  key.required = entry.presence == describe::Presence::required;
  if constexpr (!describe::is_subject<Entry>::value) {
    using Member = typename Entry::member_type;
    constexpr bool of_parts = is_list<Member> && !std::is_same_v<Member, model::Identifiers>;
    if (of_parts && key.required) key.shape.schema.add("minItems", 1);
    if (entry.blank)
      key.shape.schema =
          any_of({std::move(key.shape.schema), std::move(base::Json::object().add("type", "null"))});
    constexpr bool by_type = std::is_same_v<typename Entry::form_type, describe::ByType>;
    if (!key.required &&
        (by_type || std::is_same_v<Member, model::Duration> || std::is_same_v<Member, model::QualifiedName>))
      key.default_value = default_of(typename Entry::struct_type{}.*(entry.member));
  }
  return key;
}

/// `schema:` beside the name of an object.
Key schema_key();

template<class T>
std::vector<Key> keys_of() {
  std::vector<Key> keys;
  bool named = false;
  describe::for_each_entry<T>([&](const auto& entry) {
    keys.push_back(key_of_entry(entry));
    if constexpr (describe::is_subject<std::remove_cvref_t<decltype(entry)>>::value) named = true;
  });
  if (named) keys.push_back(schema_key());
  for (const auto& rule : rules_of<T>())
    if (rule.kind == describe::Rule::Kind::alias)
      for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i].name == rule.second) {
          auto other = keys[i];
          other.name = rule.first;
          other.doc = "The same as `" + std::string(rule.second) + "`.";
          keys.push_back(std::move(other));
          break;
        }
  return keys;
}

} // namespace aludel::schema
