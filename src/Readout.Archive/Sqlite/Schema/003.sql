-- Who may do what. Passwords are hashed by the framework's hasher; of sessions and tokens only the SHA-256 is kept.
CREATE TABLE accounts (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  password TEXT NOT NULL,
  role TEXT NOT NULL,
  added INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE sessions (
  hash BLOB PRIMARY KEY,
  account TEXT NOT NULL COLLATE NOCASE REFERENCES accounts ON DELETE CASCADE,
  began INTEGER NOT NULL,
  ends INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account);

ALTER TABLE tokens ADD COLUMN reader TEXT NOT NULL DEFAULT '' COLLATE NOCASE;
