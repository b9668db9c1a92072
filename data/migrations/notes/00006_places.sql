-- Where each note stood in each version of the text that it is on, one row per
-- note and version, and the texts as they were when the notes were placed, so
-- that the way into the next version can be found even if the program stopped
-- before it was gone. Times are microseconds since 1970 UTC; 0 stands for never.

-- +goose Up
ALTER TABLE notes ADD COLUMN item_digest text NOT NULL DEFAULT '';

CREATE TABLE note_places (
  note_id     text NOT NULL,
  number      integer NOT NULL,
  meeting_id  text NOT NULL,
  item_digest text NOT NULL DEFAULT '',
  state       text NOT NULL,
  row_list    text NOT NULL DEFAULT '',
  row_number  integer NOT NULL DEFAULT 0,
  row_text    text NOT NULL DEFAULT '',
  part        text NOT NULL DEFAULT '',
  revision    text NOT NULL DEFAULT '',
  start_rune  integer NOT NULL DEFAULT 0,
  end_rune    integer NOT NULL DEFAULT 0,
  quote       text NOT NULL DEFAULT '',
  prefix      text NOT NULL DEFAULT '',
  suffix      text NOT NULL DEFAULT '',
  score       real NOT NULL DEFAULT 0,
  placed_at   integer NOT NULL,
  seen_at     integer NOT NULL DEFAULT 0,
  PRIMARY KEY (note_id, number)
) WITHOUT ROWID;
CREATE INDEX note_places_meeting ON note_places (meeting_id, note_id);

CREATE TABLE note_texts (
  item_id     text NOT NULL,
  item_digest text NOT NULL,
  meeting_id  text NOT NULL,
  text        text NOT NULL,
  PRIMARY KEY (item_id, item_digest)
) WITHOUT ROWID;

CREATE TABLE note_meetings (
  meeting_id text PRIMARY KEY,
  version    integer NOT NULL
) WITHOUT ROWID;

-- +goose Down
DROP TABLE note_meetings;
DROP TABLE note_texts;
DROP TABLE note_places;
ALTER TABLE notes DROP COLUMN item_digest;
