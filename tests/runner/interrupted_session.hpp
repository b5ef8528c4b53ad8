#pragma once
#include "framework/dialect/session.hpp"

#include <functional>
#include <utility>

namespace aludel::test_support {

/// Passes everything on to another session. Right behind its n-th question for a table, counted from 1 and
/// outside transactions, `meanwhile` happens: what another deployer does between two looks.
class InterruptedSession final : public dialect::Session {
public:
  InterruptedSession(dialect::Session& session, int question, std::function<void()> meanwhile)
      : session_(session), left_(question), meanwhile_(std::move(meanwhile)) {}

  bool happened() const { return left_ <= 0; }

  bool table_exists(const model::QualifiedName& table) override {
    const bool exists = session_.table_exists(table);
    if (!session_.in_transaction() && --left_ == 0) meanwhile_();
    return exists;
  }

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
  int left_;
  std::function<void()> meanwhile_;
};

} // namespace aludel::test_support
