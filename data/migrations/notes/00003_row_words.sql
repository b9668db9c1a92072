-- A note on a row of a list keeps the row's words, so that it never seems to
-- stand on another row that has come to its place.

-- +goose Up
ALTER TABLE notes ADD COLUMN row_text text NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE notes DROP COLUMN row_text;
