#pragma once
#include "framework/model/operation.hpp"
#include "framework/yaml/reading.hpp"

/// What the keys of one struct must be together. Called when each of them could be read.
namespace aludel::yaml {

void check(const Slot& slot, const model::Column& column, Reading& in);
void check(const Slot& slot, const model::References& references, Reading& in);
void check(const Slot& slot, const model::ForeignKey& key, Reading& in);
void check(const Slot& slot, const model::IndexColumn& column, Reading& in);
void check(const Slot& slot, const model::ExclusionElement& element, Reading& in);
void check(const Slot& slot, const model::Exclusion& exclusion, Reading& in);
void check(const Slot& slot, const model::Index& index, Reading& in);

void check(const Slot& slot, const model::CreateTable& operation, Reading& in);
void check(const Slot& slot, const model::AddColumn& operation, Reading& in);
void check(const Slot& slot, const model::AlterColumn& operation, Reading& in);
void check(const Slot& slot, const model::AddPrimaryKey& operation, Reading& in);
void check(const Slot& slot, const model::AddUnique& operation, Reading& in);
void check(const Slot& slot, const model::AddForeignKey& operation, Reading& in);
void check(const Slot& slot, const model::AddExclusion& operation, Reading& in);
void check(const Slot& slot, const model::CreateIndex& operation, Reading& in);
void check(const Slot& slot, const model::Reindex& operation, Reading& in);
void check(const Slot& slot, const model::Insert& operation, Reading& in);
void check(const Slot& slot, const model::Upsert& operation, Reading& in);
void check(const Slot& slot, const model::Delete& operation, Reading& in);

} // namespace aludel::yaml
