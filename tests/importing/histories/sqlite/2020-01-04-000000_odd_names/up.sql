CREATE TABLE "it ""is""" (
  [in brackets] VARCHAR(10) COLLATE NOCASE DEFAULT 'x''y',
  `in ticks` UNSIGNED BIG INT DEFAULT 0x10,
  untyped,
  twice TEXT GENERATED ALWAYS AS (untyped || '!') STORED,
  CONSTRAINT "no way" CHECK (length([in brackets]) > 0)
);
CREATE TABLE pairs (k TEXT, v ANY, PRIMARY KEY (k, v)) WITHOUT ROWID, STRICT;
CREATE INDEX ix ON ciphers (owner DESC, atype COLLATE NOCASE) WHERE atype > 0;
CREATE UNIQUE INDEX IF NOT EXISTS ix2 on users (lower(email), ((uuid || email)));
CREATE VIRTUAL TABLE words USING fts5(title, body, tokenize = 'porter unicode61');
