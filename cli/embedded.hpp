#pragma once
#include "framework/runner/install.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Files that are built into the program (templates/, revisions/journal/).
namespace aludel::templates {
std::vector<std::pair<std::string_view, std::string_view>> files();
}
namespace aludel::own_revisions {
std::vector<std::pair<std::string_view, std::string_view>> files();
}

namespace aludel::cli {

std::map<std::string, std::string> embedded_templates();
runner::OwnRevisions embedded_own_revisions(const std::vector<std::string>& dialects);

} // namespace aludel::cli
