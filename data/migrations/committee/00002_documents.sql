-- The PDF files that were made from a meeting, and who has signed them.

-- +goose Up
CREATE TABLE documents (
  id         text PRIMARY KEY,
  meeting_id text NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  kind       text NOT NULL,
  sections   text NOT NULL DEFAULT '',
  sha256     text NOT NULL UNIQUE,
  continues  text NOT NULL DEFAULT '',
  name       text NOT NULL DEFAULT '',
  created_at integer NOT NULL
);
CREATE INDEX documents_meeting ON documents (meeting_id, created_at);

CREATE TABLE signings (
  document_id text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position    integer NOT NULL,
  role        text NOT NULL DEFAULT '',
  name        text NOT NULL DEFAULT '',
  signed_at   integer NOT NULL,
  PRIMARY KEY (document_id, position)
) WITHOUT ROWID;

-- Files to be deleted once nothing refers to them: the row is written in the
-- transaction that drops the last reference, the file goes after it.
CREATE TABLE doomed_files (
  sha256 text PRIMARY KEY
) WITHOUT ROWID;

-- +goose Down
DROP TABLE doomed_files;
DROP TABLE signings;
DROP TABLE documents;
