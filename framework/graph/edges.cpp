#include "framework/graph/edges.hpp"

#include "framework/base/spelling.hpp"
#include "framework/graph/words.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace aludel::graph {

namespace {
using base::Diagnostics;
using base::Severity;
using model::Located;
using model::RevisionHeader;

std::optional<Node> found(const std::unordered_map<std::string, Node>& names, const std::string& text) {
  const auto at = names.find(text);
  return at == names.end() ? std::nullopt : std::optional(at->second);
}

/// The one revision whose id a text begins, as people shorten ids on the command line.
const RevisionHeader* shortened(const Headers& headers, const std::string& text) {
  const RevisionHeader* only = nullptr;
  for (const auto& header : headers) {
    if (text.empty() || header.id.compare(0, text.size(), text) != 0) continue;
    if (only != nullptr) return nullptr;
    only = &header;
  }
  return only;
}

/// A guess reads every id, so a folder in which all references are broken gets only as many as a person
/// reads.
class Guess {
public:
  explicit Guess(const Headers& headers) : headers_(headers) {}

  std::string operator()(const std::string& text) {
    if (left_ == 0) return {};
    --left_;
    if (const auto* whole = shortened(headers_, text)) return "write the full id: " + whole->id;
    if (ids_.empty())
      for (const auto& header : headers_) ids_.push_back(header.id);
    return base::did_you_mean(text, ids_);
  }

private:
  const Headers& headers_;
  std::vector<std::string> ids_;
  int left_ = 20;
};

std::string help_for_missing(const std::string& guess) {
  return guess.empty() ? "add the file that declares it, or correct the id" : guess;
}

void complain_of_loop(const RevisionHeader& header, const Located& reference, std::string_view key,
                      Diagnostics& problems) {
  problems.push_back({Severity::error, "self-loop",
                      "revision '" + header.id + "' names itself in " + std::string(key),
                      "take it out of " + std::string(key), reference.place});
}

void complain_of_missing_parent(const Headers& headers, const Names& names, const RevisionHeader& header,
                                const Located& parent, Guess& guess, Diagnostics& problems) {
  const auto label = found(names.labels, parent.text);
  const auto help =
      label ? "'" + parent.text + "' is a branch label; down_revision takes the id: " + headers[*label].id
            : help_for_missing(guess(parent.text));
  problems.push_back(
      {Severity::error, "missing-parent",
       "revision '" + header.id + "' follows '" + parent.text + "', and there is no such revision", help,
       parent.place});
}
} // namespace

std::vector<Edge> read_parents(const Headers& headers, const Names& names, Diagnostics& problems) {
  std::vector<Edge> edges;
  Guess guess(headers);
  for (Node node = 0; node < headers.size(); ++node) {
    std::set<std::string> seen;
    for (const auto& parent : headers[node].down_revisions) {
      if (!seen.insert(parent.text).second)
        problems.push_back(
            {Severity::error, "duplicate-parent",
             "revision '" + headers[node].id + "' lists its parent '" + parent.text + "' twice",
             "a merge has different parents; list each once", parent.place});
      const auto before = found(names.revisions, parent.text);
      if (!before)
        complain_of_missing_parent(headers, names, headers[node], parent, guess, problems);
      else if (headers[*before].id == headers[node].id)
        complain_of_loop(headers[node], parent, "down_revision", problems);
      else
        edges.emplace_back(*before, node);
    }
  }
  return edges;
}

std::vector<Edge> read_dependencies(const Headers& headers, const Names& names, Diagnostics& problems) {
  std::vector<Edge> edges;
  Guess guess(headers);
  for (Node node = 0; node < headers.size(); ++node) {
    for (const auto& needed : headers[node].depends_on) {
      auto before = found(names.revisions, needed.text);
      if (!before) before = found(names.labels, needed.text);
      if (!before)
        problems.push_back({Severity::error, "unknown-dependency",
                            "revision '" + headers[node].id + "' depends on '" + needed.text +
                                "', and there is no such revision or branch label",
                            help_for_missing(guess(needed.text)), needed.place});
      else if (headers[*before].id == headers[node].id)
        complain_of_loop(headers[node], needed, "depends_on", problems);
      else
        edges.emplace_back(*before, node);
    }
  }
  return edges;
}

namespace {
struct Reference {
  std::string text; ///< "down_revision 'c' of 'a' (a.yaml:2:5)"
  base::Place place;
};

/// What in the headers of a cycle's members names another member.
std::vector<Reference> references(const Headers& headers, const Names& names, const std::set<Node>& members) {
  std::vector<Reference> all;
  for (const Node node : members) {
    const auto add = [&](const Located& named, const char* key) {
      auto other = found(names.revisions, named.text);
      if (!other) other = found(names.labels, named.text);
      if (!other || members.count(*other) == 0) return;
      const auto where = named.place.known() ? " (" + to_string(named.place) + ")" : "";
      all.push_back({key + (" '" + named.text + "' of '") + headers[node].id + "'" + where, named.place});
    };
    for (const auto& parent : headers[node].down_revisions) add(parent, "down_revision");
    for (const auto& needed : headers[node].depends_on) add(needed, "depends_on");
  }
  return all;
}
} // namespace

void complain_of_cycles(const Headers& headers, const Names& names, const Adjacency& all,
                        Diagnostics& problems) {
  constexpr std::size_t named = 8;
  for (const auto& cycle : all.cycles()) {
    const auto inside = references(headers, names, {cycle.begin(), cycle.end()});
    std::vector<std::string> ids, ways;
    for (const Node node : cycle) ids.push_back(headers[node].id);
    for (std::size_t i = 0; i < std::min(named, inside.size()); ++i) ways.push_back(inside[i].text);
    problems.push_back(
        {Severity::error, "cycle",
         "revisions " + listed(ids, ids.size()) + " form a cycle: each would have to come before the others",
         "take one of these away: " + base::join(ways, ", ") + (inside.size() > named ? ", …" : ""),
         inside.empty() ? headers[cycle.front()].place : inside.front().place});
  }
}

} // namespace aludel::graph
