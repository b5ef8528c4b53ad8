-- Tables: columns, constraints and options.

CREATE TABLE artists (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  born DATE DEFAULT CURRENT_DATE,
  rating REAL DEFAULT -1.5e3 CHECK (rating BETWEEN -2000 AND 10),
  flags INT DEFAULT 0x1F,
  photo BLOB DEFAULT x'CAFE',
  added DATETIME DEFAULT (strftime('%Y-%m-%d', 'now')),
  "kind of" VARCHAR(20) DEFAULT 'solo' CHECK ("kind of" IN ('solo', 'band', 'it''s'))
);
--> operations, CREATE TABLE, database write lock
--> table artists!
--> - create_table:
-->     name: artists
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}, nullable: false, autoincrement: true}
-->       - {name: name, type: {sqlite: TEXT}, nullable: false, collation: NOCASE}
-->       - {name: born, type: {sqlite: DATE}, default: {sql: CURRENT_DATE}}
-->       - {name: rating, type: {sqlite: REAL}, default: {sql: "-1.5e3"}}
-->       - {name: flags, type: {sqlite: INT}, default: {sql: "0x1F"}}
-->       - {name: photo, type: {sqlite: BLOB}, default: {sql: x'CAFE'}}
-->       - {name: added, type: {sqlite: DATETIME}, default: {sql: "strftime('%Y-%m-%d', 'now')"}}
-->       - {name: kind of, type: {sqlite: VARCHAR(20)}, default: {sql: "'solo'"}}
-->     primary_key: [id]
-->     uniques:
-->       - {columns: [name]}
-->     checks:
-->       - {sql: rating BETWEEN -2000 AND 10}
-->       - {sql: '"kind of" IN (''solo'', ''band'', ''it''''s'')'}

CREATE TABLE IF NOT EXISTS albums (
  id INTEGER PRIMARY KEY,
  artist INTEGER NOT NULL REFERENCES artists (id) ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
  title TEXT, year SMALLINT UNSIGNED, price DECIMAL(10, 2), live BOOLEAN DEFAULT FALSE,
  length AS (price * 60) STORED, "full" TEXT GENERATED ALWAYS AS (title || ' (' || year || ')') VIRTUAL,
  CONSTRAINT albums_title UNIQUE (artist, title),
  CONSTRAINT "priced" CHECK (price >= 0), CHECK (title <> ''),
  CONSTRAINT albums_artist FOREIGN KEY (artist) REFERENCES artists
);
--> operations, CREATE TABLE, database write lock
--> table albums!, table artists
--> - create_table:
-->     name: albums
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}}
-->       - {name: artist, type: {sqlite: INTEGER}, nullable: false}
-->       - {name: title, type: {sqlite: TEXT}}
-->       - {name: year, type: {sqlite: SMALLINT UNSIGNED}}
-->       - {name: price, type: {sqlite: "DECIMAL(10, 2)"}}
-->       - {name: live, type: {sqlite: BOOLEAN}, default: {sql: "FALSE"}}
-->       - {name: length, type: {sqlite: ""}, generated: {sql: price * 60}}
-->       - {name: full, type: {sqlite: TEXT}, generated: {sql: title || ' (' || year || ')', stored: false}}
-->     primary_key: [id]
-->     uniques:
-->       - {name: albums_title, columns: [artist, title]}
-->     checks:
-->       - {name: priced, sql: price >= 0}
-->       - {sql: title <> ''}
-->     foreign_keys:
-->       - {columns: [artist], references: {table: artists, columns: [id], on_delete: cascade, on_update: set_null, deferrable: deferred}}
-->       - {name: albums_artist, columns: [artist], references: {table: artists}}
-->     if_not_exists: true

create table plain(a,b,c default null,d default -1,e default +2,f default 'x' not null,primary key(a,b));
--> operations, CREATE TABLE, database write lock
--> table plain!
--> - create_table:
-->     name: plain
-->     columns:
-->       - {name: a, type: {sqlite: ""}}
-->       - {name: b, type: {sqlite: ""}}
-->       - {name: c, type: {sqlite: ""}, default: {sql: "null"}}
-->       - {name: d, type: {sqlite: ""}, default: {sql: "-1"}}
-->       - {name: e, type: {sqlite: ""}, default: {sql: "+2"}}
-->       - {name: f, type: {sqlite: ""}, nullable: false, default: {sql: "'x'"}}
-->     primary_key: [a, b]
--> - alter_column: {table: plain, column: a, nullable: true}
--> - alter_column: {table: plain, column: b, nullable: true}

CREATE TABLE pairs (a TEXT, b TEXT, n INT, PRIMARY KEY (a, b)) WITHOUT ROWID;
--> operations, CREATE TABLE, database write lock
--> table pairs!
--> - create_table:
-->     name: pairs
-->     columns:
-->       - {name: a, type: {sqlite: TEXT}, nullable: false}
-->       - {name: b, type: {sqlite: TEXT}, nullable: false}
-->       - {name: n, type: {sqlite: INT}}
-->     primary_key: [a, b]
-->     without_rowid: true

CREATE TABLE strict_ones (id INTEGER PRIMARY KEY, n INT NOT NULL, r REAL, t TEXT, b BLOB, x ANY) STRICT;
--> operations, CREATE TABLE, database write lock
--> table strict_ones!
--> - create_table:
-->     name: strict_ones
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}}
-->       - {name: n, type: {sqlite: INT}, nullable: false}
-->       - {name: r, type: {sqlite: REAL}}
-->       - {name: t, type: {sqlite: TEXT}}
-->       - {name: b, type: {sqlite: BLOB}}
-->       - {name: x, type: {sqlite: ANY}}
-->     primary_key: [id]
-->     strict: true

CREATE TABLE strict_pairs (k TEXT PRIMARY KEY, v ANY) STRICT, WITHOUT ROWID;
--> operations, CREATE TABLE, database write lock
--> table strict_pairs!
--> - create_table:
-->     name: strict_pairs
-->     columns:
-->       - {name: k, type: {sqlite: TEXT}, nullable: false}
-->       - {name: v, type: {sqlite: ANY}}
-->     primary_key: [k]
-->     strict: true
-->     without_rowid: true

CREATE TEMP TABLE passing (a INT);
--> operations, CREATE TABLE, database write lock
--> table passing!
--> - create_table:
-->     name: passing
-->     columns:
-->       - {name: a, type: {sqlite: INT}}
-->     temporary: true

CREATE TABLE texts (k TEXT PRIMARY KEY NOT NULL, v TEXT);
--> operations, CREATE TABLE, database write lock
--> table texts!
--> - create_table:
-->     name: texts
-->     columns:
-->       - {name: k, type: {sqlite: TEXT}, nullable: false}
-->       - {name: v, type: {sqlite: TEXT}}
-->     primary_key: [k]

CREATE TABLE keyed (k TEXT PRIMARY KEY, n INTEGER);
--> operations, CREATE TABLE, database write lock
--> table keyed!
--> - create_table:
-->     name: keyed
-->     columns:
-->       - {name: k, type: {sqlite: TEXT}}
-->       - {name: n, type: {sqlite: INTEGER}}
-->     primary_key: [k]
--> - alter_column: {table: keyed, column: k, nullable: true}

CREATE TABLE sorted (a TEXT COLLATE RTRIM, b INT, PRIMARY KEY (a COLLATE NOCASE, b DESC));
--> raw, CREATE TABLE, database write lock
--> table sorted!

CREATE TABLE resolved (a INT PRIMARY KEY ON CONFLICT REPLACE, b TEXT NOT NULL ON CONFLICT IGNORE);
--> raw, CREATE TABLE, database write lock
--> table resolved!

CREATE TABLE nodes (id INTEGER CONSTRAINT nodes_key PRIMARY KEY, parent INTEGER CONSTRAINT up REFERENCES nodes (id), n INT CONSTRAINT some NOT NULL CONSTRAINT low CHECK (n > 0) CHECK (n < 9));
--> operations, CREATE TABLE, database write lock
--> table nodes!
--> - create_table:
-->     name: nodes
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}}
-->       - {name: parent, type: {sqlite: INTEGER}}
-->       - {name: n, type: {sqlite: INT}, nullable: false}
-->     primary_key: {name: nodes_key, columns: [id]}
-->     checks:
-->       - {name: low, sql: n > 0}
-->       - {sql: n < 9}
-->     foreign_keys:
-->       - {name: up, columns: [parent], references: {table: nodes, columns: [id]}}

CREATE TABLE later (id INTEGER PRIMARY KEY, other INTEGER REFERENCES not_made_yet (id) ON DELETE SET DEFAULT);
--> operations, CREATE TABLE, database write lock
--> table later!, table not_made_yet
--> - create_table:
-->     name: later
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}}
-->       - {name: other, type: {sqlite: INTEGER}}
-->     primary_key: [id]
-->     foreign_keys:
-->       - {columns: [other], references: {table: not_made_yet, columns: [id], on_delete: set_default}}

CREATE TABLE copied AS SELECT id, name FROM artists WHERE 0;
--> raw, CREATE TABLE AS, database write lock
--> column artists.id, column artists.name, table artists, table copied!

CREATE TABLE json_docs (id INTEGER PRIMARY KEY, doc TEXT CHECK (json_valid(doc)), kind TEXT AS (doc ->> '$.kind') STORED, n INT AS (json_extract(doc, '$.n[0]')));
--> operations, CREATE TABLE, database write lock
--> table json_docs!
--> - create_table:
-->     name: json_docs
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}}
-->       - {name: doc, type: {sqlite: TEXT}}
-->       - {name: kind, type: {sqlite: TEXT}, generated: {sql: doc ->> '$.kind'}}
-->       - {name: n, type: {sqlite: INT}, generated: {sql: "json_extract(doc, '$.n[0]')", stored: false}}
-->     primary_key: [id]
-->     checks:
-->       - {sql: json_valid(doc)}

ALTER TABLE artists ADD COLUMN country TEXT NOT NULL DEFAULT 'DE' COLLATE NOCASE;
--> operations, ALTER TABLE, database write lock
--> column artists.country!, table artists!
--> - add_column:
-->     name: country
-->     table: artists
-->     type: {sqlite: TEXT}
-->     nullable: false
-->     default: {sql: "'DE'"}
-->     collation: NOCASE

ALTER TABLE artists ADD label INTEGER REFERENCES nodes (id) ON DELETE SET NULL;
--> operations, ALTER TABLE, database write lock
--> column artists.label!, table artists!, table nodes
--> - add_column:
-->     name: label
-->     table: artists
-->     type: {sqlite: INTEGER}
-->     references: {table: nodes, columns: [id], on_delete: set_null}

ALTER TABLE artists ADD COLUMN score INT CONSTRAINT scored CHECK (score > 0) CHECK (score < 100);
--> operations, ALTER TABLE, database write lock
--> column artists.score!, table artists!
--> - add_column: {name: score, table: artists, type: {sqlite: INT}, check: score < 100}
--> - add_check: {name: scored, table: artists, sql: score > 0}

ALTER TABLE albums ADD COLUMN upper_title TEXT AS (upper(title));
--> operations, ALTER TABLE, database write lock
--> column albums.upper_title!, table albums!
--> - add_column:
-->     name: upper_title
-->     table: albums
-->     type: {sqlite: TEXT}
-->     generated: {sql: upper(title), stored: false}

ALTER TABLE albums RENAME COLUMN "full" TO full_title;
--> operations, ALTER TABLE, database write lock
--> column albums.full!, table albums!
--> - rename_column: {table: albums, from: full, to: full_title}

ALTER TABLE albums DROP COLUMN live;
--> operations, ALTER TABLE, database write lock
--> column albums.live!, table albums!
--> - drop_column: {table: albums, column: live}

ALTER TABLE plain RENAME TO "Plain Ones";
--> operations, ALTER TABLE, database write lock
--> table plain!
--> - rename_table: {from: plain, to: Plain Ones}

DROP TABLE copied;
--> operations, DROP TABLE, database write lock
--> table copied!
--> - drop_table: {name: copied}

DROP TABLE IF EXISTS main.nowhere;
--> operations, DROP TABLE, database write lock
--> table main.nowhere!
--> - drop_table: {name: nowhere, schema: main, if_exists: true}
