#include "framework/graph/complaints.hpp"

#include "framework/base/choices.hpp"
#include "framework/base/error.hpp"
#include "framework/graph/names.hpp"
#include "framework/graph/words.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace aludel::graph {

void refuse(std::string code, std::string message, std::string help) {
  throw base::Error(base::Exit::usage, std::move(code), std::move(message), std::move(help));
}

void refuse_unknown(const Graph& graph, const std::string& word, const std::string& text) {
  std::vector<std::string> names(graph.ids().begin(), graph.ids().end());
  for (const auto& id : graph.ids())
    for (const auto& label : graph.find(id)->branch_labels) names.push_back(label.text);
  names.insert(names.end(), reserved_words.begin(), reserved_words.end());
  refuse("unknown-revision",
         "there is no revision or branch '" + word + "'" + (word == text ? "" : " (in '" + text + "')"),
         base::guess_or(word, names, "see all of them: aludel history"));
}

void refuse_url(std::string_view text) {
  if (text.find("://") != std::string_view::npos)
    refuse("bad-identifier", "'" + std::string(text) + "' names no revision: it is a URL",
           "a database is named with -d URL");
}

namespace {
std::string described(const Graph& graph, const Ids& heads) {
  std::vector<std::string> words;
  for (const auto& head : heads) {
    const auto labels = graph.labels(head);
    words.push_back("'" + head + "'" + (labels.empty() ? "" : " (" + base::join(labels, ", ") + ")"));
  }
  return base::join(words, ", ");
}
} // namespace

void refuse_heads(const Graph& graph, const Ids& heads, const std::string& text) {
  const auto real = graph.real_heads();
  Ids to_merge, needed;
  for (const auto& head : heads) {
    const bool is_real = std::find(real.begin(), real.end(), head) != real.end();
    (is_real ? to_merge : needed).push_back(head);
  }
  const bool asked_for_one = text.ends_with("head");
  auto help =
      (asked_for_one ? "name all of them: " + text + "s; or one: " : "name one: ") + "an id, or LABEL@head";
  if (to_merge.size() > 1) help += "; or join them: aludel merge " + base::join(to_merge, " ");
  if (!needed.empty())
    help += "; " + listed(needed) + (needed.size() == 1 ? " is" : " are") +
            " only an effective head: another revision depends on it, and 'heads' brings it along";
  refuse("multiple-heads",
         "'" + text + "' is ambiguous: there are " + base::count_of(heads.size(), "head") + ": " +
             described(graph, heads),
         help);
}

void refuse_fork(const Identifier& target, const std::string& at, const Ids& candidates) {
  refuse("ambiguous-walk",
         "'" + target.text + "' is ambiguous: " + at + " the line goes on to " + listed(candidates),
         *target.steps > 0 ? "say which: LABEL@+N, or the id of the revision to reach"
                           : "name the revision to go down to");
}

void refuse_overrun(const Identifier& target, int possible, const std::string& at) {
  refuse("walked-too-far",
         "'" + target.text + "' goes " +
             base::count_of(static_cast<std::size_t>(std::abs(*target.steps)), "step") +
             (*target.steps > 0 ? " up" : " down") + ", and there " +
             (possible == 0   ? "is none"
              : possible == 1 ? "is only one"
                              : "are only " + std::to_string(possible)),
         *target.steps > 0 ? "the line ends at " + at + "; write head for all of it"
                           : "write base to go all the way down");
}

std::string position_of(const Ids& rows) { return rows.empty() ? "at base" : "at " + listed(rows); }

} // namespace aludel::graph
