-- Full-text search over the stems of committee data. What is compared are stems,
-- which data/find makes; SQLite's own tokenizer only parts them at the spaces.
-- What is deleted stands nowhere any more (secure-delete), so the stems are kept
-- beside their index: one without them could only mark them as deleted.

-- +goose Up
DROP TABLE indexed_texts;
DROP TABLE indexed_meetings;

CREATE TABLE indexed_meetings (
  id      text PRIMARY KEY,
  version integer NOT NULL,
  rules   integer NOT NULL -- by which the stems were made
) WITHOUT ROWID;

-- One text for each item, and one with position 0 for the meeting. The id begins
-- with the day of the meeting, so that the newest have the highest.
CREATE TABLE indexed_texts (
  id           integer PRIMARY KEY,
  meeting_id   text NOT NULL REFERENCES indexed_meetings (id) ON DELETE CASCADE,
  position     integer NOT NULL,
  item_id      text NOT NULL,
  section      integer NOT NULL,
  body         text NOT NULL,
  date         text NOT NULL,
  title        text NOT NULL,
  case_number  text NOT NULL,
  digest       text NOT NULL
);
CREATE INDEX indexed_texts_meeting ON indexed_texts (meeting_id);

CREATE TABLE indexed_passages (
  text_id integer NOT NULL REFERENCES indexed_texts (id) ON DELETE CASCADE,
  number  integer NOT NULL,
  kind    text NOT NULL,
  list    text NOT NULL,    -- the title of a row's list
  place   integer NOT NULL, -- the number of a row, or the rune of its part at which a passage begins
  text    text NOT NULL,
  PRIMARY KEY (text_id, number)
) WITHOUT ROWID;

-- The words of the index, over which a query is widened.
CREATE TABLE indexed_terms (
  id    integer PRIMARY KEY,
  term  text NOT NULL UNIQUE,
  texts integer NOT NULL -- how many have it
);
CREATE INDEX indexed_terms_gone ON indexed_terms (texts) WHERE texts <= 0;

CREATE VIRTUAL TABLE words_fts USING fts5(marks, body, title, text, tokenize = "unicode61 remove_diacritics 0");
INSERT INTO words_fts(words_fts, rank) VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE terms_fts USING fts5(term, content = 'indexed_terms', content_rowid = 'id', tokenize = "trigram case_sensitive 1");
INSERT INTO terms_fts(terms_fts, rank) VALUES ('secure-delete', 1);

-- +goose Down
DROP TABLE terms_fts;
DROP TABLE words_fts;
DROP TABLE indexed_terms;
DROP TABLE indexed_passages;
DROP TABLE indexed_texts;
DROP TABLE indexed_meetings;

CREATE TABLE indexed_meetings (
  id      text PRIMARY KEY,
  version integer NOT NULL
) WITHOUT ROWID;

CREATE TABLE indexed_texts (
  meeting_id   text NOT NULL REFERENCES indexed_meetings (id) ON DELETE CASCADE,
  position     integer NOT NULL,
  item_id      text NOT NULL,
  section      integer NOT NULL DEFAULT 0,
  title        text NOT NULL DEFAULT '',
  case_numbers text NOT NULL DEFAULT '',
  text         text NOT NULL DEFAULT '',
  PRIMARY KEY (meeting_id, position)
);
