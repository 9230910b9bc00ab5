-- What readers are told of. The key names what happened, so that it is told once however often it is looked at.
CREATE TABLE alerts (
  num INTEGER PRIMARY KEY,
  reader TEXT NOT NULL,
  key TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  detail TEXT NOT NULL,
  path TEXT NOT NULL,
  UNIQUE (reader, key));

-- The words that an alert stands on; they go with their article.
CREATE TABLE alert_evidence (
  alert INTEGER NOT NULL REFERENCES alerts ON DELETE CASCADE,
  place INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (alert, place)) WITHOUT ROWID;
CREATE INDEX alert_evidence_by_article ON alert_evidence (article);

CREATE TABLE alerts_seen (reader TEXT PRIMARY KEY, alert INTEGER NOT NULL) WITHOUT ROWID;

-- What a reader follows: a tag of stories ("pair:CHN-USA", "side:FRA", "topic:trade"), or "all".
CREATE TABLE follows (reader TEXT NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (reader, subject)) WITHOUT ROWID;

CREATE TABLE receivers (
  num INTEGER PRIMARY KEY,
  reader TEXT NOT NULL,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  rhythm TEXT NOT NULL,
  secret TEXT NOT NULL,
  added INTEGER NOT NULL,
  paused INTEGER NOT NULL DEFAULT 0,
  UNIQUE (reader, kind, address, rhythm));

-- What is to be sent: written with what raised it, and kept until the other side said that it has it.
CREATE TABLE outbox (
  num INTEGER PRIMARY KEY,
  receiver INTEGER NOT NULL REFERENCES receivers ON DELETE CASCADE,
  key TEXT NOT NULL,
  alert INTEGER REFERENCES alerts ON DELETE CASCADE,
  digest TEXT,
  first_alert INTEGER NOT NULL DEFAULT 0,
  last_alert INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL,
  due INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  problem TEXT,
  state TEXT NOT NULL DEFAULT 'waiting',
  UNIQUE (receiver, key));
CREATE INDEX outbox_by_due ON outbox (state, due);

CREATE INDEX events_by_sides ON events (source, target);
