#include "framework/journal/applied.hpp"

#include "framework/base/json.hpp"
#include "framework/journal/journal.hpp"

namespace aludel::journal {

using dialect::Bound;

namespace {
Bound or_null(const std::string& text) { return text.empty() ? Bound() : Bound(text); }

std::string listed(const std::vector<std::string>& words) { return base::Json(words).dump(); }

std::vector<std::string> words_of(const std::optional<std::string>& list) {
  std::vector<std::string> words;
  const auto json = base::Json::parse(list.value_or(""));
  if (json && json->items() != nullptr)
    for (const auto& item : *json->items())
      if (const auto* word = item.text()) words.push_back(*word);
  return words;
}

/// "1" of "1:8f3…".
std::string algorithm_of(const std::string& checksum) { return checksum.substr(0, checksum.find(':')); }

std::vector<std::string> texts_of(const std::vector<model::Located>& words) {
  std::vector<std::string> texts;
  for (const auto& word : words) texts.push_back(word.text);
  return texts;
}
std::vector<model::Located> located(const std::vector<std::string>& texts) {
  std::vector<model::Located> words;
  for (const auto& text : texts) words.push_back({text, {}});
  return words;
}

KeptRevision kept(const dialect::TextRow& row) {
  KeptRevision found{{row[0].value_or(""), words_of(row[1]), words_of(row[2]), words_of(row[3]),
                      row[4].value_or(""), row[5].value_or(""), row[6].value_or(""), row[7].value_or("")}};
  found.order = std::stoll(row[8].value_or("0"));
  found.who = row[9].value_or("");
  found.run = row[10].value_or("");
  found.at = base::parse_iso8601(row[11].value_or(""));
  return found;
}
} // namespace

AppliedRevision applied_from(const model::RevisionHeader& header) {
  return {header.id, texts_of(header.down_revisions), texts_of(header.depends_on),
          texts_of(header.branch_labels), header.message};
}

model::RevisionHeader header_of(const AppliedRevision& revision) {
  model::RevisionHeader header;
  header.id = revision.revision;
  header.message = revision.message;
  header.down_revisions = located(revision.parents);
  header.depends_on = located(revision.depends_on);
  header.branch_labels = located(revision.labels);
  return header;
}

void Journal::keep(const AppliedRevision& revision, std::chrono::system_clock::time_point now) {
  if (kept_rows().count(revision.revision) != 0) forget(revision.revision);
  if (keep_.empty())
    keep_ = "INSERT INTO " + table(names_.applied) +
            " (version_table, revision, down_revisions, depends_on, branch_labels, message, checksum,"
            " algorithm, canonical, down, run, who, applied_at)"
            " VALUES (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l, :m)";
  session_.note(keep_, {history(), revision.revision, listed(revision.parents), listed(revision.depends_on),
                        listed(revision.labels), revision.message, or_null(revision.checksum),
                        or_null(algorithm_of(revision.checksum)), or_null(revision.canonical), revision.down,
                        author_.run, author_.who, now});
  kept_rows()[revision.revision] = std::nullopt;
}

void Journal::amend(const AppliedRevision& revision) {
  session_.run(
      "UPDATE " + table(names_.applied) +
          " SET checksum = :a, algorithm = :b, canonical = :c"
          " WHERE version_table = :d AND revision = :e",
      {revision.checksum, algorithm_of(revision.checksum), revision.canonical, history(), revision.revision});
}

std::map<RevisionId, std::optional<std::int64_t>>& Journal::kept_rows() {
  if (kept_rows_) return *kept_rows_;
  std::map<RevisionId, std::optional<std::int64_t>> rows;
  for (const auto& row : session_.query(
           "SELECT revision, id FROM " + table(names_.applied) + " WHERE version_table = :a", {history()}))
    // A second one of a revision should not be; if there is one, they are looked for when they go.
    if (const auto [at, is_new] = rows.emplace(row[0].value_or(""), std::stoll(row[1].value_or("0")));
        !is_new)
      at->second = std::nullopt;
  return kept_rows_.emplace(std::move(rows));
}

void Journal::forget(const RevisionId& revision) {
  const auto& rows = kept_rows();
  const auto row = rows.find(revision);
  if (row != rows.end() && row->second)
    session_.note("DELETE FROM " + table(names_.applied) + " WHERE id = :a", {*row->second});
  else
    session_.note("DELETE FROM " + table(names_.applied) + " WHERE version_table = :a AND revision = :b",
                  {history(), revision});
}

bool Journal::keeps_applied() { return session_.table_exists(names_.applied); }

std::vector<KeptRevision> Journal::applied(const std::optional<RevisionId>& only) {
  std::vector<KeptRevision> found;
  if (!keeps_applied()) return found;
  std::vector<Bound> values{history()};
  if (only) values.emplace_back(*only);
  for (const auto& row : session_.query("SELECT revision, down_revisions, depends_on, branch_labels, "
                                        "message, checksum, canonical, down, id,"
                                        " who, run, applied_at FROM " +
                                            table(names_.applied) + " WHERE version_table = :a" +
                                            (only ? " AND revision = :b" : "") + " ORDER BY id",
                                        values))
    found.push_back(kept(row));
  return found;
}

} // namespace aludel::journal
