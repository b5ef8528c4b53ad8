#pragma once
#include "framework/dialect/session.hpp"

namespace aludel::test_support {

/// Passes everything on to another session. Tests override what they disturb.
class PassingSession : public dialect::Session {
public:
  explicit PassingSession(dialect::Session& session) : session_(session) {}

  bool table_exists(const model::QualifiedName& table) override { return session_.table_exists(table); }
  std::string version() const override { return session_.version(); }
  void execute(const dialect::Statement& statement) override { session_.execute(statement); }
  std::int64_t run(std::string_view sql, const std::vector<dialect::Bound>& values) override {
    return session_.run(sql, values);
  }
  std::vector<dialect::TextRow> query(std::string_view sql,
                                      const std::vector<dialect::Bound>& values) override {
    return session_.query(sql, values);
  }
  void begin(dialect::Transaction kind) override { session_.begin(kind); }
  void commit() override { session_.commit(); }
  void rollback() noexcept override { session_.rollback(); }
  bool in_transaction() const override { return session_.in_transaction(); }
  void limit(const dialect::Limits& limits) override { session_.limit(limits); }
  bool try_lock(std::string_view name) override { return session_.try_lock(name); }
  void unlock() noexcept override { session_.unlock(); }
  std::optional<dialect::Holder> lock_holder(std::string_view name) override {
    return session_.lock_holder(name);
  }
  bool column_exists(const model::QualifiedName& table, const model::Identifier& column) override {
    return session_.column_exists(table, column);
  }
  bool extension(const model::ExtensionState& state) override { return session_.extension(state); }
  std::vector<model::QualifiedName> user_tables() override { return session_.user_tables(); }
  std::optional<std::uint64_t> free_space() override { return session_.free_space(); }
  std::optional<std::uint64_t> table_size(const model::QualifiedName& table) override {
    return session_.table_size(table);
  }
  std::optional<dialect::Volume> volume(const model::QualifiedName& table) override {
    return session_.volume(table);
  }
  bool index_is_invalid(const model::QualifiedName& index) override {
    return session_.index_is_invalid(index);
  }
  std::optional<catalog::Table> read_table(const model::QualifiedName& table) override {
    return session_.read_table(table);
  }
  catalog::Catalog inspect() override { return session_.inspect(); }

private:
  dialect::Session& session_;
};

} // namespace aludel::test_support
