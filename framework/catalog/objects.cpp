#include "framework/catalog/lookup.hpp"
#include "framework/catalog/signature.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
/// Without the default schema: one spelling of a name in what is kept.
void unqualify(QualifiedName& name, const QualifiedName& key) {
  if (key.schema.empty()) name.schema = Identifier();
}
} // namespace

const QualifiedName& View::name() const {
  return std::visit([](const auto& d) -> const QualifiedName& { return d.name; }, definition);
}
const model::SqlText& View::query() const {
  return std::visit([](const auto& d) -> const model::SqlText& { return d.sql; }, definition);
}
const QualifiedName& Routine::name() const {
  return std::visit([](const auto& d) -> const QualifiedName& { return d.name; }, definition);
}
const model::Routine& Routine::body() const {
  return std::visit([](const auto& d) -> const model::Routine& { return d.routine; }, definition);
}
std::string Routine::signature() const { return model::signature(body().arguments); }
const QualifiedName& Type::name() const {
  return std::visit([](const auto& d) -> const QualifiedName& { return d.name; }, definition);
}

RoutineKey Catalog::key_of(const QualifiedName& name, const model::Arguments& arguments) const {
  return {resolved(name), signature_of(arguments, naming_)};
}

std::vector<const Routine*> Catalog::routines(const QualifiedName& name) const {
  std::vector<const Routine*> all;
  const auto wanted = resolved(name);
  routines_.for_each_from({wanted, {}}, [&](const RoutineKey& key, const auto& routine) {
    if (key.name != wanted) return false;
    all.push_back(routine.get());
    return true;
  });
  return all;
}

const Routine* Catalog::routine(const QualifiedName& name,
                                const std::optional<model::Arguments>& arguments) const {
  if (arguments) return found(routines_, key_of(name, *arguments));
  const auto all = routines(name);
  return all.size() == 1 ? all.front() : nullptr;
}

namespace {
std::string grant_key(model::GrantKind kind, const QualifiedName& resolved_name) {
  return std::to_string(static_cast<int>(kind)) + '\n' + resolved_name.schema.text + '\n' +
         resolved_name.name.text + '\n';
}
} // namespace

/// Rights on the same object have the same key: a routine that is known is told by its whole signature.
std::string Catalog::key_of(const model::GrantTarget& on, const Identifier& role) const {
  auto key = grant_key(on.kind, resolved(on.name));
  const auto* known = on.arguments ? nullptr : routine(on.name, std::nullopt);
  if (on.arguments || known != nullptr)
    key += "(" + signature_of(on.arguments ? *on.arguments : known->body().arguments, naming_) + ")";
  for (const auto& column : on.columns) key += '\n' + folded(column, naming_).text;
  return key + "\n\n" + role.text;
}

std::vector<const Grant*> Catalog::grants_on(model::GrantKind kind, const QualifiedName& name) const {
  std::vector<const Grant*> all;
  const auto prefix = grant_key(kind, resolved(name));
  grants_.for_each_from(prefix, [&](const std::string& key, const auto& grant) {
    if (key.compare(0, prefix.size(), prefix) != 0) return false;
    all.push_back(grant.get());
    return true;
  });
  return all;
}

const Type* Catalog::type(const QualifiedName& name) const { return found(types_, resolved(name)); }
const Sequence* Catalog::sequence(const QualifiedName& name) const {
  return found(sequences_, resolved(name));
}
const Schema* Catalog::schema(const Identifier& name) const { return found(schemas_, folded(name, naming_)); }
const Extension* Catalog::extension(const Identifier& name) const {
  return found(extensions_, folded(name, naming_));
}
const Grant* Catalog::grant(const model::GrantTarget& on, const Identifier& role) const {
  return found(grants_, key_of(on, role));
}
const Verbatim* Catalog::verbatim(std::string_view kind, const QualifiedName& name) const {
  return found(verbatim_, VerbatimKey{resolved(name), std::string(kind)});
}
const Verbatim* Catalog::verbatim(const QualifiedName& name) const {
  const Verbatim* first = nullptr;
  const auto wanted = resolved(name);
  verbatim_.for_each_from({wanted, {}}, [&](const VerbatimKey& key, const auto& object) {
    if (key.name == wanted) first = object.get();
    return false;
  });
  return first;
}

void Catalog::put(Routine routine) {
  const auto key = key_of(routine.name(), routine.body().arguments);
  std::visit([&](auto& d) { unqualify(d.name, key.name); }, routine.definition);
  routines_.set(key, std::make_shared<const Routine>(std::move(routine)));
}
void Catalog::put(Type type) {
  const auto key = resolved(type.name());
  std::visit([&](auto& d) { unqualify(d.name, key); }, type.definition);
  types_.set(key, std::make_shared<const Type>(std::move(type)));
}
void Catalog::put(Sequence sequence) {
  const auto key = resolved(sequence.definition.name);
  unqualify(sequence.definition.name, key);
  sequences_.set(key, std::make_shared<const Sequence>(std::move(sequence)));
}
void Catalog::put(Grant grant) {
  unqualify(grant.on.name, resolved(grant.on.name));
  const auto key = key_of(grant.on, grant.role);
  grants_.set(key, std::make_shared<const Grant>(std::move(grant)));
}
void Catalog::put(Schema schema) {
  const auto key = folded(schema.name, naming_);
  schemas_.set(key, std::make_shared<const Schema>(std::move(schema)));
}
void Catalog::put(Extension extension) {
  const auto key = folded(extension.name, naming_);
  extensions_.set(key, std::make_shared<const Extension>(std::move(extension)));
}
void Catalog::put(Verbatim object) {
  const VerbatimKey key{resolved(object.name), object.kind};
  unqualify(object.name, key.name);
  verbatim_.set(key, std::make_shared<const Verbatim>(std::move(object)));
}

void Catalog::remove_routine(const Routine& routine) {
  routines_.erase(key_of(routine.name(), routine.body().arguments));
}
void Catalog::remove_type(const QualifiedName& name) { types_.erase(resolved(name)); }
void Catalog::remove_sequence(const QualifiedName& name) { sequences_.erase(resolved(name)); }
void Catalog::remove_grant(const model::GrantTarget& on, const Identifier& role) {
  grants_.erase(key_of(on, role));
}
void Catalog::remove_schema(const Identifier& name) { schemas_.erase(folded(name, naming_)); }
void Catalog::remove_extension(const Identifier& name) { extensions_.erase(folded(name, naming_)); }
void Catalog::remove_verbatim(std::string_view kind, const QualifiedName& name) {
  verbatim_.erase({resolved(name), std::string(kind)});
}

void Catalog::for_each_routine(const std::function<void(const Routine&)>& visit) const {
  routines_.for_each([&](const auto&, const auto& routine) { visit(*routine); });
}
void Catalog::for_each_type(const std::function<void(const Type&)>& visit) const {
  types_.for_each([&](const auto&, const auto& type) { visit(*type); });
}
void Catalog::for_each_sequence(const std::function<void(const Sequence&)>& visit) const {
  sequences_.for_each([&](const auto&, const auto& sequence) { visit(*sequence); });
}
void Catalog::for_each_grant(const std::function<void(const Grant&)>& visit) const {
  grants_.for_each([&](const auto&, const auto& grant) { visit(*grant); });
}
void Catalog::for_each_schema(const std::function<void(const Schema&)>& visit) const {
  schemas_.for_each([&](const auto&, const auto& schema) { visit(*schema); });
}
void Catalog::for_each_extension(const std::function<void(const Extension&)>& visit) const {
  extensions_.for_each([&](const auto&, const auto& extension) { visit(*extension); });
}
void Catalog::for_each_verbatim(const std::function<void(const Verbatim&)>& visit) const {
  verbatim_.for_each([&](const auto&, const auto& object) { visit(*object); });
}

} // namespace aludel::catalog
