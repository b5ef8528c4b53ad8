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
  if (row[8]) found.order = std::stoll(*row[8]);
  found.who = row[9].value_or("");
  found.run = row[10].value_or("");
  if (row[11]) found.at = base::parse_iso8601(*row[11]);
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

void Journal::keep(const AppliedRevision& revision) {
  if (keep_.empty())
    keep_ =
        "INSERT INTO " + table(names_.applied) +
        " (version_table, revision, down_revisions, depends_on, branch_labels, message, checksum, algorithm,"
        " canonical, down, journal_row) VALUES (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j,"
        " (SELECT max(id) FROM " +
        table(names_.journal) + " WHERE revision = :k AND " + of_history(":l") +
        ")) ON CONFLICT (version_table, revision) DO UPDATE SET"
        " down_revisions = excluded.down_revisions, depends_on = excluded.depends_on,"
        " branch_labels = excluded.branch_labels, message = excluded.message,"
        " checksum = excluded.checksum, algorithm = excluded.algorithm, canonical = excluded.canonical,"
        " down = excluded.down, journal_row = excluded.journal_row";
  session_.note(keep_, {history(), revision.revision, listed(revision.parents), listed(revision.depends_on),
                        listed(revision.labels), revision.message, or_null(revision.checksum),
                        or_null(algorithm_of(revision.checksum)), or_null(revision.canonical), revision.down,
                        revision.revision, history()});
}

void Journal::forget(const RevisionId& revision) {
  session_.note("DELETE FROM " + table(names_.applied) + " WHERE version_table = :a AND revision = :b",
                {history(), revision});
}

bool Journal::keeps_applied() { return session_.table_exists(names_.applied); }

std::vector<KeptRevision> Journal::applied(const std::optional<RevisionId>& only) {
  std::vector<KeptRevision> found;
  if (!keeps_applied()) return found;
  std::vector<Bound> values{history()};
  if (only) values.emplace_back(*only);
  for (const auto& row : session_.query(
           "SELECT a.revision, a.down_revisions, a.depends_on, a.branch_labels, a.message, a.checksum,"
           " a.canonical, a.down, a.journal_row, j.who, j.run, j.finished_at FROM " +
               table(names_.applied) + " AS a LEFT JOIN " + table(names_.journal) +
               " AS j ON j.id = a.journal_row WHERE a.version_table = :a" +
               (only ? " AND a.revision = :b" : "") + " ORDER BY a.journal_row, a.revision",
           values))
    found.push_back(kept(row));
  return found;
}

} // namespace aludel::journal
