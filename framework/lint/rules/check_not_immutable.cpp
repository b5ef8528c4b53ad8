#include "framework/catalog/relations.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
struct ChecksOf {
  std::vector<model::SqlText>& out;
  void operator()(const model::CreateTable& o) const {
    for (const auto& check : o.checks) out.push_back(check.sql);
    for (const auto& column : o.columns)
      if (column.check) out.push_back(*column.check);
  }
  void operator()(const model::AddColumn& o) const {
    if (o.column.check) out.push_back(*o.column.check);
  }
  void operator()(const model::AddCheck& o) const { out.push_back(o.sql); }
  void operator()(const model::CreateDomain& o) const {
    for (const auto& check : o.checks) out.push_back(check.sql);
  }
  void operator()(const auto&) const {}
};

bool reads_table(const Transition& t, const catalog::Routine& routine) {
  const auto mentions = mentions_of(routine, t.passage->scene.dialect, t.before());
  return routine.certain() && std::any_of(mentions.begin(), mentions.end(), [](const auto& one) {
           return one.object.kind == model::ObjectKind::table;
         });
}

/// The function that is called and reads tables, whichever of its name it is; empty: none.
std::string reading_call(const Transition& t, const model::SqlText& check) {
  for (const auto& object : catalog::named_in(check, t.before())) {
    if (!is_routine(object.kind)) continue;
    const auto known = t.before().routines(object.name);
    if (!known.empty() &&
        std::all_of(known.begin(), known.end(), [&](const auto* one) { return reads_table(t, *one); }))
      return to_string(object.name) + "()";
  }
  return {};
}
} // namespace

Remarks check_not_immutable(const Transition& t) {
  if (t.change.maybe) return {};
  std::vector<model::SqlText> checks;
  std::visit(ChecksOf{checks}, t.change.operation);
  const auto& dialect = t.passage->scene.dialect;
  Remarks remarks;
  for (const auto& check : checks) {
    const auto* text = check.in(dialect.name());
    if (text == nullptr) continue;
    const auto changing = dialect.changing_part(*text, t.before());
    const auto reading = changing.empty() ? reading_call(t, {*text, {}}) : "";
    if (changing.empty() && reading.empty()) continue;
    remarks.push_back({changing.empty() ? "CHECK (" + *text + ") calls " + reading +
                                              ", which reads tables: what they hold may change"
                                        : "CHECK (" + *text + ") asks for " + changing + ", which changes",
                       "rows that were accepted may be refused when a dump is restored, or when they are "
                       "changed; let a trigger look at rows as they come"});
  }
  return remarks;
}

} // namespace aludel::lint::rules
