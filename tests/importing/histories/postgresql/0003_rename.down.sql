alter table person drop column "Nick Name", drop column level;
drop type level;
create view reader_view as select id, name from person;
alter table loan rename constraint loan_person_id_fkey to loan_reader_id_fkey;
alter table loan rename person_id to reader_id;
alter index person_pkey rename to reader_pkey;
alter sequence person_id_seq rename to reader_id_seq;
alter table person rename to reader;
