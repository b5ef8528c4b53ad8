#include "framework/graph/names.hpp"

#include "framework/base/error.hpp"
#include "framework/graph/target.hpp"

#include <algorithm>

namespace aludel::graph {

namespace {
using base::Diagnostics;
using base::Severity;

constexpr std::string_view allowed =
    "use letters, digits and '_', and none of the words head, heads, base, current";

std::string shown(char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  if (byte == ' ') return "a blank";
  if (byte > 0x20 && byte < 0x7F) return std::string("the character '") + c + "'";
  return std::string("the control character 0x") + digits[byte >> 4U] + digits[byte & 15U];
}

bool is_illegal(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7F || std::string_view("@+-:/\\,").find(c) != std::string_view::npos;
}

std::string complaint_about(const std::string& id, const std::string& why) {
  return "revision id '" + id + "' " + why;
}

void name_revision(const Headers& headers, Node node, Names& names, Diagnostics& problems) {
  const auto& header = headers[node];
  if (const auto why = why_illegal(header.id); !why.empty())
    problems.push_back({Severity::error, "illegal-revision-id", complaint_about(header.id, why),
                        std::string(allowed), header.place});
  const auto [known, added] = names.revisions.emplace(header.id, node);
  if (!added)
    problems.push_back({Severity::error, "duplicate-revision",
                        "revision '" + header.id + "' is declared twice, first at " +
                            to_string(headers[known->second].place),
                        "give one of them another id, or delete the copy", header.place});
}

void name_label(const Headers& headers, Node node, const model::Located& label, Names& names,
                Diagnostics& problems) {
  const auto complain = [&](std::string code, std::string message, std::string_view help) {
    problems.push_back(
        {Severity::error, std::move(code), std::move(message), std::string(help), label.place});
  };
  const auto quoted = "branch label '" + label.text + "'";
  if (const auto why = why_illegal(label.text); !why.empty())
    complain("illegal-branch-label", quoted + " " + why, allowed);
  if (const auto same = names.revisions.find(label.text); same != names.revisions.end())
    complain("label-is-revision",
             quoted + " is also the id of the revision at " + to_string(headers[same->second].place),
             "give the branch another label");
  const auto [known, added] = names.labels.emplace(label.text, node);
  if (added) return;
  const auto& other = headers[known->second];
  complain("duplicate-label",
           known->second == node
               ? quoted + " is listed twice"
               : quoted + " of revision '" + headers[node].id + "' is already that of revision '" + other.id +
                     "' at " + to_string(other.place),
           "a label names one revision, and spreads from there: keep one of them");
}
} // namespace

bool is_reserved(std::string_view name) {
  return std::find(reserved_words.begin(), reserved_words.end(), name) != reserved_words.end();
}

std::string why_illegal(std::string_view name) {
  if (name.empty()) return "is empty";
  if (is_reserved(name)) return "is a word of the target syntax";
  const auto* const bad = std::find_if(name.begin(), name.end(), is_illegal);
  return bad == name.end() ? "" : "has " + shown(*bad);
}

Names read_names(const Headers& headers, Diagnostics& problems) {
  Names names;
  for (Node node = 0; node < headers.size(); ++node) name_revision(headers, node, names, problems);
  for (Node node = 0; node < headers.size(); ++node)
    for (const auto& label : headers[node].branch_labels) name_label(headers, node, label, names, problems);
  return names;
}

void require_legal_id(const std::string& id) {
  if (const auto why = id.empty() ? "is empty" : why_illegal(id); !why.empty())
    throw base::Error(base::Exit::usage, "illegal-revision-id", complaint_about(id, why),
                      std::string(allowed));
}

} // namespace aludel::graph
