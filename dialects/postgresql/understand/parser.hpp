#pragma once
#include "dialects/postgresql/understand/nodes.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace aludel::postgresql::reading {

/// The parse tree of one statement, and the memory that all its nodes are in: they go together.
class Tree {
public:
  using Memory = std::unique_ptr<std::pmr::monotonic_buffer_resource>;
  Tree(Memory memory, const ParseResult* result) : memory_(std::move(memory)), result_(result) {}
  const Node& statement() const;

private:
  Memory memory_;
  const ParseResult* result_;
};

struct SyntaxError {
  std::string message;    ///< as the server words it: "syntax error at or near "x""
  std::size_t offset = 0; ///< bytes
};

/// No tree of the text is deeper: terms of an operator make a level each, as brackets do; a comma and a
/// semicolon begin anew.
std::size_t depth_of(std::string_view sql);

/// Reads one statement. What is not UTF-8, holds a NUL byte, is longer than 8 MiB or so deep that its tree
/// would not fit the stack is an error too. The caller's stack holds a tree of the text's depth, or it is
/// that of with_stack.
std::variant<Tree, SyntaxError> parse(std::string_view sql);

/// PL/pgSQL as the JSON of pg_query_parse_plpgsql; empty when it is not understood, which says nothing about
/// the text: valid code is refused too (an assignment to a field of a record). `sql` is a DO, or a CREATE
/// FUNCTION or PROCEDURE of that language with a body in quotes: without one the library would abort.
std::string plpgsql_tree(const std::string& sql);

/// Runs the work on a stack that holds any tree that `parse` gives: the grammar's, the tree's and our own
/// walks are recursive.
void with_stack(const std::function<void()>& work);

} // namespace aludel::postgresql::reading
