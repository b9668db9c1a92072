// Package migrations holds the schema of the three databases as numbered SQL
// files, one folder a database. A file that has been released is never changed:
// a new step gets the next number. No Go code decides what a schema is, and no
// step is derived from a model: a derived step rebuilds tables, and rebuilding
// a table with foreign keys on deletes every row that refers to it.
package migrations

import "embed"

// Files holds committee/, notes/ and index/.
//
//go:embed committee/*.sql notes/*.sql index/*.sql
var Files embed.FS
