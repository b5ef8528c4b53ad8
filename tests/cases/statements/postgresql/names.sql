-- Names, quotes and comments where they are seldom expected.

CREATE SCHEMA "Sales Dept";
--> operations, CREATE SCHEMA, writes
--> schema Sales Dept!
--> - create_schema: {name: Sales Dept}

CREATE TABLE "Sales Dept"."Order ""Items""" ("select" int, "Größe" text, "a.b" int, "user" int DEFAULT 0, "tab	name" int);
--> operations, CREATE TABLE, writes
--> table Sales Dept.Order "Items"!
--> - create_table:
-->     name: Order "Items"
-->     schema: Sales Dept
-->     columns:
-->       - {name: select, type: integer}
-->       - {name: Größe, type: text}
-->       - {name: a.b, type: integer}
-->       - {name: user, type: integer, default: 0}
-->       - {name: "tab\tname", type: integer}

CREATE /* a block /* within */ a block */ TABLE -- the users
  users /* of it */ (
  -- the key
  id int /* small */ PRIMARY KEY, -- behind the comma
  name text -- the last
);
--> operations, CREATE TABLE, writes
--> table users!
--> - create_table:
-->     name: users
-->     columns:
-->       - {name: id, type: integer, primary_key: true}
-->       - {name: name, type: text}

CREATE TABLE café (naïve text DEFAULT 'è', 名前 text);
--> operations, CREATE TABLE, writes
--> table café!
--> - create_table:
-->     name: café
-->     columns:
-->       - {name: naïve, type: text, default: è}
-->       - {name: 名前, type: text}

CREATE TABLE u&"d\0061t\+000061" (u&"!0041" UESCAPE '!' int);
--> operations, CREATE TABLE, writes
--> table data!
--> - create_table:
-->     name: data
-->     columns:
-->       - {name: A, type: integer}

CREATE TABLE texts (
  a text DEFAULT E'line\nnext\ttab\\ \'quoted\' \u00e9',
  b text DEFAULT U&'d!0061t!+000061' UESCAPE '!',
  c text DEFAULT $$it's$$,
  d text DEFAULT $q$a $$ b$q$,
  e text DEFAULT 'one' 
    ' two',
  f text DEFAULT 'semi;colon -- no comment /* none */',
  g text DEFAULT N'national'
);
--> operations, CREATE TABLE, writes
--> table texts!
--> - create_table:
-->     name: texts
-->     columns:
-->       - name: a
-->         type: text
-->         default: |-
-->           line
-->           next	tab\ 'quoted' é
-->       - {name: b, type: text, default: data}
-->       - {name: c, type: text, default: it's}
-->       - {name: d, type: text, default: a $$ b}
-->       - {name: e, type: text, default: one two}
-->       - {name: f, type: text, default: semi;colon -- no comment /* none */}
-->       - {name: g, type: text, default: {sql: N'national'}}

COMMENT ON TABLE texts IS E'it\'s\n a "comment"; -- really';
--> operations, COMMENT, SHARE UPDATE EXCLUSIVE
--> table texts!
--> - comment:
-->     on: {table: texts}
-->     text: |-
-->       it's
-->        a "comment"; -- really

COMMENT ON COLUMN "Sales Dept"."Order ""Items"""."a.b" IS $c$dots $$ and $c2$ in it$c$;
--> operations, COMMENT, SHARE UPDATE EXCLUSIVE
--> column Sales Dept.Order "Items".a.b!, table Sales Dept.Order "Items"!
--> - comment: {on: {column: [Sales Dept.Order "Items", a.b]}, text: dots $$ and $c2$ in it}

CREATE INDEX ON "Sales Dept"."Order ""Items""" ("Größe", ("a.b" + 1), "select" DESC);
--> raw, CREATE INDEX, SHARE
--> column Sales Dept.Order "Items".Größe, column Sales Dept.Order "Items".a.b, column Sales Dept.Order "Items".select, table Sales Dept.Order "Items"!

ALTER TABLE "Sales Dept"."Order ""Items""" RENAME TO order_items;
--> operations, ALTER TABLE, ACCESS EXCLUSIVE
--> table Sales Dept.Order "Items"!
--> - rename_table: {schema: Sales Dept, from: Order "Items", to: order_items}

ALTER TABLE "Sales Dept".order_items RENAME "Größe" TO "Size";
--> operations, ALTER TABLE, ACCESS EXCLUSIVE
--> column Sales Dept.order_items.Größe!, table Sales Dept.order_items!
--> - rename_column: {schema: Sales Dept, table: order_items, from: Größe, to: Size}

ALTER TABLE "Sales Dept".order_items ADD COLUMN "check" int CHECK ("check" > 0), ADD "End" timestamptz;
--> operations, ALTER TABLE, ACCESS EXCLUSIVE
--> column Sales Dept.order_items.End!, column Sales Dept.order_items.check!, table Sales Dept.order_items!
--> - add_column: {name: check, schema: Sales Dept, table: order_items, type: integer, check: '"check" > 0'}
--> - add_column: {name: End, schema: Sales Dept, table: order_items, type: timestamptz}

CREATE TABLE a_name_that_is_rather_long_indeed_and_longer_than_postgresql_keeps_of_it (a int, CHECK (a > 0));
--> operations, CREATE TABLE, writes
--> column a_name_that_is_rather_long_indeed_and_longer_than_postgresql_ke.a, table a_name_that_is_rather_long_indeed_and_longer_than_postgresql_ke!
--> - create_table:
-->     name: a_name_that_is_rather_long_indeed_and_longer_than_postgresql_ke
-->     columns:
-->       - {name: a, type: integer}
-->     checks:
-->       - {sql: a > 0}

CREATE TABLE public.users2 (id int REFERENCES public.users, "public.users" int);
--> operations, CREATE TABLE, SHARE ROW EXCLUSIVE
--> table public.users, table public.users2!
--> - create_table:
-->     name: users2
-->     schema: public
-->     columns:
-->       - {name: id, type: integer, references: {schema: public, table: users}}
-->       - {name: public.users, type: integer}

SELECT 1 AS "a;b", ';' -- ;
--> raw, SELECT
;

ALTER SCHEMA "Sales Dept" RENAME TO sales;
--> operations, ALTER SCHEMA, writes
--> schema Sales Dept!
--> - rename: {on: {schema: Sales Dept}, to: sales}

DROP SCHEMA sales CASCADE;
--> operations, DROP SCHEMA, ACCESS EXCLUSIVE
--> schema sales!
--> - drop_schema: {name: sales, cascade: true}
