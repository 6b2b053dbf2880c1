-- The posts of one chat, and an index of their words.
CREATE TABLE posts (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    created BIGINT NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    words TEXT NOT NULL,
    name TEXT NOT NULL,
    handle TEXT NOT NULL,
    document TEXT NOT NULL
);
CREATE INDEX posts_in_order ON posts (created, key);
CREATE VIRTUAL TABLE posts_words USING fts5 (
    words, name, handle,
    content='posts', content_rowid='key', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER posts_added AFTER INSERT ON posts BEGIN
    INSERT INTO posts_words (rowid, words, name, handle)
        VALUES (new.key, new.words, new.name, new.handle);
END;
CREATE TRIGGER posts_removed AFTER DELETE ON posts BEGIN
    INSERT INTO posts_words (posts_words, rowid, words, name, handle)
        VALUES ('delete', old.key, old.words, old.name, old.handle);
END;
CREATE TRIGGER posts_changed AFTER UPDATE ON posts BEGIN
    INSERT INTO posts_words (posts_words, rowid, words, name, handle)
        VALUES ('delete', old.key, old.words, old.name, old.handle);
    INSERT INTO posts_words (rowid, words, name, handle)
        VALUES (new.key, new.words, new.name, new.handle);
END;
