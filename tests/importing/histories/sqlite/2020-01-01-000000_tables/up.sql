CREATE TABLE users (
  uuid   TEXT     NOT NULL PRIMARY KEY,
  email  TEXT     NOT NULL UNIQUE,
  hash   BLOB,
  key    TEXT -- may be empty

);

CREATE TABLE ciphers (
  uuid   TEXT PRIMARY KEY,
  owner  TEXT NOT NULL REFERENCES users (uuid) ON DELETE CASCADE,
  type   INTEGER NOT NULL,
  fav    BOOLEAN NOT NULL DEFAULT (0)
);
CREATE TABLE notes (id INTEGER PRIMARY KEY AUTOINCREMENT, cipher TEXT REFERENCES ciphers, FOREIGN KEY (cipher) REFERENCES ciphers (uuid));
INSERT INTO users (uuid, email) VALUES ('u', 'a@b');
INSERT INTO ciphers VALUES ('c', 'u', 1, 1);
INSERT INTO notes (cipher) VALUES ('c');
