-- Functions, procedures and DO.

CREATE TABLE items (id int PRIMARY KEY, name text, n int DEFAULT 0, at timestamptz);
--> operations, CREATE TABLE, writes
--> table items!
--> - create_table:
-->     name: items
-->     columns:
-->       - {name: id, type: integer, primary_key: true}
-->       - {name: name, type: text}
-->       - {name: n, type: integer, default: 0}
-->       - {name: at, type: timestamptz}

CREATE FUNCTION add_one(int) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT $1 + 1';
--> operations, CREATE FUNCTION, writes
--> function add_one!
--> - create_function:
-->     name: add_one
-->     arguments: [int]
-->     language: sql
-->     body: SELECT $1 + 1
-->     returns: int
-->     volatility: immutable
-->     strict: true
-->     parallel: safe

CREATE OR REPLACE FUNCTION touch() RETURNS trigger AS $body$
DECLARE
  t text := $q$it's; -- no comment$q$;
BEGIN
  -- keep it; current
  EXECUTE $dyn$SELECT $inner$ nested $inner$ $dyn$;
  NEW.at := now();
  RETURN NEW;
END;
$body$ LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp;
--> operations, CREATE FUNCTION, writes
--> function touch!
--> - create_function:
-->     name: touch
-->     language: plpgsql
-->     body: |
--> 
-->       DECLARE
-->         t text := $q$it's; -- no comment$q$;
-->       BEGIN
-->         -- keep it; current
-->         EXECUTE $dyn$SELECT $inner$ nested $inner$ $dyn$;
-->         NEW.at := now();
-->         RETURN NEW;
-->       END;
-->     set: {search_path: "public, pg_temp"}
-->     security: definer
-->     returns: trigger
-->     replace: true

CREATE FUNCTION find_items(
  _name text, -- what it is called
  _limit integer = 10, VARIADIC ids int[] DEFAULT '{}', OUT found items, OUT total bigint)
RETURNS SETOF record
LANGUAGE 'plpgsql' STABLE COST 50 ROWS 20
AS $_$
begin
  return query select i, count(*) over () from items i where i.name = $1 limit _limit;
end
$_$;
--> operations, CREATE FUNCTION, writes
--> column items.name, function find_items!, table items
--> - create_function:
-->     name: find_items
-->     arguments:
-->       - {name: _name, type: text}
-->       - {name: _limit, type: integer, default: "10"}
-->       - {name: ids, type: "int[]", mode: variadic, default: "'{}'"}
-->       - {name: found, type: items, mode: out}
-->       - {name: total, type: bigint, mode: out}
-->     language: plpgsql
-->     body: |
--> 
-->       begin
-->         return query select i, count(*) over () from items i where i.name = $1 limit _limit;
-->       end
-->     returns: SETOF record
-->     volatility: stable
-->     cost: "50"
-->     rows: "20"

CREATE FUNCTION totals(since date DEFAULT CURRENT_DATE - 30)
  RETURNS TABLE (day date, "Total" numeric(10,2)[])
  LANGUAGE sql
  BEGIN ATOMIC
    SELECT at::date, array_agg(n::numeric) FROM items WHERE at > since GROUP BY 1;
    SELECT CASE WHEN true THEN since END, ARRAY[1.5, 2];
  END;
--> operations, CREATE FUNCTION, ACCESS SHARE
--> column items.at, column items.n, column items.since, function totals!, table items
--> - create_function:
-->     name: totals
-->     arguments: [{name: since, type: date, default: CURRENT_DATE - 30}]
-->     language: sql
-->     body: |-
-->       BEGIN ATOMIC
-->           SELECT at::date, array_agg(n::numeric) FROM items WHERE at > since GROUP BY 1;
-->           SELECT CASE WHEN true THEN since END, ARRAY[1.5, 2];
-->         END
-->     standard_body: true
-->     returns: TABLE (day date, "Total" numeric(10,2)[])

CREATE FUNCTION is_odd(n int) RETURNS boolean LANGUAGE sql LEAKPROOF CALLED ON NULL INPUT RETURN n % 2 = 1;
--> operations, CREATE FUNCTION, writes
--> function is_odd!
--> - create_function:
-->     name: is_odd
-->     arguments: [{name: n, type: int}]
-->     language: sql
-->     body: RETURN n % 2 = 1
-->     standard_body: true
-->     returns: boolean
-->     leakproof: true

CREATE FUNCTION poly(a anyelement, b anyarray) RETURNS anyelement AS $$ SELECT a $$ LANGUAGE sql;
--> operations, CREATE FUNCTION, writes
--> function poly!
--> - create_function:
-->     name: poly
-->     arguments:
-->       - {name: a, type: anyelement}
-->       - {name: b, type: anyarray}
-->     language: sql
-->     body: " SELECT a "
-->     returns: anyelement

CREATE FUNCTION crlf() RETURNS text LANGUAGE plpgsql AS E'begin\r\n  return ''x\\ty'';\r\nend';
--> operations, CREATE FUNCTION, writes
--> function crlf!
--> - create_function:
-->     name: crlf
-->     language: plpgsql
-->     body: "begin\r\n\
-->       \  return 'x\\ty';\r\n\
-->       end"
-->     returns: text

CREATE PROCEDURE archive(IN before timestamptz, INOUT moved int DEFAULT NULL)
LANGUAGE plpgsql
AS $$
BEGIN
  DELETE FROM items WHERE at < before;
  GET DIAGNOSTICS moved = ROW_COUNT;
  COMMIT;
END
$$;
--> operations, CREATE PROCEDURE, writes
--> column items.at, procedure archive!, table items
--> - create_procedure:
-->     name: archive
-->     arguments:
-->       - {name: before, type: timestamptz}
-->       - {name: moved, type: int, mode: inout, default: "NULL"}
-->     language: plpgsql
-->     body: |
--> 
-->       BEGIN
-->         DELETE FROM items WHERE at < before;
-->         GET DIAGNOSTICS moved = ROW_COUNT;
-->         COMMIT;
-->       END

CREATE OR REPLACE PROCEDURE bump(int) BEGIN ATOMIC UPDATE items SET n = n + $1; END;
--> operations, CREATE PROCEDURE, ROW EXCLUSIVE
--> column items.n, procedure bump!, table items
--> - create_procedure:
-->     name: bump
-->     arguments: [int]
-->     language: sql
-->     body: BEGIN ATOMIC UPDATE items SET n = n + $1; END
-->     standard_body: true
-->     replace: true

CREATE FUNCTION sized(varchar(5), numeric(3,1)[], "char", timestamp(3)) RETURNS varchar(7) LANGUAGE sql AS $$ SELECT $1 $$;
--> operations, CREATE FUNCTION, writes
--> function sized!, type char
--> - create_function:
-->     name: sized
-->     arguments: [varchar(5), "numeric(3,1)[]", '"char"', timestamp(3)]
-->     language: sql
-->     body: " SELECT $1 "
-->     returns: varchar(7)

CREATE AGGREGATE product(int) (sfunc = int4mul, stype = int, initcond = '1');
--> raw, CREATE AGGREGATE, writes
--> function product!

CREATE OPERATOR === (leftarg = int, rightarg = int, function = int4eq, commutator = ===);
--> raw, CREATE OPERATOR, writes

ALTER FUNCTION add_one(int) RENAME TO plus_one;
--> operations, ALTER FUNCTION, writes
--> function add_one!
--> - rename: {on: {function: {name: add_one, arguments: [int]}}, to: plus_one}

ALTER FUNCTION plus_one(int) COST 10 SET work_mem = '4MB';
--> raw, ALTER FUNCTION, writes
--> function plus_one!

ALTER FUNCTION public.find_items(text, int, int[]) OWNER TO CURRENT_USER;
--> raw, ALTER FUNCTION, writes
--> function public.find_items!

ALTER PROCEDURE archive(timestamptz, int) SECURITY INVOKER;
--> raw, ALTER PROCEDURE, writes
--> procedure archive!

COMMENT ON FUNCTION is_odd(n integer) IS 'whether it is odd';
--> operations, COMMENT, writes
--> function is_odd!
--> - comment: {on: {function: {name: is_odd, arguments: [{name: n, type: integer}]}}, text: whether it is odd}

COMMENT ON PROCEDURE archive IS 'moves';
--> operations, COMMENT, writes
--> procedure archive!
--> - comment: {on: {procedure: archive}, text: moves}

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'state') THEN
    CREATE TYPE state AS ENUM ('on', 'off');
  END IF;
END
$$;
--> raw, DO, writes
--> table pg_type, type state!

DO LANGUAGE plpgsql 'BEGIN UPDATE items SET n = 0; EXCEPTION WHEN OTHERS THEN NULL; END';
--> raw, DO, writes
--> column items.n!, table items!

CALL bump(2);
--> raw, CALL, writes, opaque
--> function bump

DROP FUNCTION IF EXISTS is_odd(int), poly CASCADE;
--> raw, DROP FUNCTION, writes
--> function is_odd!, function poly!

DROP PROCEDURE archive(IN timestamptz, INOUT int);
--> operations, DROP PROCEDURE, writes
--> procedure archive!
--> - drop_procedure: {name: archive, arguments: [timestamptz, {type: int, mode: inout}]}

DROP ROUTINE sized;
--> raw, DROP ROUTINE, writes
--> function sized!
