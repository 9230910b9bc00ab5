-- What a million reports need to be searched. Articles are found by keys that only the index holds, made of a row by one function:
--   the words themselves, without their places;
--   U+E000 and digits: the day of the report, its month, its year;
--   U+E001 and up to three letters: a beginning of a word, so that no list of all words that begin so is made;
--   U+E002 and a number: the block of 1,024 reports it is of, so that the newest are found without the others.
CREATE FUNCTION text_keys (words TSVECTOR, num BIGINT, day BIGINT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 100000 AS $$
  SELECT array_to_tsvector(tsvector_to_array(words) || array_agg(chr(57345) || left(lexeme, 1)) || array_agg(chr(57345) || left(lexeme, 2)) || array_agg(chr(57345) || left(lexeme, 3))
    || CASE WHEN day > 0 THEN ARRAY[chr(57344) || left(lpad(day::text, 8, '0'), 4), chr(57344) || left(lpad(day::text, 8, '0'), 6), chr(57344) || lpad(day::text, 8, '0')] END
    || (chr(57346) || (num >> 10)))
  FROM unnest(tsvector_to_array(words)) lexeme
$$;

-- The words lie in the row where they fit: to look for a phrase among them costs no other table.
ALTER TABLE article_text SET (toast_tuple_target = 8160);
ALTER TABLE article_text ADD COLUMN day BIGINT NOT NULL DEFAULT 0;
DROP INDEX article_text_by_words;
UPDATE article_text SET day = coalesce(a.day, 0), words = words || '' FROM articles a WHERE a.num = rowid;
CREATE INDEX article_text_by_keys ON article_text USING gin (text_keys(words, rowid, day));
-- How often each key is there is not asked of the server's statistics; to gather them would cost the function for thousands of rows each time.
ALTER INDEX article_text_by_keys ALTER COLUMN 1 SET STATISTICS 0;
