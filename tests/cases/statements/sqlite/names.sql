-- Names, quotes and comments where they are seldom expected.

CREATE TABLE [order items] ([select] INT, `from` TEXT, "a.b" INT, 'text name' TEXT, "quo""ted" INT, [br ack] INT);
--> operations, CREATE TABLE, database write lock
--> table order items!
--> - create_table:
-->     name: order items
-->     columns:
-->       - {name: select, type: {sqlite: INT}}
-->       - {name: from, type: {sqlite: TEXT}}
-->       - {name: a.b, type: {sqlite: INT}}
-->       - {name: text name, type: {sqlite: TEXT}}
-->       - {name: quo"ted, type: {sqlite: INT}}
-->       - {name: br ack, type: {sqlite: INT}}

CREATE /* a block */ TABLE -- the users
  `users` /* of it */ (
  -- the key
  id INTEGER /* small */ PRIMARY KEY, -- behind the comma
  name TEXT -- the last
  /* after all */
);
--> operations, CREATE TABLE, database write lock
--> table users!
--> - create_table:
-->     name: users
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}}
-->       - {name: name, type: {sqlite: TEXT}}
-->     primary_key: [id]

CREATE TABLE café (naïve TEXT DEFAULT 'è', 名前 TEXT);
--> operations, CREATE TABLE, database write lock
--> table café!
--> - create_table:
-->     name: café
-->     columns:
-->       - {name: naïve, type: {sqlite: TEXT}, default: {sql: "'è'"}}
-->       - {name: 名前, type: {sqlite: TEXT}}

CREATE TABLE texts (a TEXT DEFAULT 'semi;colon -- no comment', b TEXT DEFAULT "double", c TEXT DEFAULT 'it''s', d TEXT DEFAULT '
two lines');
--> operations, CREATE TABLE, database write lock
--> table texts!
--> - create_table:
-->     name: texts
-->     columns:
-->       - {name: a, type: {sqlite: TEXT}, default: {sql: "'semi;colon -- no comment'"}}
-->       - {name: b, type: {sqlite: TEXT}, default: {sql: "'double'"}}
-->       - {name: c, type: {sqlite: TEXT}, default: {sql: "'it''s'"}}
-->       - name: d
-->         type: {sqlite: TEXT}
-->         default:
-->           sql: |-
-->             '
-->             two lines'

CREATE TABLE Mixed ("Id" INTEGER PRIMARY KEY, userName TEXT);
--> operations, CREATE TABLE, database write lock
--> table Mixed!
--> - create_table:
-->     name: Mixed
-->     columns:
-->       - {name: Id, type: {sqlite: INTEGER}}
-->       - {name: userName, type: {sqlite: TEXT}}
-->     primary_key: [Id]

CREATE INDEX MIXED_NAME ON mixed (USERNAME, "id" DESC);
--> operations, CREATE INDEX, database write lock
--> index MIXED_NAME!, table mixed!
--> - create_index: {name: MIXED_NAME, table: mixed, columns: [USERNAME, {column: id, order: desc}]}

ALTER TABLE MIXED RENAME COLUMN username TO [user name];
--> operations, ALTER TABLE, database write lock
--> column MIXED.username!, table MIXED!
--> - rename_column: {table: MIXED, from: username, to: user name}

ALTER TABLE [order items] RENAME TO "order's";
--> operations, ALTER TABLE, database write lock
--> table order items!
--> - rename_table: {from: order items, to: order's}

ALTER TABLE "order's" RENAME "a.b" TO ab;
--> operations, ALTER TABLE, database write lock
--> column order's.a.b!, table order's!
--> - rename_column: {table: order's, from: a.b, to: ab}

CREATE VIEW "a view" AS SELECT "quo""ted" AS [x y], ';' AS semi /* ; */ FROM "order's" -- ;
;
--> operations, CREATE VIEW, database write lock
--> column order's.quo"ted, table order's, view a view!
--> - create_view: {name: a view, sql: 'SELECT "quo""ted" AS [x y], '';'' AS semi /* ; */ FROM "order''s" -- ;'}

CREATE TABLE main.qualified (a INT, "main.qualified" INT);
--> operations, CREATE TABLE, database write lock
--> table main.qualified!
--> - create_table:
-->     name: qualified
-->     schema: main
-->     columns:
-->       - {name: a, type: {sqlite: INT}}
-->       - {name: main.qualified, type: {sqlite: INT}}

CREATE UNIQUE INDEX main.qualified_a ON qualified (a);
--> operations, CREATE INDEX, database write lock
--> index main.qualified_a!, table main.qualified!
--> - create_index: {name: qualified_a, schema: main, table: qualified, columns: [a], unique: true}

CREATE TABLE "if" ("not" INT, "exists" INT, "unique" INT UNIQUE, "check" INT CHECK ("check" > 0));
--> operations, CREATE TABLE, database write lock
--> table if!
--> - create_table:
-->     name: if
-->     columns:
-->       - {name: not, type: {sqlite: INT}}
-->       - {name: exists, type: {sqlite: INT}}
-->       - {name: unique, type: {sqlite: INT}}
-->       - {name: check, type: {sqlite: INT}}
-->     uniques:
-->       - {columns: [unique]}
-->     checks:
-->       - {sql: '"check" > 0'}

CREATE INDEX "idx;1" ON "if" ("not") WHERE "exists" IS NOT NULL;
--> operations, CREATE INDEX, database write lock
--> index idx;1!, table if!
--> - create_index: {name: idx;1, table: if, columns: [not], where: '"exists" IS NOT NULL'}

DROP VIEW "a view";
--> operations, DROP VIEW, database write lock
--> view a view!
--> - drop_view: {name: a view}

DROP TABLE `users`;
--> operations, DROP TABLE, database write lock
--> table users!
--> - drop_table: {name: users}
