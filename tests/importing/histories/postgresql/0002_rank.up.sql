create or replace function rating(
  score numeric,
  at timestamp)
returns integer as $$
begin
  -- a comment; with a semicolon
  return floor(score / greatest(1, extract(epoch from now() - at)))::integer;
end; $$
LANGUAGE plpgsql;

create view reader_view as
with all_loans as
(
  select reader_id, count(*)        as loans
  from loan
  group by reader_id
)
select r.*, coalesce(l.loans, 0) as loans from reader r left join all_loans l on l.reader_id = r.id
;
