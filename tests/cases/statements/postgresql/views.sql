-- Views and materialized views.

CREATE TABLE orders (id int PRIMARY KEY, customer int, total numeric, lines jsonb, doc xml, at timestamptz DEFAULT now());
--> operations, CREATE TABLE, writes
--> table orders!
--> - create_table:
-->     name: orders
-->     columns:
-->       - {name: id, type: integer, primary_key: true}
-->       - {name: customer, type: integer}
-->       - {name: total, type: numeric}
-->       - {name: lines, type: jsonb}
-->       - {name: doc, type: {postgresql: xml}}
-->       - {name: at, type: timestamptz, default: {sql: now()}}

CREATE VIEW recent AS
  -- the last thirty days
  SELECT o.id, o.total::numeric(10,2) AS total, o.lines #> '{0,name}' AS first, (o.at AT TIME ZONE 'UTC')::date "Day"
  FROM orders o /* all */ WHERE o.at > now() - interval '30 days' AND o.lines @? '$.a ? (@ > 1)';
--> operations, CREATE VIEW, ACCESS SHARE
--> column orders.at, column orders.id, column orders.lines, column orders.total, table orders, view recent!
--> - create_view:
-->     name: recent
-->     sql: |-
-->       SELECT o.id, o.total::numeric(10,2) AS total, o.lines #> '{0,name}' AS first, (o.at AT TIME ZONE 'UTC')::date "Day"
-->         FROM orders o /* all */ WHERE o.at > now() - interval '30 days' AND o.lines @? '$.a ? (@ > 1)'

CREATE OR REPLACE VIEW public.totals (customer, total, rank) WITH (security_barrier, security_invoker = true) AS
WITH RECURSIVE sums AS MATERIALIZED (
  SELECT customer, sum(total) AS total FROM orders GROUP BY ROLLUP (customer)
), tree (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM tree WHERE n < 3)
SELECT customer, total, rank() OVER w FROM sums CROSS JOIN tree WINDOW w AS (PARTITION BY n ORDER BY total DESC NULLS LAST);
--> operations, CREATE VIEW, ACCESS SHARE
--> column orders.customer, column orders.total, table orders, view public.totals!
--> - create_view:
-->     name: totals
-->     schema: public
-->     sql: |-
-->       WITH RECURSIVE sums AS MATERIALIZED (
-->         SELECT customer, sum(total) AS total FROM orders GROUP BY ROLLUP (customer)
-->       ), tree (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM tree WHERE n < 3)
-->       SELECT customer, total, rank() OVER w FROM sums CROSS JOIN tree WINDOW w AS (PARTITION BY n ORDER BY total DESC NULLS LAST)
-->     columns: [customer, total, rank]
-->     replace: true
-->     with: {security_barrier: "true", security_invoker: "true"}

CREATE VIEW big AS SELECT * FROM orders WHERE total > 100 WITH LOCAL CHECK OPTION;
--> operations, CREATE VIEW, ACCESS SHARE
--> column orders.total, table orders, view big!
--> - create_view: {name: big, sql: SELECT * FROM orders WHERE total > 100, with: {check_option: local}}

CREATE TEMP VIEW passing AS SELECT 1 AS one;
--> raw, CREATE VIEW, ACCESS SHARE
--> view passing!

CREATE RECURSIVE VIEW public.nums (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM nums WHERE n < 100;
--> raw, CREATE VIEW, ACCESS SHARE
--> view public.nums!

CREATE VIEW items_of AS
SELECT id, x.*, xpath('/a/b/text()', doc) AS texts, xmlelement(name "a-b", xmlattributes(id AS "n")) AS made,
  EXTRACT(epoch FROM at) AS seconds, OVERLAY('abc' PLACING 'x' FROM 2), TRIM(BOTH FROM ' a '), POSITION('a' IN 'ba')
FROM orders, LATERAL jsonb_to_recordset(lines) AS x(name text, n int);
--> operations, CREATE VIEW, ACCESS SHARE
--> column orders.at, column orders.doc, column orders.id, column orders.lines, table orders, view items_of!
--> - create_view:
-->     name: items_of
-->     sql: |-
-->       SELECT id, x.*, xpath('/a/b/text()', doc) AS texts, xmlelement(name "a-b", xmlattributes(id AS "n")) AS made,
-->         EXTRACT(epoch FROM at) AS seconds, OVERLAY('abc' PLACING 'x' FROM 2), TRIM(BOTH FROM ' a '), POSITION('a' IN 'ba')
-->       FROM orders, LATERAL jsonb_to_recordset(lines) AS x(name text, n int)

CREATE MATERIALIZED VIEW IF NOT EXISTS daily WITH (fillfactor = 90) AS
SELECT date_trunc('day', at) AS day, count(*) FILTER (WHERE total > 0) AS n, array_agg(DISTINCT customer ORDER BY customer) AS who
FROM orders GROUP BY 1 HAVING count(*) > 0
WITH NO DATA;
--> operations, CREATE MATERIALIZED VIEW, ACCESS SHARE
--> column orders.at, column orders.customer, column orders.total, materialized_view daily!, table daily!, table orders
--> - create_materialized_view:
-->     name: daily
-->     sql: |-
-->       SELECT date_trunc('day', at) AS day, count(*) FILTER (WHERE total > 0) AS n, array_agg(DISTINCT customer ORDER BY customer) AS who
-->       FROM orders GROUP BY 1 HAVING count(*) > 0
-->     with_data: false
-->     if_not_exists: true
-->     with: {fillfactor: "90"}

CREATE UNIQUE INDEX daily_day ON daily (day);
--> operations, CREATE INDEX, SHARE
--> column daily.day, index daily_day!, materialized_view daily!
--> - create_index: {name: daily_day, table: daily, columns: [day], unique: true}

REFRESH MATERIALIZED VIEW daily WITH DATA;
--> operations, REFRESH MATERIALIZED VIEW, ACCESS EXCLUSIVE
--> materialized_view daily!
--> - refresh_materialized_view: {name: daily}

REFRESH MATERIALIZED VIEW CONCURRENTLY daily;
--> operations, REFRESH MATERIALIZED VIEW, EXCLUSIVE
--> materialized_view daily!
--> - refresh_materialized_view: {name: daily, concurrently: true}

COMMENT ON MATERIALIZED VIEW daily IS 'a row a day';
--> operations, COMMENT, SHARE UPDATE EXCLUSIVE
--> materialized_view daily!
--> - comment: {on: {materialized_view: daily}, text: a row a day}

COMMENT ON COLUMN recent."Day" IS 'in UTC';
--> operations, COMMENT, SHARE UPDATE EXCLUSIVE
--> column recent.Day!, view recent!
--> - comment: {on: {column: [recent, Day]}, text: in UTC}

ALTER VIEW recent RENAME COLUMN first TO first_line;
--> raw, ALTER VIEW, ACCESS EXCLUSIVE
--> column recent.first!, view recent!

ALTER VIEW big SET (check_option = cascaded);
--> raw, ALTER VIEW, SHARE UPDATE EXCLUSIVE
--> type cascaded, view big!

ALTER VIEW IF EXISTS big RENAME TO big_orders;
--> raw, ALTER VIEW, ACCESS EXCLUSIVE
--> view big!

ALTER MATERIALIZED VIEW daily RENAME TO per_day;
--> operations, ALTER MATERIALIZED VIEW, ACCESS EXCLUSIVE
--> materialized_view daily!
--> - rename: {on: {materialized_view: daily}, to: per_day}

CREATE OR REPLACE VIEW big_orders AS SELECT *, 1 AS one FROM orders;
--> operations, CREATE VIEW, ACCESS SHARE
--> table orders, view big_orders!
--> - create_view: {name: big_orders, sql: "SELECT *, 1 AS one FROM orders", replace: true}

DROP VIEW IF EXISTS big_orders, nums;
--> raw, DROP VIEW, ACCESS EXCLUSIVE
--> view big_orders!, view nums!

DROP MATERIALIZED VIEW per_day CASCADE;
--> operations, DROP MATERIALIZED VIEW, ACCESS EXCLUSIVE
--> materialized_view per_day!
--> - drop_materialized_view: {name: per_day, cascade: true}
