-- A reader's own notes. They stand in a file of their own; what they point at
-- is named by id, because the meeting is in another database.

-- +goose Up
CREATE TABLE notes (
  id           text PRIMARY KEY,
  version      integer NOT NULL,
  meeting_id   text NOT NULL,
  item_id      text NOT NULL DEFAULT '',
  section      integer NOT NULL DEFAULT 0,
  case_number  text NOT NULL DEFAULT '',
  kind         text NOT NULL,
  text         text NOT NULL DEFAULT '',
  on_row       numeric NOT NULL DEFAULT 0,
  row_list     text NOT NULL DEFAULT '',
  row_number   integer NOT NULL DEFAULT 0,
  part         text NOT NULL DEFAULT '',
  revision     text NOT NULL DEFAULT '',
  start_rune   integer NOT NULL DEFAULT 0,
  end_rune     integer NOT NULL DEFAULT 0,
  quote        text NOT NULL DEFAULT '',
  prefix       text NOT NULL DEFAULT '',
  suffix       text NOT NULL DEFAULT '',
  created_at   integer NOT NULL,
  updated_at   integer NOT NULL
);
CREATE INDEX notes_meeting ON notes (meeting_id, item_id);

-- +goose Down
DROP TABLE notes;
