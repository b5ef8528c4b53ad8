#include "framework/lint/judge.hpp"

#include "framework/lint/facts.hpp"
#include "framework/lint/levels.hpp"

#include <algorithm>

namespace aludel::lint {

namespace {
bool is_asked(const Rule& rule, const std::vector<std::string>& only) {
  return only.empty() || std::find(only.begin(), only.end(), rule.name) != only.end();
}

bool looks_at(const Rule& rule, plan::Direction direction) {
  return rule.ways == Ways::both || (rule.ways == Ways::up) == (direction == plan::Direction::up);
}

/// What stands at another place than its transition ends where it is underlined to.
Extent extent_of(const Remark& remark, const Extent& otherwise) {
  if (!remark.place) return otherwise;
  if (remark.place->line == otherwise.place.line && remark.place->column == otherwise.place.column)
    return otherwise;
  return {*remark.place, remark.place->line, remark.place->column + remark.place->length};
}

class Judge {
public:
  Judge(const Scene& scene, const std::vector<std::string>& only, WaiverBook& book)
      : scene_(scene), book_(book) {
    for (const auto& rule : all_rules())
      if (is_asked(rule, only) && (rule.dialect.empty() || rule.dialect == scene.dialect.name()))
        rules_.push_back(&rule);
  }

  void graph() {
    for (const auto* rule : rules_) {
      if (rule->over_graph == nullptr) continue;
      for (auto& remark : rule->over_graph(scene_)) {
        const auto& header = *scene_.graph.find(remark.revision);
        book_.open(header);
        tell(*rule, std::move(remark), nullptr, {header.place}, nullptr);
      }
    }
  }

  void passage(const Passage& passage) {
    book_.open(passage, std::string(scene_.dialect.name()));
    for (const auto* rule : rules_) {
      if (!looks_at(*rule, passage.direction)) continue;
      const auto& header = passage.revision.header;
      if (rule->over_passage != nullptr)
        for (auto& remark : rule->over_passage(passage))
          tell(*rule, std::move(remark), &header, {header.place}, nullptr);
      if (rule->over_transition == nullptr) continue;
      for (const auto& t : passage.transitions)
        for (auto& remark : rule->over_transition(t)) tell(*rule, std::move(remark), &header, t.extent, &t);
    }
  }

  Findings findings;

private:
  void tell(const Rule& rule, Remark remark, const model::RevisionHeader* header, const Extent& at,
            const Transition* t) {
    Finding finding;
    finding.extent = extent_of(remark, at);
    const auto& path = finding.extent.place.path();
    const auto level = level_of(rule, path, scene_.settings);
    if (!level) return;
    finding.severity = remark.severity && !is_set(rule, path, scene_.settings) ? *remark.severity : *level;
    finding.rule = rule.name;
    finding.group = to_string(rule.group);
    finding.message = std::move(remark.message);
    finding.help = std::move(remark.help);
    finding.fix = std::move(remark.fix);
    finding.data_loss = remark.data_loss;
    finding.dialect = scene_.dialect.name();
    if (header != nullptr) finding.revision = header->id;
    if (t != nullptr) {
      finding.operation = key_of(t->change.operation);
      finding.step = t->change.index;
      finding.tables = tables_touched(*t);
    }
    book_.accept(finding, t == nullptr ? nullptr : t->change.step);
    findings.push_back(std::move(finding));
  }

  const Scene& scene_;
  WaiverBook& book_;
  std::vector<const Rule*> rules_;
};
} // namespace

Findings judged(const Scene& scene, const std::vector<PassagePtr>& passages,
                const std::vector<std::string>& only, WaiverBook& book) {
  Judge judge(scene, only, book);
  judge.graph();
  for (const auto& passage : passages) judge.passage(*passage);
  return std::move(judge.findings);
}

} // namespace aludel::lint
