#include "framework/base/text.hpp"
#include "framework/catalog/rights.hpp"
#include "framework/catalog/signature.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/routines.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// Nobody calls it but the server.
bool is_called_by_triggers(const Transition& t) {
  const auto* function = t.as<model::CreateFunction>();
  if (function == nullptr) return false;
  const auto returns = base::lower(function->returns);
  return returns == "trigger" || returns == "event_trigger";
}

/// Its rights stay what they were.
bool is_replaced(const Transition& t, const MadeRoutine& made) {
  return made.replace && t.before().routine(*made.name, made.routine->arguments) != nullptr;
}

model::GrantTarget as_target(const MadeRoutine& made) {
  using enum model::GrantKind;
  return {made.function == nullptr ? procedure : function, *made.name, {}, made.routine->arguments};
}

/// A schema is named between IN SCHEMA and FROM.
bool is_in_schema(const dialect::SqlReading& raw, const std::string& schema) {
  const auto words = catalog::words_of(raw.statement.sql);
  const auto keyword = [](std::string_view text) {
    return [text](const catalog::Word& word) { return catalog::is_keyword(word, text); };
  };
  const auto begin = std::find_if(words.begin(), words.end(), keyword("schema"));
  return std::any_of(begin, std::find_if(begin, words.end(), keyword("from")),
                     [&](const catalog::Word& word) { return catalog::names(word, {schema}); });
}

/// REVOKE … FROM PUBLIC in words that no operation has: ON ROUTINE, ON ALL ROUTINES IN SCHEMA.
bool takes_from_public(const Transition& t, const MadeRoutine& made) {
  const auto* raw = t.raw();
  if (raw == nullptr || raw->kind != "REVOKE" || !names_public_behind(raw->statement.sql, "from"))
    return false;
  const auto& naming = t.before().naming();
  const auto& schema = made.name->schema.empty() ? naming.default_schema : made.name->schema.text;
  const auto words = catalog::words_of(raw->statement.sql);
  if (std::any_of(words.begin(), words.end(), [&](const catalog::Word& word) {
        return catalog::is_keyword(word, "routines") ||
               (catalog::is_keyword(word, "procedures") && made.function == nullptr);
      }))
    return is_in_schema(*raw, schema);
  return std::any_of(raw->mentions.begin(), raw->mentions.end(), [&](const dialect::Mention& mention) {
    const auto& [kind, name, part, arguments] = mention.object;
    return is_routine(kind) && same(t, name, *made.name) &&
           (!arguments || catalog::signature_of(*arguments, naming) ==
                              catalog::signature_of(made.routine->arguments, naming));
  });
}

/// When the revision is done; what is gone by then needs no more.
bool is_closed(const Transition& t, const MadeRoutine& made) {
  const auto& after = t.passage->after;
  if (after.routine(*made.name, made.routine->arguments) == nullptr) return true;
  const auto rights = catalog::rights_of(after, as_target(made), model::Identifier("public"));
  const auto all = later(t);
  return rights.privileges.empty() || std::any_of(all.begin(), all.end(), [&](const Transition& one) {
           return takes_from_public(one, made);
         });
}
} // namespace

Remarks security_definer_public_execute(const Transition& t) {
  const auto made = made_routine(t.change.operation);
  if (!made || made.routine->security != model::Security::definer) return {};
  if (is_called_by_triggers(t) || is_replaced(t, made) || is_closed(t, made)) return {};
  const auto& chronicle = t.passage->scene.chronicle;
  if (!t.is_complete() || chronicle.gives_rights(t.moment)) return {};
  const auto kind = made.function == nullptr ? "PROCEDURE " : "FUNCTION ";
  return {{called(made) + " runs with the rights of its owner, and every role may call it",
           "REVOKE EXECUTE ON " + (kind + called(made)) + " FROM PUBLIC, and GRANT it to those who need it"}};
}

} // namespace aludel::lint::rules
