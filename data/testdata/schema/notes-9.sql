CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
CREATE TABLE notes (
  id           text PRIMARY KEY,
  version      integer NOT NULL,
  meeting_id   text NOT NULL,
  item_id      text NOT NULL DEFAULT '',
  section      integer NOT NULL DEFAULT 0,
  case_number  text NOT NULL DEFAULT '',
  kind         text NOT NULL,
  text         text NOT NULL DEFAULT '',
  on_row       numeric NOT NULL DEFAULT 0,
  row_list     text NOT NULL DEFAULT '',
  row_number   integer NOT NULL DEFAULT 0,
  part         text NOT NULL DEFAULT '',
  revision     text NOT NULL DEFAULT '',
  start_rune   integer NOT NULL DEFAULT 0,
  end_rune     integer NOT NULL DEFAULT 0,
  quote        text NOT NULL DEFAULT '',
  prefix       text NOT NULL DEFAULT '',
  suffix       text NOT NULL DEFAULT '',
  created_at   integer NOT NULL,
  updated_at   integer NOT NULL
, colour text NOT NULL DEFAULT '', row_text text NOT NULL DEFAULT '', style text NOT NULL DEFAULT '', handed_in text NOT NULL DEFAULT '', item_digest text NOT NULL DEFAULT '', attachment text NOT NULL DEFAULT '', file text NOT NULL DEFAULT '', page integer NOT NULL DEFAULT 0, drawing text NOT NULL DEFAULT '');
CREATE TABLE readings (
  meeting_id text NOT NULL,
  item_id    text NOT NULL,
  part       text NOT NULL DEFAULT '',
  place      integer NOT NULL DEFAULT 0,
  read_at    integer NOT NULL DEFAULT 0,
  digest     text NOT NULL DEFAULT '',
  handled_at integer NOT NULL DEFAULT 0,
  now        numeric NOT NULL DEFAULT 0, texts text NOT NULL DEFAULT '',
  PRIMARY KEY (meeting_id, item_id)
) WITHOUT ROWID;
CREATE TABLE row_marks (
  id         text PRIMARY KEY,
  meeting_id text NOT NULL,
  item_id    text NOT NULL,
  row_list   text NOT NULL DEFAULT '',
  row_number integer NOT NULL DEFAULT 0,
  row_text   text NOT NULL DEFAULT '',
  read       numeric NOT NULL DEFAULT 0,
  raised     numeric NOT NULL DEFAULT 0
);
CREATE TABLE approvals (
  meeting_id  text NOT NULL,
  item_id     text NOT NULL,
  state       text NOT NULL,
  text        text NOT NULL DEFAULT '',
  basis       text NOT NULL DEFAULT '',
  approved_at integer NOT NULL,
  PRIMARY KEY (meeting_id, item_id)
) WITHOUT ROWID;
CREATE TABLE note_places (
  note_id     text NOT NULL,
  number      integer NOT NULL,
  meeting_id  text NOT NULL,
  item_digest text NOT NULL DEFAULT '',
  state       text NOT NULL,
  row_list    text NOT NULL DEFAULT '',
  row_number  integer NOT NULL DEFAULT 0,
  row_text    text NOT NULL DEFAULT '',
  part        text NOT NULL DEFAULT '',
  revision    text NOT NULL DEFAULT '',
  start_rune  integer NOT NULL DEFAULT 0,
  end_rune    integer NOT NULL DEFAULT 0,
  quote       text NOT NULL DEFAULT '',
  prefix      text NOT NULL DEFAULT '',
  suffix      text NOT NULL DEFAULT '',
  score       real NOT NULL DEFAULT 0,
  placed_at   integer NOT NULL,
  seen_at     integer NOT NULL DEFAULT 0, attachment text NOT NULL DEFAULT '', file text NOT NULL DEFAULT '', page integer NOT NULL DEFAULT 0, drawing text NOT NULL DEFAULT '',
  PRIMARY KEY (note_id, number)
) WITHOUT ROWID;
CREATE TABLE note_texts (
  item_id     text NOT NULL,
  item_digest text NOT NULL,
  meeting_id  text NOT NULL,
  text        text NOT NULL,
  PRIMARY KEY (item_id, item_digest)
) WITHOUT ROWID;
CREATE TABLE note_meetings (
  meeting_id text PRIMARY KEY,
  version    integer NOT NULL
) WITHOUT ROWID;
CREATE TABLE private_settings (
  key   text PRIMARY KEY,
  value text NOT NULL
) WITHOUT ROWID;
CREATE INDEX notes_meeting ON notes (meeting_id, item_id);
CREATE INDEX row_marks_meeting ON row_marks (meeting_id, item_id);
CREATE INDEX notes_case ON notes (case_number);
CREATE INDEX note_places_meeting ON note_places (meeting_id, note_id);
INSERT INTO goose_db_version VALUES (1, 0, 1, '2026-11-22 03:06:29');
INSERT INTO goose_db_version VALUES (10, 9, 1, '2026-11-22 21:32:40');
INSERT INTO goose_db_version VALUES (2, 1, 1, '2026-11-22 03:06:29');
INSERT INTO goose_db_version VALUES (3, 2, 1, '2026-11-22 03:06:29');
INSERT INTO goose_db_version VALUES (4, 3, 1, '2026-11-22 04:25:16');
INSERT INTO goose_db_version VALUES (5, 4, 1, '2026-11-22 05:38:13');
INSERT INTO goose_db_version VALUES (6, 5, 1, '2026-11-22 09:08:03');
INSERT INTO goose_db_version VALUES (7, 6, 1, '2026-11-22 10:05:59');
INSERT INTO goose_db_version VALUES (8, 7, 1, '2026-11-22 12:16:59');
INSERT INTO goose_db_version VALUES (9, 8, 1, '2026-11-22 13:11:36');
INSERT INTO notes VALUES ('01a20138-325a-7878-9dd4-ebb53325a618', 1, '01a20138-3227-78fb-bce8-b6b0fb9b1489', '', 0, '', 'note', 'om mötet', 0, '', 0, '', '', 0, 0, '', '', '', 1795316789850556, 1795316789850556, '', '', '', '', '', '', '', 0, '');
INSERT INTO notes VALUES ('01a20138-3275-7875-bbaf-b294d98ce6da', 1, '01a20138-3227-78fb-bce8-b6b0fb9b1489', '01a20138-3227-7e4f-a9e5-5b28ab66be76', 13, 'ON 2025/7', 'question', 'om raden', 1, 'Anmälningsärenden', 1, '', '', 0, 0, '', '', '', 1795316789877555, 1795316789877555, '', '', '', '', 'a8e11fc232313e49003b1a4e0fdb015055ec6da33837676ebbd7793aa457137c', '', '', 0, '');
INSERT INTO notes VALUES ('01a20138-327d-7eec-a734-edd291a7c429', 1, '01a20138-3227-78fb-bce8-b6b0fb9b1489', '01a20138-3227-7e4f-a9e5-5b28ab66be76', 13, 'ON 2025/31', 'note', '', 0, '', 0, 'body', 'b1d1fd23c663c0d92c9492c6799b6ddf808629d0042675e3046b607b1c757541', 0, 14, 'Sammanfattning', '', '
Förvaltningen föreslår en annan', 1795316789885979, 1795316789885979, 'green', '', '', '', 'a8e11fc232313e49003b1a4e0fdb015055ec6da33837676ebbd7793aa457137c', '', '', 0, '');
INSERT INTO readings VALUES ('01a20138-3227-78fb-bce8-b6b0fb9b1489', '', '', 0, 1795316789890000, '', 0, 0, '');
INSERT INTO readings VALUES ('01a20138-3227-78fb-bce8-b6b0fb9b1489', '01a20138-3227-7e4f-a9e5-5b28ab66be76', 'body', 12, 1795316789891000, 'b1d1fd23c663c0d92c9492c6799b6ddf808629d0042675e3046b607b1c757541', 1795316789892000, 1, '');
INSERT INTO row_marks VALUES ('01a20138-3280-7875-bbaf-b294d98ce6da', '01a20138-3227-78fb-bce8-b6b0fb9b1489', '01a20138-3227-7e4f-a9e5-5b28ab66be76', 'Anmälningsärenden', 2, 'Protokoll från rådet', 1, 1);
INSERT INTO approvals VALUES ('01a20138-3227-78fb-bce8-b6b0fb9b1489', '01a20138-3227-7e4f-a9e5-5b28ab66be76', 'objected', 'Fel belopp', 'b1d1fd23c663c0d92c9492c6799b6ddf808629d0042675e3046b607b1c757541', 1795316789893000);
INSERT INTO note_texts VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 'a8e11fc232313e49003b1a4e0fdb015055ec6da33837676ebbd7793aa457137c', '01a20138-3227-78fb-bce8-b6b0fb9b1489', '[{"part":"body","text":"Sammanfattning\nFörvaltningen föreslår en annan ram.\nhemtjänst\nVård\t210"},{"part":"proposals","text":"Omsorgsnämnden beslutar\natt anta ramen."},{"part":"motions","text":"Bo Lindmyr (V) yrkar avslag."},{"part":"procedure","text":"Ordföranden ställer förslagen mot varandra."},{"part":"decisions","text":"Omsorgsnämnden beslutar\natt anta ramen."},{"part":"reservations","text":"Bo Lindmyr (V) reserverar sig."},{"part":"statements","text":"Ramen räcker inte."},{"part":"row","list":"Anmälningsärenden","number":1,"text":"ON 2025/7 Delegationsbeslut färdtjänst"},{"part":"row","list":"Anmälningsärenden","number":2,"text":"Protokoll från rådet"}]');
INSERT INTO note_meetings VALUES ('01a20138-3227-78fb-bce8-b6b0fb9b1489', 3);
