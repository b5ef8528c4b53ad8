-- What pg_dump writes into structure.sql.

SET statement_timeout = 0;
--> raw, SET

SET default_table_access_method = heap;
--> raw, SET

SELECT pg_catalog.set_config('search_path', '', false);
--> raw, SELECT, writes

CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;
--> operations, CREATE EXTENSION, writes
--> extension plpgsql!
--> - create_extension: {name: plpgsql, schema: pg_catalog}

COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language';
--> operations, COMMENT, writes
--> extension plpgsql!
--> - comment: {on: {extension: plpgsql}, text: PL/pgSQL procedural language}

CREATE TYPE public.status AS ENUM (
    'open',
    'closed'
);
--> operations, CREATE TYPE, writes
--> type public.status!
--> - create_enum: {name: status, schema: public, values: [open, closed]}

CREATE FUNCTION public.stamped() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  new.updated_at := pg_catalog.now();
  return new;
end
$$;
--> operations, CREATE FUNCTION, writes
--> function public.stamped!
--> - create_function:
-->     name: stamped
-->     schema: public
-->     language: plpgsql
-->     body: |
--> 
-->       begin
-->         new.updated_at := pg_catalog.now();
-->         return new;
-->       end
-->     returns: trigger

CREATE TABLE public.tickets (
    id bigint NOT NULL,
    status public.status DEFAULT 'open'::public.status NOT NULL,
    title character varying DEFAULT 'none'::character varying NOT NULL,
    kinds integer[] DEFAULT ARRAY[]::integer[],
    updated_at timestamp without time zone DEFAULT timezone('utc'::text, pg_catalog.now()),
    CONSTRAINT tickets_title_check CHECK (((char_length((title)::text) > 0) AND ((title)::text <> ALL ((ARRAY['a'::character varying, 'b'::character varying])::text[]))))
);
--> operations, CREATE TABLE, writes
--> column public.tickets.title, table public.tickets!, type public.status
--> - create_table:
-->     name: tickets
-->     schema: public
-->     columns:
-->       - {name: id, type: bigint, nullable: false}
-->       - {name: status, type: enum:public.status, nullable: false, default: {sql: "'open'::public.status"}}
-->       - {name: title, type: varchar, nullable: false, default: {sql: "'none'::character varying"}}
-->       - {name: kinds, type: "integer[]", default: {sql: "ARRAY[]::integer[]"}}
-->       - {name: updated_at, type: timestamp, default: {sql: "timezone('utc'::text, pg_catalog.now())"}}
-->     checks:
-->       - name: tickets_title_check
-->         sql: (char_length((title)::text) > 0) AND ((title)::text <> ALL ((ARRAY['a'::character varying, 'b'::character varying])::text[]))

ALTER TABLE public.tickets OWNER TO CURRENT_USER;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> table public.tickets!

COMMENT ON COLUMN public.tickets.kinds IS 'none, one; or many';
--> operations, COMMENT, SHARE UPDATE EXCLUSIVE
--> column public.tickets.kinds!, table public.tickets!
--> - comment: {on: {column: [public.tickets, kinds]}, text: "none, one; or many"}

CREATE SEQUENCE public.tickets_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
--> operations, CREATE SEQUENCE, writes
--> sequence public.tickets_id_seq!
--> - create_sequence: {name: tickets_id_seq, schema: public, start: 1, increment: 1, cache: 1}

ALTER SEQUENCE public.tickets_id_seq OWNED BY public.tickets.id;
--> operations, ALTER SEQUENCE, SHARE ROW EXCLUSIVE
--> sequence public.tickets_id_seq!
--> - alter_sequence: {name: tickets_id_seq, schema: public, owned_by: [public.tickets, id]}

ALTER TABLE ONLY public.tickets ALTER COLUMN id SET DEFAULT nextval('public.tickets_id_seq'::regclass);
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> column public.tickets.id!, table public.tickets!

ALTER TABLE ONLY public.tickets
    ADD CONSTRAINT tickets_pkey PRIMARY KEY (id);
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> column public.tickets.id, constraint public.tickets.tickets_pkey!, table public.tickets!

ALTER TABLE public.tickets ALTER COLUMN kinds ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.kinds_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> column public.tickets.kinds!, table public.tickets!

CREATE INDEX tickets_title_index ON public.tickets USING btree (title varchar_pattern_ops) WHERE (status = 'open'::public.status);
--> operations, CREATE INDEX, SHARE
--> column public.tickets.status, column public.tickets.title, index public.tickets_title_index!, table public.tickets!, type public.status
--> - create_index:
-->     name: tickets_title_index
-->     schema: public
-->     table: tickets
-->     columns: [{column: title, opclass: varchar_pattern_ops}]
-->     using: btree
-->     where: status = 'open'::public.status

ALTER TABLE ONLY public.tickets ADD CONSTRAINT tickets_self FOREIGN KEY (id) REFERENCES public.tickets(id) ON DELETE CASCADE;
--> raw, ALTER TABLE, SHARE ROW EXCLUSIVE
--> column public.tickets.id, constraint public.tickets.tickets_self!, table public.tickets!

CREATE TRIGGER tickets_stamped BEFORE INSERT OR UPDATE ON public.tickets FOR EACH ROW EXECUTE FUNCTION public.stamped();
--> operations, CREATE TRIGGER, SHARE ROW EXCLUSIVE
--> function public.stamped, table public.tickets!, trigger public.tickets.tickets_stamped!
--> - create_trigger:
-->     name: tickets_stamped
-->     schema: public
-->     table: tickets
-->     timing: before
-->     events: [insert, update]
-->     function: public.stamped

CREATE VIEW public.open_tickets AS
 SELECT tickets.id,
    tickets.title
   FROM public.tickets
  WHERE (tickets.status = 'open'::public.status);
--> operations, CREATE VIEW, ACCESS SHARE
--> column public.tickets.id, column public.tickets.status, column public.tickets.title, table public.tickets, type public.status, view public.open_tickets!
--> - create_view:
-->     name: open_tickets
-->     schema: public
-->     sql: |-
-->       SELECT tickets.id,
-->           tickets.title
-->          FROM public.tickets
-->         WHERE (tickets.status = 'open'::public.status)

CREATE PUBLICATION changes FOR TABLE ONLY public.tickets WITH (publish = 'insert, update');
--> raw, CREATE PUBLICATION, writes
--> table public.tickets

ALTER TABLE ONLY public.tickets REPLICA IDENTITY NOTHING;
--> raw, ALTER TABLE, ACCESS EXCLUSIVE
--> table public.tickets!

SELECT pg_catalog.setval('public.tickets_id_seq', 1, false);
--> raw, SELECT, writes

CREATE TABLE unqualified (a int);
--> operations, CREATE TABLE, writes
--> table unqualified!
--> - create_table:
-->     name: unqualified
-->     columns:
-->       - {name: a, type: integer}

RESET ALL;
--> raw, RESET
