-- A table made anew by hand, in the twelve steps of SQLite's manual.

CREATE TABLE members (id INTEGER PRIMARY KEY, name TEXT, "group" INTEGER);
--> operations, CREATE TABLE, database write lock
--> table members!
--> - create_table:
-->     name: members
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}}
-->       - {name: name, type: {sqlite: TEXT}}
-->       - {name: group, type: {sqlite: INTEGER}}
-->     primary_key: [id]

CREATE INDEX members_name ON members (name);
--> operations, CREATE INDEX, database write lock
--> index members_name!, table members!
--> - create_index: {name: members_name, table: members, columns: [name]}

CREATE TRIGGER members_named BEFORE INSERT ON members WHEN NEW.name IS NULL BEGIN SELECT RAISE(FAIL, 'no name'); END;
--> operations, CREATE TRIGGER, database write lock
--> column members.name, table members!, trigger members.members_named!
--> - create_trigger:
-->     name: members_named
-->     table: members
-->     timing: before
-->     events: [insert]
-->     when: NEW.name IS NULL
-->     body: SELECT RAISE(FAIL, 'no name');

PRAGMA foreign_keys = off;
--> raw, PRAGMA

BEGIN TRANSACTION;
--> raw, BEGIN

CREATE TABLE members_new (
    id      INTEGER PRIMARY KEY,
    name    TEXT    NOT NULL,
    "group" INTEGER REFERENCES members (id),
    UNIQUE (name, "group")
);
--> operations, CREATE TABLE, database write lock
--> table members, table members_new!
--> - create_table:
-->     name: members_new
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}}
-->       - {name: name, type: {sqlite: TEXT}, nullable: false}
-->       - {name: group, type: {sqlite: INTEGER}}
-->     primary_key: [id]
-->     uniques:
-->       - {columns: [name, group]}
-->     foreign_keys:
-->       - {columns: [group], references: {table: members, columns: [id]}}

INSERT INTO members_new SELECT id, coalesce(name, ''), "group" FROM members;
--> raw, INSERT, database write lock
--> column members.group, column members.id, column members.name, table members, table members_new!

DROP TABLE members;
--> operations, DROP TABLE, database write lock
--> table members!
--> - drop_table: {name: members}

ALTER TABLE members_new RENAME TO members;
--> operations, ALTER TABLE, database write lock
--> table members_new!
--> - rename_table: {from: members_new, to: members}

CREATE INDEX members_name ON members (name);
--> operations, CREATE INDEX, database write lock
--> index members_name!, table members!
--> - create_index: {name: members_name, table: members, columns: [name]}

PRAGMA foreign_key_check;
--> raw, PRAGMA

COMMIT;
--> raw, COMMIT

PRAGMA foreign_keys = on;
--> raw, PRAGMA
