-- Rows of the full text are narrow, the words outside of them: a word's hits are read row by row, and a hundred rows lie on a page now in place of two.
-- The keys by which articles are found (002.sql) get two kinds more:
--   U+E003 and four digits: two words that stand one behind the other, as the beginning of their MD5, so that a phrase is looked for in the few articles that may have it;
--   U+E002, a letter and a number: 8,192, 65,536 and 524,288 numbers of articles, so that a large part of the archive takes few keys.
-- Writers wait until all is done: each of them takes these tables in another order.
LOCK TABLE articles, article_text, quote_text IN ACCESS EXCLUSIVE MODE;
DROP INDEX article_text_by_keys;
CREATE OR REPLACE FUNCTION text_keys (words TSVECTOR, num BIGINT, day BIGINT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 100000 AS $$
  SELECT array_to_tsvector(array_agg(lexeme) || array_agg(chr(57345) || left(lexeme, 1)) || array_agg(chr(57345) || left(lexeme, 2)) || array_agg(chr(57345) || left(lexeme, 3))
    || array_agg(chr(57347) || left(md5(lexeme || ' ' || next), 4)) FILTER (WHERE there = place + 1)
    || CASE WHEN day > 0 THEN ARRAY[chr(57344) || left(lpad(day::text, 8, '0'), 4), chr(57344) || left(lpad(day::text, 8, '0'), 6), chr(57344) || lpad(day::text, 8, '0')] END
    || ARRAY[chr(57346) || (num >> 10), chr(57346) || 'b' || (num >> 13), chr(57346) || 'c' || (num >> 16), chr(57346) || 'd' || (num >> 19)])
  FROM (SELECT lexeme, place, lead(lexeme) OVER behind AS next, lead(place) OVER behind AS there FROM unnest(words) word, unnest(word.positions) place WINDOW behind AS (ORDER BY place)) placed
$$;
ALTER TABLE article_text SET (toast_tuple_target = 128);
CLUSTER article_text USING article_text_pkey;
ALTER TABLE article_text SET WITHOUT CLUSTER;
CREATE INDEX article_text_by_keys ON article_text USING gin (text_keys(words, rowid, day));
ALTER INDEX article_text_by_keys ALTER COLUMN 1 SET STATISTICS 0;

-- Quotations are found as articles are.
CREATE INDEX quote_text_by_keys ON quote_text USING gin (text_keys(words, rowid, 0));
ALTER INDEX quote_text_by_keys ALTER COLUMN 1 SET STATISTICS 0;

-- The number beside the story, the day and the outlet: lists of numbers are read from the index alone.
DROP INDEX articles_by_story, articles_by_day, articles_by_outlet;
CREATE INDEX articles_by_story ON articles (story, num);
CREATE INDEX articles_by_day ON articles (day, num);
CREATE INDEX articles_by_outlet ON articles (outlet, num);
