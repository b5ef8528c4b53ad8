#include "framework/lint/parse_ahead.hpp"

namespace aludel::lint {

namespace {
constexpr std::size_t worth_a_thread = 16; // texts
constexpr std::size_t most_held = std::size_t{1}
                                  << 18; // bytes of text; their trees take a hundred times that
} // namespace

ParseAhead::ParseAhead(const dialect::Dialect& dialect, Texts texts) : dialect_(dialect) {
  if (texts.size() < worth_a_thread) return;
  for (const auto* text : texts) {
    index_.emplace(text, slots_.size());
    slots_.push_back({text});
  }
  parser_ = std::jthread([this] { parse_all(); });
}

ParseAhead::~ParseAhead() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

void ParseAhead::parse_all() {
  std::unique_lock lock(mutex_);
  for (auto& slot : slots_) {
    changed_.wait(lock, [&] { return stopped_ || held_ < most_held; });
    if (stopped_) return;
    if (slot.state == Slot::State::waiting) parse(slot, lock);
  }
}

void ParseAhead::parse(Slot& slot, std::unique_lock<std::mutex>& lock) {
  slot.state = Slot::State::begun;
  lock.unlock();
  dialect::SqlReader reader;
  std::exception_ptr failure;
  try {
    reader = dialect_.reader(*slot.text);
  } catch (...) { // told to who reads the text
    failure = std::current_exception();
  }
  lock.lock();
  slot.reader = std::move(reader);
  slot.failure = failure;
  slot.state = Slot::State::parsed;
  held_ += slot.text->text.size();
  changed_.notify_all();
}

std::vector<dialect::SqlReading> ParseAhead::read(const model::SqlBlock& text,
                                                  const catalog::Catalog& before) {
  const auto at = index_.find(&text);
  if (at == index_.end()) return dialect_.read(text, before);
  auto& slot = slots_[at->second];
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return slot.state != Slot::State::begun; });
  const auto reader = taken(slot);
  const auto failure = slot.failure;
  changed_.notify_all();
  lock.unlock();
  if (failure) std::rethrow_exception(failure);
  return reader ? reader(before) : dialect_.read(text, before);
}

/// Empty when nobody has parsed it.
dialect::SqlReader ParseAhead::taken(Slot& slot) {
  if (slot.state == Slot::State::parsed) held_ -= slot.text->text.size();
  slot.state = Slot::State::gone;
  return std::exchange(slot.reader, {});
}

} // namespace aludel::lint
