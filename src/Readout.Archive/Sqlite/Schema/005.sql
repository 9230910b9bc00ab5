-- What a million reports need to be searched: the beginnings of words and the days are part of the full text, and two sides together are a tag.
DROP TABLE article_text;
CREATE VIRTUAL TABLE article_text USING fts5 (title, body, days, content = '', contentless_delete = 1, prefix = '2 3', tokenize = "porter unicode61 remove_diacritics 2");
INSERT INTO article_text (rowid, title, body, days) SELECT num, title, text_of(packed), days_of(day) FROM articles ORDER BY num;

DROP TABLE quote_text;
CREATE VIRTUAL TABLE quote_text USING fts5 (text, content = '', contentless_delete = 1, prefix = '2 3', tokenize = "porter unicode61 remove_diacritics 2");
INSERT INTO quote_text (rowid, text) SELECT num, text FROM quotes ORDER BY num;

INSERT OR IGNORE INTO story_tags (tag, heat, story)
  SELECT 'sides:' || substr(a.tag, 6) || '-' || substr(b.tag, 6), a.heat, a.story FROM story_tags a JOIN story_tags b ON b.story = a.story AND b.tag > a.tag AND b.tag LIKE 'side:%' WHERE a.tag LIKE 'side:%';

DROP INDEX stories_by_heat;
CREATE INDEX stories_by_heat ON stories (heat, num, last_day);
