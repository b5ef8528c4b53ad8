#include "framework/base/text.hpp"
#include "framework/catalog/results.hpp"
#include "framework/lint/extensions.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>
#include <array>

namespace aludel::lint::rules {

namespace {
bool comes_with_server(const model::QualifiedName& function) {
  constexpr std::array names{"suppress_redundant_updates_trigger", "tsvector_update_trigger",
                             "tsvector_update_trigger_column", "unique_key_recheck"};
  const auto name = base::lower(function.name.text);
  return std::find(names.begin(), names.end(), name) != names.end() || name.rfind("ri_", 0) == 0;
}

bool may_be_elsewhere(const Transition& t, const model::QualifiedName& function) {
  return !t.is_complete() || is_of_engine(t, function) || comes_with_server(function) ||
         may_bring_more(t.before()) || t.before().verbatim(function) != nullptr ||
         t.passage->scene.chronicle.may_have_made(t.before().resolved(function), t.moment);
}

Remarks about_function(const Transition& t, const model::CreateTrigger& o) {
  const auto name = to_string(o.function) + "()";
  const auto* known = t.before().routine(o.function, model::Arguments{});
  if (known == nullptr) {
    if (may_be_elsewhere(t, o.function)) return {};
    std::vector<std::string> others;
    for (const auto* one : t.before().routines(o.function)) others.push_back(called(*one));
    return {{"trigger " + o.name.text + " calls " + name + ", which is not there" +
                 (others.empty() ? "" : ": there is " + listed(others)),
             "create the function first, without arguments: a trigger's are in TG_ARGV"}};
  }
  const auto type = known->is_procedure() ? "" : base::lower(catalog::result_of(*known).type);
  if (!known->certain() || type == "trigger" || type == "pg_catalog.trigger") return {};
  return {{"trigger " + o.name.text + " calls " + name + ", which " +
               (known->is_procedure() ? "is a procedure" : "returns " + type + " and not trigger"),
           "let it call a function that is declared RETURNS trigger"}};
}

Remarks about_columns(const Transition& t, const model::CreateTrigger& o) {
  const auto* table = t.before().table(o.table);
  Remarks remarks;
  if (table == nullptr || !table->certain() || table->partition_of) return remarks;
  for (const auto& event : o.events)
    for (const auto& column : event.columns)
      if (table->column(column, t.before().naming()) == nullptr)
        remarks.push_back({"trigger " + o.name.text + " waits for column " + column.text + ", which " +
                               to_string(table->name) + " does not have",
                           "mend the name, or add the column first"});
  return remarks;
}
} // namespace

Remarks trigger_function_invalid(const Transition& t) {
  const auto* o = t.as<model::CreateTrigger>();
  if (o == nullptr || t.change.maybe) return {};
  auto remarks = o->function.empty() ? Remarks{} : about_function(t, *o);
  for (auto& one : about_columns(t, *o)) remarks.push_back(std::move(one));
  return unless_missed_beside(t, std::move(remarks));
}

} // namespace aludel::lint::rules
