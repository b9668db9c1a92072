package data

// Adjustment is one justering: the batch of §§ that was adjusted together,
// by whom and when, and its notice on the board (KL 5:69, 8:12).
type Adjustment struct {
	Sections            string   `json:"sections,omitempty"` // as ranges
	Immediate           bool     `json:"immediate"`          // omedelbar justering
	Adjusters           []string `json:"adjusters,omitempty"`
	SubstituteAdjusters []string `json:"substitute_adjusters,omitempty"`
	AdjustBy            string   `json:"adjust_by,omitempty"`
	AdjustedOn          string   `json:"adjusted_on,omitempty"`
	PostedOn            string   `json:"posted_on,omitempty"`
	RemovedOn           string   `json:"removed_on,omitempty"`
	StoredAt            string   `json:"stored_at,omitempty"`
	NoticeSignedBy      string   `json:"notice_signed_by,omitempty"`
}
