DROP TABLE users;
DROP TABLE ciphers;
DROP TABLE notes;