#pragma once
#include "framework/lint/finding.hpp"
#include "framework/lint/waivers.hpp"

#include <map>
#include <string>
#include <vector>

namespace aludel::lint {

/// Remembers which waivers accepted something, over all dialects.
class WaiverBook {
public:
  /// Whether all that the waivers are for is judged; otherwise nobody knows which are unused.
  enum class Sees { everything, some };
  WaiverBook(const model::LintSettings& settings, std::string today, Sees sees = Sees::everything)
      : settings_(settings), today_(std::move(today)), sees_(sees) {}

  /// The findings that follow are those of this passage.
  void open(const Passage& passage, const std::string& dialect);
  /// They are about the revision's place in the graph: only what it says of the whole file is for them.
  void open(const model::RevisionHeader& header);
  /// Marks a finding that the author accepts. One whose waiver has expired says so.
  void accept(Finding& finding, const model::Step* step);

  /// What is wrong with the waivers that were seen: unknown, without a reason, expired, unused.
  Findings findings() const;

private:
  struct Entry {
    ScopedWaiver scoped;
    model::RevisionId revision;
    bool used = false;
  };
  using Key = std::tuple<std::string, int, int, std::string>;
  static Key key_of(const model::Waiver& waiver);
  Entry& entry_of(const ScopedWaiver& scoped);
  bool is_expired(const model::Waiver& waiver) const;
  void judge(const Entry& entry, Findings& out) const;

  const model::LintSettings& settings_;
  std::string today_;
  Sees sees_;
  std::map<Key, Entry> entries_;
  std::vector<ScopedWaiver> open_; ///< of what is at hand
  model::RevisionId revision_;     ///< whose they are
};

} // namespace aludel::lint
