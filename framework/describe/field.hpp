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

/// One key of a described struct.
template<class Struct, class Member>
struct Field {
  using member_type = Member;
  std::string_view name;
  Member Struct::*member;
  std::string_view doc;
  Presence presence;
};

/// The name of the object that an operation is about: a key that may hold `schema.name`, or have `schema:`
/// beside it.
template<class Struct, class Member>
struct Subject {
  using member_type = Member;
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

template<class S, class M>
constexpr Field<S, M> required(std::string_view name, M S::*member, std::string_view doc) {
  return {name, member, doc, Presence::required};
}
template<class S, class M>
constexpr Field<S, M> optional(std::string_view name, M S::*member, std::string_view doc) {
  return {name, member, doc, Presence::optional};
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
template<class T>
struct is_subject : std::false_type {};
template<class S, class M>
struct is_subject<Subject<S, M>> : std::true_type {};

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

} // namespace aludel::describe
