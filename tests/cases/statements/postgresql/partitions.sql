-- Partitioned tables.

CREATE TABLE events (
  tenant int NOT NULL, at timestamptz NOT NULL, kind text NOT NULL, body jsonb,
  PRIMARY KEY (tenant, at)
) PARTITION BY RANGE (at);
--> operations, CREATE TABLE, writes
--> column events.at, column events.tenant, table events!
--> - create_table:
-->     name: events
-->     columns:
-->       - {name: tenant, type: integer, nullable: false}
-->       - {name: at, type: timestamptz, nullable: false}
-->       - {name: kind, type: text, nullable: false}
-->       - {name: body, type: jsonb}
-->     primary_key: [tenant, at]
-->     partition_by: {method: range, columns: [at]}

CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00');
--> operations, CREATE TABLE, ACCESS EXCLUSIVE
--> table events, table events_2024!
--> - create_table:
-->     name: events_2024
-->     partition_of: {table: events, for: {from: [2024-01-01 00:00:00+00], to: [2025-01-01 00:00:00+00]}}

CREATE TABLE events_old PARTITION OF events (body DEFAULT '{}', CONSTRAINT had_body CHECK (body IS NOT NULL))
  FOR VALUES FROM (MINVALUE) TO ('2024-01-01 00:00:00+00') WITH (fillfactor = 100);
--> raw, CREATE TABLE, writes
--> column events_old.body, table events, table events_old!

CREATE TABLE events_rest PARTITION OF events DEFAULT PARTITION BY HASH (tenant);
--> operations, CREATE TABLE, ACCESS EXCLUSIVE
--> table events, table events_rest!
--> - create_table:
-->     name: events_rest
-->     partition_by: {method: hash, columns: [tenant]}
-->     partition_of: {table: events, for: default}

CREATE TABLE events_rest_0 PARTITION OF events_rest FOR VALUES WITH (MODULUS 2, REMAINDER 0);
--> operations, CREATE TABLE, ACCESS EXCLUSIVE
--> table events_rest, table events_rest_0!
--> - create_table:
-->     name: events_rest_0
-->     partition_of: {table: events_rest, for: {modulus: 2, remainder: 0}}

CREATE TABLE events_rest_1 PARTITION OF events_rest FOR VALUES WITH (modulus 2, remainder 1);
--> operations, CREATE TABLE, ACCESS EXCLUSIVE
--> table events_rest, table events_rest_1!
--> - create_table:
-->     name: events_rest_1
-->     partition_of: {table: events_rest, for: {modulus: 2, remainder: 1}}

CREATE INDEX events_kind ON events USING btree (kind, at DESC);
--> operations, CREATE INDEX, SHARE
--> column events.at, column events.kind, index events_kind!, table events!
--> - create_index: {name: events_kind, table: events, columns: [kind, {column: at, order: desc}], using: btree}

CREATE INDEX events_body ON ONLY events USING gin (body jsonb_path_ops);
--> raw, CREATE INDEX, SHARE
--> column events.body, index events_body!, table events!

CREATE INDEX events_2024_body ON events_2024 USING gin (body jsonb_path_ops);
--> operations, CREATE INDEX, SHARE
--> column events_2024.body, index events_2024_body!, table events_2024!
--> - create_index:
-->     name: events_2024_body
-->     table: events_2024
-->     columns: [{column: body, opclass: jsonb_path_ops}]
-->     using: gin

ALTER INDEX events_body ATTACH PARTITION events_2024_body;
--> raw, ALTER INDEX, ACCESS EXCLUSIVE
--> index events_2024_body!, index events_body!

CREATE TABLE logs (level text, host text COLLATE "C", n int) PARTITION BY LIST (lower(level));
--> operations, CREATE TABLE, writes
--> column logs.level, table logs!
--> - create_table:
-->     name: logs
-->     columns:
-->       - {name: level, type: text}
-->       - {name: host, type: text, collation: C}
-->       - {name: n, type: integer}
-->     partition_by: {method: list, columns: [{expr: lower(level)}]}

CREATE TABLE logs_loud PARTITION OF logs FOR VALUES IN ('error', 'fatal', NULL);
--> operations, CREATE TABLE, ACCESS EXCLUSIVE
--> table logs, table logs_loud!
--> - create_table:
-->     name: logs_loud
-->     partition_of: {table: logs, for: {in: [error, fatal, null]}}

CREATE TABLE logs_quiet (n int, level text, host text COLLATE "C", CHECK (lower(level) = 'info'));
--> operations, CREATE TABLE, writes
--> column logs_quiet.level, table logs_quiet!
--> - create_table:
-->     name: logs_quiet
-->     columns:
-->       - {name: n, type: integer}
-->       - {name: level, type: text}
-->       - {name: host, type: text, collation: C}
-->     checks:
-->       - {sql: lower(level) = 'info'}

ALTER TABLE logs ATTACH PARTITION logs_quiet FOR VALUES IN ('info');
--> operations, ALTER TABLE, ACCESS EXCLUSIVE
--> table logs!, table logs_quiet!
--> - attach_partition: {table: logs, partition: logs_quiet, for: {in: [info]}}

ALTER TABLE ONLY events ATTACH PARTITION events_missing FOR VALUES FROM (1) TO (2);
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> table events!, table events_missing!

ALTER TABLE events DETACH PARTITION events_old;
--> operations, ALTER TABLE, ACCESS EXCLUSIVE
--> table events!, table events_old!
--> - detach_partition: {table: events, partition: events_old}

CREATE TABLE spans (a int, b int, c int) PARTITION BY RANGE (a, (b + c), c int4_ops);
--> operations, CREATE TABLE, writes
--> column spans.b, column spans.c, table spans!
--> - create_table:
-->     name: spans
-->     columns:
-->       - {name: a, type: integer}
-->       - {name: b, type: integer}
-->       - {name: c, type: integer}
-->     partition_by: {method: range, columns: [a, {expr: b + c}, {column: c, opclass: int4_ops}]}

CREATE TABLE spans_1 PARTITION OF spans FOR VALUES FROM (1, MINVALUE, MINVALUE) TO (10, 20, MAXVALUE);
--> operations, CREATE TABLE, ACCESS EXCLUSIVE
--> table spans, table spans_1!
--> - create_table:
-->     name: spans_1
-->     partition_of:
-->       table: spans
-->       for: {from: [1, {sql: MINVALUE}, {sql: MINVALUE}], to: [10, 20, {sql: MAXVALUE}]}

CREATE TABLE spans_neg PARTITION OF spans FOR VALUES FROM (-5, (-7)::int, 1) TO (0, 0, 0);
--> operations, CREATE TABLE, ACCESS EXCLUSIVE
--> table spans, table spans_neg!
--> - create_table:
-->     name: spans_neg
-->     partition_of: {table: spans, for: {from: [-5, {sql: (-7)::int}, 1], to: [0, 0, 0]}}

ALTER TABLE logs DETACH PARTITION logs_loud CONCURRENTLY;
--> operations, ALTER TABLE, ACCESS EXCLUSIVE
--> table logs!, table logs_loud!
--> - detach_partition: {table: logs, partition: logs_loud, concurrently: true}

DROP TABLE events_2024;
--> operations, DROP TABLE, ACCESS EXCLUSIVE
--> table events_2024!
--> - drop_table: {name: events_2024}
