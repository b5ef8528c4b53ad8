#include "framework/lint/parse_ahead.hpp"

#include <utility>

namespace aludel::lint {

namespace {
constexpr std::size_t worth_a_thread = 16; // texts
constexpr std::size_t texts_ahead = 8;     // the trees of a long one take much room
} // namespace

ParseAhead::ParseAhead(const dialect::Dialect& dialect, Texts texts)
    : dialect_(dialect),
      texts_(texts.size() < worth_a_thread ? Texts{} : std::move(texts)),
      parsed_(texts_ahead) {
  if (!texts_.empty()) thread_ = std::jthread([this](const std::stop_token& stop) { parse(stop); });
}

std::vector<dialect::SqlReading> ParseAhead::read(const model::SqlBlock& text,
                                                  const catalog::Catalog& before) {
  if (next_ == texts_.size() || texts_[next_] != &text) return dialect_.read(text, before);
  ++next_;
  const auto parsed = parsed_.take();
  if (parsed->failure) std::rethrow_exception(parsed->failure);
  return parsed->reader(before);
}

ParseAhead::Parsed ParseAhead::parsed(const model::SqlBlock& text) const {
  try {
    return {dialect_.reader(text), {}};
  } catch (...) { // a lack of memory
    return {{}, std::current_exception()};
  }
}

void ParseAhead::parse(const std::stop_token& stop) {
  for (const auto* text : texts_)
    if (!parsed_.put(parsed(*text), stop)) return;
}

} // namespace aludel::lint
