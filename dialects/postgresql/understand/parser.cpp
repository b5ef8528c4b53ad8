#include "dialects/postgresql/understand/parser.hpp"

#include "dialects/postgresql/tokens.hpp"
#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>
#include <pthread.h>

#include <algorithm>
#include <exception>
#include <vector>

namespace aludel::postgresql::reading {

namespace {
constexpr std::size_t stack_size = std::size_t{256} << 20; // of which only what is used is ever real
constexpr std::size_t longest_text = std::size_t{8} << 20;
// A level of the tree takes up to 1.7 kB of stack, 5 kB under a sanitizer.
constexpr std::size_t deepest_tree = 40'000;

/// Characters, counted from 1, to bytes.
std::size_t byte_offset(std::string_view sql, int position) {
  std::size_t at = 0;
  for (int left = position - 1; left > 0 && at < sql.size(); --left) do
      ++at;
    while (at < sql.size() && (sql[at] & 0xC0) == 0x80);
  return at;
}

/// Bytes of a tree for each of its packed form, more or less: where that is too few, more are fetched.
constexpr std::size_t node_bytes = 12;

/// For the library, which is C: what cannot be had is null.
void* allocate(void* memory, std::size_t size) noexcept try {
  return static_cast<std::pmr::monotonic_buffer_resource*>(memory)->allocate(size, alignof(std::max_align_t));
} catch (const std::bad_alloc&) {
  return nullptr;
}

std::variant<Tree, SyntaxError> tree_of(std::string_view sql, const PgQueryProtobufParseResult& parsed) {
  if (parsed.error != nullptr)
    return SyntaxError{parsed.error->message, byte_offset(sql, parsed.error->cursorpos)};
  auto memory = std::make_unique<std::pmr::monotonic_buffer_resource>(node_bytes * parsed.parse_tree.len + 1);
  ProtobufCAllocator allocator{allocate, [](void*, void*) {}, memory.get()};
  const auto* result = pg_query__parse_result__unpack(
      &allocator, parsed.parse_tree.len, reinterpret_cast<const std::uint8_t*>(parsed.parse_tree.data));
  if (result == nullptr) return SyntaxError{"the tree of the statement is not readable", 0};
  if (result->n_stmts == 1 && result->stmts[0]->stmt != nullptr) return Tree(std::move(memory), result);
  return SyntaxError{"holds " + base::count_of(result->n_stmts, "statement"), 0};
}

struct Work {
  const std::function<void()>& work;
  std::exception_ptr failure;
};

void* run(void* argument) {
  auto& task = *static_cast<Work*>(argument);
  try {
    task.work();
  } catch (...) {
    task.failure = std::current_exception();
  }
  return nullptr;
}
} // namespace

std::size_t depth_of(std::string_view sql) {
  std::vector<std::size_t> levels{0};
  std::size_t depth = 0;
  std::size_t deepest = 0;
  Tokens tokens(sql);
  for (auto token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
    const char first = sql[token.begin];
    if (first == '(' || first == '[') levels.push_back(0);
    if ((first == ')' || first == ']') && levels.size() > 1) {
      depth -= levels.back();
      levels.pop_back();
    } else if (first == ',' || first == ';') {
      depth -= levels.back();
      levels.back() = 0;
    } else {
      ++levels.back();
      deepest = std::max(deepest, ++depth);
    }
  }
  return deepest;
}

const Node& Tree::statement() const { return *result_->stmts[0]->stmt; }

std::variant<Tree, SyntaxError> parse(std::string_view sql) {
  if (const auto nul = sql.find('\0'); nul != std::string_view::npos)
    return SyntaxError{"holds a NUL byte", nul};
  if (const auto invalid = base::invalid_utf8(sql)) return SyntaxError{"is not UTF-8", *invalid};
  if (sql.size() > longest_text) return SyntaxError{"is longer than 8 MiB", 0};
  if (depth_of(sql) > deepest_tree) return SyntaxError{"is nested too deep", 0};
  const std::string text(sql);
  const auto parsed = pg_query_parse_protobuf(text.c_str());
  auto tree = tree_of(sql, parsed);
  pg_query_free_protobuf_parse_result(parsed);
  return tree;
}

std::string plpgsql_tree(const std::string& sql) {
  const auto parsed = pg_query_parse_plpgsql(sql.c_str());
  std::string json = parsed.error == nullptr && parsed.plpgsql_funcs != nullptr ? parsed.plpgsql_funcs : "";
  pg_query_free_plpgsql_parse_result(parsed);
  return json;
}

void with_stack(const std::function<void()>& work) {
  Work task{work, nullptr};
  pthread_attr_t attributes;
  pthread_t thread{};
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, stack_size);
  const int failed = pthread_create(&thread, &attributes, run, &task);
  pthread_attr_destroy(&attributes);
  if (failed != 0)
    throw base::Error(base::Exit::failed, "no-memory", "there is no memory for the stack of a parser");
  pthread_join(thread, nullptr);
  if (task.failure) std::rethrow_exception(task.failure);
}

} // namespace aludel::postgresql::reading
