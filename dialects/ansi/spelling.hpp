#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/catalog/catalog.hpp"
#include "framework/model/values.hpp"

#include <functional>
#include <string>
#include <string_view>

/// SQL that the engines share, as functions that they call. ISO/IEC 9075-2 unless a line says otherwise.
namespace aludel::ansi {

/// What the standard leaves to the engine.
struct Spelling {
  std::string_view dialect; ///< the key of SQL texts that are written by dialect
  std::function<std::string(const model::Identifier&)> name; ///< quoted where needed
  std::string_view true_word = "TRUE";
  std::string_view false_word = "FALSE";
};

/// "name", with inner quotes doubled.
std::string quoted(std::string_view name);
/// Lower-case letters, digits, '_' and '$', not starting with a digit or '$': read back as written by every
/// engine, unless it is a key word.
bool is_plain_word(std::string_view name);
/// 'text', with inner apostrophes doubled; backslashes mean themselves.
std::string literal(std::string_view text);

/// schema.name.
std::string qualified(const model::QualifiedName& name, const Spelling& spelling);
/// " COLLATE name", or nothing. A name with its schema is written as SQL, both quoted: "app"."german".
std::string collate(const std::string& collation, const Spelling& spelling);
/// "a, b".
std::string list(const model::Identifiers& names, const Spelling& spelling);
/// "(text)"; a closing line comment does not swallow the parenthesis.
std::string parenthesized(std::string_view text);

/// The text for the dialect without blanks around it. A missing one is a problem that names `what` lacks it.
std::string text(const model::SqlText& sql, std::string_view what, const Spelling& spelling,
                 base::Diagnostics& problems);
/// A literal or an expression. Parameters have been replaced by then: std::logic_error.
std::string value(const model::Value& value, std::string_view what, const Spelling& spelling,
                  base::Diagnostics& problems);

/// A problem of an operation, without a place.
base::Diagnostic unsupported(std::string message, std::string help);

} // namespace aludel::ansi
