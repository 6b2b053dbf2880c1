-- Accounts that hosts said belong to one person, and what they noted about people; in every chat.
CREATE TABLE joined_people (
    account TEXT PRIMARY KEY,
    main TEXT NOT NULL
);
CREATE TABLE person_notes (
    account TEXT PRIMARY KEY,
    words TEXT NOT NULL
);
