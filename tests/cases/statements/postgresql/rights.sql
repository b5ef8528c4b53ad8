-- Row security and rights.

CREATE SCHEMA app;
--> operations, CREATE SCHEMA, writes
--> schema app!
--> - create_schema: {name: app}

CREATE TABLE app.notes (id int PRIMARY KEY, owner name DEFAULT current_user, body text, shared boolean);
--> operations, CREATE TABLE, writes
--> table app.notes!
--> - create_table:
-->     name: notes
-->     schema: app
-->     columns:
-->       - {name: id, type: integer, primary_key: true}
-->       - {name: owner, type: {postgresql: name}, default: {sql: current_user}}
-->       - {name: body, type: text}
-->       - {name: shared, type: boolean}

CREATE FUNCTION app.mine(name) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT $1 = current_user';
--> operations, CREATE FUNCTION, writes
--> function app.mine!
--> - create_function:
-->     name: mine
-->     schema: app
-->     arguments: [name]
-->     language: sql
-->     body: SELECT $1 = current_user
-->     returns: boolean
-->     volatility: stable

ALTER TABLE app.notes ENABLE ROW LEVEL SECURITY;
--> operations, ALTER TABLE, ACCESS EXCLUSIVE
--> table app.notes!
--> - enable_row_security: {schema: app, table: notes}

ALTER TABLE app.notes FORCE ROW LEVEL SECURITY, ALTER body SET DEFAULT '';
--> operations, ALTER TABLE, ACCESS EXCLUSIVE
--> column app.notes.body!, table app.notes!
--> - alter_column: {schema: app, table: notes, column: body, default: ""}
--> - enable_row_security: {schema: app, table: notes, force: true}

CREATE POLICY own_notes ON app.notes USING (owner = current_user) WITH CHECK (owner = CURRENT_USER AND body IS NOT NULL);
--> operations, CREATE POLICY, ACCESS EXCLUSIVE
--> column app.notes.body, column app.notes.owner, policy app.notes.own_notes!, table app.notes!
--> - create_policy:
-->     name: own_notes
-->     schema: app
-->     table: notes
-->     using: owner = current_user
-->     check: owner = CURRENT_USER AND body IS NOT NULL

CREATE POLICY "Shared notes" ON app.notes AS RESTRICTIVE FOR SELECT TO PUBLIC USING (shared OR app.mine(owner) OR EXISTS (SELECT 1 FROM app.notes n WHERE n.id = 1));
--> operations, CREATE POLICY, ACCESS EXCLUSIVE
--> column app.notes.id, column app.notes.owner, column app.notes.shared, function app.mine, policy app.notes.Shared notes!, table app.notes!
--> - create_policy:
-->     name: Shared notes
-->     schema: app
-->     table: notes
-->     for: select
-->     using: shared OR app.mine(owner) OR EXISTS (SELECT 1 FROM app.notes n WHERE n.id = 1)
-->     permissive: false

CREATE POLICY added ON app.notes FOR INSERT TO CURRENT_USER, public WITH CHECK (true);
--> operations, CREATE POLICY, ACCESS EXCLUSIVE
--> policy app.notes.added!, table app.notes!
--> - create_policy:
-->     name: added
-->     schema: app
-->     table: notes
-->     for: insert
-->     to: [current_user, public]
-->     check: "true"

ALTER POLICY own_notes ON app.notes TO CURRENT_USER USING (true);
--> raw, ALTER POLICY, ACCESS EXCLUSIVE
--> policy app.notes.own_notes!, table app.notes!

ALTER POLICY own_notes ON app.notes RENAME TO mine;
--> operations, ALTER POLICY, ACCESS EXCLUSIVE
--> policy app.notes.own_notes!, table app.notes!
--> - rename: {on: {policy: [app.notes, own_notes]}, to: mine}

GRANT USAGE ON SCHEMA app TO PUBLIC;
--> operations, GRANT, writes
--> schema app!
--> - grant: {privileges: usage, on: {schema: app}, to: [public]}

GRANT SELECT, INSERT (id, body), UPDATE (body) ON app.notes TO PUBLIC WITH GRANT OPTION;
--> operations, GRANT, ACCESS SHARE
--> table app.notes!
--> - grant: {privileges: select, on: app.notes, to: [public], with_grant_option: true}
--> - grant:
-->     privileges: insert
-->     on: {table: app.notes, columns: [id, body]}
-->     to: [public]
-->     with_grant_option: true
--> - grant: {privileges: update, on: {table: app.notes, columns: [body]}, to: [public], with_grant_option: true}

GRANT SELECT ON TABLE app.notes TO PUBLIC;
--> operations, GRANT, ACCESS SHARE
--> table app.notes!
--> - grant: {privileges: select, on: app.notes, to: [public]}

GRANT ALL PRIVILEGES ON ALL TABLES IN SCHEMA app TO PUBLIC;
--> operations, GRANT, writes
--> table app!
--> - grant: {privileges: all, on: {tables_in: app}, to: [public]}

REVOKE ALL ON FUNCTION app.mine(name) FROM PUBLIC;
--> operations, REVOKE, writes
--> function app.mine!
--> - revoke: {privileges: all, on: {function: {name: app.mine, arguments: [name]}}, from: [public]}

GRANT EXECUTE ON FUNCTION app.mine(name) TO PUBLIC;
--> operations, GRANT, writes
--> function app.mine!
--> - grant: {privileges: execute, on: {function: {name: app.mine, arguments: [name]}}, to: [public]}

REVOKE INSERT, DELETE ON app.notes FROM PUBLIC CASCADE;
--> operations, REVOKE, ACCESS SHARE
--> table app.notes!
--> - revoke: {privileges: [insert, delete], on: app.notes, from: [public], cascade: true}

ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO PUBLIC;
--> raw, ALTER DEFAULT PRIVILEGES, writes

ALTER TABLE app.notes NO FORCE ROW LEVEL SECURITY;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> table app.notes!

DROP POLICY IF EXISTS added ON app.notes;
--> operations, DROP POLICY, ACCESS EXCLUSIVE
--> policy app.notes.added!, table app.notes!
--> - drop_policy: {name: added, schema: app, table: notes, if_exists: true}

CREATE ROLE somebody_else NOLOGIN;
--> raw, CREATE ROLE, writes, beyond

ALTER SCHEMA app OWNER TO CURRENT_USER;
--> raw, ALTER SCHEMA, writes
--> schema app!
