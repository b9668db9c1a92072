CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
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
, sample numeric NOT NULL DEFAULT 0);
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
CREATE TABLE documents (
  id         text PRIMARY KEY,
  meeting_id text NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  kind       text NOT NULL,
  sections   text NOT NULL DEFAULT '',
  sha256     text NOT NULL UNIQUE,
  continues  text NOT NULL DEFAULT '',
  name       text NOT NULL DEFAULT '',
  created_at integer NOT NULL
, basis text NOT NULL DEFAULT '');
CREATE TABLE signings (
  document_id text NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position    integer NOT NULL,
  role        text NOT NULL DEFAULT '',
  name        text NOT NULL DEFAULT '',
  signed_at   integer NOT NULL, attested text NOT NULL DEFAULT '',
  PRIMARY KEY (document_id, position)
) WITHOUT ROWID;
CREATE TABLE doomed_files (
  sha256 text PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE settings (
  key   text PRIMARY KEY,
  value text NOT NULL
) WITHOUT ROWID;
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
CREATE INDEX meetings_date ON meetings (date);
CREATE INDEX items_meeting ON items (meeting_id, position);
CREATE INDEX sources_sha256 ON sources (sha256);
CREATE INDEX documents_meeting ON documents (meeting_id, created_at);
CREATE INDEX handovers_meeting ON handovers (meeting_id, handed_at);
INSERT INTO goose_db_version VALUES (1, 0, 1, '2026-11-22 03:06:30');
INSERT INTO goose_db_version VALUES (2, 1, 1, '2026-11-22 03:06:30');
INSERT INTO goose_db_version VALUES (3, 2, 1, '2026-11-22 03:06:30');
INSERT INTO goose_db_version VALUES (4, 3, 1, '2026-11-22 03:06:30');
INSERT INTO goose_db_version VALUES (5, 4, 1, '2026-11-22 03:56:34');
INSERT INTO goose_db_version VALUES (6, 6, 1, '2026-11-22 09:29:06');
INSERT INTO meetings VALUES ('01a20138-3227-78fb-bce8-b6b0fb9b1489', 3, 'Granby kommun', 'Omsorgsnämnden', '2025-03-18', '13:00', '15:40', 'Kommunhuset, Lomvik', 'held', 2, '12-13', 1795316789800022, 1795316789843283, '{"name":"omsorg.txt","sha256":"3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d","kind":"minutes","left_out":["Vi använder kakor"]}', '{"sections":"12-13","chair":"Ellen Fjällvik","secretary":"Maj Öberg","adjustments":[{"sections":"12-13","immediate":false,"adjusters":["Jon Åkesdal"],"adjust_by":"2025-03-25","stored_at":"Kommunhuset"}]}', '[{"type":"paragraph","text":"Sidan är avsiktligt tom."}]', '[{"code":"section_inferred","item":2,"entries":[1,2],"message":"Numret är slutet av ordningen."}]', 1);
INSERT INTO attendances VALUES ('01a20138-3227-78fb-bce8-b6b0fb9b1489', 0, 'Ellen Fjällvik', 'C', 'member', 1, 'chair', '', '', '', 0);
INSERT INTO attendances VALUES ('01a20138-3227-78fb-bce8-b6b0fb9b1489', 1, 'Ture Malmgård', 'S', 'member', 1, 'vice_chair', '', '', '', 0);
INSERT INTO attendances VALUES ('01a20138-3227-78fb-bce8-b6b0fb9b1489', 2, 'Jon Åkesdal', 'M', 'deputy', 1, '', '{"name":"Siv Ekdunge","party":"M"}', '', '', 0);
INSERT INTO attendances VALUES ('01a20138-3227-78fb-bce8-b6b0fb9b1489', 3, 'Bo Lindmyr', 'V', 'deputy', 1, '', '{"name":""}', '', '[13,12]', 0);
INSERT INTO attendances VALUES ('01a20138-3227-78fb-bce8-b6b0fb9b1489', 4, 'Maj Öberg', '', 'other', 0, 'secretary', '', 'nämndsekreterare', '', 1);
INSERT INTO items VALUES ('01a20138-3227-7e4b-a473-b9b012c3fb96', '01a20138-3227-78fb-bce8-b6b0fb9b1489', 1, 0, 0, '4513a0e2a5360e43f02157b4cca698be45b3a40bae0c8e7ea07810318213ee20', 12, 0, 'Fastställande av dagordning', 0, 'procedural', '', '', '', '', '', '', '[{"lead_in":"Omsorgsnämnden beslutar","clauses":["att fastställa dagordningen."]}]', '', '', '', '', '', '', 0, 0);
INSERT INTO items VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', '01a20138-3227-78fb-bce8-b6b0fb9b1489', 2, 0, 2, 'edc24fa3b5953065f6420aaa2808c5e3736c31199965c871f7f4a63d850f53b8', 13, 1, 'Budget 2026', 0, 'decision', '["ON 2025/31"]', '{"provision":"25 kap. 1 § OSL"}', '[{"by":"Förvaltningen","lead_in":"Omsorgsnämnden beslutar","clauses":["att anta ramen."]}]', '[{"by":[{"name":"Bo Lindmyr","party":"V"}],"text":"Bo Lindmyr (V) yrkar avslag.","result":"rejected"}]', '[{"type":"paragraph","text":"Ordföranden ställer förslagen mot varandra."}]', '[{"proposition":"Ja för ramen","yes":3,"no":1,"abstained":0,"decided_by":"majority","ballots":[{"name":"Ellen Fjällvik","party":"C","ballot":"yes"}]}]', '[{"lead_in":"Omsorgsnämnden beslutar","clauses":["att anta ramen."]}]', '[{"by":[{"name":"Bo Lindmyr","party":"V"}],"text":"Bo Lindmyr (V) reserverar sig."}]', '[{"by":[{"name":"Bo Lindmyr","party":"V"}],"kind":"minute_note","text":"Ramen räcker inte."}]', '[{"name":"Ture Malmgård","party":"S"}]', '["Ola Nymark"]', '["Ekonomiavdelningen"]', '[{"name":"Ram.pdf","media_type":"application/pdf","sha256":"abababababababababababababababababababababababababababababababab","size":12}]', 0, 0);
INSERT INTO revisions VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 1, '4f86d1a480ca279b42d98af99b509ecdfca721b26eda03df7c516574bae7f7a4', 1795316789800022);
INSERT INTO revisions VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 2, 'b1d1fd23c663c0d92c9492c6799b6ddf808629d0042675e3046b607b1c757541', 1795316789824016);
INSERT INTO blocks VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 1, 0, 'heading', 'Sammanfattning');
INSERT INTO blocks VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 1, 1, 'paragraph', 'Förvaltningen föreslår en ram på 412 miljoner kronor.');
INSERT INTO blocks VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 1, 2, 'list_item', 'hemtjänst');
INSERT INTO blocks VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 1, 3, 'table_row', 'Vård	210');
INSERT INTO blocks VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 2, 0, 'heading', 'Sammanfattning');
INSERT INTO blocks VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 2, 1, 'paragraph', 'Förvaltningen föreslår en annan ram.');
INSERT INTO blocks VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 2, 2, 'list_item', 'hemtjänst');
INSERT INTO blocks VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 2, 3, 'table_row', 'Vård	210');
INSERT INTO notification_lists VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 0, 'Anmälningsärenden');
INSERT INTO notification_lists VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 1, 'Meddelanden');
INSERT INTO notifications VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 0, 0, 1, 'ON 2025/7 Delegationsbeslut färdtjänst', 'ON 2025/7', 'Ordföranden', '2025-02-11');
INSERT INTO notifications VALUES ('01a20138-3227-7e4f-a9e5-5b28ab66be76', 0, 1, 2, 'Protokoll från rådet', '', '', '');
INSERT INTO sources VALUES ('01a20138-3227-78fb-bce8-b6b0fb9b1489', 1, 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb', 'omsorg.txt', 'minutes', 1795316789802591, 1, '§ 12 Dagordning
§ 13 Budget', '[{"path":"items[0].section","from":0,"to":5,"method":"explicit","rule":"section_heading"},{"path":"items[1].section","from":17,"to":22,"method":"explicit","rule":"section_heading"}]');
INSERT INTO sources VALUES ('01a20138-3227-78fb-bce8-b6b0fb9b1489', 2, '3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d', 'omsorg.txt', 'minutes', 1795316789825644, 1, '§ 12 Dagordning
§ 13 Budget', '[{"path":"items[0].section","from":0,"to":5,"method":"explicit","rule":"section_heading"},{"path":"items[1].section","from":17,"to":22,"method":"explicit","rule":"section_heading"}]');
INSERT INTO sources VALUES ('01a20138-3227-78fb-bce8-b6b0fb9b1489', 3, '2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6', 'kallelse.txt', 'agenda', 1795316789844491, 1, 'Kallelse', '');
INSERT INTO documents VALUES ('01a20138-3285-78a4-88e7-b72a81574647', '01a20138-3227-78fb-bce8-b6b0fb9b1489', 'minutes', '12-13', '315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027', '', 'p.pdf', 1795316789893567, '');
INSERT INTO documents VALUES ('01a20138-328c-7e64-8304-6314e5d4fc55', '01a20138-3227-78fb-bce8-b6b0fb9b1489', 'minutes', '12-13', '47ae52872dcb0f5c57f84c2340375a23497a9fd41110add0aeb6fdb56f953628', '315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027', 'p.pdf', 1795316789900944, '');
INSERT INTO signings VALUES ('01a20138-328c-7e64-8304-6314e5d4fc55', 0, 'chair', 'Ellen Fjällvik', 1742817600000000, '');
INSERT INTO settings VALUES ('theme', 'dark');
