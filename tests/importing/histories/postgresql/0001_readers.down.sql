drop table loan;
drop table reader;