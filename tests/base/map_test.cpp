#include "framework/base/persistent_map.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <vector>

using aludel::base::PersistentMap;

namespace {
std::map<int, int> contents(const PersistentMap<int, int>& map) {
  std::map<int, int> all;
  int last = -1;
  map.for_each([&](int key, int value) {
    CHECK(key > last);
    last = key;
    all.emplace(key, value);
  });
  CHECK(all.size() == map.size());
  return all;
}
} // namespace

TEST_CASE("a persistent map is a map, and its copies never change") {
  std::mt19937 random(7);
  PersistentMap<int, int> map;
  std::map<int, int> model;
  std::vector<std::pair<PersistentMap<int, int>, std::map<int, int>>> snapshots;
  for (int i = 0; i < 4000; ++i) {
    const int key = static_cast<int>(random() % 300);
    if (random() % 3 == 0) {
      map.erase(key);
      model.erase(key);
    } else {
      map.set(key, i);
      model[key] = i;
    }
    if (i % 100 == 0) snapshots.emplace_back(map, model);
    REQUIRE((map.find(key) != nullptr) == (model.count(key) > 0));
  }
  CHECK(contents(map) == model);
  for (const auto& [then, what] : snapshots) CHECK(contents(then) == what);
}
