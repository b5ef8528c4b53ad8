#pragma once
#include "framework/dialect/dialect.hpp"

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace aludel::lint {

/// Reads texts of raw SQL, while another thread parses those that come next.
class ParseAhead {
public:
  using Texts = std::vector<const model::SqlBlock*>;

  /// All these texts will be read, in this order; they and the dialect outlive this.
  ParseAhead(const dialect::Dialect& dialect, Texts texts);
  ~ParseAhead();
  ParseAhead(const ParseAhead&) = delete;
  ParseAhead& operator=(const ParseAhead&) = delete;

  /// As Dialect::read, of any text.
  std::vector<dialect::SqlReading> read(const model::SqlBlock& text, const catalog::Catalog& before);

private:
  struct Slot {
    enum class State { waiting, begun, parsed, gone };
    const model::SqlBlock* text = nullptr;
    State state = State::waiting;
    dialect::SqlReader reader = {};
    std::exception_ptr failure = {};
  };

  void parse_all();
  void parse(Slot& slot, std::unique_lock<std::mutex>& lock);
  dialect::SqlReader taken(Slot& slot);

  const dialect::Dialect& dialect_;
  std::vector<Slot> slots_;
  std::unordered_map<const model::SqlBlock*, std::size_t> index_;
  std::mutex mutex_; ///< of all that follows, and of the slots
  std::condition_variable changed_;
  std::size_t held_ = 0; ///< bytes of the texts that are parsed and not read yet
  bool stopped_ = false;
  std::jthread parser_; ///< last: it uses all the others
};

} // namespace aludel::lint
