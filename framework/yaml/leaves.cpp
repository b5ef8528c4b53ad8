#include "framework/yaml/leaves.hpp"

#include "framework/base/spelling.hpp"
#include "framework/base/text.hpp"
#include "framework/yaml/keys.hpp"
#include "framework/yaml/scalar.hpp"

#include <algorithm>

namespace aludel::yaml {

namespace {
constexpr std::string_view unquoted = "quotes make it a text: remove them";

template<class T>
void read_number(const Slot& slot, T& out, Reading& in) {
  constexpr std::string_view due = "a whole number";
  if (!expect_scalar(slot, due, "", in)) return;
  const auto value = integer_of<T>(*slot.node);
  if (!value) return must_be(slot, due, slot.node->style == Style::plain ? "" : std::string(unquoted), in);
  out = *value;
}

bool read_name(const Slot& slot, std::string& out, Reading& in) {
  constexpr std::string_view due = "an identifier";
  if (!expect_scalar(slot, due, is_null(slot) ? "a name that looks like nothing is quoted: \"null\"" : "",
                     in))
    return false;
  const auto& text = slot.node->text;
  const bool one_line = text.find('\n') == std::string::npos;
  if (text.empty() || !one_line) {
    must_be(slot, due, one_line ? "" : "a name is one line", in);
    return false;
  }
  out = text;
  return true;
}
} // namespace

void read(const Slot& slot, std::string& out, Reading& in) {
  if (expect_scalar(slot, "a text", is_null(slot) ? "write the text, or leave the key out" : "", in))
    out = slot.node->text;
}

void read(const Slot& slot, bool& out, Reading& in) {
  constexpr std::string_view due = "true or false";
  if (!expect_scalar(slot, due, "", in)) return;
  if (const auto value = boolean_of(*slot.node)) {
    out = *value;
  } else {
    const auto word = base::lower(slot.node->text);
    const bool quoted = word == "true" || word == "false";
    const bool older = word == "yes" || word == "no" || word == "on" || word == "off";
    must_be(slot, due,
            quoted  ? std::string(unquoted)
            : older ? "YAML 1.2 reads yes, no, on and off as text"
                    : "",
            in);
  }
}

void read(const Slot& slot, int& out, Reading& in) {
  int value = 0;
  const auto before = in.problems.size();
  read_number(slot, value, in);
  if (value < 0) must_be(slot, "at least 0", "", in);
  if (in.problems.size() == before) out = value;
}

void read(const Slot& slot, std::int64_t& out, Reading& in) { read_number(slot, out, in); }

void read(const Slot& slot, model::Identifier& out, Reading& in) { read_name(slot, out.text, in); }

void read(const Slot& slot, model::QualifiedName& out, Reading& in) {
  std::string text;
  if (read_name(slot, text, in)) out = model::parse_qualified(text);
}

void read(const Slot& slot, model::Identifiers& out, Reading& in) {
  if (is_scalar(slot)) return read(slot, out.emplace_back(), in);
  if (!expect_list(slot, "a list of names", "write [a, b]", in)) return;
  if (slot.node->items.empty()) return must_be(slot, "a list of at least one name", "", in);
  for (const auto& item : items_of(slot)) {
    model::Identifier name;
    read(item, name, in);
    if (!name.empty() && std::find(out.begin(), out.end(), name) != out.end())
      in.problem("duplicate-name", std::string(slot.key) + " names '" + name.text + "' twice", "",
                 *item.place);
    out.push_back(std::move(name));
  }
}

void read(const Slot& slot, model::Parameters& out, Reading& in) {
  out.clear();
  if (!expect_map(slot, "a map of names and values", "", in)) return;
  for (const auto& [name, place, node] : slot.node->entries) read({&node, name, &place}, out[name], in);
}

namespace {
void read_portable_type(const Slot& slot, model::Type& out, Reading& in) {
  auto parsed = model::parse_type(slot.node->text);
  if (parsed.type)
    out = std::move(*parsed.type);
  else
    in.problem("unknown-type", parsed.problem, parsed.help, slot.node->place);
}

enum class Empty { refused, allowed };

/// Dialect → text.
void read_by_dialect(const Slot& slot, std::map<std::string, std::string>& out, Empty empty, Reading& in) {
  if (slot.node->entries.empty())
    in.problem("bad-value", slot.called() + " is an empty map", "write " + by_dialect(in), slot.node->place);
  for (const auto& [dialect, place, node] : slot.node->entries) {
    if (!is_dialect(dialect, place, in)) continue;
    const Slot text{&node, dialect, &place};
    if (!expect_scalar(text, "a text", "", in)) continue;
    out[dialect] = base::trim(node.text);
    if (out[dialect].empty() && empty == Empty::refused) must_be(text, "a text", "", in);
  }
}
} // namespace

void read(const Slot& slot, model::Type& out, Reading& in) {
  if (is_map(slot)) {
    out.kind = model::TypeKind::native;
    read_by_dialect(slot, out.native, in.options.untyped_columns ? Empty::allowed : Empty::refused, in);
  } else if (expect_scalar(slot, "the name of a type",
                           "write a portable type such as text, or " + by_dialect(in), in)) {
    read_portable_type(slot, out, in);
  }
}

void read(const Slot& slot, model::SqlText& out, Reading& in) {
  if (const auto inner = is_map(slot) ? slot_of(slot, "sql") : std::nullopt) {
    Keys keys(slot, in);
    keys.find("sql");
    keys.finish();
    if (is_map(*inner)) return read_by_dialect(*inner, out.by_dialect, Empty::refused, in);
    return read(*inner, out, in);
  }
  if (is_map(slot)) return read_by_dialect(slot, out.by_dialect, Empty::refused, in);
  if (!expect_scalar(slot, "SQL text", "write it as text, or " + by_dialect(in), in)) return;
  out.every = base::trim(slot.node->text);
  if (out.every.empty()) must_be(slot, "SQL text", "", in);
}

namespace {
void read_literal(const Slot& slot, model::Value& out, Reading& in) {
  const auto& node = *slot.node;
  if (const auto boolean = boolean_of(node)) {
    out = *boolean;
    return;
  }
  switch (number_kind(node)) {
  case NumberKind::none: out = node.text; return;
  case NumberKind::decimal: out = model::Number{node.text}; return;
  case NumberKind::not_finite:
    return in.problem("bad-value", "'" + node.text + "' has no literal that every database knows",
                      "write it as {sql: …}, or quote it where it is text", node.place);
  case NumberKind::based: break;
  }
  if (auto decimal = decimal_of_based(node.text))
    out = model::Number{std::move(*decimal)};
  else
    in.problem("bad-value", "'" + node.text + "' is larger than 64 bits", "quote it where it is text",
               node.place);
}

void read_value_map(const Slot& slot, model::Value& out, Reading& in) {
  if (const auto name = slot_of(slot, "param")) {
    Keys keys(slot, in);
    keys.find("param");
    keys.finish();
    read_name(*name, out.emplace<model::Param>().name, in);
  } else if (slot_of(slot, "sql")) {
    read(slot, out.emplace<model::SqlText>(), in);
  } else {
    in.problem("wrong-type", slot.called() + " must be a value, not a map",
               "write a literal, {sql: EXPRESSION} or {param: NAME}; JSON is written as text: '{\"a\": 1}'",
               slot.node->place);
  }
}
} // namespace

void read(const Slot& slot, model::Value& out, Reading& in) {
  if (is_null(slot)) {
    out = model::Null{};
  } else if (is_map(slot)) {
    read_value_map(slot, out, in);
  } else if (expect_scalar(slot, "a value", "write a literal, {sql: EXPRESSION} or {param: NAME}", in)) {
    read_literal(slot, out, in);
  }
}

void read(const Slot& slot, model::Row& out, Reading& in) {
  if (!expect_map(slot, "a map of columns and values", "write {column: value}", in)) return;
  out.reserve(slot.node->entries.size());
  for (const auto& [column, place, node] : slot.node->entries) {
    model::Value value;
    read({&node, column, &place}, value, in);
    out.emplace_back(model::Identifier(column), std::move(value));
  }
  if (out.empty())
    in.problem("bad-value", slot.called() + " names no column", "write {column: value}", slot.node->place);
}

namespace {
constexpr std::string_view duration_help = "write a number with its unit: 250ms, 5s, 2m, 1h or 7d";
}

void read(const Slot& slot, model::Duration& out, Reading& in) {
  if (!expect_scalar(slot, "a duration", std::string(duration_help), in)) return;
  if (const auto duration = model::parse_duration(slot.node->text))
    out = *duration;
  else
    must_be(slot, "a duration", std::string(duration_help), in);
}

void read_as(model::Limit, const Slot& slot, model::Duration& out, Reading& in) {
  if (is_plain(slot, "none"))
    out = model::Duration{0};
  else
    read(slot, out, in);
}

void read_as(model::Limit form, const Slot& slot, std::optional<model::Duration>& out, Reading& in) {
  read_as(form, slot, out.emplace(), in);
}

namespace {
template<class Take>
void each_text(const Slot& slot, std::string_view due, Reading& in, Take take) {
  const auto one = [&](const Slot& text) {
    if (!expect_scalar(text, due, "", in)) return;
    if (text.node->text.empty() || text.node->text.find('\n') != std::string::npos)
      return must_be(text, due, "", in);
    take(*text.node);
  };
  if (is_scalar(slot)) return one(slot);
  if (!expect_list(slot, std::string(due) + " or a list", "", in)) return;
  for (const auto& item : items_of(slot)) one(item);
}

bool is_known_dialect(const std::string& name, const Reading& in) {
  const auto& known = in.options.dialects;
  return in.options.any_dialect || std::find(known.begin(), known.end(), name) != known.end();
}
} // namespace

void read_texts(const Slot& slot, std::vector<model::Located>& out, std::string_view due, Reading& in) {
  each_text(slot, due, in, [&](const Node& text) { out.push_back({text.text, text.place}); });
}

bool is_dialect(const std::string& name, const base::Place& place, Reading& in) {
  if (is_known_dialect(name, in)) return true;
  const auto& known = in.options.dialects;
  auto help = base::did_you_mean(name, known);
  if (help.empty()) help = "the dialects are " + listed(known, "and");
  in.problem("unknown-dialect", "unknown dialect '" + name + "'", std::move(help), place);
  return false;
}

void read_as(model::DialectNames, const Slot& slot, std::vector<std::string>& out, Reading& in) {
  out.clear();
  each_text(slot, "a dialect", in, [&](const Node& name) {
    if (is_known_dialect(name.text, in) || is_dialect(as_written(name), name.place, in))
      out.push_back(name.text);
  });
  if (is_list(slot) && slot.node->items.empty())
    in.problem("bad-value", std::string(slot.key) + " names no dialect",
               "leave the key out for every dialect", slot.node->place);
}

std::string by_dialect(const Reading& in) {
  return in.options.dialects.empty() ? "by dialect" : "{" + base::join(in.options.dialects, ": …, ") + ": …}";
}

} // namespace aludel::yaml
