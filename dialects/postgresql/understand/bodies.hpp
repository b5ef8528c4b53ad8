#pragma once
#include "dialects/postgresql/understand/uses.hpp"

#include <string>

namespace aludel::postgresql::reading {

/// A text in a language of routines.
struct Body {
  std::string language;
  std::string text;
  /// PL/pgSQL is read as a whole statement: CREATE FUNCTION with its arguments, or DO.
  std::string statement;
};

/// Gathers what a body names and does; one that is not understood is opaque where it runs. `reading.origin`
/// is where its text begins.
void read_body(const Body& body, const Reading& reading, Uses& uses);

/// A statement of a block.
struct BlockStatement {
  dialect::Statement statement;
  bool maybe = false; ///< as PlpgsqlQuery::maybe
};
/// The statements of a DO whose every statement stands in its body; none of one that makes SQL while it runs,
/// or that is not understood, and of anything else.
std::vector<BlockStatement> statements_of_block(const Node& tree, const dialect::Statement& statement);

/// The body of a routine that runs.
void read_body(const model::CreateFunction& function, Uses& uses);
void read_body(const model::CreateProcedure& procedure, Uses& uses);

/// The body that a statement has, read with it: of CREATE FUNCTION and PROCEDURE, which do not run it, and
/// DO.
void read_body_of(const Node& tree, const dialect::Statement& statement, Uses& uses);

} // namespace aludel::postgresql::reading
