package data

// Minutes is what the front page of a protokoll says of the whole.
type Minutes struct {
	Sections    string       `json:"sections,omitempty"` // as ranges: "12-20, 23"
	Chair       string       `json:"chair,omitempty"`
	Secretary   string       `json:"secretary,omitempty"`
	Adjustments []Adjustment `json:"adjustments,omitempty"` // one per batch of §§, the ordinary one last
}
