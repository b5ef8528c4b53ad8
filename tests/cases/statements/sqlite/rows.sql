-- Rows.

CREATE TABLE cities (id INTEGER PRIMARY KEY, name TEXT UNIQUE, people INT, raw BLOB, at TEXT DEFAULT CURRENT_TIMESTAMP);
--> operations, CREATE TABLE, database write lock
--> table cities!
--> - create_table:
-->     name: cities
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}}
-->       - {name: name, type: {sqlite: TEXT}}
-->       - {name: people, type: {sqlite: INT}}
-->       - {name: raw, type: {sqlite: BLOB}}
-->       - {name: at, type: {sqlite: TEXT}, default: {sql: CURRENT_TIMESTAMP}}
-->     primary_key: [id]
-->     uniques:
-->       - {columns: [name]}

INSERT INTO cities (id, name, people) VALUES (1, 'Berlin', 3700000), (2, 'O''Fallon', -1), (3, 'a;b', NULL);
--> raw, INSERT, database write lock
--> table cities!

INSERT INTO cities VALUES (4, 'Rome', 1.5e3, x'00FF', NULL);
--> raw, INSERT, database write lock
--> table cities!

INSERT OR IGNORE INTO cities (id, name) VALUES (1, 'Berlin');
--> raw, INSERT, database write lock
--> table cities!

REPLACE INTO cities (id, name) VALUES (2, 'Bonn');
--> raw, REPLACE, database write lock
--> table cities!

INSERT INTO cities (id, name) VALUES (1, 'Berlin') ON CONFLICT (id) DO UPDATE SET people = people + 1, name = excluded.name WHERE people < 10 RETURNING *;
--> raw, INSERT, database write lock
--> column cities.at, column cities.id, column cities.name!, column cities.people!, column cities.raw, table cities!

INSERT INTO cities (name) VALUES ('Ulm') ON CONFLICT DO NOTHING;
--> raw, INSERT, database write lock
--> table cities!

INSERT INTO cities DEFAULT VALUES;
--> raw, INSERT, database write lock
--> table cities!

INSERT INTO cities (name, people) SELECT name || '!', people FROM cities WHERE true ON CONFLICT (name) DO NOTHING;
--> raw, INSERT, database write lock
--> column cities.name, column cities.people, table cities!

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) INSERT INTO cities (name) SELECT 'n' || i FROM n;
--> raw, INSERT, database write lock
--> table cities!

UPDATE cities SET people = 0, raw = zeroblob(4) WHERE name LIKE 'n%' ESCAPE '\';
--> raw, UPDATE, database write lock
--> column cities.name, column cities.people!, column cities.raw!, table cities!

UPDATE OR REPLACE cities SET name = 'Ulm' WHERE id = 3;
--> raw, UPDATE, database write lock
--> column cities.id, column cities.name!, table cities!

UPDATE cities SET people = o.people FROM (SELECT 1 AS id, 5 AS people) AS o WHERE o.id = cities.id RETURNING id;
--> raw, UPDATE, database write lock
--> column cities.id, column cities.people!, table cities!

DELETE FROM cities WHERE id IN (SELECT id FROM cities ORDER BY id DESC LIMIT 1);
--> raw, DELETE, database write lock
--> column cities.id, table cities!

DELETE FROM cities;
--> raw, DELETE, database write lock
--> table cities!

UPDATE sqlite_sequence SET seq = 0 WHERE name = 'cities';
--> raw, UPDATE, database write lock
--> problem: no such table: sqlite_sequence
--> table sqlite_sequence!

SAVEPOINT one;
--> raw, SAVEPOINT

RELEASE one;
--> raw, RELEASE
