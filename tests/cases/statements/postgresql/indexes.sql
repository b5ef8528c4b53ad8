-- Indexes.

CREATE TABLE docs (id int, title text, body text, tags text[], meta jsonb, at timestamptz, gone boolean DEFAULT false, area box);
--> operations, CREATE TABLE, writes
--> table docs!
--> - create_table:
-->     name: docs
-->     columns:
-->       - {name: id, type: integer}
-->       - {name: title, type: text}
-->       - {name: body, type: text}
-->       - {name: tags, type: "text[]"}
-->       - {name: meta, type: jsonb}
-->       - {name: at, type: timestamptz}
-->       - {name: gone, type: boolean, default: false}
-->       - {name: area, type: {postgresql: box}}

CREATE UNIQUE INDEX docs_title ON public.docs USING btree (lower(title) COLLATE "C" text_pattern_ops DESC NULLS LAST, id) INCLUDE (at, gone) WHERE (gone IS FALSE);
--> operations, CREATE INDEX, SHARE
--> column public.docs.at, column public.docs.gone, column public.docs.id, column public.docs.title, index public.docs_title!, table public.docs!
--> - create_index:
-->     name: docs_title
-->     schema: public
-->     table: docs
-->     columns: [{expr: lower(title), order: desc, nulls: last, opclass: text_pattern_ops, collation: C}, id]
-->     unique: true
-->     using: btree
-->     where: gone IS FALSE
-->     include: [at, gone]

CREATE INDEX docs_fts ON docs USING gin (to_tsvector('english', coalesce(title, '') || ' ' || coalesce(body, '')));
--> operations, CREATE INDEX, SHARE
--> column docs.body, column docs.title, index docs_fts!, table docs!
--> - create_index:
-->     name: docs_fts
-->     table: docs
-->     columns: [{expr: "to_tsvector('english', coalesce(title, '') || ' ' || coalesce(body, ''))"}]
-->     using: gin

CREATE INDEX IF NOT EXISTS docs_tags ON docs USING GIN (tags array_ops) WITH (fastupdate = off);
--> operations, CREATE INDEX, SHARE
--> column docs.tags, index docs_tags!, table docs!, type off
--> - create_index:
-->     name: docs_tags
-->     table: docs
-->     columns: [{column: tags, opclass: array_ops}]
-->     using: gin
-->     with: {fastupdate: off}
-->     if_not_exists: true

CREATE INDEX docs_meta ON docs ((meta ->> 'kind'), (meta -> 'a' #>> '{b,c}'), ((meta @> '{"x": 1}')));
--> operations, CREATE INDEX, SHARE
--> column docs.meta, index docs_meta!, table docs!
--> - create_index:
-->     name: docs_meta
-->     table: docs
-->     columns:
-->       - {expr: meta ->> 'kind'}
-->       - {expr: "meta -> 'a' #>> '{b,c}'"}
-->       - {expr: 'meta @> ''{"x": 1}'''}

CREATE INDEX docs_area ON docs USING gist (area box_ops) WITH (buffering = on, fillfactor = 90);
--> operations, CREATE INDEX, SHARE
--> column docs.area, index docs_area!, table docs!
--> - create_index:
-->     name: docs_area
-->     table: docs
-->     columns: [{column: area, opclass: box_ops}]
-->     using: gist
-->     with: {buffering: on, fillfactor: "90"}

CREATE INDEX docs_at ON docs USING brin (at timestamptz_minmax_ops) WITH (pages_per_range = 32);
--> operations, CREATE INDEX, SHARE
--> column docs.at, index docs_at!, table docs!
--> - create_index:
-->     name: docs_at
-->     table: docs
-->     columns: [{column: at, opclass: timestamptz_minmax_ops}]
-->     using: brin
-->     with: {pages_per_range: "32"}

CREATE INDEX docs_hash ON docs USING hash (id) TABLESPACE pg_default;
--> raw, CREATE INDEX, SHARE
--> column docs.id, index docs_hash!, table docs!

CREATE UNIQUE INDEX docs_one ON docs (id, (title IS NULL)) NULLS NOT DISTINCT;
--> operations, CREATE INDEX, SHARE
--> column docs.id, column docs.title, index docs_one!, table docs!
--> - create_index:
-->     name: docs_one
-->     table: docs
-->     columns: [id, {expr: title IS NULL}]
-->     unique: true
-->     nulls_not_distinct: true

CREATE INDEX CONCURRENTLY docs_later ON docs (at) WHERE at > '2024-01-01'::timestamptz AND (meta ? 'kept' OR NOT gone);
--> operations, CREATE INDEX, SHARE UPDATE EXCLUSIVE
--> column docs.at, column docs.gone, column docs.meta, index docs_later!, table docs!
--> - create_index:
-->     name: docs_later
-->     table: docs
-->     columns: [at]
-->     where: at > '2024-01-01'::timestamptz AND (meta ? 'kept' OR NOT gone)
-->     concurrently: true

CREATE INDEX ON docs (id, title);
--> raw, CREATE INDEX, SHARE
--> column docs.id, column docs.title, table docs!

CREATE INDEX ON docs (date_trunc('day'::text, at, 'UTC'), (CASE WHEN gone THEN 1 ELSE 0 END));
--> raw, CREATE INDEX, SHARE
--> column docs.at, column docs.gone, table docs!

ALTER INDEX docs_at RENAME TO docs_at_brin;
--> operations, ALTER INDEX, SHARE UPDATE EXCLUSIVE
--> index docs_at!
--> - rename_index: {from: docs_at, to: docs_at_brin}

ALTER INDEX docs_area SET (fillfactor = 70);
--> raw, ALTER INDEX, SHARE UPDATE EXCLUSIVE
--> index docs_area!

ALTER INDEX docs_meta ALTER COLUMN 1 SET STATISTICS 100;
--> raw, ALTER INDEX, SHARE UPDATE EXCLUSIVE
--> index docs_meta!

CREATE UNIQUE INDEX docs_id ON docs (id);
--> operations, CREATE INDEX, SHARE
--> column docs.id, index docs_id!, table docs!
--> - create_index: {name: docs_id, table: docs, columns: [id], unique: true}

ALTER TABLE docs ADD CONSTRAINT docs_pkey PRIMARY KEY USING INDEX docs_id;
--> operations, ALTER TABLE, ACCESS EXCLUSIVE
--> constraint docs.docs_pkey!, table docs!
--> - add_primary_key: {name: docs_pkey, table: docs, using_index: docs_id}

REINDEX INDEX docs_title;
--> operations, REINDEX, ACCESS EXCLUSIVE
--> index docs_title
--> - reindex: {index: docs_title}

REINDEX TABLE CONCURRENTLY docs;
--> operations, REINDEX, SHARE UPDATE EXCLUSIVE
--> table docs
--> - reindex: {table: docs, concurrently: true}

COMMENT ON INDEX docs_tags IS 'by tag';
--> operations, COMMENT, SHARE UPDATE EXCLUSIVE
--> index docs_tags!
--> - comment: {on: {index: docs_tags}, text: by tag}

CREATE STATISTICS docs_stats (ndistinct, dependencies) ON id, title FROM docs;
--> raw, CREATE STATISTICS, SHARE UPDATE EXCLUSIVE
--> table docs

DROP INDEX CONCURRENTLY docs_later;
--> operations, DROP INDEX, SHARE UPDATE EXCLUSIVE
--> index docs_later!
--> - drop_index: {name: docs_later, concurrently: true}

DROP INDEX IF EXISTS docs_hash, docs_at_brin RESTRICT;
--> operations, DROP INDEX, ACCESS EXCLUSIVE
--> index docs_at_brin!, index docs_hash!
--> - drop_index: {name: docs_hash, if_exists: true}
--> - drop_index: {name: docs_at_brin, if_exists: true}
