drop aggregate total (int);
drop function many(int[]);
drop procedure note(int, text);
drop table parts, kinds cascade;
drop domain zip;
