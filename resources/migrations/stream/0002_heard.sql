-- Up to when an account has heard everything of the tag, by the clock of its network.
CREATE TABLE heard (
    account TEXT PRIMARY KEY,
    until BIGINT NOT NULL
);
