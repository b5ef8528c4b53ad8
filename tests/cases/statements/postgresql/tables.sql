-- Tables: columns and constraints of every kind.

CREATE TABLE accounts (
    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000 INCREMENT BY 10),
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    email character varying(320) COLLATE "C" NOT NULL,
    "displayName" text DEFAULT ''::text,
    balance numeric(12,2) NOT NULL DEFAULT 0.00 CHECK (balance >= 0::numeric),
    tags text[] NOT NULL DEFAULT '{}'::text[],
    settings jsonb DEFAULT '{"theme": "dark", "n": [1, 2]}'::jsonb,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT accounts_pkey PRIMARY KEY (id),
    CONSTRAINT "accounts_email_KEY" UNIQUE (email) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE NULLS NOT DISTINCT (public_id, "displayName")
) WITH (fillfactor = 80, autovacuum_enabled = false);
--> raw, CREATE TABLE, writes
--> column accounts.balance, column accounts.displayName, column accounts.email, column accounts.id, column accounts.public_id, table accounts!

CREATE TABLE IF NOT EXISTS measurements (
    account bigint REFERENCES accounts ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    at timestamptz(3),
    took interval day to second(2),
    kept interval hour,
    matrix double precision[3][3],
    grid integer ARRAY[4],
    bits bit varying(12) DEFAULT B'1010',
    mask bit(8) DEFAULT X'FF',
    during tstzrange,
    spans int4multirange,
    place point,
    net cidr,
    doc xml,
    raw bytea DEFAULT '\xDEADBEEF'::bytea,
    path jsonpath DEFAULT '$.a[*]',
    words tsvector GENERATED ALWAYS AS (to_tsvector('english'::regconfig, COALESCE(doc::text, ''))) STORED,
    EXCLUDE USING gist (during WITH &&) WHERE (NOT isempty(during)),
    CONSTRAINT once EXCLUDE USING gist (place WITH ~=, during WITH &&) DEFERRABLE
);
--> raw, CREATE TABLE, writes
--> column measurements.doc, column measurements.during, column measurements.place, table accounts, table measurements!

create table bookings(room int not null,guest text,price money default 12.5,at "char" default 'x',"time" time without time zone default current_time,"date" date default CURRENT_DATE,primary key(room,guest)include(price),check(room>0 and guest<>'') no inherit,constraint fk foreign key(guest)references bookings_guests match simple);
--> raw, CREATE TABLE, writes
--> column bookings.guest, column bookings.room, table bookings!, table bookings_guests, type char

CREATE TABLE bookings_guests (name text PRIMARY KEY, n smallserial, b bigserial UNIQUE);
--> operations, CREATE TABLE, writes
--> table bookings_guests!
--> - create_table:
-->     name: bookings_guests
-->     columns:
-->       - {name: name, type: text, primary_key: true}
-->       - {name: n, type: {postgresql: smallserial}}
-->       - {name: b, type: {postgresql: bigserial}, unique: true}

CREATE TABLE bookings (
  room int NOT NULL, guest text CONSTRAINT bookings_guest REFERENCES bookings_guests (name) NOT DEFERRABLE,
  n int CONSTRAINT positive CHECK (n > 0) CONSTRAINT small CHECK (n < 1000),
  PRIMARY KEY (room, guest) INCLUDE (n)
);
--> raw, CREATE TABLE, writes
--> column bookings.guest, column bookings.n, column bookings.room, column bookings_guests.name, table bookings!, table bookings_guests

CREATE UNLOGGED TABLE queue (LIKE bookings INCLUDING ALL, state text);
--> raw, CREATE TABLE, writes
--> table bookings, table queue!

CREATE TEMPORARY TABLE scratch (a int) ON COMMIT DROP;
--> raw, CREATE TABLE, writes
--> table scratch!

CREATE TABLE vips (level int) INHERITS (bookings);
--> raw, CREATE TABLE, writes
--> table bookings, table vips!

CREATE TABLE copied AS SELECT room, guest FROM bookings WITH NO DATA;
--> raw, CREATE TABLE AS, ACCESS SHARE
--> column bookings.guest, column bookings.room, table bookings, table copied!

SELECT room INTO copied_too FROM bookings;
--> raw, SELECT INTO, ACCESS SHARE
--> column bookings.room, table bookings, table copied_too!

ALTER TABLE ONLY accounts
    ADD COLUMN IF NOT EXISTS phone text,
    ADD COLUMN country char(2) NOT NULL DEFAULT 'DE',
    ALTER COLUMN "displayName" SET NOT NULL,
    ALTER COLUMN "displayName" DROP DEFAULT,
    ADD CONSTRAINT phone_or_country CHECK ((phone IS NOT NULL) OR (country IS NOT NULL)) NOT VALID;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> column accounts.country!, column accounts.displayName!, column accounts.phone!, constraint accounts.phone_or_country!, table accounts!

ALTER TABLE accounts VALIDATE CONSTRAINT phone_or_country;
--> operations, ALTER TABLE, SHARE UPDATE EXCLUSIVE
--> constraint accounts.phone_or_country!, table accounts!
--> - validate_constraint: {name: phone_or_country, table: accounts}

ALTER TABLE accounts ALTER COLUMN country TYPE varchar(3) COLLATE "C" USING upper(country)::varchar(3);
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> column accounts.country!, table accounts!

ALTER TABLE accounts ALTER COLUMN settings SET STORAGE EXTERNAL, ALTER COLUMN email SET STATISTICS 500;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> column accounts.email!, column accounts.settings!, table accounts!

ALTER TABLE accounts ALTER id SET GENERATED BY DEFAULT SET START WITH 5 RESTART;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> column accounts.id!, table accounts!

ALTER TABLE accounts ALTER COLUMN balance ADD GENERATED ALWAYS AS IDENTITY;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> column accounts.balance!, table accounts!

ALTER TABLE measurements ALTER COLUMN words DROP EXPRESSION IF EXISTS;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> column measurements.words!, table measurements!

ALTER TABLE accounts SET (fillfactor = 70), RESET (autovacuum_enabled);
--> raw, ALTER TABLE, SHARE UPDATE EXCLUSIVE
--> table accounts!

ALTER TABLE accounts CLUSTER ON accounts_pkey, REPLICA IDENTITY FULL;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> table accounts!

ALTER TABLE IF EXISTS nowhere DROP COLUMN IF EXISTS a CASCADE;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> column nowhere.a!, table nowhere!

ALTER TABLE accounts ADD FOREIGN KEY (id) REFERENCES accounts (id);
--> operations, ALTER TABLE, SHARE ROW EXCLUSIVE
--> column accounts.id, table accounts!
--> - add_foreign_key: {table: accounts, columns: [id], references: {table: accounts, columns: [id]}}

ALTER TABLE accounts ALTER CONSTRAINT accounts_id_fkey DEFERRABLE INITIALLY DEFERRED;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> table accounts!

ALTER TABLE accounts DROP CONSTRAINT accounts_id_fkey, DROP phone;
--> operations, ALTER TABLE, ACCESS EXCLUSIVE
--> column accounts.phone!, constraint accounts.accounts_id_fkey!, table accounts!
--> - drop_constraint: {name: accounts_id_fkey, table: accounts}
--> - drop_column: {table: accounts, column: phone}

ALTER TABLE accounts RENAME COLUMN "displayName" TO display_name;
--> operations, ALTER TABLE, ACCESS EXCLUSIVE
--> column accounts.displayName!, table accounts!
--> - rename_column: {table: accounts, from: displayName, to: display_name}

ALTER TABLE accounts RENAME CONSTRAINT "accounts_email_KEY" TO accounts_email_key;
--> operations, ALTER TABLE, ACCESS EXCLUSIVE
--> constraint accounts.accounts_email_KEY!, table accounts!
--> - rename_constraint: {table: accounts, from: accounts_email_KEY, to: accounts_email_key}

ALTER TABLE bookings OWNER TO CURRENT_USER;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> table bookings!

ALTER TABLE bookings SET SCHEMA pg_temp;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> table bookings!

ALTER TABLE queue SET LOGGED;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> table queue!

ALTER TABLE queue RENAME TO "Queue";
--> operations, ALTER TABLE, ACCESS EXCLUSIVE
--> table queue!
--> - rename_table: {from: queue, to: Queue}

ALTER TABLE vips NO INHERIT bookings;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> table bookings, table vips!

DROP TABLE copied, copied_too;
--> raw, DROP TABLE, ACCESS EXCLUSIVE
--> table copied!, table copied_too!

DROP TABLE IF EXISTS public."Queue" CASCADE;
--> operations, DROP TABLE, ACCESS EXCLUSIVE
--> table public.Queue!
--> - drop_table: {name: Queue, schema: public, if_exists: true, cascade: true}
