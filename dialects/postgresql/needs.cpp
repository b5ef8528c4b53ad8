#include "dialects/postgresql/needs.hpp"

#include "dialects/postgresql/tokens.hpp"

#include <algorithm>

namespace aludel::postgresql {

namespace {
using dialect::Need;
using Needs = std::vector<Need>;
using Words = std::vector<std::string>;

/// Words that only a newer server knows in this order.
struct Feature {
  std::vector<std::string_view> words;
  const char* what;
  const char* server;
  const char* help;
};

const std::vector<Feature>& features() {
  static const std::vector<Feature> all{
      {{"CREATE", "OR", "REPLACE", "TRIGGER"},
       "CREATE OR REPLACE TRIGGER",
       "14",
       "write DROP TRIGGER IF EXISTS before CREATE TRIGGER"},
      {{"BEGIN", "ATOMIC"}, "a standard body", "14", "write the body as a text: AS $$ … $$"},
      {{"SET", "COMPRESSION"}, "SET COMPRESSION", "14", "leave it out: pglz was the only one before"},
      {{"NULLS", "NOT", "DISTINCT"},
       "NULLS NOT DISTINCT",
       "15",
       "make a unique index on (coalesce(column, a value that nobody has))"},
      {{"MERGE", "INTO"}, "MERGE", "15", "write INSERT … ON CONFLICT, or UPDATE and INSERT"},
      {{"SECURITY_INVOKER"}, "security_invoker", "15", "leave it out: the view reads as its owner"},
      {{"SET", "ACCESS", "METHOD"}, "SET ACCESS METHOD", "15", "make a new table with it, and copy the rows"},
      {{"SET", "EXPRESSION"}, "SET EXPRESSION", "17", "drop the column, and add it again"},
      {{"NOT", "ENFORCED"}, "NOT ENFORCED", "18", "write NOT VALID, or leave the constraint out"},
      {{"UUIDV7"}, "uuidv7()", "18", "gen_random_uuid() gives a random one"}};
  return all;
}

bool has(const Words& words, const std::vector<std::string_view>& wanted) {
  return std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end();
}

/// GENERATED ALWAYS AS (…) VIRTUAL.
bool has_virtual_column(const Words& words) {
  const std::vector<std::string_view> generated{"GENERATED", "ALWAYS", "AS"};
  const auto at = std::search(words.begin(), words.end(), generated.begin(), generated.end());
  return std::find(at, words.end(), "VIRTUAL") != words.end();
}

bool is_granted_maintain(const Words& words) {
  const bool grants = !words.empty() && (words.front() == "GRANT" || words.front() == "REVOKE");
  const auto on = std::find(words.begin(), words.end(), "ON");
  return grants && std::find(words.begin(), on, "MAINTAIN") != on;
}

Need maintain() { return {"MAINTAIN", "17", "leave it out: before, only the owner of a table maintains it"}; }

Needs of_text(const std::string& sql) {
  Needs all;
  const auto words = words_of(sql);
  for (const auto& feature : features())
    if (has(words, feature.words)) all.push_back({feature.what, feature.server, feature.help});
  if (has_virtual_column(words))
    all.push_back({"a VIRTUAL column", "18", "write STORED, or make a view that computes it"});
  if (is_granted_maintain(words)) all.push_back(maintain());
  return all;
}

Needs of_blocks(const model::SqlBlocks& blocks) {
  Needs all;
  if (const auto* texts = blocks.in("postgresql"))
    for (const auto& block : *texts)
      for (auto& need : of_text(block.text))
        if (std::find(all.begin(), all.end(), need) == all.end()) all.push_back(std::move(need));
  return all;
}

Needs of_privileges(const std::vector<model::Privilege>& privileges) {
  const bool maintains =
      std::find(privileges.begin(), privileges.end(), model::Privilege::maintain) != privileges.end();
  return maintains ? Needs{maintain()} : Needs{};
}

Needs of_routine(const model::Routine& routine) {
  if (!routine.standard_body) return {};
  return {{"a standard body", "14", "leave `standard_body` out: the body is then a text"}};
}

Needs of_default(const std::optional<model::Value>& value) {
  const auto* sql = value ? std::get_if<model::SqlText>(&*value) : nullptr;
  const auto* text = sql == nullptr ? nullptr : sql->in("postgresql");
  return text == nullptr ? Needs{} : of_text(*text);
}

Needs of_nulls(bool not_distinct) {
  if (!not_distinct) return {};
  return {{"NULLS NOT DISTINCT", "15", "make a unique index on (coalesce(column, a value that nobody has))"}};
}

struct NeedsOf {
  Needs operator()(const model::CreateTable& o) const {
    auto all = of_nulls(std::any_of(o.uniques.begin(), o.uniques.end(),
                                    [](const model::Unique& one) { return one.nulls_not_distinct; }));
    for (const auto& column : o.columns)
      for (auto& need : of_default(column.default_value)) all.push_back(std::move(need));
    return all;
  }
  Needs operator()(const model::AddUnique& o) const { return of_nulls(o.nulls_not_distinct); }
  Needs operator()(const model::CreateIndex& o) const { return of_nulls(o.index.nulls_not_distinct); }
  Needs operator()(const model::AddColumn& o) const { return of_default(o.column.default_value); }
  Needs operator()(const model::AlterColumn& o) const { return of_default(o.default_value); }
  Needs operator()(const model::CreateView& o) const {
    return o.with.count("security_invoker") == 0 ? Needs{} : of_text("security_invoker");
  }
  Needs operator()(const model::CreateTrigger& o) const {
    if (!o.replace || o.constraint) return {}; // OR REPLACE is not written for constraint triggers
    return {{"CREATE OR REPLACE TRIGGER", "14",
             "write drop_trigger with `if_exists: true` before, and no `replace`"}};
  }
  Needs operator()(const model::DetachPartition& o) const {
    if (!o.concurrently) return {};
    return {{"DETACH PARTITION CONCURRENTLY", "14", "leave `concurrently` out"}};
  }
  Needs operator()(const model::CreateFunction& o) const { return of_routine(o.routine); }
  Needs operator()(const model::CreateProcedure& o) const { return of_routine(o.routine); }
  Needs operator()(const model::Grant& o) const { return of_privileges(o.privileges); }
  Needs operator()(const model::Revoke& o) const { return of_privileges(o.privileges); }
  Needs operator()(const model::Sql& o) const { return of_blocks(o.blocks); }
  Needs operator()(const model::SqlFile& o) const { return of_blocks(o.blocks); }
  Needs operator()(const auto&) const { return {}; }
};
} // namespace

Needs needs(const model::Operation& operation) { return std::visit(NeedsOf{}, operation); }

} // namespace aludel::postgresql
