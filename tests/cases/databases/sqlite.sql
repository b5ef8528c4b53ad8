-- One of everything that SQLite has, in ways in which people write it.
CREATE TABLE customers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name VARCHAR(50) DEFAULT 'it''s',
  created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new','old')),
  score REAL DEFAULT 0.5,
  age INTEGER CHECK (age BETWEEN 0 AND 150),
  full TEXT GENERATED ALWAYS AS (name || ' <' || email || '>') VIRTUAL);
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  total NUMERIC(10,2) NOT NULL DEFAULT 0,
  note,
  CONSTRAINT total_ok CHECK (total >= 0));
CREATE INDEX orders_by_customer ON orders (customer_id, total DESC) WHERE total > 0;
CREATE UNIQUE INDEX customers_lower ON customers (lower(email));
CREATE TABLE tags (a TEXT, b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE strictly (id INTEGER PRIMARY KEY, v ANY, w TEXT) STRICT;
CREATE TABLE "odd.name" (id INTEGER PRIMARY KEY, "select" TEXT, "with space" BLOB);
CREATE TABLE conflicted (id INTEGER PRIMARY KEY ON CONFLICT REPLACE, x TEXT UNIQUE ON CONFLICT IGNORE);
CREATE TABLE employees (id INTEGER PRIMARY KEY, boss INTEGER REFERENCES employees (id));
CREATE TABLE left_t (id INTEGER PRIMARY KEY, r INTEGER REFERENCES right_t (id));
CREATE TABLE right_t (id INTEGER PRIMARY KEY, l INTEGER REFERENCES left_t (id));
CREATE VIRTUAL TABLE docs USING fts5(title, body);
CREATE VIEW big_orders AS SELECT o.id, c.email FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.total > 100;
CREATE VIEW named (a, b) AS SELECT id, total FROM orders;
CREATE TRIGGER orders_touch AFTER UPDATE OF total ON orders FOR EACH ROW WHEN new.total > 10 BEGIN UPDATE customers SET score = score + 1 WHERE id = new.customer_id; END;
CREATE TRIGGER big_orders_insert INSTEAD OF INSERT ON big_orders BEGIN INSERT INTO orders (id, customer_id) VALUES (new.id, 1); END;
CREATE TABLE legacy (k TEXT PRIMARY KEY, v BLOB, w INT);
CREATE TABLE flags (
  a BOOLEAN NOT NULL DEFAULT 1,
  b TIMESTAMPTZ DEFAULT (datetime('now')),
  c NUMERIC(10, 2),
  d TEXT DEFAULT 'a''b',
  e INTEGER DEFAULT -1,
  f REAL DEFAULT 1e3);
