#pragma once
#include <string_view>

/// What is written under a key where the type of its member does not tell. Each is a form of describe::Field:
/// the reader and the JSON Schema have one overload for each. `doc` says it on the reference pages.
namespace aludel::model {

/// A text, or a list of texts; `due` is what complaints call one of them.
struct RevisionIds {
  static constexpr std::string_view due = "an identifier";
  static constexpr std::string_view doc = "an identifier or a list";
};
struct Labels {
  static constexpr std::string_view due = "a label";
  static constexpr std::string_view doc = "a label or a list";
};
/// As above, and at least one.
struct Folders {
  static constexpr std::string_view due = "a folder";
  static constexpr std::string_view doc = "a folder or a list";
};
struct DialectNames {
  static constexpr std::string_view doc = "a dialect or a list";
};
struct RevisionIdText {
  static constexpr std::string_view doc = "an identifier";
};
struct Moment {
  static constexpr std::string_view doc = "a date, with or without a time";
};
struct Day {
  static constexpr std::string_view doc = "a date";
};
/// A text that says why.
struct Reason {
  static constexpr std::string_view doc = "a text";
};
/// A duration, or `none`.
struct Limit {
  static constexpr std::string_view doc = "a duration or none";
};
/// The one word `none`.
struct Outside {
  static constexpr std::string_view doc = "none";
};
/// `name` or `schema.name`: no part is empty, and there is no third.
struct TableName {
  static constexpr std::string_view doc = "a name, or `schema.name`";
};
/// Schema → database file; not the names that a database has for parts of itself, `main` and `temp`.
struct Attached {
  static constexpr std::string_view doc = "a map of names and files";
};
/// A file name that holds `{revision}`, in no folder.
struct FileTemplate {
  static constexpr std::string_view doc = "a file name";
};
/// `[table, part]`.
struct TableAndPart {
  static constexpr std::string_view doc = "[table, name]";
};
/// An object that `rename` is for.
struct Renamed {
  static constexpr std::string_view doc = "an object";
};

} // namespace aludel::model
