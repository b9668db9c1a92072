-- A passage can be underlined instead of highlighted; a note knows what of it was
-- handed in; and the notes of a case are found by its number.

-- +goose Up
ALTER TABLE notes ADD COLUMN style text NOT NULL DEFAULT '';
ALTER TABLE notes ADD COLUMN handed_in text NOT NULL DEFAULT '';
CREATE INDEX notes_case ON notes (case_number);

-- +goose Down
DROP INDEX notes_case;
ALTER TABLE notes DROP COLUMN handed_in;
ALTER TABLE notes DROP COLUMN style;
