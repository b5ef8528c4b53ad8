#pragma once
#include <array>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

/// The only reflection in the tree. A described struct has a `static constexpr auto fields()` that returns a
/// tuple of the entries below. YAML reading, canonical text, JSON Schema and reference pages walk it, so that
/// nothing about a field is written twice.
namespace aludel::describe {

enum class Presence { required, optional };

/// The form of most keys: their values are what the member's type says.
struct ByType {};

/// One key of a described struct. `Form` tells what is written where the member's type alone does not.
template<class Struct, class Member, class Form = ByType>
struct Field {
  using struct_type = Struct;
  using member_type = Member;
  using form_type = Form;
  std::string_view name;
  Member Struct::*member;
  std::string_view doc;
  Presence presence;
  bool blank = false; ///< it may stand there without a value, as in a fresh template
};

/// The name of the object that an operation is about: a key that may hold `schema.name`, or have `schema:`
/// beside it.
template<class Struct, class Member>
struct Subject {
  using struct_type = Struct;
  using member_type = Member;
  using form_type = ByType;
  std::string_view name;
  Member Struct::*member;
  std::string_view doc;
  Presence presence;
};

/// The fields of a member, written flat among those of the struct.
template<class Struct, class Member>
struct Inline {
  using member_type = Member;
  Member Struct::*member;
};

template<class Form = ByType, class S, class M>
constexpr Field<S, M, Form> required(std::string_view name, M S::*member, std::string_view doc) {
  return {name, member, doc, Presence::required};
}
template<class Form = ByType, class S, class M>
constexpr Field<S, M, Form> optional(std::string_view name, M S::*member, std::string_view doc) {
  return {name, member, doc, Presence::optional};
}
template<class Form = ByType, class S, class M>
constexpr Field<S, M, Form> blank(std::string_view name, M S::*member, std::string_view doc) {
  return {name, member, doc, Presence::optional, true};
}
template<class S, class M>
constexpr Subject<S, M> subject(std::string_view name, M S::*member, std::string_view doc) {
  return {name, member, doc, Presence::required};
}
template<class S, class M>
constexpr Subject<S, M> optional_subject(std::string_view name, M S::*member, std::string_view doc) {
  return {name, member, doc, Presence::optional};
}
template<class S, class M>
constexpr Inline<S, M> inlined(M S::*member) {
  return {member};
}

/// What the keys of a struct must be together. A described struct may have a `static constexpr auto rules()`
/// that returns an array of them.
struct Rule {
  enum class Kind {
    excludes, ///< not both keys
    one_of,   ///< exactly one of the two keys
    needs,    ///< the first key only with the second
    alias,    ///< the first key is another spelling of the second
    some,     ///< at least one of the optional keys
  };
  Kind kind;
  std::string_view first;
  std::string_view second;
  std::string_view message; ///< of `needs` and `some`
  std::string_view help;
  std::string_view flag; ///< one of the two that is true or false, and counts only when it is true
};

constexpr Rule excludes(std::string_view first, std::string_view second, std::string_view why,
                        std::string_view flag = {}) {
  return {Rule::Kind::excludes, first, second, {}, why, flag};
}
constexpr Rule one_of(std::string_view first, std::string_view second) {
  return {Rule::Kind::one_of, first, second, {}, "remove one of them", {}};
}
constexpr Rule needs(std::string_view first, std::string_view second, std::string_view message,
                     std::string_view help) {
  return {Rule::Kind::needs, first, second, message, help, {}};
}
constexpr Rule alias(std::string_view written, std::string_view means) {
  return {Rule::Kind::alias, written, means, {}, "keep one of them", {}};
}
constexpr Rule some(std::string_view message, std::string_view help) {
  return {Rule::Kind::some, {}, {}, message, help, {}};
}

template<class T>
concept Ruled = requires {
  T::rules();
};

/// How a value of an enumeration is spelled.
template<class Enum>
struct Word {
  std::string_view text;
  Enum value;
};

/// An enumeration that is written as a word has, beside it, `constexpr auto words_of(Enum)`: an array of
/// Word. Where a value has several words, the first is the one that is written.
template<class T>
concept Worded = std::is_enum_v<T> && requires(T value) {
  words_of(value);
};

template<Worded Enum>
constexpr std::string_view word_of(Enum value) {
  for (const auto& word : words_of(value))
    if (word.value == value) return word.text;
  return {};
}

template<class T>
concept Described = requires {
  T::fields();
};

template<class T>
struct is_inline : std::false_type {};
template<class S, class M>
struct is_inline<Inline<S, M>> : std::true_type {};
/// A part that may be written as the value of one of its members alone: `static constexpr auto short_form()`
/// returns that member.
template<class T>
concept Shortened = requires {
  T::short_form();
};

template<class T>
struct is_subject : std::false_type {};
template<class S, class M>
struct is_subject<Subject<S, M>> : std::true_type {};

/// Whether the key may be left out: what it holds is what it holds when it is absent.
template<class Entry, class M>
constexpr bool is_default(const Entry& entry, const M& value) {
  return value == typename Entry::struct_type{}.*(entry.member);
}

/// Calls `visit(entry, member)` for every key of `object`, walking into inlined members: `entry` is a Field
/// or a Subject, `member` a reference to what it describes.
template<class T, class Visit>
constexpr void for_each_field(T& object, Visit&& visit) {
  const auto one = [&](const auto& entry) {
    auto& member = object.*(entry.member);
    if constexpr (is_inline<std::remove_cvref_t<decltype(entry)>>::value)
      for_each_field(member, visit);
    else
      visit(entry, member);
  };
  std::apply([&](const auto&... entries) { (one(entries), ...); }, std::remove_cv_t<T>::fields());
}

/// Calls `visit(entry)` for every key of `T`, without an object.
template<class T, class Visit>
constexpr void for_each_entry(Visit&& visit) {
  const auto one = [&](const auto& entry) {
    using Entry = std::remove_cvref_t<decltype(entry)>;
    if constexpr (is_inline<Entry>::value)
      for_each_entry<typename Entry::member_type>(visit);
    else
      visit(entry);
  };
  std::apply([&](const auto&... entries) { (one(entries), ...); }, T::fields());
}

/// Calls `visit(rule)` for every rule of `T` and of its inlined members.
template<class T, class Visit>
constexpr void for_each_rule(Visit&& visit) {
  if constexpr (Ruled<T>)
    for (const auto& rule : T::rules()) visit(rule);
  const auto inner = [&](const auto& entry) {
    using Entry = std::remove_cvref_t<decltype(entry)>;
    if constexpr (is_inline<Entry>::value) for_each_rule<typename Entry::member_type>(visit);
  };
  std::apply([&](const auto&... entries) { (inner(entries), ...); }, T::fields());
}

} // namespace aludel::describe
