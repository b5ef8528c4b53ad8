#pragma once
#include "framework/runner/install.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Files that are built into the program (templates/, revisions/journal/, docs/rules/).
namespace aludel::templates {
std::vector<std::pair<std::string_view, std::string_view>> files();
}
namespace aludel::own_revisions {
std::vector<std::pair<std::string_view, std::string_view>> files();
}
namespace aludel::rule_pages {
std::vector<std::pair<std::string_view, std::string_view>> files();
}

namespace aludel::cli {

std::map<std::string, std::string> embedded_templates();
/// The page of a lint rule; empty when it has none.
std::string_view embedded_rule_page(std::string_view rule);
runner::OwnRevisions embedded_own_revisions(const std::vector<std::string>& dialects);

} // namespace aludel::cli
