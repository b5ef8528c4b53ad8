create index on loan (person_id, score desc nulls last) include (parent_id);
create unique index if not exists person_lower on person (lower(name), (email || '')) where email is not null;
create index concurrently_only_by_name on person using gin (to_tsvector('english', name)) with (fastupdate = off);
alter table loan alter column score set statistics 500, alter column score type int using score * 2;
alter table loan set (fillfactor = 70);
create materialized view totals as select score, count(*) from loan group by score with no data;
comment on table loan is 'It''s lent';
comment on function rating(numeric, timestamp) is $$dollars$$;
