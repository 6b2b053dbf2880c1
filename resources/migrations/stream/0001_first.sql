-- The posts of one chat, and an index of their words. The index is kept by StreamStorage itself:
-- a schema that is not trusted may not write to a virtual table from a trigger.
CREATE TABLE posts (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    created BIGINT NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    document TEXT NOT NULL
);
CREATE INDEX posts_in_order ON posts (created, key);
CREATE VIRTUAL TABLE posts_words USING fts5 (
    words, name, handle, tokenize='unicode61 remove_diacritics 2'
);
