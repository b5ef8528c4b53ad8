begin;
alter table person drop constraint person_name_check;
end;