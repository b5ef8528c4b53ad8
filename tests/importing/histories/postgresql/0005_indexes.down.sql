drop materialized view totals;
alter table loan reset (fillfactor), alter column score type smallint, alter score set statistics -1;
drop index loan_person_id_score_parent_id_idx, person_lower, concurrently_only_by_name;
comment on table loan is null;
comment on function rating(numeric, timestamp) is null;
