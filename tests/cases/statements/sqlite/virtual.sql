-- Virtual tables, PRAGMAs and what belongs to the connection.

PRAGMA foreign_keys = OFF;
--> raw, PRAGMA

PRAGMA user_version = 3;
--> raw, PRAGMA, database write lock

PRAGMA application_id = 0x1234;
--> raw, PRAGMA, database write lock

PRAGMA main.table_info('posts');
--> raw, PRAGMA

PRAGMA defer_foreign_keys = ON;
--> raw, PRAGMA

CREATE TABLE posts (id INTEGER PRIMARY KEY, title TEXT, body TEXT);
--> operations, CREATE TABLE, database write lock
--> table posts!
--> - create_table:
-->     name: posts
-->     columns:
-->       - {name: id, type: {sqlite: INTEGER}}
-->       - {name: title, type: {sqlite: TEXT}}
-->       - {name: body, type: {sqlite: TEXT}}
-->     primary_key: [id]

CREATE VIRTUAL TABLE posts_fts USING fts5 (title, body, content = 'posts', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 1');
--> raw, CREATE VIRTUAL TABLE, database write lock
--> table posts_fts!

CREATE VIRTUAL TABLE IF NOT EXISTS boxes USING rtree (id, x0, x1, y0, y1);
--> raw, CREATE VIRTUAL TABLE, database write lock
--> table boxes!

CREATE TRIGGER posts_index AFTER INSERT ON posts BEGIN
  INSERT INTO posts_fts (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);
END;
--> operations, CREATE TRIGGER, database write lock
--> column posts.body, column posts.id, column posts.title, table posts!, table posts_fts!, trigger posts.posts_index!
--> - create_trigger:
-->     name: posts_index
-->     table: posts
-->     timing: after
-->     events: [insert]
-->     body: "  INSERT INTO posts_fts (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);"

CREATE TRIGGER posts_unindex AFTER DELETE ON posts BEGIN
  INSERT INTO posts_fts (posts_fts, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body);
END;
--> operations, CREATE TRIGGER, database write lock
--> column posts.body, column posts.id, column posts.title, table posts!, table posts_fts!, trigger posts.posts_unindex!
--> - create_trigger:
-->     name: posts_unindex
-->     table: posts
-->     timing: after
-->     events: [delete]
-->     body: "  INSERT INTO posts_fts (posts_fts, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body);"

INSERT INTO posts_fts (posts_fts) VALUES ('rebuild');
--> raw, INSERT, database write lock
--> table posts_fts!

SELECT * FROM posts_fts WHERE posts_fts MATCH 'a NEAR b' ORDER BY rank;
--> raw, SELECT
--> column posts_fts.body, column posts_fts.posts_fts, column posts_fts.rank, column posts_fts.title, table posts_fts

ALTER TABLE boxes RENAME TO areas;
--> raw, ALTER TABLE, database write lock
--> table boxes!

DROP TABLE posts_fts;
--> raw, DROP TABLE, database write lock
--> table posts_fts!

ATTACH DATABASE ':memory:' AS other;
--> raw, ATTACH, database write lock, beyond

DETACH other;
--> raw, DETACH, beyond

VACUUM;
--> raw, VACUUM, database write lock

EXPLAIN QUERY PLAN SELECT * FROM posts;
--> raw, EXPLAIN
--> column posts.body, column posts.id, column posts.title, table posts
