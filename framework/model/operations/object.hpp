#pragma once
#include "framework/model/forms.hpp"
#include "framework/model/object_name.hpp"

namespace aludel::model {

struct Comment {
  static constexpr std::string_view key = "comment";
  static constexpr std::string_view doc = "Set or remove the remark on an object.";
  ObjectName on;
  std::optional<std::string> text;
  bool operator==(const Comment&) const = default;
  static constexpr auto fields() {
    return std::tuple{required("on", &Comment::on, "The object: `{table: t}`, `{column: [t, c]}` …"),
                      blank("text", &Comment::text, "The remark; absent or null removes it.")};
  }
};

/// Tables, columns, constraints and indexes have operations of their own.
struct Rename {
  static constexpr std::string_view key = "rename";
  static constexpr std::string_view doc = "Give a view, sequence, type, function, procedure, trigger, policy "
                                          "or schema another name (PostgreSQL).";
  ObjectName on;
  Identifier to;
  bool operator==(const Rename&) const = default;
  static constexpr auto fields() {
    return std::tuple{required<Renamed>("on", &Rename::on, "The object: `{view: v}`, `{trigger: [t, n]}` …"),
                      required("to", &Rename::to, "Its new name, without a schema.")};
  }
};

} // namespace aludel::model
