-- What a million reports need: lists in the order in which they are shown, and days without the reports they came from.
CREATE INDEX stories_by_day ON stories (last_day) WHERE last IS NOT NULL;
CREATE INDEX stories_by_origins ON stories (origins);
CREATE INDEX articles_by_day ON articles (day);
CREATE INDEX articles_by_outlet ON articles (outlet);
CREATE INDEX pairs_by_contacts ON pairs (contacts);

-- What was done to channels, among all that happened between two sides.
CREATE INDEX events_on_channels ON events (source, target) WHERE mode IN ('expel-diplomats', 'recall-envoys', 'return-envoys', 'summon-ambassador', 'sever-relations', 'downgrade-relations', 'restore-relations', 'close-mission', 'open-mission', 'cut-hotline', 'open-hotline');

ALTER TABLE person_mentions ADD COLUMN published TEXT;
UPDATE person_mentions SET published = (SELECT published FROM articles WHERE num = article);

CREATE TABLE contact_people_by_day (
  person INTEGER NOT NULL REFERENCES persons,
  day INTEGER NOT NULL,
  contact INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
  PRIMARY KEY (person, day, contact)) WITHOUT ROWID;
INSERT INTO contact_people_by_day SELECT p.person, c.day, p.contact FROM contact_people p JOIN contacts c ON c.num = p.contact;
DROP TABLE contact_people;
ALTER TABLE contact_people_by_day RENAME TO contact_people;
CREATE INDEX contact_people_by_contact ON contact_people (contact);

-- No report is newer than the day it came in, whatever date it bears.
CREATE TEMP TABLE ahead AS
  SELECT s.num, date(max(a.collected) / 1000, 'unixepoch') AS came, substr(s.last_day, 1, 4) || '-' || substr(s.last_day, 5, 2) || '-' || substr(s.last_day, 7, 2) AS told
  FROM stories s JOIN articles a ON a.story = s.num GROUP BY s.num HAVING told > came;
UPDATE stories SET last_day = CAST(strftime('%Y%m%d', came) AS INTEGER), heat = heat - (julianday(told) - julianday(came)) / 2 FROM ahead WHERE ahead.num = stories.num;
UPDATE story_tags SET heat = (SELECT heat FROM stories WHERE num = story) WHERE story IN (SELECT num FROM ahead);
DROP TABLE ahead;
