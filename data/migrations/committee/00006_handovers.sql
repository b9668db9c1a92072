-- Minutes that were handed over to an outside signing service, and signatures
-- that rest on what such a service says.

-- +goose Up
CREATE TABLE handovers (
  id          text PRIMARY KEY,
  meeting_id  text NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  sha256      text NOT NULL,
  name        text NOT NULL DEFAULT '',
  service     text NOT NULL DEFAULT '',
  handed_at   integer NOT NULL,
  returned    text NOT NULL DEFAULT '',
  returned_at integer NOT NULL DEFAULT 0
);
CREATE INDEX handovers_meeting ON handovers (meeting_id, handed_at);

ALTER TABLE signings ADD COLUMN attested text NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE signings DROP COLUMN attested;
DROP TABLE handovers;
