#pragma once
#include "framework/workspace/compare.hpp"

#include <memory>
#include <string>

namespace aludel::conformance {

/// A live database, empty at first, and what is said of it on paper.
class LiveDatabase {
public:
  LiveDatabase(dialect::DialectPtr dialect, const std::string& url);

  /// Runs an operation in a transaction of its own. False when the dialect refuses it: nothing has run then.
  /// Throws base::Error when the server refuses it.
  bool run(const model::Operation& operation);

  const dialect::Dialect& dialect() const { return *dialect_; }
  const catalog::Catalog& on_paper() const { return now_; }
  catalog::Catalog inspected() { return session_->inspect(); }
  bool is_postgresql_before(int version) const;
  /// From now on what is there is what is on paper.
  void put_on_paper() { now_ = inspected(); }
  /// From what is on paper to what is there, a line each.
  std::string unforeseen();
  /// The same between two schemas, of which `from` may be on paper.
  std::string difference(const workspace::Schema& from, const catalog::Catalog& inspected) const;

private:
  void run(const dialect::Rendering& rendering, const model::Operation& operation);

  dialect::DialectPtr dialect_;
  std::string url_;
  std::unique_ptr<dialect::Session> session_;
  catalog::Catalog now_;
};

/// What the operation renders to, with what the dialect says of it.
dialect::Rendering rendered(const dialect::Dialect& dialect, const model::Operation& operation,
                            const catalog::Catalog& before);

/// The statements of a rendering as one text.
std::string text_of(const dialect::Rendering& rendering);

} // namespace aludel::conformance
