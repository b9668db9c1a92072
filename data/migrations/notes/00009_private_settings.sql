-- What the window remembers of its reader's own doing: the words of a note that
-- is being written and not saved yet, and where one was when it closed. It is as
-- private as a note, so it stands here and not among the settings.

-- +goose Up
CREATE TABLE private_settings (
  key   text PRIMARY KEY,
  value text NOT NULL
) WITHOUT ROWID;

-- +goose Down
DROP TABLE private_settings;
