#pragma once
#include "framework/model/forms.hpp"
#include "framework/model/operation.hpp"
#include "framework/model/revision.hpp"
#include "framework/yaml/reading.hpp"

#include <cstdint>

/// One overload for each type that a key of a revision may hold. Each fills `out`, or complains.
namespace aludel::yaml {

void read(const Slot& slot, std::string& out, Reading& in);
void read(const Slot& slot, bool& out, Reading& in);
void read(const Slot& slot, int& out, Reading& in); ///< not negative
void read(const Slot& slot, std::int64_t& out, Reading& in);

void read(const Slot& slot, model::Identifier& out, Reading& in);
void read(const Slot& slot, model::QualifiedName& out, Reading& in); ///< `name` or `schema.name`
void read(const Slot& slot, model::Identifiers& out, Reading& in);   ///< a list, or one name
void read(const Slot& slot, model::Parameters& out, Reading& in);

void read(const Slot& slot, model::Type& out, Reading& in);
void read(const Slot& slot, model::SqlText& out, Reading& in);
void read(const Slot& slot, model::Value& out, Reading& in);
void read(const Slot& slot, model::Row& out, Reading& in);

void read(const Slot& slot, model::Duration& out, Reading& in);
/// A duration, or `none` for zero.
void read_as(model::Limit form, const Slot& slot, model::Duration& out, Reading& in);
void read_as(model::Limit form, const Slot& slot, std::optional<model::Duration>& out, Reading& in);

void read_as(model::Outside form, const Slot& slot, bool& out, Reading& in);

/// A list of texts, or one text.
void read_texts(const Slot& slot, std::vector<model::Located>& out, std::string_view due, Reading& in);
/// A dialect, or a list of them; each must be known.
void read_as(model::DialectNames form, const Slot& slot, std::vector<std::string>& out, Reading& in);
/// Complains when a key or a value is no dialect that may be written.
bool is_dialect(const std::string& name, const base::Place& place, Reading& in);
/// "{a: …, b: …}" with the dialects that may be written.
std::string by_dialect(const Reading& in);

void read(const Slot& slot, model::ReferentialAction& out, Reading& in);
void read(const Slot& slot, model::Match& out, Reading& in);
void read(const Slot& slot, model::Deferrable& out, Reading& in);
void read(const Slot& slot, model::Identity& out, Reading& in);
void read(const Slot& slot, model::SortOrder& out, Reading& in);
void read(const Slot& slot, model::NullsOrder& out, Reading& in);
void read(const Slot& slot, model::OnConflict& out, Reading& in);
void read(const Slot& slot, model::Otherwise& out, Reading& in);
void read(const Slot& slot, model::TransactionMode& out, Reading& in);
void read(const Slot& slot, model::ParamType& out, Reading& in);

/// One of the words, any case; blanks and hyphens count as `_`. Complains otherwise.
std::optional<std::size_t> read_word(const Slot& slot, const std::vector<std::string>& words, Reading& in);

void read(const Slot& slot, model::PartitionMethod& out, Reading& in);
void read(const Slot& slot, model::ArgumentMode& out, Reading& in);
void read(const Slot& slot, model::Security& out, Reading& in);
void read(const Slot& slot, model::Volatility& out, Reading& in);
void read(const Slot& slot, model::ParallelSafety& out, Reading& in);
void read(const Slot& slot, model::Timing& out, Reading& in);
void read(const Slot& slot, model::Event& out, Reading& in);
void read(const Slot& slot, model::ForEach& out, Reading& in);
void read(const Slot& slot, model::SequenceType& out, Reading& in);
void read(const Slot& slot, model::Privilege& out, Reading& in);
void read(const Slot& slot, model::PolicyCommand& out, Reading& in);

void read(const Slot& slot, model::ObjectName& out, Reading& in);
void read_as(model::Renamed form, const Slot& slot, model::ObjectName& out, Reading& in);
void read(const Slot& slot, model::GrantTarget& out, Reading& in);
void read(const Slot& slot, model::ColumnName& out, Reading& in);
void read(const Slot& slot, std::vector<model::Privilege>& out, Reading& in); ///< a list, or one
void read(const Slot& slot, model::TriggerEvent& out, Reading& in);

void read(const Slot& slot, model::SqlBlock& out, Reading& in);
void read(const Slot& slot, model::SqlFromFile& out, Reading& in); ///< the path; the text is read too
void read(const Slot& slot, model::SqlBlocks& out, Reading& in);
void read(const Slot& slot, model::SqlFile& out, Reading& in);

/// `when:`; nothing for an empty map.
void read(const Slot& slot, base::Boxed<model::Precondition>& out, Reading& in);
/// `allow:`
void read(const Slot& slot, std::vector<model::Waiver>& out, Reading& in);

} // namespace aludel::yaml
