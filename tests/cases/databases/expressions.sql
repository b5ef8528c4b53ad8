-- Expressions that PostgreSQL does not keep as they were written.
CREATE SEQUENCE numbers;
CREATE TABLE t (
  id integer DEFAULT nextval('numbers') PRIMARY KEY,
  state varchar(10) DEFAULT 'new' CHECK (state IN ('new', 'old')),
  word text CHECK (word NOT IN ('a', 'b') AND word LIKE 'x%' AND length(word) < 10),
  code char(3) CHECK (code IN ('abc', 'def')),
  n integer CHECK (n BETWEEN 1 AND 10 OR n = ANY (ARRAY[20, 30])),
  price numeric(10,2) DEFAULT 1.50 CHECK (price IN (1, 2.5) OR price > 0.0),
  at timestamptz DEFAULT '2020-01-01 00:00+00' CHECK (at > '2019-12-31'::date),
  since timestamp DEFAULT CURRENT_TIMESTAMP, day date DEFAULT CURRENT_DATE + 1, span interval DEFAULT '90 minutes',
  flag boolean DEFAULT 't' CHECK (flag IS NOT FALSE), list integer[] DEFAULT '{1,2}', data jsonb DEFAULT '{"b":1,"a":2}',
  twice integer GENERATED ALWAYS AS (n * 2 + coalesce(n, 0)) STORED,
  upper_state text GENERATED ALWAYS AS (upper(state) || '!') STORED,
  picked text DEFAULT CASE WHEN 1 = 1 THEN 'a' ELSE 'b' END);
CREATE INDEX part ON t (lower(word), (n + 1) DESC) WHERE state IN ('new', 'old') AND at >= '2020-01-01';
CREATE VIEW v AS SELECT t.*, n::text || 'x' AS y FROM t WHERE state IN ('new', 'old') AND n BETWEEN 1 AND 3
  AND at < now() - interval '1 day' ORDER BY id LIMIT 5;
CREATE MATERIALIZED VIEW m AS SELECT state, count(*) FILTER (WHERE n > 1) AS k FROM t GROUP BY 1 HAVING count(*) > 1;
