package webannotation

import (
	"bytes"
	"cmp"
	"encoding/json"
	"time"
)

// Context is the JSON-LD context that every annotation has.
const Context = "http://www.w3.org/ns/anno.jsonld"

// collection is an AnnotationCollection with its one page inside.
type collection struct {
	Context string `json:"@context"`
	ID      string `json:"id"`
	Type    string `json:"type"`
	Label   string `json:"label"`
	Total   int    `json:"total"`
	First   *page  `json:"first,omitempty"`
	Last    string `json:"last,omitempty"`
}

type page struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	PartOf     string       `json:"partOf"`
	StartIndex int          `json:"startIndex"`
	Items      []annotation `json:"items"`
}

type annotation struct {
	Context    string     `json:"@context,omitempty"`
	ID         string     `json:"id"`
	Type       string     `json:"type"`
	Motivation string     `json:"motivation,omitempty"`
	Created    *time.Time `json:"created,omitempty"`
	Modified   *time.Time `json:"modified,omitempty"`
	Body       []body     `json:"body,omitempty"`
	Target     target     `json:"target"`
	// Stylesheet is demanded where the target has a class (model 4.4).
	Stylesheet *stylesheet `json:"stylesheet,omitempty"`
}

type body struct {
	Type     string `json:"type"`
	Purpose  string `json:"purpose,omitempty"`
	Value    string `json:"value"`
	Format   string `json:"format,omitempty"`
	Language string `json:"language,omitempty"`
}

type target struct {
	Type       string     `json:"type,omitempty"`
	Source     string     `json:"source"`
	StyleClass string     `json:"styleClass,omitempty"`
	Selector   []selector `json:"selector,omitempty"`

	Title     string `json:"dcterms:title,omitempty"`      // of the item
	Date      string `json:"dcterms:date,omitempty"`       // of the meeting
	Publisher string `json:"dcterms:publisher,omitempty"`  // the body that meets
	Case      string `json:"dcterms:identifier,omitempty"` // case number
	Section   string `json:"dcterms:coverage,omitempty"`   // "§ 62"
}

type selector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`

	ConformsTo string         `json:"conformsTo,omitempty"` // of a FragmentSelector
	Value      string         `json:"value,omitempty"`      // of a FragmentSelector or an SvgSelector
	RefinedBy  some[selector] `json:"refinedBy,omitempty"`
}

// written is an annotation as it is read, where the model lets many properties
// be one value or several, a string or an object.
type written struct {
	ID         string            `json:"id"`
	OldID      string            `json:"@id"`
	Type       some[string]      `json:"type"`
	OldType    some[string]      `json:"@type"`
	Motivation some[string]      `json:"motivation"`
	Created    string            `json:"created"`
	Modified   string            `json:"modified"`
	Creator    some[creator]     `json:"creator"`
	BodyValue  string            `json:"bodyValue"`
	Body       some[writtenBody] `json:"body"`
	Target     some[readTarget]  `json:"target"`
}

type writtenBody struct {
	IRI     string       `json:"id"`
	Value   string       `json:"value"`
	Format  string       `json:"format"`
	Purpose some[string] `json:"purpose"`
}

// creator is who wrote an annotation: the name, or the IRI where that is all.
type creator string

func (c *creator) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '{' {
		var o struct {
			ID   string       `json:"id"`
			Name some[string] `json:"name"`
			Nick some[string] `json:"nickname"`
		}
		err := json.Unmarshal(raw, &o)
		*c = creator(cmp.Or(o.Name.first(), o.Nick.first(), o.ID))
		return err
	}
	return json.Unmarshal(raw, (*string)(c))
}

type readTarget struct {
	Source     source         `json:"source"`
	StyleClass some[string]   `json:"styleClass"`
	Selector   some[selector] `json:"selector"`
	Title      string         `json:"dcterms:title"`
	Date       string         `json:"dcterms:date"`
	Publisher  string         `json:"dcterms:publisher"`
	Case       string         `json:"dcterms:identifier"`
	Section    string         `json:"dcterms:coverage"`
}

// source is an IRI, or an object with one.
type source string

func (s *source) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '{' {
		var o struct {
			ID string `json:"id"`
		}
		err := json.Unmarshal(raw, &o)
		*s = source(o.ID)
		return err
	}
	return json.Unmarshal(raw, (*string)(s))
}

// UnmarshalJSON takes a body that is only an IRI for one without words.
func (b *writtenBody) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '"' {
		return json.Unmarshal(raw, &b.IRI)
	}
	if len(raw) == 0 || raw[0] != '{' {
		return nil
	}
	type plain writtenBody
	return json.Unmarshal(raw, (*plain)(b))
}

// UnmarshalJSON takes a target that is only an IRI for its source.
func (t *readTarget) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '"' {
		return json.Unmarshal(raw, (*string)(&t.Source))
	}
	type plain readTarget
	if err := json.Unmarshal(raw, (*plain)(t)); err != nil {
		return err
	}
	if t.Source == "" { // the target is the resource itself
		var o struct {
			ID string `json:"id"`
		}
		if err := json.Unmarshal(raw, &o); err != nil {
			return err
		}
		t.Source = source(o.ID)
	}
	return nil
}

// some is one value or a list of them.
type some[T any] []T

func (s *some[T]) UnmarshalJSON(raw []byte) error {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
		return nil
	}
	if raw[0] == '[' {
		return json.Unmarshal(raw, (*[]T)(s))
	}
	var one T
	if err := json.Unmarshal(raw, &one); err != nil {
		return err
	}
	*s = some[T]{one}
	return nil
}

func (s some[T]) first() (one T) {
	if len(s) > 0 {
		one = s[0]
	}
	return one
}
