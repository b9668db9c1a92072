package data

import "time"

// HandedIn says that the words of a note were copied into its matter, by its
// owner's own act: from then on that copy is part of the matter, and the note
// is as private as before.
type HandedIn struct {
	Part string    `json:"part"` // [PartMotions], [PartReservations] or [PartStatements]
	Text string    `json:"text"` // the words as they were handed in
	By   Person    `json:"by"`
	At   time.Time `json:"at"`
}
