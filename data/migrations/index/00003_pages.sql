-- The words of attachments: which item has which file, and the pages of the
-- files that have been read.

-- +goose Up
CREATE TABLE indexed_attachments (
  text_id integer NOT NULL REFERENCES indexed_texts (id) ON DELETE CASCADE,
  number  integer NOT NULL, -- among the attachments of its item
  name    text NOT NULL,
  sha256  text NOT NULL,
  PRIMARY KEY (text_id, number)
) WITHOUT ROWID;
CREATE INDEX indexed_attachments_file ON indexed_attachments (sha256);

-- A file that cannot be read as pages stands here too, with none.
CREATE TABLE indexed_files (
  id     integer PRIMARY KEY,
  sha256 text NOT NULL UNIQUE,
  rules  integer NOT NULL -- by which the stems were made
);

-- The id is that of the file times 100,000, and the number of the page, from 1.
CREATE TABLE indexed_pages (
  id      integer PRIMARY KEY,
  file_id integer NOT NULL REFERENCES indexed_files (id) ON DELETE CASCADE,
  text    text NOT NULL
);
CREATE INDEX indexed_pages_file ON indexed_pages (file_id);

CREATE VIRTUAL TABLE pages_fts USING fts5(text, tokenize = "unicode61 remove_diacritics 0");
INSERT INTO pages_fts(pages_fts, rank) VALUES ('secure-delete', 1);

-- +goose Down
DROP TABLE pages_fts;
DROP TABLE indexed_pages;
DROP TABLE indexed_files;
DROP TABLE indexed_attachments;
