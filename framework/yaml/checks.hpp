#pragma once
#include "framework/model/operation.hpp"
#include "framework/yaml/reading.hpp"

/// What the keys of one struct must be together. Called when each of them could be read.
namespace aludel::yaml {

/// Every rule but `some`, which is about all keys of a struct.
void check(const Slot& slot, const describe::Rule& rule, Reading& in);

void check(const Slot& slot, const model::Column& column, Reading& in);
void check(const Slot& slot, const model::References& references, Reading& in);
void check(const Slot& slot, const model::ForeignKey& key, Reading& in);

void check(const Slot& slot, const model::CreateTable& operation, Reading& in);
void check(const Slot& slot, const model::AddColumn& operation, Reading& in);
void check(const Slot& slot, const model::AlterColumn& operation, Reading& in);
void check(const Slot& slot, const model::AddForeignKey& operation, Reading& in);
void check(const Slot& slot, const model::Delete& operation, Reading& in);

} // namespace aludel::yaml
