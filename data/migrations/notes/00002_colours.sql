-- A passage can be highlighted in a colour.

-- +goose Up
ALTER TABLE notes ADD COLUMN colour text NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE notes DROP COLUMN colour;
