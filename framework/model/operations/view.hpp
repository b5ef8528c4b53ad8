#pragma once
#include "framework/model/table_parts.hpp"

namespace aludel::model {

struct CreateView {
  static constexpr std::string_view key = "create_view";
  static constexpr std::string_view doc = "Make a view.";
  QualifiedName name;
  SqlText sql;
  Identifiers columns;
  bool replace = false;
  Parameters with;
  bool operator==(const CreateView&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        subject("name", &CreateView::name, "The view's name."),
        required("sql", &CreateView::sql, "The query."),
        optional("columns", &CreateView::columns, "Names of its columns; absent: those of the query."),
        optional("replace", &CreateView::replace, "A view of that name is replaced."),
        optional("with", &CreateView::with,
                 "PostgreSQL: options such as `security_barrier: true` and `check_option: local`.")};
  }
};

struct DropView {
  static constexpr std::string_view key = "drop_view";
  static constexpr std::string_view doc = "Remove a view.";
  QualifiedName name;
  bool if_exists = false;
  bool cascade = false;
  bool operator==(const DropView&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &DropView::name, "The view."),
                      optional("if_exists", &DropView::if_exists, "Nothing happens when there is none."),
                      optional("cascade", &DropView::cascade, "PostgreSQL: what depends on it goes too.")};
  }
};

struct CreateMaterializedView {
  static constexpr std::string_view key = "create_materialized_view";
  static constexpr std::string_view doc = "Make a view that keeps its rows (PostgreSQL).";
  QualifiedName name;
  SqlText sql;
  Identifiers columns;
  bool with_data = true;
  bool if_not_exists = false;
  std::string method; ///< empty: the database's default access method
  Parameters with;
  std::string tablespace;
  bool operator==(const CreateMaterializedView&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &CreateMaterializedView::name, "The view's name."),
                      required("sql", &CreateMaterializedView::sql, "The query."),
                      optional("columns", &CreateMaterializedView::columns,
                               "Names of its columns; absent: those of the query."),
                      optional("with_data", &CreateMaterializedView::with_data,
                               "Whether it is filled at once; otherwise it cannot be read before a refresh."),
                      optional("if_not_exists", &CreateMaterializedView::if_not_exists,
                               "Nothing happens when a relation of that name exists."),
                      optional("using", &CreateMaterializedView::method, "The table access method."),
                      optional("with", &CreateMaterializedView::with, "Storage parameters."),
                      optional("tablespace", &CreateMaterializedView::tablespace, "Where it is stored.")};
  }
};

struct RefreshMaterializedView {
  static constexpr std::string_view key = "refresh_materialized_view";
  static constexpr std::string_view doc = "Fill a materialized view anew (PostgreSQL).";
  QualifiedName name;
  bool concurrently = false;
  bool with_data = true;
  bool operator==(const RefreshMaterializedView&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &RefreshMaterializedView::name, "The view."),
                      optional("concurrently", &RefreshMaterializedView::concurrently,
                               "Reads go on meanwhile; it needs a unique index."),
                      optional("with_data", &RefreshMaterializedView::with_data,
                               "When false it is emptied, and cannot be read.")};
  }
};

struct DropMaterializedView {
  static constexpr std::string_view key = "drop_materialized_view";
  static constexpr std::string_view doc = "Remove a materialized view (PostgreSQL).";
  QualifiedName name;
  bool if_exists = false;
  bool cascade = false;
  bool operator==(const DropMaterializedView&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        subject("name", &DropMaterializedView::name, "The view."),
        optional("if_exists", &DropMaterializedView::if_exists, "Nothing happens when there is none."),
        optional("cascade", &DropMaterializedView::cascade, "What depends on it goes too.")};
  }
};

} // namespace aludel::model
