-- Ciphers lose a column, as the manual of SQLite says it is done.
CREATE TABLE new_ciphers (
	uuid	TEXT NOT NULL PRIMARY KEY,
	owner	TEXT NOT NULL REFERENCES users (uuid),
	type	INTEGER NOT NULL
);
INSERT INTO new_ciphers SELECT uuid, owner, type FROM ciphers;
DROP TABLE ciphers;
ALTER TABLE new_ciphers RENAME TO ciphers;
