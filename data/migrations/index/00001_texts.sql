-- The text of committee data in the form that is searched. All of it can be
-- made again from the committee database; no private note is ever in it.

-- +goose Up
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

-- +goose Down
DROP TABLE indexed_texts;
DROP TABLE indexed_meetings;
