#pragma once
#include "framework/model/revision.hpp"
#include "framework/yaml/reading.hpp"

namespace aludel::yaml {

// What only the header of a revision holds.
void read_as(model::RevisionIdText form, const Slot& slot, model::RevisionId& out, Reading& in);
void read_as(model::RevisionIds form, const Slot& slot, std::vector<model::Located>& out, Reading& in);
void read_as(model::Labels form, const Slot& slot, std::vector<model::Located>& out, Reading& in);
void read_as(model::Moment form, const Slot& slot, std::string& out, Reading& in);
void read(const Slot& slot, model::ParamSpec& out, Reading& in);
void read(const Slot& slot, std::map<std::string, model::ParamSpec>& out, Reading& in);

// What stands below it.
void read(const Slot& slot, model::Down& out, Reading& in);
void read(const Slot& slot, model::Steps& out, Reading& in);

} // namespace aludel::yaml
