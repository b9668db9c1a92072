-- Meetings with all that was handled at them.
-- Times of storing are microseconds since 1970 UTC. Lists of small things are
-- JSON in the shape that the meeting's own JSON has; '' stands for none.

-- +goose Up
CREATE TABLE meetings (
  id           text PRIMARY KEY,
  version      integer NOT NULL,
  organization text NOT NULL DEFAULT '',
  body         text NOT NULL DEFAULT '',
  date         text NOT NULL DEFAULT '',
  start_time   text NOT NULL DEFAULT '',
  end_time     text NOT NULL DEFAULT '',
  place        text NOT NULL DEFAULT '',
  state        text NOT NULL DEFAULT '',
  item_count   integer NOT NULL DEFAULT 0,
  sections     text NOT NULL DEFAULT '',
  created_at   integer NOT NULL,
  updated_at   integer NOT NULL,
  source       text NOT NULL DEFAULT '',
  minutes      text NOT NULL DEFAULT '',
  front_matter text NOT NULL DEFAULT '',
  warnings     text NOT NULL DEFAULT ''
);
CREATE INDEX meetings_date ON meetings (date);

-- A meeting that was removed for good: its notes, in the other database, go too.
CREATE TABLE removed_meetings (
  id         text PRIMARY KEY,
  removed_at integer NOT NULL
);

CREATE TABLE attendances (
  meeting_id     text NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  position       integer NOT NULL,
  name           text NOT NULL,
  party          text NOT NULL DEFAULT '',
  capacity       text NOT NULL DEFAULT '',
  serving        numeric NOT NULL DEFAULT 0,
  role           text NOT NULL DEFAULT '',
  replaces       text NOT NULL DEFAULT '',
  title          text NOT NULL DEFAULT '',
  sections       text NOT NULL DEFAULT '',
  remote         numeric NOT NULL DEFAULT 0,
  PRIMARY KEY (meeting_id, position)
) WITHOUT ROWID;

-- An item that a later version of the papers no longer has stays, marked
-- removed, so that its reports and the notes on it can still be reached.
CREATE TABLE items (
  id                   text PRIMARY KEY,
  meeting_id           text NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  position             integer NOT NULL,
  removed              numeric NOT NULL DEFAULT 0,
  revision             integer NOT NULL DEFAULT 0,
  digest               text NOT NULL,
  section              integer NOT NULL DEFAULT 0,
  section_inferred     numeric NOT NULL DEFAULT 0,
  title                text NOT NULL DEFAULT '',
  title_inferred       numeric NOT NULL DEFAULT 0,
  kind                 text NOT NULL DEFAULT '',
  case_numbers         text NOT NULL DEFAULT '',
  confidential         text NOT NULL DEFAULT '',
  proposals            text NOT NULL DEFAULT '',
  motions              text NOT NULL DEFAULT '',
  procedure            text NOT NULL DEFAULT '',
  votes                text NOT NULL DEFAULT '',
  decisions            text NOT NULL DEFAULT '',
  reservations         text NOT NULL DEFAULT '',
  statements           text NOT NULL DEFAULT '',
  disqualified         text NOT NULL DEFAULT '',
  presenters           text NOT NULL DEFAULT '',
  recipients           text NOT NULL DEFAULT '',
  attachments          text NOT NULL DEFAULT '',
  adjusted             numeric NOT NULL DEFAULT 0,
  adjusted_immediately numeric NOT NULL DEFAULT 0
);
CREATE INDEX items_meeting ON items (meeting_id, position);

-- Each text that an item's report has had; never rewritten. The digest is the
-- SHA-256 of the blocks' texts joined by line feeds.
CREATE TABLE revisions (
  item_id    text NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  number     integer NOT NULL,
  sha256     text NOT NULL,
  created_at integer NOT NULL,
  PRIMARY KEY (item_id, number)
) WITHOUT ROWID;

CREATE TABLE blocks (
  item_id  text NOT NULL,
  revision integer NOT NULL,
  position integer NOT NULL,
  type     text NOT NULL,
  text     text NOT NULL,
  PRIMARY KEY (item_id, revision, position),
  FOREIGN KEY (item_id, revision) REFERENCES revisions (item_id, number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE notification_lists (
  item_id  text NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  position integer NOT NULL,
  title    text NOT NULL DEFAULT '',
  PRIMARY KEY (item_id, position)
) WITHOUT ROWID;

CREATE TABLE notifications (
  item_id     text NOT NULL,
  list        integer NOT NULL,
  position    integer NOT NULL,
  number      integer NOT NULL DEFAULT 0,
  text        text NOT NULL DEFAULT '',
  case_number text NOT NULL DEFAULT '',
  decided_by  text NOT NULL DEFAULT '',
  date        text NOT NULL DEFAULT '',
  PRIMARY KEY (item_id, list, position),
  FOREIGN KEY (item_id, list) REFERENCES notification_lists (item_id, position) ON DELETE CASCADE
) WITHOUT ROWID;

-- Every paper that a meeting was read from, with what was understood of it.
-- The paper's bytes are the file of that SHA-256.
CREATE TABLE sources (
  meeting_id  text NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  number      integer NOT NULL,
  sha256      text NOT NULL,
  name        text NOT NULL DEFAULT '',
  kind        text NOT NULL DEFAULT '',
  accepted_at integer NOT NULL,
  kept        numeric NOT NULL DEFAULT 0,
  text        text NOT NULL DEFAULT '',
  claims      text NOT NULL DEFAULT '',
  PRIMARY KEY (meeting_id, number)
) WITHOUT ROWID;
CREATE INDEX sources_sha256 ON sources (sha256);

-- +goose Down
DROP TABLE sources;
DROP TABLE notifications;
DROP TABLE notification_lists;
DROP TABLE blocks;
DROP TABLE revisions;
DROP TABLE items;
DROP TABLE attendances;
DROP TABLE removed_meetings;
DROP TABLE meetings;
