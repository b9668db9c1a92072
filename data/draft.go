package data

// Draft is what an import understood, before anyone has accepted it: the
// meeting with its warnings and, for every field, where in the source it stood.
type Draft struct {
	Meeting Meeting
	Text    string  // the source as plain text (UTF-8, NFC, "\n"); claims point into it
	Claims  []Claim // provenance, ordered by Path
}

// Method says how a value came to be.
type Method string

// The methods.
const (
	Explicit Method = "explicit" // printed in the source
	Inferred Method = "inferred" // concluded from its surroundings
	Typed    Method = "typed"    // entered or corrected by a person
)

// Claim is the provenance of one field of a [Draft].
type Claim struct {
	Path   string `json:"path"` // as "items[3].section", counted from 0
	From   int    `json:"from"` // byte offsets into Draft.Text; From == To where nothing was printed
	To     int    `json:"to"`
	Method Method `json:"method"`
	Rule   string `json:"rule"`          // the rule that gave it, a short English name
	Was    string `json:"was,omitempty"` // for Typed: what the reading had given
}
