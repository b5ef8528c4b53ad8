#include "framework/schema/operations.hpp"

namespace aludel::schema {

namespace {
template<class Operation>
OperationShape described() {
  OperationShape result{std::string(Operation::key), std::string(Operation::doc), {}, {}, {}};
  if constexpr (describe::Described<Operation>) {
    result.keys = keys_of<Operation>();
    result.rules = rules_of<Operation>();
  }
  result.shape = shape(Of<Operation>{});
  return result;
}

template<std::size_t... Is>
std::vector<OperationShape> all(std::index_sequence<Is...>) {
  return {described<std::variant_alternative_t<Is, model::Operation>>()...};
}
} // namespace

std::vector<OperationShape> operations() {
  return all(std::make_index_sequence<std::variant_size_v<model::Operation>>{});
}

} // namespace aludel::schema
