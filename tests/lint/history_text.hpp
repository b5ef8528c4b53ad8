#pragma once
#include "framework/lint/lint.hpp"

#include <functional>
#include <string>
#include <vector>

namespace aludel::lint_test {

/// A revision of a test: YAML without its header, or plain SQL.
struct RevisionText {
  std::string id;
  std::string dialect;              ///< empty: every one
  std::vector<std::string> parents; ///< of the first: none
  std::string text;
};

/// A small history, judged as `aludel lint` would judge it. Its files are called by their ids.
class HistoryText {
public:
  /// `settings` is the value of `lint:`; may be empty. Fails the test for what cannot be read.
  HistoryText(const std::vector<RevisionText>& revisions, const std::string& settings);

  lint::Result judged(const std::vector<std::string>& rules = {}, const std::string& today = {}) const;

  /// The ways up on one dialect, oldest first; their text stays with the history.
  void each_way_up(const dialect::Dialect& dialect,
                   const std::function<void(const lint::Passage&)>& visit) const;
  /// Those that it is written for.
  const dialect::Dialects& dialects() const { return dialects_; }
  const model::LintSettings& settings() const { return settings_; }

private:
  replay::Bodies bodies() const;

  std::vector<model::Revision> revisions_;
  graph::Graph graph_;
  dialect::Dialects dialects_;
  model::LintSettings settings_;
};

/// "b:2:5 error drop-table: drops … [sqlite]".
std::string line_of(const lint::Finding& finding);

} // namespace aludel::lint_test
