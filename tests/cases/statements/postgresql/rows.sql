-- Rows.

CREATE TABLE cities (id int PRIMARY KEY, name text UNIQUE, people int, tags text[], at timestamptz, extra jsonb);
--> operations, CREATE TABLE, writes
--> table cities!
--> - create_table:
-->     name: cities
-->     columns:
-->       - {name: id, type: integer, primary_key: true}
-->       - {name: name, type: text, unique: true}
-->       - {name: people, type: integer}
-->       - {name: tags, type: "text[]"}
-->       - {name: at, type: timestamptz}
-->       - {name: extra, type: jsonb}

INSERT INTO cities (id, name, people) VALUES (1, 'Berlin', 3700000), (2, 'O''Fallon', -1), (3, E'tab\there', NULL);
--> operations, INSERT, ROW EXCLUSIVE
--> column cities.id!, column cities.name!, column cities.people!, table cities!
--> - insert:
-->     table: cities
-->     rows:
-->       - {id: 1, name: Berlin, people: 3700000}
-->       - {id: 2, name: O'Fallon, people: -1}
-->       - {id: 3, name: "tab\there", people: null}

INSERT INTO cities VALUES (4, 'Rome', DEFAULT, ARRAY['a','b'], '2024-01-01'::timestamptz, '{"a": [1, {"b": null}]}');
--> operations, INSERT, ROW EXCLUSIVE
--> table cities!
--> - insert:
-->     table: cities
-->     rows:
-->       - {id: 4, name: Rome, people: {sql: DEFAULT}, tags: {sql: "ARRAY['a','b']"}, at: {sql: "'2024-01-01'::timestamptz"}, extra: '{"a": [1, {"b": null}]}'}

INSERT INTO cities AS c (id, name, people) VALUES (1, 'Berlin', 1)
ON CONFLICT (id) DO UPDATE SET people = c.people + EXCLUDED.people, name = excluded.name WHERE c.people < 10
RETURNING id, name;
--> raw, INSERT, ROW EXCLUSIVE
--> column cities.id!, column cities.name!, column cities.people!, table cities!

INSERT INTO cities (id, name) VALUES (1, 'Berlin') ON CONFLICT DO NOTHING;
--> raw, INSERT, ROW EXCLUSIVE
--> column cities.id!, column cities.name!, table cities!

INSERT INTO cities (id, name) VALUES (1, 'Bonn') ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name;
--> operations, INSERT, ROW EXCLUSIVE
--> column cities.id!, column cities.name!, table cities!
--> - upsert: {table: cities, rows: [{id: 1, name: Bonn}], key: [id]}

INSERT INTO cities (name, id) SELECT 'City ' || n, n FROM generate_series(10, 12) AS n;
--> raw, INSERT, ROW EXCLUSIVE
--> column cities.id!, column cities.name!, table cities!

INSERT INTO cities (id, at, extra) VALUES (20, now(), jsonb_build_object('k', 'v')), (21, CURRENT_TIMESTAMP, '[]'::jsonb);
--> operations, INSERT, ROW EXCLUSIVE
--> column cities.at!, column cities.extra!, column cities.id!, table cities!
--> - insert:
-->     table: cities
-->     rows:
-->       - {id: 20, at: {sql: now()}, extra: {sql: "jsonb_build_object('k', 'v')"}}
-->       - {id: 21, at: {sql: CURRENT_TIMESTAMP}, extra: {sql: "'[]'::jsonb"}}

INSERT INTO cities (id, name) OVERRIDING SYSTEM VALUE VALUES (30, $$x'y$$);
--> raw, INSERT, ROW EXCLUSIVE
--> column cities.id!, column cities.name!, table cities!

INSERT INTO cities DEFAULT VALUES;
--> operations, INSERT, ROW EXCLUSIVE
--> table cities!
--> - insert: {table: cities, rows: [{}]}

UPDATE cities SET people = 0, tags = tags || '{new}' WHERE name LIKE 'City%' AND people IS NULL;
--> operations, UPDATE, ROW EXCLUSIVE
--> column cities.name, column cities.people!, column cities.tags!, table cities!
--> - update:
-->     table: cities
-->     set: {people: 0, tags: {sql: "tags || '{new}'"}}
-->     where: name LIKE 'City%' AND people IS NULL

UPDATE cities SET (people, tags) = (SELECT 1, '{}'::text[]) FROM pg_class WHERE false;
--> raw, UPDATE, ROW EXCLUSIVE
--> column cities.people!, column cities.tags!, table cities!, table pg_class

UPDATE ONLY cities c SET tags[2] = 'x' WHERE c.id = 4;
--> raw, UPDATE, ROW EXCLUSIVE
--> column cities.id, column cities.tags!, table cities!

WITH gone AS (DELETE FROM cities WHERE id > 20 RETURNING *) INSERT INTO cities SELECT * FROM gone;
--> raw, INSERT, ROW EXCLUSIVE
--> column cities.id, table cities!

DELETE FROM cities WHERE id IN (10, 11);
--> operations, DELETE, ROW EXCLUSIVE
--> column cities.id, table cities!
--> - delete: {table: cities, where: "id IN (10, 11)"}

DELETE FROM cities USING pg_class WHERE false RETURNING cities.id;
--> raw, DELETE, ROW EXCLUSIVE
--> column cities.id, table cities!, table pg_class

MERGE INTO cities c USING (VALUES (1, 'Köln')) AS v(id, name) ON c.id = v.id
WHEN MATCHED THEN UPDATE SET name = v.name WHEN NOT MATCHED THEN INSERT (id, name) VALUES (v.id, v.name);
--> raw, MERGE, ROW EXCLUSIVE
--> column cities.id!, column cities.name!, table cities!

TRUNCATE cities RESTART IDENTITY CASCADE;
--> raw, TRUNCATE TABLE, ACCESS EXCLUSIVE
--> table cities!

COPY cities (id, name) FROM '/nowhere/cities.csv' WITH (FORMAT csv, HEADER);
--> raw, COPY, ROW EXCLUSIVE, beyond
--> table cities!

COPY (SELECT 1) TO STDOUT;
--> raw, COPY, ACCESS SHARE, beyond

LOCK TABLE cities IN EXCLUSIVE MODE NOWAIT;
--> raw, LOCK TABLE, EXCLUSIVE
--> table cities
