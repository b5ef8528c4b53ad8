#pragma once
#include "framework/lint/finding.hpp"
#include "framework/lint/passage.hpp"
#include "framework/lint/waiver_book.hpp"

namespace aludel::lint {

/// What the rules say of passages of one dialect. Accepted findings are among them, marked; the book learns
/// which waivers accepted something. `only`: names of rules; empty: all.
Findings judged(const Scene& scene, const std::vector<PassagePtr>& passages,
                const std::vector<std::string>& only, WaiverBook& book);

} // namespace aludel::lint
