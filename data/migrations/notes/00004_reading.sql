-- How far the owner of the notes has come: with each matter as its reader, with
-- the rows of a list, and with each § as an adjuster. All of it is private.
-- Times are microseconds since 1970 UTC; 0 stands for never.

-- +goose Up
CREATE TABLE readings (
  meeting_id text NOT NULL,
  item_id    text NOT NULL,
  part       text NOT NULL DEFAULT '',
  place      integer NOT NULL DEFAULT 0,
  read_at    integer NOT NULL DEFAULT 0,
  digest     text NOT NULL DEFAULT '',
  handled_at integer NOT NULL DEFAULT 0,
  now        numeric NOT NULL DEFAULT 0,
  PRIMARY KEY (meeting_id, item_id)
) WITHOUT ROWID;

CREATE TABLE row_marks (
  id         text PRIMARY KEY,
  meeting_id text NOT NULL,
  item_id    text NOT NULL,
  row_list   text NOT NULL DEFAULT '',
  row_number integer NOT NULL DEFAULT 0,
  row_text   text NOT NULL DEFAULT '',
  read       numeric NOT NULL DEFAULT 0,
  raised     numeric NOT NULL DEFAULT 0
);
CREATE INDEX row_marks_meeting ON row_marks (meeting_id, item_id);

CREATE TABLE approvals (
  meeting_id  text NOT NULL,
  item_id     text NOT NULL,
  state       text NOT NULL,
  text        text NOT NULL DEFAULT '',
  basis       text NOT NULL DEFAULT '',
  approved_at integer NOT NULL,
  PRIMARY KEY (meeting_id, item_id)
) WITHOUT ROWID;

-- +goose Down
DROP TABLE approvals;
DROP TABLE row_marks;
DROP TABLE readings;
