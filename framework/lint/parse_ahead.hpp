#pragma once
#include "framework/base/channel.hpp"
#include "framework/dialect/dialect.hpp"

#include <exception>
#include <thread>
#include <vector>

namespace aludel::lint {

/// Reads texts of raw SQL, while a thread of its own parses those that come next.
class ParseAhead {
public:
  using Texts = std::vector<const model::SqlBlock*>;

  /// The texts are read in this order; what is left out, and all behind it, is read without the other thread.
  /// They and the dialect outlive this.
  ParseAhead(const dialect::Dialect& dialect, Texts texts);

  /// As Dialect::read, of any text.
  std::vector<dialect::SqlReading> read(const model::SqlBlock& text, const catalog::Catalog& before);

private:
  struct Parsed {
    dialect::SqlReader reader;
    std::exception_ptr failure; ///< told to who reads the text
  };
  Parsed parsed(const model::SqlBlock& text) const;
  void parse(const std::stop_token& stop);

  const dialect::Dialect& dialect_;
  const Texts texts_;
  std::size_t next_ = 0; ///< of the texts, to be read
  base::Channel<Parsed> parsed_;
  std::jthread thread_; ///< last: it ends before what it uses
};

} // namespace aludel::lint
