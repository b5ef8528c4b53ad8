alter table reader rename to person;
alter sequence reader_id_seq rename to person_id_seq;
alter index reader_pkey rename to person_pkey;
alter table loan rename reader_id to person_id;
alter table loan rename constraint loan_reader_id_fkey to loan_person_id_fkey;
drop view reader_view cascade;
create type level as enum ('new', 'old');
alter table person add column level level not null default 'new'::level, add column "Nick Name" text collate "C";
