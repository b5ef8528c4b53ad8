#pragma once
#include "framework/model/project.hpp"
#include "framework/yaml/reading.hpp"

/// What only the project file holds.
namespace aludel::yaml {

void read_as(model::Folders form, const Slot& slot, std::vector<std::string>& out, Reading& in);
void read_as(model::FileTemplate form, const Slot& slot, std::string& out, Reading& in);
void read_as(model::TableName form, const Slot& slot, model::QualifiedName& out, Reading& in);
void read_as(model::Attached form, const Slot& slot, std::map<std::string, std::string>& out, Reading& in);
void read(const Slot& slot, model::Hooks& out, Reading& in);
void read(const Slot& slot, model::LintSettings& out, Reading& in);

} // namespace aludel::yaml
