#include "framework/catalog/diff.hpp"

#include "framework/catalog/comparison.hpp"

namespace aludel::catalog {

namespace {
class Beyond {
public:
  explicit Beyond(const Catalog& to) : to_(to) {}

  void operator()(const Table& table) {
    const auto* other = to_.table(table.name);
    if (other == nullptr) return;
    const auto name = "table " + to_string(table.name);
    if (table.options != other->options) say(name + " is stored in another way");
    if (table.partition_by != other->partition_by) say(name + " is partitioned in another way");
    for (const auto& column : table.columns)
      if (const auto* wanted = other->column(column.definition.name, to_.naming()))
        (*this)(name, column.definition, wanted->definition);
  }
  void operator()(const Extension& extension) {
    const auto* other = to_.extension(extension.name);
    if (other == nullptr) return;
    const auto name = "extension " + extension.name.text;
    if (!to_.same(extension.schema, other->schema)) say(name + " stands in another schema");
    if (extension.version != other->version) say(name + " has another version");
  }
  void operator()(const Verbatim& object) {
    const auto* other = to_.verbatim(object.kind, object.name);
    const auto name = object.kind + " " + to_string(object.name);
    if (other == nullptr)
      say(name + " is to be dropped by hand");
    else if (other->sql != object.sql)
      say(name + " is another one");
  }
  std::vector<std::string> take() { return std::move(said_); }

private:
  void operator()(const std::string& table, const model::Column& from, const model::Column& to) {
    const auto name = from.name.text + " of " + table;
    if (from.identity != to.identity || from.autoincrement != to.autoincrement)
      say(name + " is numbered in another way");
    if (from.collation != to.collation) say(name + " has another collation");
    if (from.generated.has_value() != to.generated.has_value())
      say(name + (to.generated ? " is to be computed" : " is not to be computed any more"));
  }
  void say(std::string text) { said_.push_back(std::move(text)); }

  const Catalog& to_;
  std::vector<std::string> said_;
};
} // namespace

std::vector<std::string> beyond(const Catalog& from, const Catalog& to) {
  Beyond beyond(to);
  from.for_each_table([&](const Table& table) { beyond(table); });
  from.for_each_extension([&](const Extension& extension) { beyond(extension); });
  from.for_each_verbatim([&](const Verbatim& object) { beyond(object); });
  return beyond.take();
}

} // namespace aludel::catalog
