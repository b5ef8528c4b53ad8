-- Types and sequences.

CREATE TYPE mood AS ENUM ('sad', 'ok', 'very happy', 'it''s', '');
--> operations, CREATE TYPE, writes
--> type mood!
--> - create_enum: {name: mood, values: [sad, ok, very happy, it's, ""]}

CREATE TYPE empty AS ENUM ();
--> operations, CREATE TYPE, writes
--> type empty!
--> - create_enum: {name: empty, values: []}

ALTER TYPE mood ADD VALUE IF NOT EXISTS 'meh' BEFORE 'ok';
--> operations, ALTER TYPE, writes
--> type mood!
--> - add_enum_value: {name: mood, value: meh, before: ok, if_not_exists: true}

ALTER TYPE mood RENAME VALUE 'it''s' TO 'it is';
--> operations, ALTER TYPE, writes
--> type mood!
--> - rename_enum_value: {name: mood, from: it's, to: it is}

CREATE DOMAIN public.email AS text COLLATE "C" DEFAULT 'x@y' CONSTRAINT has_at CHECK (VALUE ~ '^[^@]+@[^@]+$'::text) NOT NULL;
--> operations, CREATE DOMAIN, writes
--> type public.email!
--> - create_domain:
-->     name: email
-->     schema: public
-->     type: text
-->     collation: C
-->     nullable: false
-->     default: x@y
-->     checks: [{name: has_at, sql: "VALUE ~ '^[^@]+@[^@]+$'::text"}]

CREATE DOMAIN positive AS numeric(10,2) CHECK (VALUE > 0) CHECK (VALUE < 1e6);
--> operations, CREATE DOMAIN, writes
--> type positive!
--> - create_domain:
-->     name: positive
-->     type: numeric(10,2)
-->     checks:
-->       - {sql: VALUE > 0}
-->       - {sql: VALUE < 1e6}

CREATE DOMAIN moods AS mood[] DEFAULT '{ok}'::mood[] CHECK (array_length(VALUE, 1) > 0);
--> operations, CREATE DOMAIN, writes
--> type mood, type moods!
--> - create_domain:
-->     name: moods
-->     type: enum:mood[]
-->     default: {sql: "'{ok}'::mood[]"}
-->     checks: [{sql: "array_length(VALUE, 1) > 0"}]

CREATE TYPE address AS (street text COLLATE "C", "Nr" integer, places point[], at timestamp(3) without time zone);
--> operations, CREATE TYPE, writes
--> type address!
--> - create_composite:
-->     name: address
-->     attributes:
-->       - {name: street, type: text, collation: C}
-->       - {name: Nr, type: integer}
-->       - {name: places, type: {postgresql: "point[]"}}
-->       - {name: at, type: {postgresql: timestamp(3) without time zone}}

CREATE TYPE nested AS (home address, others address[], owner email);
--> operations, CREATE TYPE, writes
--> type address, type email, type nested!
--> - create_composite:
-->     name: nested
-->     attributes:
-->       - {name: home, type: {postgresql: address}}
-->       - {name: others, type: {postgresql: "address[]"}}
-->       - {name: owner, type: {postgresql: email}}

CREATE TABLE people (id serial PRIMARY KEY, home address, n nested, feeling mood DEFAULT 'ok', mails email[], all_moods moods, price positive CHECK (price > 1));
--> operations, CREATE TABLE, writes
--> column people.price, table people!, type address, type email, type mood, type moods, type nested, type positive
--> - create_table:
-->     name: people
-->     columns:
-->       - {name: id, type: {postgresql: serial}, primary_key: true}
-->       - {name: home, type: {postgresql: address}}
-->       - {name: n, type: {postgresql: nested}}
-->       - {name: feeling, type: enum:mood, default: ok}
-->       - {name: mails, type: {postgresql: "email[]"}}
-->       - {name: all_moods, type: {postgresql: moods}}
-->       - {name: price, type: {postgresql: positive}, check: price > 1}

ALTER TYPE address ADD ATTRIBUTE zip text CASCADE;
--> raw, ALTER TYPE, ACCESS EXCLUSIVE
--> column address.zip!, type address!

ALTER TYPE address RENAME ATTRIBUTE street TO road;
--> raw, ALTER TYPE, writes
--> type address!

CREATE TYPE floats AS RANGE (subtype = float8, subtype_diff = float8mi);
--> raw, CREATE TYPE, writes
--> type float8mi, type floats!

ALTER DOMAIN email DROP NOT NULL;
--> raw, ALTER DOMAIN, writes
--> type email!

ALTER DOMAIN email SET DEFAULT 'a@b'::text;
--> raw, ALTER DOMAIN, writes
--> type email!

ALTER DOMAIN email ADD CONSTRAINT short CHECK (length(VALUE) < 320) NOT VALID;
--> raw, ALTER DOMAIN, writes
--> type email!

ALTER DOMAIN email VALIDATE CONSTRAINT short;
--> raw, ALTER DOMAIN, writes
--> type email!

ALTER TYPE mood RENAME TO feeling;
--> operations, ALTER TYPE, writes
--> type mood!
--> - rename: {on: {type: mood}, to: feeling}

ALTER TYPE feeling SET SCHEMA public;
--> raw, ALTER TYPE, writes
--> type feeling!

CREATE CAST (address AS email) WITH INOUT AS ASSIGNMENT;
--> raw, CREATE CAST, writes
--> type address, type email

CREATE SEQUENCE invoice_seq AS bigint INCREMENT BY 5 MINVALUE 10 MAXVALUE 100000 START 15 CACHE 20 CYCLE;
--> operations, CREATE SEQUENCE, writes
--> sequence invoice_seq!
--> - create_sequence:
-->     name: invoice_seq
-->     as: bigint
-->     start: 15
-->     increment: 5
-->     minvalue: 10
-->     maxvalue: 100000
-->     cache: 20
-->     cycle: true

CREATE SEQUENCE IF NOT EXISTS public.down_seq INCREMENT -1 NO MINVALUE NO MAXVALUE OWNED BY people.id;
--> operations, CREATE SEQUENCE, ACCESS SHARE
--> sequence public.down_seq!
--> - create_sequence:
-->     name: down_seq
-->     schema: public
-->     increment: -1
-->     owned_by: [people, id]
-->     if_not_exists: true

ALTER SEQUENCE invoice_seq RESTART WITH 20 NO CYCLE OWNED BY NONE;
--> operations, ALTER SEQUENCE, SHARE ROW EXCLUSIVE
--> sequence invoice_seq!
--> - alter_sequence: {name: invoice_seq, cycle: false, owned_by: ["", ""], restart: 20}

ALTER SEQUENCE invoice_seq OWNER TO CURRENT_USER;
--> raw, ALTER SEQUENCE, ACCESS EXCLUSIVE
--> sequence invoice_seq!

ALTER SEQUENCE people_id_seq RENAME TO people_ids;
--> operations, ALTER SEQUENCE, ACCESS EXCLUSIVE
--> sequence people_id_seq!
--> - rename: {on: {sequence: people_id_seq}, to: people_ids}

SELECT setval('invoice_seq', 25, false);
--> raw, SELECT, writes

CREATE COLLATION german (provider = icu, locale = 'de-u-co-phonebk');
--> raw, CREATE COLLATION, writes

COMMENT ON TYPE feeling IS 'how it is';
--> operations, COMMENT, writes
--> type feeling!
--> - comment: {on: {type: feeling}, text: how it is}

COMMENT ON DOMAIN email IS NULL;
--> operations, COMMENT, writes
--> type email!
--> - comment: {on: {type: email}}

DROP DOMAIN moods CASCADE;
--> operations, DROP DOMAIN, ACCESS EXCLUSIVE
--> type moods!
--> - drop_type: {name: moods, cascade: true}

DROP SEQUENCE invoice_seq;
--> operations, DROP SEQUENCE, ACCESS EXCLUSIVE
--> sequence invoice_seq!
--> - drop_sequence: {name: invoice_seq}

DROP TYPE empty, floats;
--> raw, DROP TYPE, writes
--> type empty!, type floats!
