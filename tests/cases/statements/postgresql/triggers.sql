-- Triggers, event triggers and rules.

CREATE TABLE stock (id int PRIMARY KEY, n int, "Place" text, at timestamptz);
--> operations, CREATE TABLE, writes
--> table stock!
--> - create_table:
-->     name: stock
-->     columns:
-->       - {name: id, type: integer, primary_key: true}
-->       - {name: n, type: integer}
-->       - {name: Place, type: text}
-->       - {name: at, type: timestamptz}

CREATE VIEW short AS SELECT id, n FROM stock WHERE n < 5;
--> operations, CREATE VIEW, ACCESS SHARE
--> column stock.id, column stock.n, table stock, view short!
--> - create_view: {name: short, sql: "SELECT id, n FROM stock WHERE n < 5"}

CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
--> operations, CREATE FUNCTION, writes
--> function note!
--> - create_function: {name: note, language: plpgsql, body: " BEGIN RETURN NEW; END ", returns: trigger}

CREATE TRIGGER stock_touch BEFORE UPDATE OF n, "Place" ON stock FOR EACH ROW
  WHEN (OLD.n IS DISTINCT FROM NEW.n OR (NEW."Place" <> ''))
  EXECUTE FUNCTION note();
--> operations, CREATE TRIGGER, SHARE ROW EXCLUSIVE
--> column stock.Place, column stock.n, function note, table stock!, trigger stock.stock_touch!
--> - create_trigger:
-->     name: stock_touch
-->     table: stock
-->     timing: before
-->     events: [{update: [n, Place]}]
-->     when: OLD.n IS DISTINCT FROM NEW.n OR (NEW."Place" <> '')
-->     function: note

CREATE TRIGGER stock_note AFTER INSERT OR DELETE OR UPDATE ON public.stock FOR EACH ROW EXECUTE PROCEDURE note('a', 'it''s', 3);
--> operations, CREATE TRIGGER, SHARE ROW EXCLUSIVE
--> function note, table public.stock!, trigger public.stock.stock_note!
--> - create_trigger:
-->     name: stock_note
-->     schema: public
-->     table: stock
-->     timing: after
-->     events: [insert, delete, update]
-->     function: note
-->     arguments: [a, it's, "3"]

CREATE TRIGGER "Stock Sum" AFTER UPDATE ON stock REFERENCING NEW TABLE AS fresh OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION note();
--> operations, CREATE TRIGGER, SHARE ROW EXCLUSIVE
--> function note, table stock!, trigger stock.Stock Sum!
--> - create_trigger:
-->     name: Stock Sum
-->     table: stock
-->     timing: after
-->     events: [update]
-->     for_each: statement
-->     function: note
-->     referencing: {old: stale, new: fresh}

CREATE CONSTRAINT TRIGGER stock_checked AFTER INSERT ON stock FROM stock DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note();
--> raw, CREATE TRIGGER, SHARE ROW EXCLUSIVE
--> function note, table stock!, trigger stock.stock_checked!

CREATE CONSTRAINT TRIGGER stock_late AFTER INSERT OR UPDATE ON stock DEFERRABLE FOR EACH ROW WHEN (NEW.n > 0) EXECUTE FUNCTION note();
--> operations, CREATE TRIGGER, SHARE ROW EXCLUSIVE
--> column stock.n, function note, table stock!, trigger stock.stock_late!
--> - create_trigger:
-->     name: stock_late
-->     table: stock
-->     timing: after
-->     events: [insert, update]
-->     when: NEW.n > 0
-->     function: note
-->     constraint: true
-->     deferrable: immediate

CREATE OR REPLACE TRIGGER short_write INSTEAD OF INSERT OR UPDATE ON short FOR EACH ROW EXECUTE FUNCTION note();
--> operations, CREATE TRIGGER, SHARE ROW EXCLUSIVE
--> function note, trigger short.short_write!, view short!
--> - create_trigger:
-->     name: short_write
-->     table: short
-->     timing: instead_of
-->     events: [insert, update]
-->     function: note
-->     replace: true

CREATE TRIGGER stock_emptied BEFORE TRUNCATE ON stock EXECUTE FUNCTION note();
--> operations, CREATE TRIGGER, SHARE ROW EXCLUSIVE
--> function note, table stock!, trigger stock.stock_emptied!
--> - create_trigger:
-->     name: stock_emptied
-->     table: stock
-->     timing: before
-->     events: [truncate]
-->     for_each: statement
-->     function: note

ALTER TRIGGER stock_touch ON stock RENAME TO stock_touched;
--> operations, ALTER TRIGGER, ACCESS EXCLUSIVE
--> table stock!, trigger stock.stock_touch!
--> - rename: {on: {trigger: [stock, stock_touch]}, to: stock_touched}

ALTER TABLE stock DISABLE TRIGGER stock_note, ENABLE ALWAYS TRIGGER stock_touched;
--> raw, ALTER TABLE, SHARE ROW EXCLUSIVE
--> table stock!, trigger stock.stock_note!, trigger stock.stock_touched!

COMMENT ON TRIGGER stock_note ON stock IS 'tells';
--> operations, COMMENT, ACCESS SHARE
--> table stock!, trigger stock.stock_note!
--> - comment: {on: {trigger: [stock, stock_note]}, text: tells}

CREATE FUNCTION ddl_note() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE '%', tg_tag; END $$;
--> operations, CREATE FUNCTION, writes
--> function ddl_note!
--> - create_function:
-->     name: ddl_note
-->     language: plpgsql
-->     body: " BEGIN RAISE NOTICE '%', tg_tag; END "
-->     returns: event_trigger

CREATE EVENT TRIGGER ddl_noted ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION ddl_note();
--> raw, CREATE EVENT TRIGGER, writes

ALTER EVENT TRIGGER ddl_noted DISABLE;
--> raw, ALTER EVENT TRIGGER, writes

DROP EVENT TRIGGER ddl_noted;
--> raw, DROP EVENT TRIGGER, writes

CREATE RULE keep AS ON DELETE TO stock WHERE old.n > 0 DO INSTEAD NOTHING;
--> raw, CREATE RULE, ACCESS EXCLUSIVE
--> column stock.n, table stock!

DROP RULE keep ON stock;
--> raw, DROP RULE, ACCESS EXCLUSIVE
--> table stock!

DROP TRIGGER IF EXISTS stock_emptied ON stock;
--> operations, DROP TRIGGER, ACCESS EXCLUSIVE
--> table stock!, trigger stock.stock_emptied!
--> - drop_trigger: {name: stock_emptied, table: stock, if_exists: true}

DROP TRIGGER stock_late ON stock CASCADE;
--> operations, DROP TRIGGER, ACCESS EXCLUSIVE
--> table stock!, trigger stock.stock_late!
--> - drop_trigger: {name: stock_late, table: stock, cascade: true}
