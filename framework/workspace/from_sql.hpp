#pragma once
#include "framework/importing/steps.hpp"
#include "framework/workspace/author.hpp"

#include <optional>
#include <string>

/// A new revision from a file of SQL.
namespace aludel::workspace {

struct FromSql {
  Written revision;
  importing::Counts counts;
  base::Diagnostics notes; ///< what was left out, or needs a look
};

/// The statements of a file, as its engine's own client would run them, become the steps of a new revision:
/// operations where the vocabulary has the statement, raw SQL of that engine otherwise. Writes nothing.
/// `dialect`: what the file is written for; absent: that of the project's database. Throws Error exit 2 for
/// what no revision can hold (a COMMIT in its middle), and as compose_revision does.
FromSql revision_from_sql(const Surroundings& surroundings, const ChosenProject& project, History& history,
                          NewRevision wanted, const std::string& file,
                          const std::optional<std::string>& dialect);

} // namespace aludel::workspace
