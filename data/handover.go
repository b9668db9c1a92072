package data

import "time"

// Handover is the act of giving a prepared document to an outside signing
// service. The document stays in the store; what comes back is compared with
// it.
type Handover struct {
	ID         string    `json:"id"`
	MeetingID  string    `json:"meeting"`
	SHA256     string    `json:"sha256"` // of the document that was handed over
	Name       string    `json:"name"`   // of the file that was written for the service
	Service    string    `json:"service,omitempty"`
	At         time.Time `json:"at"`
	Returned   string    `json:"returned,omitempty"` // SHA-256 of the file that came back
	ReturnedAt time.Time `json:"returned_at,omitzero"`
}

// Open tells whether the document is still away: it has neither come back nor
// has the handover been called off.
func (h Handover) Open() bool { return h.ReturnedAt.IsZero() }
