-- Indexes.

CREATE TABLE docs (id INTEGER PRIMARY KEY, title TEXT, body TEXT, meta TEXT, at INT, gone INT DEFAULT 0);
--> operations, CREATE TABLE, database write lock
--> table docs!
--> - create_table:
-->     name: docs
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}}
-->       - {name: title, type: {sqlite: TEXT}}
-->       - {name: body, type: {sqlite: TEXT}}
-->       - {name: meta, type: {sqlite: TEXT}}
-->       - {name: at, type: {sqlite: INT}}
-->       - {name: gone, type: {sqlite: INT}, default: {sql: "0"}}
-->     primary_key: [id]

CREATE UNIQUE INDEX docs_title ON docs (title COLLATE NOCASE DESC, at ASC);
--> operations, CREATE INDEX, database write lock
--> index docs_title!, table docs!
--> - create_index:
-->     name: docs_title
-->     table: docs
-->     columns: [{column: title, order: desc, collation: NOCASE}, at]
-->     unique: true

CREATE INDEX IF NOT EXISTS docs_at ON docs (at) WHERE gone = 0 AND at > 100;
--> operations, CREATE INDEX, database write lock
--> index docs_at!, table docs!
--> - create_index: {name: docs_at, table: docs, columns: [at], where: gone = 0 AND at > 100, if_not_exists: true}

CREATE INDEX docs_lower ON docs (lower(title), length(body) DESC, (at + 1) % 7);
--> operations, CREATE INDEX, database write lock
--> index docs_lower!, table docs!
--> - create_index:
-->     name: docs_lower
-->     table: docs
-->     columns:
-->       - {expr: lower(title)}
-->       - {expr: length(body), order: desc}
-->       - {expr: (at + 1) % 7}

CREATE INDEX docs_kind ON docs (meta ->> '$.kind', json_extract(meta, '$.n')) WHERE meta IS NOT NULL;
--> operations, CREATE INDEX, database write lock
--> index docs_kind!, table docs!
--> - create_index:
-->     name: docs_kind
-->     table: docs
-->     columns:
-->       - {expr: meta ->> '$.kind'}
-->       - {expr: "json_extract(meta, '$.n')"}
-->     where: meta IS NOT NULL

CREATE INDEX docs_cased ON docs ((CASE WHEN gone THEN 'x' ELSE title END) COLLATE RTRIM);
--> operations, CREATE INDEX, database write lock
--> index docs_cased!, table docs!
--> - create_index:
-->     name: docs_cased
-->     table: docs
-->     columns: [{expr: (CASE WHEN gone THEN 'x' ELSE title END) COLLATE RTRIM}]

CREATE INDEX "docs by 'two'" ON "docs" ("title", `at`, [gone]);
--> operations, CREATE INDEX, database write lock
--> index docs by 'two'!, table docs!
--> - create_index: {name: docs by 'two', table: docs, columns: [title, at, gone]}

CREATE INDEX docs_quoted ON docs ('title');
--> operations, CREATE INDEX, database write lock
--> index docs_quoted!, table docs!
--> - create_index: {name: docs_quoted, table: docs, columns: [title]}

CREATE UNIQUE INDEX docs_one ON docs (gone) WHERE gone IN (1, 2) OR title LIKE 'a%';
--> operations, CREATE INDEX, database write lock
--> index docs_one!, table docs!
--> - create_index:
-->     name: docs_one
-->     table: docs
-->     columns: [gone]
-->     unique: true
-->     where: gone IN (1, 2) OR title LIKE 'a%'

REINDEX docs_title;
--> operations, REINDEX, database write lock
--> index docs_title
--> - reindex: {index: docs_title}

REINDEX docs;
--> operations, REINDEX, database write lock
--> table docs
--> - reindex: {table: docs}

REINDEX NOCASE;
--> raw, REINDEX, database write lock

ANALYZE docs;
--> raw, ANALYZE, database write lock

DROP INDEX docs_one;
--> operations, DROP INDEX, database write lock
--> index docs_one!
--> - drop_index: {name: docs_one}

DROP INDEX IF EXISTS docs_none;
--> operations, DROP INDEX, database write lock
--> index docs_none!
--> - drop_index: {name: docs_none, if_exists: true}
