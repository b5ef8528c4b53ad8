#pragma once
#include "framework/describe/field.hpp"
#include "framework/yaml/checks.hpp"
#include "framework/yaml/keys.hpp"
#include "framework/yaml/leaves.hpp"

/// Reads every described struct by walking its fields(): missing, unknown and duplicate keys are found here,
/// for all of them alike.
namespace aludel::yaml {

// Parts with a short form beside their map.
void read(const Slot& slot, model::PrimaryKey& out, Reading& in);
void read(const Slot& slot, model::IndexColumn& out, Reading& in);
void read(const Slot& slot, model::References& out, Reading& in);
void read(const Slot& slot, model::CommentTarget& out, Reading& in);
void read(const Slot& slot, model::Comment& out, Reading& in);

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

template<class T>
void read_fields(Keys& keys, T& out, Reading& in) {
  describe::for_each_field(out, [&](const auto& entry, auto& member) {
    if constexpr (describe::is_subject<std::remove_cvref_t<decltype(entry)>>::value)
      read_subject(keys, entry.name, entry.presence, member, in);
    else if (const auto slot = take(keys, entry.name, entry.presence))
      read(*slot, member, in);
  });
}

/// The whole of a struct whose keys are handed out by `keys`.
template<class T>
void read_struct(Keys& keys, T& out, Reading& in) {
  if (!keys.is_map()) return;
  const auto before = in.problems.size();
  read_fields(keys, out, in);
  keys.finish();
  if constexpr (requires { check(keys.slot(), out, in); })
    if (in.problems.size() == before) check(keys.slot(), out, in);
}

template<describe::Described T>
void read(const Slot& slot, T& out, Reading& in) {
  Keys keys(slot, in, is_map(slot) ? "" : shape_of<T>());
  read_struct(keys, out, in);
}

} // namespace aludel::yaml
