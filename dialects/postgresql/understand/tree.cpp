#include "dialects/postgresql/understand/tree.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>
#include <string_view>

namespace aludel::postgresql::reading {

namespace {
template<class T>
const T& member(const Message& message, unsigned offset) {
  return *reinterpret_cast<const T*>(reinterpret_cast<const char*>(&message) + offset);
}

bool is_empty(const Message& message, const ProtobufCFieldDescriptor& field) {
  if (field.label == PROTOBUF_C_LABEL_REPEATED)
    return member<std::size_t>(message, field.quantifier_offset) == 0;
  switch (field.type) {
  case PROTOBUF_C_TYPE_MESSAGE: return member<const void*>(message, field.offset) == nullptr;
  case PROTOBUF_C_TYPE_STRING: return *member<const char*>(message, field.offset) == '\0';
  case PROTOBUF_C_TYPE_ENUM: return member<int>(message, field.offset) <= 1;
  default: return member<std::int32_t>(message, field.offset) == 0;
  }
}
} // namespace

model::QualifiedName name_of(const RangeVar& relation) {
  return {model::Identifier(relation.schemaname), model::Identifier(relation.relname)};
}

std::string string_of(const Node* node) {
  return node != nullptr && node->node_case == PG_QUERY__NODE__NODE_STRING ? node->string->sval : "";
}

model::Identifiers identifiers_of(Nodes strings) {
  model::Identifiers names;
  for (const auto* string : strings) names.emplace_back(string_of(string));
  return names;
}

bool is_silent_but(const Message& message, std::span<const std::size_t> offsets) {
  const std::span fields(message.descriptor->fields, message.descriptor->n_fields);
  return std::all_of(fields.begin(), fields.end(), [&](const auto& field) {
    return std::find(offsets.begin(), offsets.end(), field.offset) != offsets.end() ||
           std::string_view(field.name) == "location" || is_empty(message, field);
  });
}

} // namespace aludel::postgresql::reading
