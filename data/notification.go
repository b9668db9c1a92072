package data

// NotificationList is one list of reported rows, as anmälningsärenden or
// meddelandeärenden. What such a heading means differs from place to place,
// so it is kept as printed and never interpreted.
type NotificationList struct {
	Title   string         `json:"title"`
	Entries []Notification `json:"entries"`
}

// Notification is one row of a list, verbatim in Text.
type Notification struct {
	Number     int    `json:"number"`
	Text       string `json:"text"`
	CaseNumber string `json:"case_number"`
	DecidedBy  string `json:"decided_by,omitempty"`
	Date       string `json:"date,omitempty"`
}
