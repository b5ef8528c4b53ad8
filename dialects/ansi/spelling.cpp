#include "dialects/ansi/spelling.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <stdexcept>

namespace aludel::ansi {

namespace {
std::string enclosed(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote) out += quote;
    out += c;
  }
  return out + quote;
}

struct WriteValue {
  std::string_view what;
  const Spelling& spelling;
  base::Diagnostics& problems;

  std::string operator()(const model::Null&) const { return "NULL"; }
  std::string operator()(bool b) const { return std::string(b ? spelling.true_word : spelling.false_word); }
  std::string operator()(const model::Number& number) const { return number.text; }
  std::string operator()(const std::string& string) const { return literal(string); }
  std::string operator()(const model::SqlText& sql) const { return text(sql, what, spelling, problems); }
  std::string operator()(const model::Param& param) const {
    throw std::logic_error("parameter " + param.name + " was not replaced");
  }
};
} // namespace

std::string quoted(std::string_view name) { return enclosed(name, '"'); }

bool is_plain_word(std::string_view name) {
  const auto starts = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  const auto goes_on = [&](char c) { return starts(c) || (c >= '0' && c <= '9') || c == '$'; };
  return !name.empty() && starts(name.front()) && std::all_of(name.begin(), name.end(), goes_on);
}

std::string literal(std::string_view text) { return enclosed(text, '\''); }

std::string qualified(const model::QualifiedName& name, const Spelling& spelling) {
  return (name.schema.empty() ? "" : spelling.name(name.schema) + ".") + spelling.name(name.name);
}

std::string collate(const std::string& collation, const Spelling& spelling) {
  if (collation.empty()) return {};
  const bool with_schema =
      collation.starts_with('"') && collation.ends_with('"') && collation.find("\".\"") != std::string::npos;
  return " COLLATE " + (with_schema ? collation : spelling.name(model::Identifier(collation)));
}

std::string list(const model::Identifiers& names, const Spelling& spelling) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + spelling.name(name);
  return out;
}

std::string parenthesized(std::string_view text) {
  const bool may_end_in_comment = text.find("--", text.rfind('\n') + 1) != std::string_view::npos;
  return "(" + std::string(text) + (may_end_in_comment ? "\n)" : ")");
}

std::string text(const model::SqlText& sql, std::string_view what, const Spelling& spelling,
                 base::Diagnostics& problems) {
  if (const auto* found = sql.in(spelling.dialect)) return std::string(base::trim(*found));
  const std::string dialect(spelling.dialect);
  problems.push_back(unsupported(std::string(what) + " has no SQL for " + dialect,
                                 "add `" + dialect + ":` beside the other texts, or give the step `only:`"));
  return {};
}

std::string value(const model::Value& value, std::string_view what, const Spelling& spelling,
                  base::Diagnostics& problems) {
  return std::visit(WriteValue{what, spelling, problems}, value);
}

base::Diagnostic unsupported(std::string message, std::string help) {
  return {base::Severity::error, "unsupported", std::move(message), std::move(help), {}};
}

} // namespace aludel::ansi
