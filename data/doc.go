// Package data holds what a committee works with: meetings, agenda items,
// reports, notification lists, minutes, adjustments, notices, extracts and a
// reader's own notes. It is the only place that touches the stores on disk.
//
// Everything a user does is one method of [Store], one transaction and one
// [Change]. The package never draws, never composes a document, never signs,
// and never lets a private note into committee data: notes live in a database
// file of their own.
//
// Dates are strings of the form YYYY-MM-DD and times HH:MM, both local to
// Europe/Stockholm, as the papers print them; package calendar reckons with
// them.
//
// # On disk
//
// The home holds paragraf.db (committee data), notes.db (private notes),
// index.db (the text to be searched, derived: it may be deleted at any time),
// files/ab/abcd… (sources, attachments and made documents by SHA-256) and
// backups (a copy of a database from before each migration that changed it; an
// index of an earlier program is not migrated but made anew).
// Only the owner can read them. Several processes may have a home open at once:
// SQLite's own locks keep them apart, and only a migration takes the lock file.
// A listener hears of the changes of its own process only.
//
// # Order
//
// Files are written before the transaction that refers to them: an interrupted
// act can leave a file that nothing refers to, never a reference to a file that
// is not there. A removal is the other way round: the transaction leaves marks
// (removed_meetings, doomed_files), the notes and files go after it, and Open
// finishes what was interrupted. The index follows each commit and is caught up
// at Open. No act writes to two databases in one step, because SQLite could not
// make the two commits one.
//
// # What is never lost
//
// A report's text is never rewritten: a change adds a revision
// ([Store.Revisions]). An item that a later version of the papers dropped stays,
// marked removed, with its reports and notes. Minutes are never overwritten by
// an agenda. Each revision, item and file has a SHA-256 that is checked
// whenever it is read ([ErrDamaged]); SQLite does not see a flipped bit.
//
// # Schema
//
// The SQL files of package migrations are the only source of the schema; GORM's
// own migrator is not used, since it rebuilds tables and thereby deletes child
// rows without an error. To change the schema, add the next numbered file,
// adapt the records, and run the tests once with -update to add the fixture of
// the new schema.
package data
