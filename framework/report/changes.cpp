#include "framework/report/changes.hpp"

#include "framework/base/passwords.hpp"

#include <algorithm>

namespace aludel::report {

using base::Json;

namespace {
const Json* find(const Json::Object& members, const std::string& name) {
  const auto at =
      std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.first == name; });
  return at == members.end() ? nullptr : &at->second;
}

/// The operation of a step, or of an item of a list, to tell it from the others.
std::string key_of(const Json& step) {
  const auto* members = step.members();
  return members == nullptr || members->empty() ? "" : members->front().first;
}

/// Which items of two lists belong together: an item without a partner came or went.
using Pairs = std::vector<std::pair<const Json*, const Json*>>;

/// By the longest run of items that are the same; what lies between is paired in its order where `alike`.
class Pairing {
public:
  Pairing(const Json::Array& was, const Json::Array& is, bool (*alike)(const Json&, const Json&))
      : was_(was), is_(is), alike_(alike) {}

  Pairs pairs() {
    std::size_t front = 0, back = 0;
    while (front < std::min(was_.size(), is_.size()) && was_[front] == is_[front]) ++front;
    while (back < std::min(was_.size(), is_.size()) - front &&
           was_[was_.size() - 1 - back] == is_[is_.size() - 1 - back])
      ++back;
    std::vector<std::size_t> common; // items of `was` that stand in `is` too, in order; each twice
    auto i = front, j = front;
    const auto was_end = was_.size() - back, is_end = is_.size() - back;
    while (i < was_end || j < is_end) {
      const auto same = next_same(i, was_end, j, is_end);
      between(i, same.first, j, same.second);
      i = same.first + 1;
      j = same.second + 1;
    }
    return std::move(pairs_);
  }

private:
  /// The next two items that are the same, with the fewest items before them; else both ends.
  std::pair<std::size_t, std::size_t> next_same(std::size_t i, std::size_t was_end, std::size_t j,
                                                std::size_t is_end) const {
    for (std::size_t skipped = 0; skipped < (was_end - i) + (is_end - j); ++skipped)
      for (std::size_t a = i; a < was_end && a - i <= skipped; ++a)
        if (const auto b = j + (skipped - (a - i)); b < is_end && was_[a] == is_[b]) return {a, b};
    return {was_end, is_end};
  }

  void between(std::size_t i, std::size_t was_end, std::size_t j, std::size_t is_end) {
    while (i < was_end && j < is_end && alike_(was_[i], is_[j])) pairs_.emplace_back(&was_[i++], &is_[j++]);
    for (; i < was_end; ++i) pairs_.emplace_back(&was_[i], nullptr);
    for (; j < is_end; ++j) pairs_.emplace_back(nullptr, &is_[j]);
  }

  const Json::Array& was_;
  const Json::Array& is_;
  bool (*alike_)(const Json&, const Json&);
  Pairs pairs_;
};

bool same_operation(const Json& a, const Json& b) { return key_of(a) == key_of(b); }
bool always(const Json&, const Json&) { return true; }

/// Walks through two values side by side.
class Walk {
public:
  std::vector<std::string> lines;

  void value(const std::string& path, const Json& was, const Json& is) {
    if (was == is) return;
    if (was.members() != nullptr && is.members() != nullptr)
      return members(path, *was.members(), *is.members());
    if (was.items() != nullptr && is.items() != nullptr) return items(path, *was.items(), *is.items());
    line(path, "was " + shown(path, was) + ", is " + shown(path, is));
  }

  void steps(const std::string& direction, const Json& was, const Json& is) {
    if (was == is) return;
    if (was.items() == nullptr || is.items() == nullptr) return value(direction, was, is);
    for (const auto& [old, now] : Pairing(*was.items(), *is.items(), same_operation).pairs()) {
      if (now == nullptr)
        gone("a step of " + direction, *old);
      else if (old == nullptr)
        line(direction + ", step " + number(now, *is.items()), "is new: " + shown("", *now));
      else
        step(direction + ", step " + number(now, *is.items()) + " (" + key_of(*now) + ")", *old, *now);
    }
  }

private:
  static std::string number(const Json* item, const Json::Array& list) {
    return std::to_string(item - list.data() + 1);
  }
  static std::string below(const std::string& path, const std::string& name) {
    return path + (path.back() == ')' ? ", " : ".") + name;
  }

  /// Without passwords; `name` may tell that the value is one.
  static std::string shown(const std::string& name, const Json& value) {
    Json named = Json::object();
    named.add(name, value);
    return base::json_without_passwords(named).members()->front().second.dump();
  }

  void line(const std::string& path, const std::string& what) { lines.push_back(path + " " + what); }
  void gone(const std::string& path, const Json& old) {
    line(path, "is no more; it was " + shown(path, old));
  }

  /// The operation's own fields, then what stands beside it.
  void step(const std::string& name, const Json& was, const Json& is) {
    for (const auto& [key, now] : *is.members()) {
      const auto* old = find(*was.members(), key);
      if (old == nullptr)
        line(below(name, key), "is new: " + shown(key, now));
      else
        value(key == key_of(is) ? name : below(name, key), *old, now);
    }
    gone(name, *was.members(), *is.members());
  }

  void members(const std::string& path, const Json::Object& was, const Json::Object& is) {
    for (const auto& [key, now] : is) {
      const auto* old = find(was, key);
      old == nullptr ? line(below(path, key), "is new: " + shown(key, now))
                     : value(below(path, key), *old, now);
    }
    gone(path, was, is);
  }

  void gone(const std::string& path, const Json::Object& was, const Json::Object& is) {
    for (const auto& [key, old] : was)
      if (find(is, key) == nullptr) gone(below(path, key), old);
  }

  void items(const std::string& path, const Json::Array& was, const Json::Array& is) {
    for (const auto& [old, now] : Pairing(was, is, always).pairs()) {
      if (now == nullptr)
        gone("an item of " + path, *old);
      else if (old == nullptr)
        line(path + "[" + number(now, is) + "]", "is new: " + shown("", *now));
      else
        value(path + "[" + number(now, is) + "]", *old, *now);
    }
  }
};
} // namespace

std::vector<std::string> changes(const Json& was, const Json& is) {
  Walk walk;
  const auto *before = was.members(), *after = is.members();
  if (before == nullptr || after == nullptr) return {};
  for (const auto& [key, now] : *after) {
    const auto* old = find(*before, key);
    const bool is_direction = key == "up" || key == "down";
    if (old != nullptr && is_direction)
      walk.steps(key, *old, now);
    else
      walk.value(key, old == nullptr ? Json() : *old, now);
  }
  for (const auto& [key, old] : *before)
    if (find(*after, key) == nullptr) walk.value(key, old, Json());
  return std::move(walk.lines);
}

} // namespace aludel::report
