-- Who may borrow.
create table reader (
  id serial primary key, -- a number on a card
  name varchar(40) not null,
  email text unique,
  joined timestamp not null default now(),
  unique (name, joined)
);
create table loan (
  id serial primary key,
  reader_id int references reader on update cascade on delete cascade not null,
  score smallint not null check (score in (-1, 1)),
  parent_id int references loan
);
insert into reader (name) values ('It''s; -- odd'), (E'tab\tbed');
