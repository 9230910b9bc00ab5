-- Days are whole numbers yyyymmdd, the first day that a date allows; moments are milliseconds since 1970 (UTC). Packed columns are Brotli.

CREATE TABLE sources (
  num INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  address TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folder TEXT NOT NULL DEFAULT '',
  settings TEXT NOT NULL DEFAULT '{}',
  paused INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL,
  last_success INTEGER,
  last_failure INTEGER,
  last_problem TEXT,
  successes INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  failures_in_a_row INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER,
  etag TEXT,
  last_modified TEXT);

CREATE TABLE stories (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  lead TEXT NOT NULL,
  reports INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  contacts INTEGER NOT NULL,
  differing INTEGER NOT NULL,
  first TEXT,
  last TEXT,
  last_day INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  version INTEGER NOT NULL,
  heat REAL NOT NULL,
  readout BLOB NOT NULL);
CREATE INDEX stories_by_heat ON stories (heat, num);

-- Stories that went into others: their addresses stay good.
CREATE TABLE gone_stories (id TEXT PRIMARY KEY, became TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE reports (
  num INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE);

CREATE TABLE articles (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  report INTEGER NOT NULL REFERENCES reports,
  is_newest INTEGER NOT NULL,
  source INTEGER REFERENCES sources ON DELETE SET NULL,
  story INTEGER REFERENCES stories,
  collected INTEGER NOT NULL,
  url TEXT,
  title TEXT NOT NULL,
  outlet TEXT,
  language TEXT,
  published TEXT,
  day INTEGER,
  packed BLOB NOT NULL);
CREATE INDEX articles_by_report ON articles (report);
CREATE INDEX articles_by_story ON articles (story);
CREATE INDEX articles_by_source ON articles (source);

CREATE VIRTUAL TABLE article_text USING fts5 (title, body, content = '', contentless_delete = 1, tokenize = "porter unicode61 remove_diacritics 2");

CREATE TABLE article_tags (tag TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, PRIMARY KEY (tag, article)) WITHOUT ROWID;
CREATE INDEX article_tags_by_article ON article_tags (article);

CREATE TABLE story_tags (tag TEXT NOT NULL, heat REAL NOT NULL, story INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE, PRIMARY KEY (tag, heat, story)) WITHOUT ROWID;
CREATE INDEX story_tags_by_story ON story_tags (story, tag);

CREATE TABLE events (
  num INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  root TEXT NOT NULL,
  mode TEXT,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  status TEXT NOT NULL,
  date TEXT,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL);
CREATE INDEX events_by_article ON events (article);

CREATE TABLE persons (num INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, side TEXT, role TEXT, reports INTEGER NOT NULL DEFAULT 0, last_day INTEGER);
CREATE INDEX persons_by_reports ON persons (reports, num);
CREATE VIRTUAL TABLE person_text USING fts5 (name, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2");

CREATE TABLE person_mentions (
  person INTEGER NOT NULL REFERENCES persons,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  role TEXT,
  side TEXT,
  level TEXT NOT NULL,
  PRIMARY KEY (person, article)) WITHOUT ROWID;
CREATE INDEX person_mentions_by_article ON person_mentions (article);

CREATE TABLE contacts (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  story INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  level TEXT NOT NULL,
  start TEXT,
  stop TEXT,
  day INTEGER NOT NULL,
  place TEXT,
  sides TEXT NOT NULL,
  people TEXT NOT NULL,
  origins INTEGER NOT NULL,
  words TEXT NOT NULL);
CREATE INDEX contacts_by_story ON contacts (story);
CREATE INDEX contacts_by_id ON contacts (id);
CREATE INDEX contacts_by_day ON contacts (day, num);
CREATE INDEX contacts_by_status ON contacts (status, day);

CREATE TABLE contact_sides (side TEXT NOT NULL, day INTEGER NOT NULL, contact INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE, PRIMARY KEY (side, day, contact)) WITHOUT ROWID;
CREATE INDEX contact_sides_by_contact ON contact_sides (contact);
CREATE TABLE contact_pairs (first TEXT NOT NULL, second TEXT NOT NULL, day INTEGER NOT NULL, contact INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE, PRIMARY KEY (first, second, day, contact)) WITHOUT ROWID;
CREATE INDEX contact_pairs_by_contact ON contact_pairs (contact);
CREATE TABLE contact_people (person INTEGER NOT NULL REFERENCES persons, contact INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE, PRIMARY KEY (person, contact)) WITHOUT ROWID;
CREATE INDEX contact_people_by_contact ON contact_people (contact);

CREATE TABLE pairs (
  first TEXT NOT NULL,
  second TEXT NOT NULL,
  contacts INTEGER NOT NULL,
  held_day INTEGER,
  PRIMARY KEY (first, second)) WITHOUT ROWID;

CREATE TABLE quotes (
  num INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
  person INTEGER REFERENCES persons,
  speaker TEXT,
  role TEXT,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  day INTEGER NOT NULL);
CREATE INDEX quotes_by_story ON quotes (story);
CREATE INDEX quotes_by_person ON quotes (person, day);
CREATE VIRTUAL TABLE quote_text USING fts5 (text, content = '', contentless_delete = 1, tokenize = "porter unicode61 remove_diacritics 2");

-- The exact words that a fact of a story stands on: a contact, a quote.
CREATE TABLE citations (
  fact TEXT NOT NULL,
  num INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  PRIMARY KEY (fact, num, article, start, stop)) WITHOUT ROWID;
CREATE INDEX citations_by_article ON citations (article, fact);

CREATE TABLE story_changes (
  num INTEGER PRIMARY KEY,
  story TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL);
CREATE INDEX story_changes_by_story ON story_changes (story, num);

CREATE TABLE corrections (
  num INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  story TEXT NOT NULL,
  other TEXT,
  articles TEXT NOT NULL DEFAULT '',
  fact TEXT,
  undone INTEGER);

CREATE TABLE marks (
  reader TEXT NOT NULL,
  story TEXT NOT NULL,
  read_version INTEGER NOT NULL DEFAULT 0,
  starred INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (reader, story)) WITHOUT ROWID;

CREATE TABLE searches (
  num INTEGER PRIMARY KEY,
  reader TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  alert INTEGER NOT NULL DEFAULT 0,
  UNIQUE (reader, name));

CREATE TABLE tokens (
  hash BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created INTEGER NOT NULL,
  last_used INTEGER) WITHOUT ROWID;
