#include "tests/graph/shapes.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace shapes {

namespace {
using aludel::base::split;
using aludel::base::trim;
using aludel::model::Located;

std::vector<Located> located(const aludel::base::SourcePtr& source, std::string_view list,
                             std::size_t column) {
  std::vector<Located> found;
  for (const auto& name : split(list, ',')) {
    found.push_back({name, {source, 1, static_cast<int>(column) + 1, static_cast<int>(name.size())}});
    column += name.size() + 1;
  }
  return found;
}

aludel::model::RevisionHeader header(const std::string& line) {
  const auto name = line.substr(0, line.find_first_of("<+#@ "));
  const auto source = std::make_shared<aludel::base::Source>(aludel::base::Source{name + ".yaml", line});
  aludel::model::RevisionHeader made;
  made.id = name;
  made.place = {source, 1, 1, static_cast<int>(name.size())};
  for (auto sign = line.find_first_of("<+#@"); sign != std::string::npos;) {
    const auto next = line.find_first_of("<+#@", sign + 1);
    const auto part =
        trim(std::string_view(line).substr(sign + 1, next == std::string::npos ? next : next - sign - 1));
    if (line[sign] == '<') made.down_revisions = located(source, part, sign + 1);
    if (line[sign] == '+') made.depends_on = located(source, part, sign + 1);
    if (line[sign] == '#') made.branch_labels = located(source, part, sign + 1);
    if (line[sign] == '@') made.created = part;
    sign = next;
  }
  return made;
}
} // namespace

Headers headers(std::string_view shape) {
  Headers made;
  for (const auto& line : split(shape, ';'))
    if (!trim(line).empty()) made.push_back(header(std::string(trim(line))));
  return made;
}

Graph graph(Headers headers) {
  aludel::base::Diagnostics problems;
  auto made = Graph::build(std::move(headers), problems);
  for (const auto& problem : problems) UNSCOPED_INFO(to_text(problem));
  REQUIRE(problems.empty());
  return made;
}
Graph graph(std::string_view shape) { return graph(headers(shape)); }

Ids words(std::string_view text) {
  Ids found;
  for (const auto& word : split(text, ' '))
    if (!word.empty()) found.push_back(word);
  return found;
}
std::string text(const Ids& ids) { return aludel::base::join(ids, " "); }
std::string text(const IdSet& ids) { return text(Ids(ids.begin(), ids.end())); }

namespace {
std::size_t below(std::mt19937& random, std::size_t n) {
  return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
}

void add_some(std::mt19937& random, const Headers& made, std::size_t most, std::vector<Located>& references) {
  const auto wanted = below(random, most + 1);
  for (std::size_t i = 0; i < wanted && !made.empty(); ++i) {
    const std::size_t window = std::min<std::size_t>(made.size(), 6);
    const Located reference{made[made.size() - 1 - below(random, window)].id, {}};
    if (std::find(references.begin(), references.end(), reference) == references.end())
      references.push_back(reference);
  }
}
} // namespace

Headers random_headers(std::mt19937& random, std::size_t n) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < n; ++i) ids.push_back("r" + std::to_string(1000 + i));
  std::shuffle(ids.begin(), ids.end(), random);
  Headers made;
  for (const auto& id : ids) {
    aludel::model::RevisionHeader next;
    next.id = id;
    next.created = std::to_string(2020 + below(random, 5));
    if (below(random, 10) != 0) add_some(random, made, below(random, 4) == 0 ? 3 : 1, next.down_revisions);
    if (below(random, 4) == 0) add_some(random, made, 2, next.depends_on);
    if (below(random, 8) == 0) next.branch_labels.push_back({"l" + id, {}});
    made.push_back(std::move(next));
  }
  return made;
}

} // namespace shapes
