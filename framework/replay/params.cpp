#include "framework/replay/params.hpp"

#include "framework/base/choices.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace aludel::replay {

using model::ParamType;

namespace {
bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}
bool is_integer(std::string_view text) {
  const auto digits = text.substr(!text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0);
  return !digits.empty() &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}
/// `pattern` with x for a hexadecimal digit and 9 for a digit.
bool looks_like(std::string_view text, std::string_view pattern) {
  return text.size() == pattern.size() &&
         std::equal(text.begin(), text.end(), pattern.begin(), [](char c, char p) {
           if (p == 'x') return std::isxdigit(static_cast<unsigned char>(c)) != 0;
           if (p == '9') return c >= '0' && c <= '9';
           return c == p;
         });
}

std::optional<model::Value> typed(ParamType type, const std::string& text) {
  switch (type) {
  case ParamType::text: return text;
  case ParamType::integer:
    return is_integer(text) ? std::optional<model::Value>(model::Number{text}) : std::nullopt;
  case ParamType::number:
    return is_number(text) ? std::optional<model::Value>(model::Number{text}) : std::nullopt;
  case ParamType::boolean:
    if (text == "true") return model::Value(true);
    return text == "false" ? std::optional<model::Value>(false) : std::nullopt;
  case ParamType::uuid:
    return looks_like(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx") ? std::optional<model::Value>(text)
                                                                    : std::nullopt;
  case ParamType::date:
    return looks_like(text, "9999-99-99") ? std::optional<model::Value>(text) : std::nullopt;
  }
  return std::nullopt;
}

std::string_view name_of(ParamType type) {
  switch (type) {
  case ParamType::text: return "a text";
  case ParamType::integer: return "a whole number";
  case ParamType::number: return "a number";
  case ParamType::boolean: return "true or false";
  case ParamType::uuid: return "a UUID";
  case ParamType::date: return "a date (2026-01-31)";
  }
  return "";
}

/// Calls `change` with each value of an operation that may be a parameter.
template<class Change>
struct EachValue {
  const Change& change;

  void row(model::Row& cells) const {
    for (auto& [column, cell] : cells) change(cell);
  }
  void rows(std::vector<model::Row>& all) const {
    for (auto& one : all) row(one);
  }
  void bound(model::PartitionBound& at) const {
    for (auto* side : {&at.from, &at.to, &at.in})
      for (auto& one : *side) change(one);
  }
  void operator()(model::Insert& o) const { rows(o.rows); }
  void operator()(model::Upsert& o) const { rows(o.rows); }
  void operator()(model::Update& o) const { row(o.set); }
  void operator()(model::Delete& o) const { rows(o.rows); }
  void operator()(model::AddColumn& o) const {
    if (o.column.default_value) change(*o.column.default_value);
  }
  void operator()(model::AlterColumn& o) const {
    if (o.default_value) change(*o.default_value);
  }
  void operator()(model::CreateTable& o) const {
    for (auto& column : o.columns)
      if (column.default_value) change(*column.default_value);
    if (o.partition_of) bound(o.partition_of->bound);
  }
  void operator()(model::AttachPartition& o) const { bound(o.bound); }
  void operator()(model::CreateDomain& o) const {
    if (o.default_value) change(*o.default_value);
  }
  void operator()(auto&) const {} // holds no values
};

template<class Change>
void for_each_value(model::Operation& operation, const Change& change) {
  std::visit(EachValue<Change>{change}, operation);
}

struct Put {
  const model::Step& step;
  const model::RevisionHeader& header;
  const ParamValues& values;
  base::Diagnostics& problems;

  void problem(std::string message, std::string help) const {
    problems.push_back({base::Severity::error, "param", std::move(message), std::move(help), step.place});
  }
  void operator()(model::Value& at) const {
    const auto* param = std::get_if<model::Param>(&at);
    if (param == nullptr) return;
    const auto name = param->name;
    const auto declared = header.params.find(name);
    if (declared == header.params.end())
      return problem("parameter '" + name + "' is not declared", "declare it under params: of the revision");
    const auto given = values.find(name);
    if (given == values.end() && !declared->second.default_value)
      return problem("parameter '" + name + "' has no value", "give it with --set " + name + "=VALUE");
    const auto text = given == values.end() ? *declared->second.default_value : given->second;
    if (auto literal = typed(declared->second.type, text))
      at = std::move(*literal);
    else
      problem("parameter '" + name + "' must be " + std::string(name_of(declared->second.type)) + ", not '" +
                  text + "'",
              "give it with --set " + name + "=VALUE");
  }
};
} // namespace

void put_params(model::Step& step, const model::RevisionHeader& header, const ParamValues& values,
                base::Diagnostics& problems) {
  for_each_value(step.operation, Put{step, header, values, problems});
}

model::Operation without_params(model::Operation operation) {
  for_each_value(operation, [](model::Value& at) {
    if (std::holds_alternative<model::Param>(at)) at = model::Null{};
  });
  return operation;
}

void require_declared(const Subject& subject, const plan::Plan& plan, const ParamValues& values,
                      base::Diagnostics& problems) {
  if (values.empty()) return;
  std::vector<std::string> declared;
  for (const auto& id : plan.revisions)
    for (const auto& [name, spec] : subject.bodies(id).header.params) declared.push_back(name);
  for (const auto& [name, value] : values)
    if (std::find(declared.begin(), declared.end(), name) == declared.end())
      problems.push_back({base::Severity::error,
                          "param",
                          "no revision of this plan declares a parameter '" + name + "'",
                          base::guess_or(name, declared,
                                         declared.empty() ? "leave it out: they declare none"
                                                          : "they declare " + base::join(declared, ", ")),
                          {}});
}

} // namespace aludel::replay
