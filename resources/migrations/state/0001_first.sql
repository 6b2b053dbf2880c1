-- What must survive a power cut.
CREATE TABLE chats (
    id TEXT PRIMARY KEY,
    start BIGINT NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    document TEXT NOT NULL
);
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL
);
CREATE TABLE progress (
    chat TEXT PRIMARY KEY,
    document TEXT NOT NULL
);
CREATE TABLE deliveries (
    id TEXT PRIMARY KEY,
    chat TEXT NOT NULL,
    created BIGINT NOT NULL,
    place INTEGER NOT NULL,
    claimed_by TEXT,
    document TEXT NOT NULL
);
CREATE INDEX deliveries_of_chat ON deliveries (chat, created, place);
CREATE TABLE marks (
    chat TEXT NOT NULL,
    post TEXT NOT NULL,
    kind INTEGER NOT NULL,
    host TEXT NOT NULL,
    said_at BIGINT NOT NULL,
    is_on INTEGER NOT NULL,
    number INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (chat, post, kind, host)
);
CREATE TABLE people (
    hashtag TEXT NOT NULL,
    id TEXT NOT NULL,
    network TEXT NOT NULL,
    handle TEXT NOT NULL,
    name TEXT NOT NULL,
    first_seen BIGINT NOT NULL,
    muted INTEGER NOT NULL,
    no_archive INTEGER NOT NULL,
    PRIMARY KEY (hashtag, id)
);
CREATE TABLE notes (
    chat TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (chat, name)
);
