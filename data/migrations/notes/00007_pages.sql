-- A note can stand on a page of an attachment: on words of it (then it has a
-- part as well), on the page as a whole, on an area or on what was drawn there.
-- file is the SHA-256 of the bytes in which it stands, drawing the JSON of the
-- area or the strokes.

-- +goose Up
ALTER TABLE notes ADD COLUMN attachment text NOT NULL DEFAULT '';
ALTER TABLE notes ADD COLUMN file text NOT NULL DEFAULT '';
ALTER TABLE notes ADD COLUMN page integer NOT NULL DEFAULT 0;
ALTER TABLE notes ADD COLUMN drawing text NOT NULL DEFAULT '';
ALTER TABLE note_places ADD COLUMN attachment text NOT NULL DEFAULT '';
ALTER TABLE note_places ADD COLUMN file text NOT NULL DEFAULT '';
ALTER TABLE note_places ADD COLUMN page integer NOT NULL DEFAULT 0;
ALTER TABLE note_places ADD COLUMN drawing text NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE note_places DROP COLUMN drawing;
ALTER TABLE note_places DROP COLUMN page;
ALTER TABLE note_places DROP COLUMN file;
ALTER TABLE note_places DROP COLUMN attachment;
ALTER TABLE notes DROP COLUMN drawing;
ALTER TABLE notes DROP COLUMN page;
ALTER TABLE notes DROP COLUMN file;
ALTER TABLE notes DROP COLUMN attachment;
