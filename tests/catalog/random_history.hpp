#pragma once
#include "framework/catalog/catalog.hpp"

#include <cstdint>
#include <random>
#include <vector>

namespace aludel::catalog {

/// Operations of every kind, drawn at random, each of which a database in the state of the catalog would
/// take.
class RandomHistory {
public:
  explicit RandomHistory(std::uint32_t seed) : random_(seed) {}

  /// One that can run next.
  model::Operation next(const Catalog& catalog);
  /// Runs some.
  Catalog after(Catalog catalog, int operations);

private:
  std::optional<model::Operation> draw(const Catalog& catalog);
  std::optional<model::Operation> of_table(const Catalog& catalog);
  std::optional<model::Operation> of_column(const Catalog& catalog);
  std::optional<model::Operation> of_constraint(const Catalog& catalog);
  std::optional<model::Operation> of_index(const Catalog& catalog);
  std::optional<model::Operation> of_partition(const Catalog& catalog);
  std::optional<model::Operation> of_view(const Catalog& catalog);
  std::optional<model::Operation> of_routine(const Catalog& catalog);
  std::optional<model::Operation> of_trigger(const Catalog& catalog);
  std::optional<model::Operation> of_policy(const Catalog& catalog);
  std::optional<model::Operation> of_type(const Catalog& catalog);
  std::optional<model::Operation> of_sequence(const Catalog& catalog);
  std::optional<model::Operation> of_schema(const Catalog& catalog);
  std::optional<model::Operation> of_rights(const Catalog& catalog);
  std::optional<model::Operation> of_comment(const Catalog& catalog);
  std::optional<model::Operation> of_rename(const Catalog& catalog);

  int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
  bool chance(int percent) { return below(100) < percent; }
  std::string one_of(const std::vector<std::string>& words) {
    return words[static_cast<std::size_t>(below(static_cast<int>(words.size())))];
  }
  QualifiedName name_in(const Catalog& catalog, const std::vector<std::string>& names);
  const Table* a_table(const Catalog& catalog);
  const Column* a_column(const Table& table);
  model::Column column(const Catalog& catalog, const std::string& name);
  model::Type a_type(const Catalog& catalog);
  model::CreateTable create_table(const Catalog& catalog, const QualifiedName& name);
  std::vector<model::ObjectName> objects(const Catalog& catalog);
  bool stands_free(const model::ObjectName& object, const Catalog& catalog) const;

  std::mt19937 random_;
};

} // namespace aludel::catalog
