#include "framework/workspace/packed_header.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace aludel;

namespace {
model::RevisionHeader full_header() {
  const base::Place place{nullptr, 3, 12, 5};
  model::RevisionHeader header;
  header.id = "9c4f1b7a2e30";
  header.message = "a message";
  header.down_revisions = {{"a", place}, {"b", place}};
  header.depends_on = {{"c", place}};
  header.branch_labels = {{"billing", place}};
  header.created = "2025-11-23";
  header.dialects = {"sqlite"};
  header.transaction = model::TransactionMode::none;
  header.allow = {{"drop-table", "a reason", "2030-01-01", place}};
  header.params["size"] = {model::ParamType::number, "12", "how many"};
  header.place = place;
  return header;
}
} // namespace

TEST_CASE("A header comes back from its bytes") {
  const auto header = full_header();
  const auto bytes = workspace::packed(header);
  REQUIRE(bytes);
  const auto back = workspace::unpacked(*bytes, std::make_shared<const base::Source>());
  REQUIRE(back);
  CHECK(workspace::packed(*back) == bytes);
  CHECK(back->params == header.params);
  CHECK(back->place.column == 12);
}

TEST_CASE("A header with a condition has no bytes") {
  auto header = full_header();
  header.when = model::Precondition{{model::FreshInstall{true}}, model::Otherwise::skip, {}};
  CHECK_FALSE(workspace::packed(header));
}

TEST_CASE("Bytes that are cut off or changed are no danger") {
  const auto bytes = *workspace::packed(full_header());
  const auto source = std::make_shared<const base::Source>();
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_FALSE(workspace::unpacked(std::string_view(bytes).substr(0, size), source));
  CHECK_FALSE(workspace::unpacked(bytes + '\0', source));
  std::mt19937 random(7);
  int refused = 0;
  for (int round = 0; round < 20000; ++round) {
    auto changed = bytes;
    changed[random() % changed.size()] = static_cast<char>(random());
    if (!workspace::unpacked(changed, source)) ++refused;
  }
  CHECK(refused > 0);
}
