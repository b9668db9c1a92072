-- What of the meeting a document was made from, so that a document that no
-- longer says what the meeting says is told apart.

-- +goose Up
ALTER TABLE documents ADD COLUMN basis text NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE documents DROP COLUMN basis;
