#include "framework/lint/passage.hpp"

namespace aludel::lint {

bool Scene::are_beside(const model::RevisionId& a, const model::RevisionId& b) const {
  return !is_line && !ancestry.leads(a, b) && !ancestry.leads(b, a);
}

const dialect::SqlReading* Transition::raw() const {
  const auto* read = reading();
  return read != nullptr && read->grasp != dialect::SqlReading::Grasp::operations ? read : nullptr;
}

bool Transition::is_complete() const { return passage->scene.chronicle.is_complete(moment); }

std::span<const Transition> Passage::before_number(std::size_t number) const {
  return std::span(transitions).first(number);
}

std::span<const Transition> Passage::behind_number(std::size_t number) const {
  return std::span(transitions).subspan(number + 1);
}

std::span<const Transition> earlier(const Transition& t) { return t.passage->before_number(t.number); }
std::span<const Transition> later(const Transition& t) { return t.passage->behind_number(t.number); }

} // namespace aludel::lint
