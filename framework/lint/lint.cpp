#include "framework/lint/lint.hpp"

#include "framework/graph/target.hpp"
#include "framework/lint/judge.hpp"
#include "framework/lint/replays.hpp"
#include "framework/lint/waivers.hpp"

#include <map>
#include <set>
#include <tuple>

namespace aludel::lint {

namespace {
std::string target_of(const dialect::Dialect& dialect, const Request& request) {
  if (request.database && !request.database->server.empty()) return request.database->server;
  const auto& targets = request.settings.target;
  const auto at = targets.find(std::string(dialect.name()));
  return at == targets.end() ? std::string(dialect.oldest_server()) : at->second;
}

std::optional<graph::IdSet> deployed(const Request& request) {
  if (request.database) return request.database->deployed;
  const auto& upto = request.settings.deployed_up_to;
  if (upto.empty()) return std::nullopt;
  return request.graph.ancestors(graph::resolve(request.graph, upto), graph::Edges::all);
}

/// Puts the findings of several dialects together.
class Collection {
public:
  explicit Collection(std::size_t dialects) : dialects_(dialects) {}

  void add(Findings findings) {
    for (auto& finding : findings) {
      const auto& place = finding.extent.place;
      auto& [kept, dialects] = all_[{place.path(), place.line, place.column, finding.rule, finding.message}];
      dialects.insert(finding.dialect);
      if (dialects.size() == 1) kept = std::move(finding);
    }
  }

  Findings sorted() && {
    Findings findings;
    for (auto& [key, one] : all_) {
      if (dialects_ > 1 && one.dialects.size() == dialects_) one.finding.dialect.clear();
      findings.push_back(std::move(one.finding));
    }
    return findings;
  }

private:
  struct Told {
    Finding finding;
    std::set<std::string> dialects;
  };
  using Key = std::tuple<std::string, int, int, std::string, std::string>;

  std::size_t dialects_;
  std::map<Key, Told> all_; ///< by place
};
} // namespace

Result lint(const Request& request) {
  Result result;
  Collection collection(request.dialects.size());
  WaiverBook book(request.settings, request.today,
                  request.line ? WaiverBook::Sees::some : WaiverBook::Sees::everything);
  const auto live = deployed(request);
  for (const auto& dialect : request.dialects) {
    const auto target = target_of(*dialect, request);
    result.targets[std::string(dialect->name())] = target;
    Scene scene{request.graph,        request.bodies,        *dialect, request.settings,
                request.lock_timeout, base::Version(target), live};
    scene.modified = request.modified;
    for (const auto& schema : request.schemas) scene.chronicle.take_as_there(model::Identifier(schema));
    if (request.database)
      for (const auto& table : request.database->tables)
        scene.chronicle.take_as_there(catalog::Catalog(dialect->naming()).resolved(table));
    const auto passages =
        request.line ? replayed_up(scene, *request.line, request.chosen) : replayed(scene, request.chosen);
    for (const auto& passage : passages) result.statements += passage->transitions.size();
    collection.add(judged(scene, passages, request.rules, book));
  }
  if (request.rules.empty()) collection.add(book.findings());
  result.findings = std::move(collection).sorted();
  result.revisions = request.chosen ? request.chosen->size() : request.graph.size();
  return result;
}

} // namespace aludel::lint
