#include "dialects/sqlite/create_trigger.hpp"

#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/split.hpp"
#include "dialects/sqlite/tokens.hpp"
#include "framework/base/text.hpp"

namespace aludel::sqlite {

namespace {
const char* const elsewhere = "give the step `only: postgresql`";

class TriggerText {
public:
  TriggerText(const model::CreateTrigger& trigger, base::Diagnostics& problems)
      : trigger_(trigger), problems_(problems) {}

  std::string all() {
    refuse_what_lacks();
    const auto body = body_text();
    const auto sql = "CREATE TRIGGER " + quoted({trigger_.table.schema, trigger_.name}) + "\n" + timing() +
                     " " + event() + " ON " + quoted(trigger_.table.name) + "\nFOR EACH ROW" + condition() +
                     "\nBEGIN\n" + body + "\nEND";
    if (!body.empty() && !ends_with_its_body(sql))
      refuse("the body of trigger " + name() + " does not end where its text ends",
             "close every quote and comment in it, and end no statement with END but a CASE");
    return sql;
  }

private:
  std::string name() const { return trigger_.name.text + " of " + to_string(trigger_.table); }
  void refuse(std::string message, std::string help) {
    problems_.push_back(ansi::unsupported(std::move(message), std::move(help)));
  }

  void refuse_what_lacks() {
    if (trigger_.for_each == model::ForEach::statement)
      refuse("SQLite runs triggers for each row only (" + name() + ")",
             std::string("write for_each: row, or ") + elsewhere);
    if (trigger_.constraint)
      refuse("SQLite has no constraint triggers (" + name() + ")",
             std::string("leave out constraint:, or ") + elsewhere);
    if (trigger_.referencing)
      refuse("SQLite shows a trigger no tables of changed rows (" + name() + ")",
             std::string("write a trigger for each row, with NEW and OLD in its body, or ") + elsewhere);
    if (trigger_.events.size() != 1)
      refuse("a trigger of SQLite is for one event (" + name() + ")", "write one create_trigger an event");
    for (const auto& event : trigger_.events)
      if (event.event == model::Event::truncate)
        refuse("SQLite has no TRUNCATE (trigger " + name() + ")",
               std::string("write a trigger for delete, or ") + elsewhere);
  }

  std::string timing() const {
    switch (trigger_.timing) {
    case model::Timing::before: return "BEFORE";
    case model::Timing::after: return "AFTER";
    case model::Timing::instead_of: break;
    }
    return "INSTEAD OF";
  }

  std::string event() const {
    if (trigger_.events.empty()) return {};
    const auto& event = trigger_.events.front();
    if (event.event == model::Event::insert) return "INSERT";
    if (event.event == model::Event::delete_) return "DELETE";
    return event.columns.empty() ? "UPDATE" : "UPDATE OF " + ansi::list(event.columns, spelling());
  }

  std::string condition() {
    if (!trigger_.when) return {};
    return " WHEN " + ansi::text(*trigger_.when, "when: of trigger " + name(), spelling(), problems_);
  }

  /// Without blank lines around it; the last statement is closed.
  std::string body_text() {
    const auto& text = trigger_.text().text;
    const auto tokens = tokens_of(text);
    if (tokens.empty()) return refuse_no_body(), std::string();
    if (tokens.front().is("begin"))
      refuse("the body of trigger " + name() + " begins with BEGIN",
             "write its statements alone: BEGIN and END are put around them");
    const auto line = text.rfind('\n', text.find_first_not_of(" \t\r\n\f"));
    const auto begin = line == std::string::npos ? 0 : line + 1;
    const auto end = tokens.back().end;
    return text.substr(begin, end - begin) + (tokens.back().is(";") ? "" : ";") +
           text.substr(end, text.find_last_not_of(" \t\r\n\f") + 1 - end);
  }

  void refuse_no_body() {
    if (trigger_.function.empty())
      refuse("trigger " + name() + " has no body", "add body: with its statements");
    else
      refuse("SQLite calls no functions from triggers, and trigger " + name() + " has no body",
             std::string("add body: with its statements for SQLite, or ") + elsewhere);
  }

  /// Nothing in the body closes the trigger, and nothing in it swallows the END.
  static bool ends_with_its_body(const std::string& sql) {
    return split({sql, {}}).size() == 1 && tokens_of(sql).back().is("end");
  }

  const model::CreateTrigger& trigger_;
  base::Diagnostics& problems_;
};
} // namespace

std::string create_trigger(const model::CreateTrigger& trigger, base::Diagnostics& problems) {
  return TriggerText(trigger, problems).all();
}

std::string create_trigger(const catalog::Trigger& trigger, base::Diagnostics& problems) {
  return trigger.verbatim.empty() ? create_trigger(trigger.definition, problems) : trigger.verbatim;
}

} // namespace aludel::sqlite
