package compose

import (
	"encoding/json"
	"fmt"
	"time"

	"paragraf/data"
	"paragraf/pdf/proof"
)

// settings is what an extract or a publishing copy says beside the meeting, as
// it stands in the attached JSON: enough to make the same pages again.
type settings struct {
	Kind          string      `json:"kind"` // extract | publication
	Pages         int         `json:"pages_version"`
	Made          string      `json:"made"` // RFC 3339
	Sections      []int       `json:"sections,omitempty"`
	Number        int         `json:"number,omitempty"`
	Clerk         string      `json:"clerk,omitempty"`
	Title         string      `json:"title,omitempty"`
	Recipients    []string    `json:"recipients,omitempty"`
	Appeal        string      `json:"appeal,omitempty"`
	Source        string      `json:"minutes_sha256,omitempty"`
	Beside        []string    `json:"signed_without_list,omitempty"`
	Clauses       ClauseStyle `json:"clauses,omitempty"`
	Certification string      `json:"certification,omitempty"`
	State         data.State  `json:"state,omitempty"`
	Masks         []MaskNote  `json:"masks,omitempty"`
}

// PagesVersion says how extracts and publishing copies are set. It is raised
// when the same content gives other bytes than before, so that a file which an
// earlier program made is not taken for one whose pages were exchanged.
const PagesVersion = 1

// PagesVersionOf is that of the program that made a document, 0 where it does
// not say so.
func PagesVersionOf(attached []byte) int {
	_, s, err := readMachine(attached)
	if err != nil {
		return 0
	}
	return s.Pages
}

// The kinds of document that can be made again.
const (
	extractKind     = "extract"
	publicationKind = "publication"
)

// Again makes an extract or a publishing copy anew from what is attached to it.
// The same program gives the same bytes, so that pages which show anything else
// than what is proved are told. ErrAgain where the attachment does not say how.
func Again(attached []byte, of proof.Proof) (Document, error) {
	m, s, err := readMachine(attached)
	if err != nil {
		return Document{}, err
	}
	at, err := time.Parse(time.RFC3339, s.Made)
	if err != nil {
		return Document{}, fmt.Errorf("%w: when it was made", ErrAgain)
	}
	style := Style{Clauses: s.Clauses, Certification: s.Certification}
	m.State = s.State
	switch s.Kind {
	case extractKind:
		return Extract(m, s.Sections, ExtractOptions{
			Style: style, At: at, Number: s.Number, Clerk: s.Clerk, ClerkTitle: s.Title, SourceSHA256: s.Source,
			Recipients: s.Recipients, Appeal: s.Appeal, Proof: &of, Beside: s.Beside,
		})
	case publicationKind:
		return Publication(m, PublicationOptions{Style: style, At: at, SourceSHA256: s.Source, Masks: s.Masks, Proof: &of, Beside: s.Beside})
	}
	return Document{}, fmt.Errorf("%w: a document of kind %q", ErrAgain, s.Kind)
}

// ErrAgain says that a document cannot be made anew from what it carries.
var ErrAgain = fmt.Errorf("the document does not say how it was made")

func readMachine(attached []byte) (data.Meeting, settings, error) {
	var m machine
	if err := json.Unmarshal(attached, &m); err != nil {
		return m.Meeting, settings{}, fmt.Errorf("%w: %w", ErrAgain, err)
	}
	if m.Document == nil {
		return m.Meeting, settings{}, ErrAgain
	}
	return m.Meeting, *m.Document, nil
}
