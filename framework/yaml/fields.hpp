#pragma once
#include "framework/describe/field.hpp"
#include "framework/yaml/checks.hpp"
#include "framework/yaml/keys.hpp"
#include "framework/yaml/leaves.hpp"

/// Reads every described struct by walking its fields(): missing, unknown and duplicate keys are found here,
/// for all of them alike.
namespace aludel::yaml {

// Parts with a form of their own beside, or instead of, their map.
void read(const Slot& slot, model::IndexColumn& out, Reading& in);
void read(const Slot& slot, model::References& out, Reading& in);
void read(const Slot& slot, model::Comment& out, Reading& in);

void read(const Slot& slot, model::PartitionBound& out, Reading& in);

/// The name of an operation's object. With `schema:` beside it, it is taken whole.
void read_subject(Keys& keys, std::string_view name, describe::Presence presence, model::QualifiedName& out,
                  Reading& in);

inline std::optional<Slot> take(Keys& keys, std::string_view name, describe::Presence presence) {
  return presence == describe::Presence::required ? keys.require(name) : keys.find(name);
}

template<class T>
void read(const Slot& slot, std::optional<T>& out, Reading& in) {
  read(slot, out.emplace(), in);
}
template<class T>
void read(const Slot& slot, base::Boxed<T>& out, Reading& in) {
  read(slot, out.emplace(), in);
}

template<class T>
void read(const Slot& slot, std::vector<T>& out, Reading& in) {
  if (!expect_list(slot, "a list", "begin each item with '- '", in)) return;
  out.reserve(slot.node->items.size());
  for (const auto& item : items_of(slot)) read(item, out.emplace_back(), in);
}

/// "write it as {name: …, columns: …}", with the required keys, or with all where none is required.
template<class T>
std::string shape_of() {
  std::string needed, all;
  T object{};
  describe::for_each_field(object, [&](const auto& entry, const auto&) {
    const auto key = std::string(entry.name) + ": …";
    if (entry.presence == describe::Presence::required) needed += (needed.empty() ? "" : ", ") + key;
    all += (all.empty() ? "" : ", ") + key;
  });
  return "write it as {" + (needed.empty() ? all : needed) + "}";
}

template<class Key>
bool is_left_empty(const Key& entry, const Slot& slot) {
  return entry.blank && is_null(slot);
}

template<class T>
constexpr bool is_list_of_parts = false;
template<class T>
constexpr bool is_list_of_parts<std::vector<T>> = !std::is_same_v<T, model::Identifier>;

/// The value of one key. A list that must be there has something in it.
template<class Form, class T>
void read_field(const Slot& map, const Slot& slot, describe::Presence presence, T& out, Reading& in) {
  if constexpr (std::is_same_v<Form, describe::ByType>)
    read(slot, out, in);
  else
    read_as(Form{}, slot, out, in);
  if constexpr (is_list_of_parts<T>)
    if (presence == describe::Presence::required && is_list(slot) && slot.node->items.empty())
      in.problem("bad-value",
                 map.called() + " needs at least one " + std::string(slot.key.substr(0, slot.key.size() - 1)),
                 "", *slot.place);
}

template<class T>
void read_fields(Keys& keys, T& out, Reading& in) {
  describe::for_each_field(out, [&](const auto& entry, auto& member) {
    using Key = std::remove_cvref_t<decltype(entry)>;
    if constexpr (describe::is_subject<Key>::value)
      read_subject(keys, entry.name, entry.presence, member, in);
    else if (const auto slot = take(keys, entry.name, entry.presence); slot && !is_left_empty(entry, *slot))
      read_field<typename Key::form_type>(keys.slot(), *slot, entry.presence, member, in);
  });
}

/// Whether an optional key says something: a flag does when it is true.
template<class T>
bool says_something(const Slot& slot) {
  bool said = false;
  T object{};
  describe::for_each_field(object, [&](const auto& entry, const auto& member) {
    if (entry.presence == describe::Presence::required) return;
    const auto value = slot_of(slot, entry.name);
    constexpr bool is_flag = std::is_same_v<std::remove_cvref_t<decltype(member)>, bool>;
    said = said || (value && (!is_flag || is_true(*value)));
  });
  return said;
}

template<class T>
void check_rules(const Slot& slot, Reading& in) {
  describe::for_each_rule<T>([&](const describe::Rule& rule) {
    if (rule.kind != describe::Rule::Kind::some)
      check(slot, rule, in);
    else if (!says_something<T>(slot))
      in.problem("missing-key", std::string(rule.message), std::string(rule.help), *slot.place);
  });
}

/// The whole of a struct whose keys are handed out by `keys`.
template<class T>
void read_struct(Keys& keys, T& out, Reading& in) {
  if (!keys.is_map()) return;
  const auto before = in.problems.size();
  describe::for_each_rule<T>([&](const describe::Rule& rule) {
    if (rule.kind == describe::Rule::Kind::alias) keys.alias(rule.first, rule.second);
  });
  read_fields(keys, out, in);
  keys.finish();
  if (in.problems.size() != before) return;
  check_rules<T>(keys.slot(), in);
  if constexpr (requires { check(keys.slot(), out, in); }) check(keys.slot(), out, in);
}

template<describe::Described T>
void read(const Slot& slot, T& out, Reading& in) {
  if constexpr (describe::Shortened<T>)
    if (!is_map(slot)) return read(slot, out.*(T::short_form()), in);
  Keys keys(slot, in, is_map(slot) ? "" : shape_of<T>());
  read_struct(keys, out, in);
}

} // namespace aludel::yaml
