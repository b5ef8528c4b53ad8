#pragma once
#include "framework/model/sql_block.hpp"
#include "framework/model/table_parts.hpp"

namespace aludel::model {

enum class Timing { before, after, instead_of };
enum class Event { insert, update, delete_, truncate };
enum class ForEach { row, statement };

constexpr auto words_of(Timing) {
  return std::array{Word<Timing>{"before", Timing::before}, Word<Timing>{"after", Timing::after},
                    Word<Timing>{"instead_of", Timing::instead_of}};
}
constexpr auto words_of(Event) {
  return std::array{Word<Event>{"insert", Event::insert}, Word<Event>{"update", Event::update},
                    Word<Event>{"delete", Event::delete_}, Word<Event>{"truncate", Event::truncate}};
}
constexpr auto words_of(ForEach) {
  return std::array{Word<ForEach>{"row", ForEach::row}, Word<ForEach>{"statement", ForEach::statement}};
}

/// `insert`, or `{update: [columns]}`.
struct TriggerEvent {
  Event event = Event::insert;
  Identifiers columns; ///< of an update only; empty: any column
  bool operator==(const TriggerEvent&) const = default;
};

/// The rows that a statement changed, as tables.
struct TransitionTables {
  Identifier before;
  Identifier after;
  bool operator==(const TransitionTables&) const = default;
  static constexpr auto fields() {
    return std::tuple{optional("old", &TransitionTables::before, "The name of the rows as they were."),
                      optional("new", &TransitionTables::after, "The name of the rows as they are.")};
  }
  static constexpr auto rules() { return std::array{some("referencing names nothing", "add old or new")}; }
};

/// PostgreSQL calls `function`; SQLite runs `body`. A step for both engines has both.
struct CreateTrigger {
  static constexpr std::string_view key = "create_trigger";
  static constexpr std::string_view doc = "Make a trigger.";
  QualifiedName table;
  Identifier name;
  Timing timing = Timing::before;
  std::vector<TriggerEvent> events;
  ForEach for_each = ForEach::row;
  base::Boxed<SqlText> when;
  QualifiedName function;
  std::vector<std::string> arguments;
  SqlBlock body;
  SqlFromFile file;
  bool replace = false;
  bool constraint = false;
  Deferrable deferrable = Deferrable::no;
  std::optional<TransitionTables> referencing;
  bool operator==(const CreateTrigger& o) const {
    return table == o.table && name == o.name && timing == o.timing && events == o.events &&
           for_each == o.for_each && when == o.when && function == o.function && arguments == o.arguments &&
           text() == o.text() && replace == o.replace && constraint == o.constraint &&
           deferrable == o.deferrable && referencing == o.referencing;
  }
  const SqlBlock& text() const { return file.path.empty() ? body : file.block; }
  static constexpr auto fields() {
    return std::tuple{
        subject("table", &CreateTrigger::table, "The table or view."),
        required("name", &CreateTrigger::name, "The trigger's name."),
        required("timing", &CreateTrigger::timing, "before, after or instead_of."),
        required("events", &CreateTrigger::events,
                 "insert, update, delete, truncate, `{update: [columns]}`."),
        optional("for_each", &CreateTrigger::for_each, "row or statement."),
        optional("when", &CreateTrigger::when, "It runs only where this holds."),
        optional("function", &CreateTrigger::function, "PostgreSQL: what it calls."),
        optional("arguments", &CreateTrigger::arguments, "PostgreSQL: texts that the function is given."),
        optional("body", &CreateTrigger::body, "SQLite: its statements, without BEGIN and END."),
        optional("file", &CreateTrigger::file, "Instead of `body`: a file, relative to the revision file."),
        optional("replace", &CreateTrigger::replace, "A trigger of that name on the table is replaced."),
        optional("constraint", &CreateTrigger::constraint,
                 "PostgreSQL: a constraint trigger, which may wait for the end of the transaction."),
        optional("deferrable", &CreateTrigger::deferrable, "Of a constraint trigger: when it runs."),
        optional("referencing", &CreateTrigger::referencing,
                 "PostgreSQL: `{old, new}`, the changed rows as tables.")};
  }
  static constexpr auto rules() {
    return std::array{
        excludes("body", "file", "the file holds the body"),
        needs("arguments", "function", "arguments are for the function, and there is none", "add function:"),
        needs("deferrable", "constraint", "only a constraint trigger can be deferred",
              "add constraint: true")};
  }
};

struct DropTrigger {
  static constexpr std::string_view key = "drop_trigger";
  static constexpr std::string_view doc = "Remove a trigger.";
  QualifiedName table;
  Identifier name;
  bool if_exists = false;
  bool cascade = false;
  bool operator==(const DropTrigger&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &DropTrigger::table, "The table or view."),
                      required("name", &DropTrigger::name, "The trigger."),
                      optional("if_exists", &DropTrigger::if_exists, "Nothing happens when there is none."),
                      optional("cascade", &DropTrigger::cascade, "PostgreSQL: what depends on it goes too.")};
  }
};

} // namespace aludel::model
