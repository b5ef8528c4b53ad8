#include "framework/graph/graph.hpp"

#include "framework/base/error.hpp"
#include "framework/graph/impl.hpp"

#include <algorithm>

namespace aludel::graph {

Node Graph::Impl::node(const RevisionId& id) const {
  const auto found = names.revisions.find(id);
  if (found == names.revisions.end())
    throw base::Error(base::Exit::usage, "unknown-revision", "there is no revision '" + id + "'");
  return found->second;
}

Nodes Graph::Impl::nodes(const Ids& some) const {
  Nodes nodes;
  for (const auto& id : some) nodes.push_back(node(id));
  return nodes;
}

Ids Graph::Impl::in_order(Nodes some) const {
  std::sort(some.begin(), some.end(), [this](Node a, Node b) { return position[a] < position[b]; });
  Ids found;
  for (const Node node : some) found.push_back(headers[node].id);
  return found;
}

IdSet Graph::Impl::marked(const Marks& marks) const {
  IdSet found;
  for (Node node = 0; node < marks.size(); ++node)
    if (marks[node]) found.insert(headers[node].id);
  return found;
}

Graph::Graph() : impl_(std::make_unique<Impl>()) {}
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

std::size_t Graph::size() const { return impl_->ids.size(); }

const model::RevisionHeader* Graph::find(const RevisionId& id) const {
  const auto found = impl_->names.revisions.find(id);
  return found == impl_->names.revisions.end() ? nullptr : &impl_->headers[found->second];
}

const RevisionId* Graph::labelled(const std::string& label) const {
  const auto found = impl_->names.labels.find(label);
  return found == impl_->names.labels.end() ? nullptr : &impl_->headers[found->second].id;
}

const Ids& Graph::ids() const { return impl_->ids; }

namespace {
template<class Test>
Ids those(const Ids& ids, const Test& test) {
  Ids found;
  std::copy_if(ids.begin(), ids.end(), std::back_inserter(found), test);
  return found;
}
} // namespace

Ids Graph::heads() const {
  return those(ids(), [this](const auto& id) { return is_head(id); });
}
Ids Graph::real_heads() const {
  return those(ids(), [this](const auto& id) { return impl_->all.count(impl_->node(id), Way::after) == 0; });
}
bool Graph::is_line() const {
  return heads().size() <= 1 && bases().size() <= 1 &&
         std::none_of(ids().begin(), ids().end(), [&](const auto& id) { return is_branch_point(id); });
}
Ids Graph::bases() const {
  return those(ids(), [this](const auto& id) { return is_base(id); });
}

bool Graph::is_head(const RevisionId& id) const {
  return impl_->versioned.count(impl_->node(id), Way::after) == 0;
}
bool Graph::is_base(const RevisionId& id) const {
  return impl_->versioned.count(impl_->node(id), Way::before) == 0;
}
bool Graph::is_branch_point(const RevisionId& id) const {
  return impl_->versioned.count(impl_->node(id), Way::after) > 1;
}
bool Graph::is_merge_point(const RevisionId& id) const {
  return impl_->versioned.count(impl_->node(id), Way::before) > 1;
}

Ids Graph::parents(const RevisionId& id) const {
  return impl_->in_order(impl_->versioned.next(impl_->node(id), Way::before));
}
Ids Graph::children(const RevisionId& id) const {
  return impl_->in_order(impl_->versioned.next(impl_->node(id), Way::after));
}

Ids Graph::dependencies(const RevisionId& id) const {
  std::set<Node> needed;
  for (const auto& dependency : impl_->headers[impl_->node(id)].depends_on) {
    const auto* const declared_by = labelled(dependency.text);
    needed.insert(impl_->node(declared_by != nullptr ? *declared_by : dependency.text));
  }
  return impl_->in_order({needed.begin(), needed.end()});
}

std::vector<std::string> Graph::labels(const RevisionId& id) const {
  const auto& labels = *impl_->labels[impl_->node(id)];
  return {labels.begin(), labels.end()};
}

RevisionId Graph::line_start(const RevisionId& id) const {
  Node node = impl_->node(id);
  while (const auto parent = linear_parent(impl_->versioned, impl_->all, node)) node = *parent;
  return impl_->headers[node].id;
}

IdSet Graph::ancestors(const Ids& of, Edges edges) const {
  return impl_->marked(impl_->by(edges).reach(impl_->nodes(of), Way::before));
}

IdSet Graph::descendants(const Ids& of, Edges edges) const {
  return impl_->marked(impl_->by(edges).reach(impl_->nodes(of), Way::after));
}

bool Graph::shares_lineage(const RevisionId& a, const RevisionId& b) const {
  const Node other = impl_->node(b);
  return impl_->versioned.reach({impl_->node(a)}, Way::before)[other] ||
         impl_->versioned.reach({impl_->node(a)}, Way::after)[other];
}

Ids Graph::ordered(const IdSet& some) const {
  return impl_->in_order(impl_->nodes({some.begin(), some.end()}));
}

} // namespace aludel::graph
