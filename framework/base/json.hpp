#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace aludel::base {

/// A JSON value (RFC 8259). Objects keep the order in which members were added; numbers are
/// kept as the text that is printed, so that none loses a digit.
class Json {
public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;
  struct Number {
    std::string text;
    bool operator==(const Number&) const = default;
  };

  Json() = default;
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  template<std::integral T>
  requires(!std::same_as<T, bool>) Json(T value) : value_(Number{std::to_string(value)}) {}
  Json(Number value) : value_(std::move(value)) {}
  Json(const char* text) : value_(std::string(text)) {}
  Json(std::string_view text) : value_(std::string(text)) {}
  Json(std::string text) : value_(std::move(text)) {}
  Json(Array items) : value_(std::move(items)) {}
  Json(Object members) : value_(std::move(members)) {}
  Json(const std::vector<std::string>& texts);

  static Json array() { return Json(Array{}); }
  static Json object() { return Json(Object{}); }
  /// The value that a text is; nullopt when it is not JSON from its beginning to its end.
  static std::optional<Json> parse(std::string_view text);

  bool operator==(const Json&) const = default;

  Json& add(std::string name, Json value); ///< appends a member; the value must be an object
  Json& push(Json value);                  ///< appends an item; the value must be an array

  /// Calls `visit` with nullptr, a bool, a Number, a std::string, an Array or an Object.
  template<class Visit>
  decltype(auto) visit(Visit&& visitor) const {
    return std::visit(std::forward<Visit>(visitor), value_);
  }

  const std::string* text() const { return std::get_if<std::string>(&value_); } ///< null: no text
  const Array* items() const { return std::get_if<Array>(&value_); }
  const Object* members() const { return std::get_if<Object>(&value_); }
  const Json* member(std::string_view name) const; ///< null: no object, or without it
  bool is_true() const;                            ///< the word `true`

  /// Always UTF-8: what is none in a text is written as U+FFFD.
  /// `indent` < 0: one line without blanks, the canonical form. Otherwise that many blanks a level.
  std::string dump(int indent = -1) const;

private:
  void write(std::string& out, int indent, int level) const;
  std::variant<std::nullptr_t, bool, Number, std::string, Array, Object> value_ = nullptr;
};

/// null for an empty text.
inline Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

} // namespace aludel::base
