-- What the user has chosen, and which meetings are the fictional sample.

-- +goose Up
CREATE TABLE settings (
  key   text PRIMARY KEY,
  value text NOT NULL
) WITHOUT ROWID;

ALTER TABLE meetings ADD COLUMN sample numeric NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE meetings DROP COLUMN sample;
DROP TABLE settings;
