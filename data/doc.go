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
package data
