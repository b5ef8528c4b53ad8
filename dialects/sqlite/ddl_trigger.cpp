#include "dialects/sqlite/ddl_trigger.hpp"

#include "dialects/sqlite/ddl_cursor.hpp"
#include "framework/base/text.hpp"

namespace aludel::sqlite {

namespace {
class TriggerReader {
public:
  explicit TriggerReader(std::string_view sql) : sql_(sql), cursor_(sql) {}

  TriggerDdl read() {
    read_name();
    trigger().timing = read_timing();
    trigger().events = {read_event()};
    cursor_.expect("on");
    trigger().table.name = cursor_.name();
    if (cursor_.accept(".")) trigger().table.name = cursor_.name();
    if (cursor_.accept("for", "each")) cursor_.expect("row");
    look_for_comments(0, cursor_.position() + 1);
    if (cursor_.accept("when")) trigger().when = model::SqlText{read_condition(), {}};
    cursor_.expect("begin");
    trigger().body.text = read_body();
    return std::move(out_);
  }

private:
  model::CreateTrigger& trigger() { return out_.definition; }

  void read_name() {
    cursor_.expect("create");
    out_.temporary = cursor_.accept("temp") || cursor_.accept("temporary");
    cursor_.expect("trigger");
    out_.if_not_exists = cursor_.accept("if", "not");
    if (out_.if_not_exists) cursor_.expect("exists");
    trigger().name = cursor_.name();
    if (!cursor_.accept(".")) return;
    trigger().table.schema = trigger().name;
    trigger().name = cursor_.name();
  }

  model::Timing read_timing() {
    if (cursor_.accept("after")) return model::Timing::after;
    if (cursor_.accept("instead", "of")) return model::Timing::instead_of;
    cursor_.accept("before");
    return model::Timing::before;
  }

  model::TriggerEvent read_event() {
    if (cursor_.accept("delete")) return {model::Event::delete_, {}};
    if (cursor_.accept("insert")) return {model::Event::insert, {}};
    cursor_.expect("update");
    model::TriggerEvent event{model::Event::update, {}};
    if (!cursor_.accept("of")) return event;
    do event.columns.push_back(cursor_.name());
    while (cursor_.accept(","));
    return event;
  }

  /// BEGIN is a name, too: as a column it follows NEW. or OLD., or stands in a subquery.
  std::string read_condition() {
    const auto from = cursor_.position();
    while (!cursor_.at("begin") || cursor_.token(cursor_.position() - 1).is(".")) {
      if (cursor_.at("("))
        cursor_.parenthesized();
      else
        cursor_.take();
    }
    look_for_comments(from - 1, from + 1);
    look_for_comments(cursor_.position() - 1, cursor_.position() + 1);
    return cursor_.since(from);
  }

  std::string read_body() {
    const auto begin = cursor_.token(cursor_.position() - 1).end;
    while (!cursor_.at_end()) cursor_.take();
    const auto& end = cursor_.token(cursor_.count() - 1);
    if (!end.is("end")) cursor_.fail();
    return without_blank_lines(sql_.substr(begin, end.begin - begin));
  }

  static std::string without_blank_lines(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n\f");
    if (first == std::string_view::npos) return {};
    const auto line = text.rfind('\n', first);
    const auto begin = line == std::string_view::npos ? first : line + 1;
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n\f") + 1 - begin));
  }

  /// Between the tokens of a range.
  void look_for_comments(std::size_t first, std::size_t end) {
    for (auto i = first + 1; i < end && i < cursor_.count(); ++i) {
      const auto from = cursor_.token(i - 1).end;
      const auto gap = sql_.substr(from, cursor_.token(i).begin - from);
      if (!base::trim(gap).empty()) out_.commented = true;
    }
  }

  std::string_view sql_;
  DdlCursor cursor_;
  TriggerDdl out_;
};
} // namespace

TriggerDdl read_create_trigger(std::string_view sql) { return TriggerReader(sql).read(); }

} // namespace aludel::sqlite
