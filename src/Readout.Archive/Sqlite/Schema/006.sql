-- How far the way from pages to stories is, in one row: up to which article the stories are settled, and, where several machines read, up to which page of
-- the intake numbers were given out, the pages were handed over for certain, and what came of them was written.
CREATE TABLE progress (
  settled INTEGER NOT NULL,
  given INTEGER NOT NULL,
  handed INTEGER NOT NULL,
  written INTEGER NOT NULL);
INSERT INTO progress (settled, given, handed, written) SELECT coalesce(max(num), 0), 0, 0, 0 FROM articles;
