#include "framework/catalog/relation_words.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/following.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
/// Words of a call: a name that is followed by "(".
std::vector<Word> calls_in(std::string_view sql, const QualifiedName& routine, const Catalog& catalog) {
  std::vector<Word> found_calls;
  const auto tokens = tokens_of(sql);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i + 1].text != "(" || !is_name(tokens[i])) continue;
    const bool qualified = i > 1 && tokens[i - 1].text == ".";
    if (stands_for(tokens[i], qualified ? tokens[i - 2] : Word{}, routine, catalog))
      found_calls.push_back(tokens[i]);
  }
  return found_calls;
}

/// After "::", or AS in a CAST: "AS name" alone gives a column its name, and a type that is called so is
/// taken for one.
bool is_cast(const std::vector<Word>& tokens, std::size_t at) {
  const auto text = [&](std::size_t back) { return at >= back ? tokens[at - back].text : std::string(); };
  if (text(1) == ":" && text(2) == ":") return true;
  if (at == 0 || !is_keyword(tokens[at - 1], "as")) return false;
  std::size_t depth = 0;
  for (std::size_t i = at; i-- > 0;) {
    if (tokens[i].text == ")") ++depth;
    if (tokens[i].text == "(" && depth-- == 0) return i > 0 && is_keyword(tokens[i - 1], "cast");
  }
  return false;
}

std::vector<Word> casts_in(std::string_view sql, const QualifiedName& type, const Catalog& catalog) {
  std::vector<Word> found_casts;
  const auto tokens = tokens_of(sql);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const bool qualified = i > 1 && tokens[i - 1].text == ".";
    if (is_cast(tokens, qualified ? i - 2 : i) &&
        stands_for(tokens[i], qualified ? tokens[i - 2] : Word{}, type, catalog))
      found_casts.push_back(tokens[i]);
  }
  return found_casts;
}

/// How a string names a sequence: nextval('s'), nextval('schema.s').
std::vector<std::string> sequence_literals(const QualifiedName& name) {
  std::vector<std::string> literals{"'" + to_string(name) + "'", "'" + spelled(name.name) + "'"};
  if (!name.schema.empty())
    literals = {literals.front(), "'" + spelled(name.schema) + "." + spelled(name.name) + "'"};
  return literals;
}

/// nextval('s') and 's'::regclass; any other string is a value.
bool stands_for_sequence(std::string_view sql, std::size_t begin, std::size_t end) {
  const auto before = tokens_of(sql.substr(0, begin));
  const auto after = tokens_of(sql.substr(end));
  if (after.size() > 2 && after[0].text == ":" && after[1].text == ":" && is_keyword(after[2], "regclass"))
    return true;
  if (before.size() < 2 || before.back().text != "(") return false;
  const auto& call = before[before.size() - 2];
  return is_keyword(call, "nextval") || is_keyword(call, "currval") || is_keyword(call, "setval");
}

std::string with_literals(std::string sql, const std::string& from, const std::string& to) {
  for (auto at = sql.find(from); at != std::string::npos; at = sql.find(from, at + 1))
    if (stands_for_sequence(sql, at, at + from.size())) sql.replace(at, from.size(), to);
  return sql;
}

template<class Change>
model::SqlText each_text(model::SqlText sql, Change&& change) {
  if (!sql.every.empty()) sql.every = change(sql.every);
  for (auto& [dialect, text] : sql.by_dialect) text = change(text);
  return sql;
}
template<class Test>
bool any_text(const model::SqlText& sql, Test&& test) {
  return test(sql.every) || std::any_of(sql.by_dialect.begin(), sql.by_dialect.end(),
                                        [&](const auto& entry) { return test(entry.second); });
}

/// The statements of a text: from its tokens, so that a semicolon in a string ends nothing.
std::vector<std::string_view> statements_of(std::string_view sql) {
  std::vector<std::string_view> statements;
  std::size_t begin = 0;
  for (const auto& token : tokens_of(sql))
    if (token.text == ";" && !token.quoted) {
      statements.push_back(sql.substr(begin, token.end - begin));
      begin = token.end;
    }
  statements.push_back(sql.substr(begin));
  return statements;
}
} // namespace

bool reads(const model::SqlText& sql, const QualifiedName& relation, const Catalog& catalog) {
  return any_text(sql,
                  [&](const std::string& text) { return RelationWords(text, relation, catalog).reads(); });
}

namespace {
class NamedIn {
public:
  explicit NamedIn(const Catalog& catalog) : catalog_(catalog) {}

  void text(std::string_view sql) {
    for (const auto& use : relations_in(sql)) either(use.schema.text, use.word.text, &NamedIn::relation);
    const auto tokens = tokens_of(sql);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!is_name(tokens[i])) continue;
      const bool qualified = i > 1 && tokens[i - 1].text == ".";
      const auto schema = qualified ? tokens[i - 2].text : std::string();
      if (i + 1 < tokens.size() && tokens[i + 1].text == "(")
        either(schema, tokens[i].text, &NamedIn::routine);
      else if (is_cast(tokens, qualified ? i - 2 : i))
        either(schema, tokens[i].text, &NamedIn::type);
    }
    catalog_.for_each_sequence([&](const Sequence& sequence) {
      for (const auto& literal : sequence_literals(sequence.definition.name))
        if (sql.find(literal) != std::string_view::npos)
          add({model::ObjectKind::sequence, sequence.definition.name, {}, {}});
    });
  }
  std::vector<model::ObjectName> take() { return std::move(objects_); }

private:
  void either(const std::string& schema, const std::string& name,
              void (NamedIn::*known)(const QualifiedName&)) {
    (this->*known)({schema, name});
    (this->*known)({base::lower(schema), base::lower(name)});
  }
  void relation(const QualifiedName& name) {
    using enum model::ObjectKind;
    if (const auto* known = catalog_.table(name)) add({table, known->name, {}, {}});
    if (const auto* known = catalog_.view(name))
      add({known->is_materialized() ? materialized_view : view, known->name(), {}, {}});
    if (const auto* known = catalog_.sequence(name)) add({sequence, known->definition.name, {}, {}});
  }
  void routine(const QualifiedName& name) {
    const auto all = catalog_.routines(name);
    if (!all.empty()) add({model::ObjectKind::function, all.front()->name(), {}, {}});
  }
  void type(const QualifiedName& name) {
    if (const auto* known = catalog_.type(name)) add({model::ObjectKind::type, known->name(), {}, {}});
  }
  void add(model::ObjectName object) {
    if (std::find(objects_.begin(), objects_.end(), object) == objects_.end())
      objects_.push_back(std::move(object));
  }

  const Catalog& catalog_;
  std::vector<model::ObjectName> objects_;
};
} // namespace

std::vector<model::ObjectName> named_in(const model::SqlText& sql, const Catalog& catalog) {
  NamedIn named(catalog);
  if (!sql.every.empty()) named.text(sql.every);
  for (const auto& [dialect, text] : sql.by_dialect) named.text(text);
  return named.take();
}

bool reads_column(const model::SqlText& sql, const QualifiedName& relation, const Identifier& column,
                  const Catalog& catalog) {
  return any_text(sql, [&](const std::string& text) {
    return !RelationWords(text, relation, catalog).column_words(column, {}).empty();
  });
}

model::SqlText with_relation_renamed(model::SqlText sql, const QualifiedName& from, const Identifier& to,
                                     const Catalog& catalog) {
  return each_text(std::move(sql), [&](const std::string& text) {
    std::string out;
    for (const auto& part : statements_of(text))
      out += with_words(std::string(part), RelationWords(part, from, catalog).own_words(), to);
    return out;
  });
}

model::SqlText with_routine_renamed(model::SqlText sql, const QualifiedName& from, const Identifier& to,
                                    const Catalog& catalog) {
  return each_text(std::move(sql), [&](const std::string& text) {
    return with_words(text, calls_in(text, from, catalog), to);
  });
}

model::SqlText with_type_renamed(model::SqlText sql, const QualifiedName& from, const Identifier& to,
                                 const Catalog& catalog) {
  return each_text(std::move(sql), [&](const std::string& text) {
    return with_words(text, casts_in(text, from, catalog), to);
  });
}

std::string type_with_renamed(const std::string& spelling, const QualifiedName& from, const Identifier& to,
                              const Catalog& catalog) {
  std::vector<Word> types;
  const auto tokens = tokens_of(spelling);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool qualified = i > 1 && tokens[i - 1].text == ".";
    const bool qualifies = i + 1 < tokens.size() && tokens[i + 1].text == ".";
    if (is_name(tokens[i]) && !qualifies &&
        stands_for(tokens[i], qualified ? tokens[i - 2] : Word{}, from, catalog))
      types.push_back(tokens[i]);
  }
  return with_words(spelling, types, to);
}

model::SqlText with_sequence_renamed(model::SqlText sql, const QualifiedName& from, const Identifier& to) {
  const auto before = sequence_literals(from);
  const auto after = sequence_literals({from.schema, to});
  return each_text(std::move(sql), [&](std::string text) {
    for (std::size_t i = 0; i < before.size(); ++i)
      text = with_literals(std::move(text), before[i], after[i]);
    return text;
  });
}

model::SqlText with_schema_renamed(model::SqlText sql, const Identifier& from, const Identifier& to) {
  return each_text(std::move(sql), [&](const std::string& text) {
    std::vector<Word> schemas;
    const auto tokens = tokens_of(text);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
      if (is_name(tokens[i]) && names(tokens[i], from) && tokens[i + 1].text == "." &&
          (i == 0 || tokens[i - 1].text != "."))
        schemas.push_back(tokens[i]);
    return with_words(text, schemas, to);
  });
}

model::SqlText with_column_renamed(model::SqlText sql, const QualifiedName& relation, const Identifier& from,
                                   const Identifier& to, const Catalog& catalog, const Identifiers& rows) {
  return each_text(std::move(sql), [&](const std::string& text) {
    std::string out;
    for (const auto& part : statements_of(text))
      out += RelationWords(part, relation, catalog).with_column_renamed(from, to, rows);
    return out;
  });
}

model::SqlText with_stars_spelled(model::SqlText sql, const Table& table, const Catalog& catalog,
                                  bool& unsure) {
  return each_text(std::move(sql), [&](const std::string& text) {
    std::string out;
    for (const auto& part : statements_of(text))
      out += RelationWords(part, table.name, catalog).with_stars_spelled(table, unsure);
    return out;
  });
}

} // namespace aludel::catalog
