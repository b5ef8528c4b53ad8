#include "dialects/postgresql/understand/parser.hpp"
#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <pg_query/pg_query.pb-c.h>
#include <sstream>

using namespace aludel;

namespace {
template<class T>
const T& part_of(const ProtobufCMessage& message, unsigned offset) {
  return *reinterpret_cast<const T*>(reinterpret_cast<const char*>(&message) + offset);
}

void write(const ProtobufCMessage& message, std::string& out);

void write_value(const ProtobufCMessage& message, const ProtobufCFieldDescriptor& field, std::string& out) {
  switch (field.type) {
  case PROTOBUF_C_TYPE_STRING: out += part_of<const char*>(message, field.offset); break;
  case PROTOBUF_C_TYPE_MESSAGE:
    if (const auto* part = part_of<const ProtobufCMessage*>(message, field.offset)) write(*part, out);
    break;
  default: out += std::to_string(part_of<std::int32_t>(message, field.offset));
  }
}

/// The tree without its places.
void write(const ProtobufCMessage& message, std::string& out) {
  out += std::string(message.descriptor->short_name) + "{";
  for (unsigned i = 0; i < message.descriptor->n_fields; ++i) {
    const auto& field = message.descriptor->fields[i];
    if (std::string_view(field.name) == "location") continue;
    if ((field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) != 0 &&
        part_of<std::uint32_t>(message, field.quantifier_offset) != field.id)
      continue;
    out += std::string(field.name) + ":";
    if (field.label != PROTOBUF_C_LABEL_REPEATED) {
      write_value(message, field, out);
    } else {
      const auto* list = part_of<const ProtobufCMessage* const*>(message, field.offset);
      for (std::size_t each = 0; each < part_of<std::size_t>(message, field.quantifier_offset); ++each)
        write(*list[each], out);
    }
    out += ";";
  }
  out += "}";
}

std::string tree_of(const std::string& sql) {
  const auto parsed = postgresql::reading::parse(sql);
  const auto* tree = std::get_if<postgresql::reading::Tree>(&parsed);
  if (tree == nullptr) return std::get<postgresql::reading::SyntaxError>(parsed).message;
  std::string out;
  write(tree->statement().base, out);
  return out;
}

std::string file(const std::string& name) {
  std::ifstream in(ALUDEL_SOURCE_DIR "/tests/dialects/postgresql/understand/" + name);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}
} // namespace

TEST_CASE("what is rendered of a statement's operations is the same statement to the grammar") {
  const auto statements = read(file("statements.sql"));
  CHECK(statements.size() > 50);
  for (const auto& reading : statements) {
    const auto& sql = reading.statement.sql;
    INFO(sql);
    const auto again = lifted(sql);
    INFO(again);
    CHECK(tree_of(again) == tree_of(sql));
  }
}
