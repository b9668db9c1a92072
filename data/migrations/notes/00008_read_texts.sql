-- Which paragraphs and rows a matter had when its reader marked it as read, as
-- short digests, so that those which are new or changed since can be shown. No
-- words are kept.

-- +goose Up
ALTER TABLE readings ADD COLUMN texts text NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE readings DROP COLUMN texts;
