#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/absences.hpp"
#include "framework/lint/extensions.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>
#include <array>

namespace aludel::lint::rules {

namespace {
bool contains(const std::string& text, std::string_view word) { return text.find(word) != std::string::npos; }

/// The body asks whether things are there, or makes them by statements that are put together.
bool takes_care(const std::string& body) {
  constexpr std::array asks{"to_regclass", "pg_class", "pg_tables", "information_schema", "undefined_table"};
  return std::any_of(asks.begin(), asks.end(), [&](const char* word) { return contains(body, word); }) ||
         (contains(body, "execute") && contains(body, "create"));
}

/// A statement of the body makes or drops it.
bool is_made_within(const std::string& body, const model::QualifiedName& name) {
  bool makes = false;
  for (const auto& token : catalog::tokens_of(body)) {
    if (!token.quoted && token.text == ";") makes = false;
    makes = makes || catalog::is_keyword(token, "create") || catalog::is_keyword(token, "drop");
    if (makes && catalog::is_name(token) && catalog::names(token, name.name)) return true;
  }
  return false;
}

/// The rows that a trigger gives to its function, as tables, have names that no catalog knows. Of a function
/// that no trigger calls yet, they may be any.
bool may_be_rows(const Transition& t, const dialect::Mention& use, const MadeRoutine& made) {
  const auto& name = use.object.name;
  if (use.writes || !name.schema.empty() || made.function == nullptr ||
      !base::iequals(made.function->returns, "trigger"))
    return false;
  bool called = false;
  bool given = false;
  t.passage->after.for_each_table([&](const catalog::Table& table) {
    for (const auto& [trigger, comment, origin, verbatim] : table.triggers) {
      if (!same(t, trigger.function, *made.name)) continue;
      called = true;
      given = given || (trigger.referencing && (trigger.referencing->before == name.name ||
                                                trigger.referencing->after == name.name));
    }
  });
  return given || !called;
}

/// Temporary tables come first on every path.
bool is_temporary(const Transition& t, const model::QualifiedName& name) {
  if (!name.schema.empty()) return base::iequals(name.schema.text, "pg_temp");
  const auto* table = t.before().table(name);
  return table != nullptr && table->options.temporary;
}

/// The server reads a body in SQL when the function is made, unless it was told not to.
bool is_read_at_once(const Transition& t, const model::Routine& routine) {
  if (routine.standard_body) return true;
  const auto before = earlier(t);
  return base::iequals(routine.language, "sql") &&
         std::none_of(before.begin(), before.end(), [](const Transition& one) {
           return one.raw() != nullptr &&
                  contains(base::lower(one.raw()->statement.sql), "check_function_bodies");
         });
}

/// At the statement, or when the revision is done.
bool is_missing_for(const Transition& t, const std::vector<model::QualifiedName>& names, bool at_once) {
  const auto& last = t.passage->transitions.back();
  if (!at_once && !t.passage->scene.chronicle.is_complete(last.moment + 1)) return false;
  return std::all_of(names.begin(), names.end(), [&](const model::QualifiedName& name) {
    return is_absent(at_once ? t : last, name) && (at_once || !t.passage->after.relation(name));
  });
}

Remark about_body(const Transition& t, const MadeRoutine& made, const dialect::Mention& use, bool at_once) {
  const auto name = to_string(use.object.name);
  const auto named = candidates(use.object.name, *made.routine, t.before()).front();
  const auto schemas = use.object.name.schema.empty() ? schemas_of(*made.routine) : std::nullopt;
  Remark remark{called(made) + " names " + name + ", which is not there " +
                    (at_once ? "at this point: the statement fails"
                             : "when the revision is done: the function fails when it is called") +
                    why_absent(t, t.before().resolved(named)),
                schemas && schemas->empty()
                    ? "write the schema before the name: the search_path of " + called(made) + " is empty"
                    : "create " + name + " first, or mend the name"};
  if (!at_once) remark.severity = base::Severity::warning;
  if (use.place.known()) remark.place = use.place;
  return remark;
}
} // namespace

Remarks function_body_unknown_table(const Transition& t) {
  const auto made = made_routine(t.change.operation);
  if (!made || t.change.maybe || may_bring_more(t.before())) return {};
  const auto& body = made.routine->text().text;
  const bool at_once = is_read_at_once(t, *made.routine);
  if (takes_care(base::lower(body))) return {};
  Remarks remarks;
  for (const auto& use : relations_named(t, made)) {
    const auto& name = use.object.name;
    if (is_of_engine(t, name) || is_temporary(t, name) || is_made_within(body, name) ||
        may_be_rows(t, use, made) || !is_missing_for(t, candidates(name, *made.routine, t.before()), at_once))
      continue;
    remarks.push_back(about_body(t, made, use, at_once));
  }
  return remarks;
}

} // namespace aludel::lint::rules
