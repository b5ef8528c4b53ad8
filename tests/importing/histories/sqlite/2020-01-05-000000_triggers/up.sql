create trigger if not exists seen after insert on users when new.seen is null
BEGIN
    -- a comment; with a semicolon
    UPDATE users SET seen = CASE WHEN new.uuid = 'END;' THEN 1 ELSE 2 END WHERE uuid = new.uuid;
  DELETE FROM notes WHERE cipher = 'BEGIN';
END;
CREATE VIEW both (a, b) AS SELECT uuid, /* kept */ owner FROM ciphers;
CREATE TRIGGER both_in INSTEAD OF INSERT ON both BEGIN INSERT INTO users (uuid, email) VALUES (new.a, new.b); END;
PRAGMA foreign_keys = OFF;
DELETE FROM users;
PRAGMA foreign_keys = ON;
