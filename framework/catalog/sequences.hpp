#pragma once
#include "framework/catalog/catalog.hpp"

/// What CREATE SEQUENCE and ALTER SEQUENCE make of their options (the PostgreSQL manual, and init_params in
/// src/backend/commands/sequence.c).
namespace aludel::catalog {

/// The options with the server's defaults written out; `owned_by` absent: by none.
model::SequenceOptions effective(const model::SequenceOptions& options);

/// The options after an ALTER SEQUENCE that says `said`: what it does not say stays as it is, but ends that
/// are those of the type follow a new type.
model::SequenceOptions altered(model::SequenceOptions options, const model::SequenceOptions& said);

/// What ALTER SEQUENCE must say to lead from one to the other; nothing is said that is so already.
model::SequenceOptions leading(const model::SequenceOptions& from, const model::SequenceOptions& to);

} // namespace aludel::catalog
