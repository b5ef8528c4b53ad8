-- Triggers and views.

CREATE TABLE stock (id INTEGER PRIMARY KEY, n INT, place TEXT, at TEXT);
--> operations, CREATE TABLE, database write lock
--> table stock!
--> - create_table:
-->     name: stock
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}}
-->       - {name: n, type: {sqlite: INT}}
-->       - {name: place, type: {sqlite: TEXT}}
-->       - {name: at, type: {sqlite: TEXT}}
-->     primary_key: [id]

CREATE TABLE moves (id INTEGER PRIMARY KEY, item INT, text TEXT);
--> operations, CREATE TABLE, database write lock
--> table moves!
--> - create_table:
-->     name: moves
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}}
-->       - {name: item, type: {sqlite: INT}}
-->       - {name: text, type: {sqlite: TEXT}}
-->     primary_key: [id]

CREATE VIEW short AS SELECT id, n FROM stock WHERE n < 5;
--> operations, CREATE VIEW, database write lock
--> column stock.id, column stock.n, table stock, view short!
--> - create_view: {name: short, sql: "SELECT id, n FROM stock WHERE n < 5"}

CREATE VIEW IF NOT EXISTS places (place, total) AS
  -- by place
  WITH sums AS (SELECT place, sum(n) AS total FROM stock GROUP BY place HAVING total > 0)
  SELECT place, total FROM sums UNION ALL SELECT 'all', (SELECT count(*) FROM stock) ORDER BY 1;
--> raw, CREATE VIEW, database write lock
--> column stock.n, column stock.place, table stock, view places!

CREATE VIEW ranked AS SELECT id, row_number() OVER (PARTITION BY place ORDER BY n DESC) AS r, iif(n > 1, 'many', 'few') AS words FROM stock;
--> operations, CREATE VIEW, database write lock
--> column stock.id, column stock.n, column stock.place, table stock, view ranked!
--> - create_view:
-->     name: ranked
-->     sql: SELECT id, row_number() OVER (PARTITION BY place ORDER BY n DESC) AS r, iif(n > 1, 'many', 'few') AS words FROM stock

CREATE TEMP VIEW passing AS SELECT 1;
--> raw, CREATE VIEW, database write lock
--> view passing!

CREATE TRIGGER stock_touch AFTER UPDATE OF n, "place" ON stock FOR EACH ROW
  WHEN OLD.n IS NOT NEW.n OR NEW.place <> ''
BEGIN
  -- keep; the time
  UPDATE stock SET at = datetime('now') WHERE id = NEW.id;
  INSERT INTO moves (item, text) VALUES (NEW.id, 'it''s; moved /* ; */');
END;
--> operations, CREATE TRIGGER, database write lock
--> column stock.at!, column stock.id, column stock.n, column stock.place, table moves!, table stock!, trigger stock.stock_touch!
--> - create_trigger:
-->     name: stock_touch
-->     table: stock
-->     timing: after
-->     events: [{update: [n, place]}]
-->     when: OLD.n IS NOT NEW.n OR NEW.place <> ''
-->     body: |2-
-->         -- keep; the time
-->         UPDATE stock SET at = datetime('now') WHERE id = NEW.id;
-->         INSERT INTO moves (item, text) VALUES (NEW.id, 'it''s; moved /* ; */');

CREATE TRIGGER IF NOT EXISTS stock_gone BEFORE DELETE ON stock BEGIN
  SELECT CASE WHEN OLD.n > 0 THEN RAISE(ABORT, 'still; there') END;
END;
--> operations, CREATE TRIGGER, database write lock
--> column stock.n, table stock!, trigger stock.stock_gone!
--> - create_trigger:
-->     name: stock_gone
-->     table: stock
-->     timing: before
-->     events: [delete]
-->     body: "  SELECT CASE WHEN OLD.n > 0 THEN RAISE(ABORT, 'still; there') END;"

CREATE TRIGGER short_new INSTEAD OF INSERT ON short BEGIN
  INSERT INTO stock (id, n) VALUES (NEW.id, NEW.n) ON CONFLICT (id) DO UPDATE SET n = excluded.n;
  DELETE FROM moves WHERE item IN (SELECT id FROM stock) RETURNING id;
END;
--> none, CREATE TRIGGER, database write lock
--> problem: near "RETURNING": syntax error

CREATE TRIGGER short_changed INSTEAD OF UPDATE OF n ON short WHEN NEW.n > 0 BEGIN
  UPDATE stock SET n = NEW.n WHERE id = OLD.id;
END;
--> operations, CREATE TRIGGER, database write lock
--> column short.id, column short.n, column stock.at!, column stock.id, column stock.n!, column stock.place, table moves!, table stock!, trigger short.short_changed!, view short!
--> - create_trigger:
-->     name: short_changed
-->     table: short
-->     timing: instead_of
-->     events: [{update: [n]}]
-->     when: NEW.n > 0
-->     body: "  UPDATE stock SET n = NEW.n WHERE id = OLD.id;"

CREATE TEMP TRIGGER watched AFTER INSERT ON stock BEGIN SELECT 1; END;
--> raw, CREATE TRIGGER, database write lock
--> table stock!, trigger stock.watched!

CREATE TRIGGER moves_new AFTER INSERT ON moves BEGIN
  WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 3)
  INSERT INTO stock (n) SELECT n FROM c;
END;
--> none, CREATE TRIGGER, database write lock
--> problem: near "INSERT": syntax error

create trigger lower_case after insert on moves when new.item is null begin update moves set item = 0 where id = new.id; end;
--> operations, CREATE TRIGGER, database write lock
--> column moves.id, column moves.item!, table moves!, trigger moves.lower_case!
--> - create_trigger:
-->     name: lower_case
-->     table: moves
-->     timing: after
-->     events: [insert]
-->     when: new.item is null
-->     body: update moves set item = 0 where id = new.id;

CREATE TRIGGER moves_cased AFTER UPDATE ON moves BEGIN
  UPDATE moves SET text = CASE WHEN NEW.text = 'end' THEN 'END;' ELSE NEW.text END WHERE id = NEW.id;
END;
--> operations, CREATE TRIGGER, database write lock
--> column moves.id, column moves.text!, table moves!, trigger moves.moves_cased!
--> - create_trigger:
-->     name: moves_cased
-->     table: moves
-->     timing: after
-->     events: [update]
-->     body: "  UPDATE moves SET text = CASE WHEN NEW.text = 'end' THEN 'END;' ELSE NEW.text END WHERE id = NEW.id;"

ALTER TABLE stock RENAME COLUMN place TO shelf;
--> raw, ALTER TABLE, database write lock
--> problem: error in view places after rename: no such column: place
--> table stock!

ALTER TABLE moves RENAME TO moved;
--> operations, ALTER TABLE, database write lock
--> table moves!
--> - rename_table: {from: moves, to: moved}

DROP TRIGGER stock_touch;
--> operations, DROP TRIGGER, database write lock
--> trigger stock.stock_touch!
--> - drop_trigger: {name: stock_touch, table: stock}

DROP TRIGGER IF EXISTS nothing_such;
--> raw, DROP TRIGGER, database write lock

DROP VIEW ranked;
--> operations, DROP VIEW, database write lock
--> view ranked!
--> - drop_view: {name: ranked}

DROP VIEW IF EXISTS main.short;
--> operations, DROP VIEW, database write lock
--> view main.short!
--> - drop_view: {name: short, schema: main, if_exists: true}
