#pragma once
#include "framework/yaml/reader.hpp"

#include <string>

namespace aludel::test {

inline const yaml::ReadOptions both{{"sqlite", "postgresql"}};

base::SourcePtr source(std::string text, std::string path = "revisions/a1.yaml");

/// All complaints, as a person reads them; empty when there is none.
std::string text_of(const base::Diagnostics& problems);

/// Read without a complaint, or the test fails.
model::Revision revision(const std::string& text, const base::Files& files = base::MemoryFiles{});
model::RevisionHeader header(const std::string& text);

/// The one step of a revision whose `up:` is this text, indented by two.
model::Step step(const std::string& text);
model::Operation operation(const std::string& text);

/// The codes of the complaints, joined by blanks.
std::string codes(const std::string& text);

} // namespace aludel::test
