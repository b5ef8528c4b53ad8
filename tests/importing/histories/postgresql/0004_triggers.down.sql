DROP TABLE made_by_do;
DROP TRIGGER touch ON person;
DROP FUNCTION touch();
