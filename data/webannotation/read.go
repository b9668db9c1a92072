package webannotation

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"paragraf/data"
)

// Annotation is one that was read: the note as far as the file tells it, whose
// place is still to be found among the meetings that there are.
type Annotation struct {
	Note    data.Note
	Place   Place
	Number  int // in the file, from 1
	Line    int // in the file, from 1, where it begins
	Foreign bool
}

// Problem says what is wrong with a file and where: Number is that of the
// annotation, 0 for the file as a whole.
type Problem struct {
	Number, Line int
	What         What
	Detail       string
}

// What is wrong.
type What string

// What a file can be wrong in.
const (
	NoText       What = "encoding"   // it is no UTF-8
	NoJSON       What = "json"       // it is no JSON
	Nothing      What = "nothing"    // it has no annotations at all
	BadValue     What = "value"      // a property has another sort of value
	NoAnnotation What = "annotation" // something in it is no annotation
	OtherFile    What = "elsewhere"  // its annotations are in another file
	NoTime       What = "time"       // a time that cannot be read
	BadKind      What = "kind"       // a kind of note that there is not
	Twice        What = "twice"      // two annotations have one id
	NoTarget     What = "target"     // it stands on nothing, or on more than one thing
)

func (p *Problem) Error() string {
	return fmt.Sprintf("annotation %d, line %d: %s %s", p.Number, p.Line, p.What, p.Detail)
}

// Read reads one annotation, a list of them, an AnnotationPage or an
// AnnotationCollection with its page inside. Any failure is a [*Problem].
func Read(raw []byte) ([]Annotation, error) {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if at := invalidUTF8(raw); at >= 0 {
		return nil, &Problem{What: NoText, Line: 1 + bytes.Count(raw[:at], []byte("\n"))}
	}
	items, err := itemsOf(raw, 0)
	if err != nil {
		return nil, err
	}
	var all []Annotation
	at, line := 0, 1
	seen := map[string]int{}
	for i, item := range items {
		if found := bytes.Index(raw[at:], item); found >= 0 {
			line += bytes.Count(raw[at:at+found], []byte("\n"))
			at += found
		}
		begins := line
		at, line = at+len(item), line+bytes.Count(item, []byte("\n"))
		a, err := read(item)
		if err != nil {
			err.Number, err.Line = i+1, begins
			return nil, err
		}
		a.Number, a.Line = i+1, begins
		if before, ok := seen[a.Note.ID]; ok {
			return nil, &Problem{i + 1, begins, Twice, strconv.Itoa(before)}
		}
		seen[a.Note.ID] = a.Number
		all = append(all, a)
	}
	return all, nil
}

// invalidUTF8 is where the first byte stands that is no UTF-8, or -1.
func invalidUTF8(raw []byte) int {
	for at := 0; at < len(raw); {
		r, n := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
	return -1
}

// itemsOf finds the annotations in a document.
func itemsOf(raw []byte, depth int) ([]json.RawMessage, error) {
	raw = bytes.TrimSpace(raw)
	var check any
	if depth == 0 {
		if err := json.Unmarshal(raw, &check); err != nil {
			p := &Problem{What: NoJSON, Line: 1, Detail: err.Error()}
			if s, ok := errors.AsType[*json.SyntaxError](err); ok {
				p.Line += bytes.Count(raw[:min(int(s.Offset), len(raw))], []byte("\n"))
			}
			return nil, p
		}
	}
	if len(raw) > 0 && raw[0] == '[' {
		var items []json.RawMessage
		err := json.Unmarshal(raw, &items)
		return items, err
	}
	var whole struct {
		Type    some[string]    `json:"type"`
		OldType some[string]    `json:"@type"`
		Items   json.RawMessage `json:"items"`
		First   json.RawMessage `json:"first"`
	}
	if err := json.Unmarshal(raw, &whole); err != nil {
		return nil, &Problem{What: Nothing, Line: 1}
	}
	is := func(name string) bool {
		return slices.Contains(whole.Type, name) || slices.Contains(whole.OldType, name)
	}
	switch {
	case is("Annotation") || depth > 1:
		return []json.RawMessage{raw}, nil
	case len(whole.Items) > 0 && whole.Items[0] == '[':
		return itemsOf(whole.Items, depth+1)
	case len(whole.First) > 0 && whole.First[0] == '{':
		return itemsOf(whole.First, depth+1)
	case len(whole.First) > 0:
		return nil, &Problem{What: OtherFile, Line: 1, Detail: string(whole.First)}
	case is("AnnotationCollection") || is("AnnotationPage"):
		return nil, nil
	}
	return nil, &Problem{What: Nothing, Line: 1}
}

func read(raw []byte) (Annotation, *Problem) {
	var w written
	if err := json.Unmarshal(raw, &w); err != nil {
		if bad, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && bad.Field != "" {
			return Annotation{}, &Problem{What: BadValue, Detail: bad.Field}
		}
		return Annotation{}, &Problem{What: NoAnnotation}
	}
	if !slices.Contains(w.Type, "Annotation") && !slices.Contains(w.OldType, "Annotation") {
		return Annotation{}, &Problem{What: NoAnnotation}
	}
	if len(w.Target) != 1 || w.Target[0].Source == "" {
		return Annotation{}, &Problem{What: NoTarget}
	}
	a := Annotation{Note: data.Note{Kind: data.KindNote}}
	n, t := &a.Note, w.Target[0]
	if w.ID == "" {
		w.ID = w.OldID
	}
	n.ID = idOf(w.ID, raw)
	var problem *Problem
	if n.CreatedAt, problem = moment(w.Created); problem != nil {
		return a, problem
	}
	if n.UpdatedAt, problem = moment(w.Modified); problem != nil {
		return a, problem
	}
	if problem := readBodies(n, w); problem != nil {
		return a, problem
	}
	readTargetInto(&a, t)
	if n.Text == "" && n.Colour == "" && n.Kind != data.KindPlace {
		n.Colour = "yellow" // a highlight of another program
	}
	return a, nil
}

// readBodies takes the words, the tags and the kind of a note.
func readBodies(n *data.Note, w written) *Problem {
	var words, tags []string
	switch w.Motivation.first() {
	case "questioning":
		n.Kind = data.KindAsk
	case "bookmarking":
		n.Kind = data.KindPlace
	}
	if w.BodyValue != "" {
		words = append(words, w.BodyValue)
	}
	elsewhere := ""
	for _, b := range w.Body {
		if strings.HasPrefix(b.Format, "text/html") || strings.HasPrefix(b.Format, "application/xhtml") {
			b.Value = plainText(b.Value)
		}
		switch {
		case slices.Contains(b.Purpose, "tagging"):
			tags = append(tags, b.Value)
		case slices.Contains(b.Purpose, "classifying"):
			if !slices.Contains(data.NoteKinds, data.NoteKind(b.Value)) {
				return &Problem{What: BadKind, Detail: b.Value}
			}
			n.Kind = data.NoteKind(b.Value)
		case b.Value != "":
			words = append(words, b.Value)
		case elsewhere == "":
			elsewhere = b.IRI
		}
	}
	if len(words) == 0 && elsewhere != "" { // what it says stands there
		words = append(words, elsewhere)
	}
	if name := string(w.Creator.first()); name != "" && len(words) > 0 { // nobody's words become another's
		words = append(words, "– "+name)
	}
	n.Text = strings.Join(words, "\n\n")
	for _, tag := range tags {
		if tag = strings.Join(strings.Fields(tag), "-"); data.ValidTag(tag) {
			n.Text = data.WithTag(n.Text, tag)
		}
	}
	return nil
}

func readTargetInto(a *Annotation, t readTarget) {
	n := &a.Note
	a.Place = Place{Body: t.Publisher, Date: t.Date, Title: t.Title}
	n.CaseNumber = t.Case
	if number, ok := strings.CutPrefix(t.Section, "§ "); ok {
		n.Section, _ = strconv.Atoi(number)
	}
	for _, class := range t.StyleClass {
		if colour, style, _ := strings.Cut(class, "-"); slices.Contains(data.NoteColours, colour) {
			n.Colour = colour
			if style == data.Underline {
				n.Style = style
			}
		}
	}
	values := readSource(string(t.Source))
	a.Foreign = values == nil
	n.MeetingID, n.ItemID = values["meeting"], values["item"]
	if number, ok := values["case"]; ok {
		n.CaseNumber = number
	}
	var passage data.Passage
	if page, err := strconv.Atoi(values["page"]); err == nil && values["attachment"] != "" {
		n.Page = &data.PageRef{Attachment: values["attachment"], File: values["file"], Page: page}
	}
	for _, s := range flat(t.Selector) {
		switch s.Type {
		case "SvgSelector":
			if n.Page != nil {
				readSVG(s.Value, n.Page)
			}
		case "TextQuoteSelector":
			passage.Quote, passage.Prefix, passage.Suffix = s.Exact, s.Prefix, s.Suffix
		case "TextPositionSelector":
			if s.Start != nil && s.End != nil {
				passage.Start, passage.End = *s.Start, *s.End
			}
		}
	}
	if number, err := strconv.Atoi(values["row"]); err == nil {
		n.Row = &data.RowRef{List: values["list"], Number: number}
		if values["part"] == "" {
			n.Row.Text = passage.Quote
			return
		}
	}
	if passage.Quote != "" || passage.Start < passage.End {
		passage.Part, passage.Revision = values["part"], values["revision"]
		n.Passage = &passage
	}
}

// idOf is the id of a note: that of the file where it is a UUID, else one that
// follows from it, so that the same file read twice gives the same notes.
func idOf(id string, raw []byte) string {
	if own, ok := strings.CutPrefix(strings.ToLower(id), "urn:uuid:"); ok && len(own) == 36 && uuid.Validate(own) == nil {
		return own
	}
	if id != "" {
		return uuid.NewSHA1(uuid.NameSpaceURL, []byte(id)).String()
	}
	sum := sha256.Sum256(raw)
	return uuid.NewSHA1(uuid.NameSpaceOID, sum[:]).String()
}

func moment(s string) (time.Time, *Problem) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return t, &Problem{What: NoTime, Detail: s}
	}
	return t.UTC(), nil
}
