package webannotation

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"paragraf/data"
)

func noteGen(t *rapid.T) data.Note {
	word := rapid.StringMatching(`[A-Za-zåäöÅÄÖ0-9 :/%#"<>\n]{1,40}`)
	n := data.Note{
		ID: "01a20290-8d15-7a7f-bafd-b2ac901f042c", MeetingID: "01a20290-dbae-709d-a545-2491c816b578",
		Kind: rapid.SampledFrom(data.NoteKinds).Draw(t, "kind"), Text: "x" + word.Draw(t, "text"),
		CaseNumber: "26VN311", Colour: rapid.SampledFrom([]string{"", "yellow", "blue"}).Draw(t, "colour"),
		CreatedAt: time.UnixMicro(rapid.Int64Range(1, 1<<50).Draw(t, "created")).UTC(),
	}
	n.UpdatedAt, n.Tags = n.CreatedAt.Add(time.Hour), data.Tags(n.Text)
	if n.Colour != "" && rapid.Bool().Draw(t, "underlined") {
		n.Style = data.Underline
	}
	switch rapid.IntRange(0, 5).Draw(t, "where") {
	case 0:
		n.MeetingID = ""
	case 1:
		n.ItemID, n.Section = "01a20290-8b3f-79a6-81ea-eb535630c9d9", 62
		start := rapid.IntRange(0, 1000).Draw(t, "start")
		quote := "q" + word.Draw(t, "quote")
		n.Passage = &data.Passage{Part: data.PartDecisions, Revision: "ab", Start: start, End: start + len([]rune(quote)), Quote: quote, Prefix: word.Draw(t, "prefix")}
	case 2:
		n.ItemID = "01a20290-8b3f-79a6-81ea-eb535630c9d9"
		n.Row = &data.RowRef{List: "l" + word.Draw(t, "list"), Number: rapid.IntRange(1, 900).Draw(t, "row"), Text: "r" + word.Draw(t, "words")}
	case 3: // drawn on a page of an attachment
		n.ItemID, n.Page = "01a20290-8b3f-79a6-81ea-eb535630c9d9", pageGen(t)
		at := func(name string) float64 { return float64(rapid.IntRange(0, 9000).Draw(t, name)) / 10 }
		if rapid.Bool().Draw(t, "area") {
			left, top := at("left"), at("top")
			n.Page.Area = &data.Area{Left: left, Top: top, Right: thousandth(left + 10.1), Bottom: thousandth(top + 20.3)}
			break
		}
		for range rapid.IntRange(1, 3).Draw(t, "strokes") {
			n.Page.Strokes = append(n.Page.Strokes, data.Stroke{{X: at("x"), Y: at("y")}, {X: at("x"), Y: at("y")}})
		}
	case 4: // on words of one, or on the page
		n.ItemID, n.Page = "01a20290-8b3f-79a6-81ea-eb535630c9d9", pageGen(t)
		if quote := word.Draw(t, "quote"); rapid.Bool().Draw(t, "words") {
			n.Passage = &data.Passage{Part: data.PartAttachment, Revision: n.Page.File, Start: 7, End: 7 + len([]rune(quote)), Quote: quote}
		}
	}
	return n
}

func pageGen(t *rapid.T) *data.PageRef {
	name := rapid.StringMatching(`[A-Za-zåäö :/%]{1,20}`).Draw(t, "name")
	return &data.PageRef{Attachment: "b" + name + ".pdf", File: strings.Repeat("ab", 32), Page: rapid.IntRange(1, 900).Draw(t, "page")}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := noteGen(t)
		raw, err := Write([]data.Note{n}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := Read(raw)
		if err != nil || len(got) != 1 {
			t.Fatalf("%v\n%s", err, raw)
		}
		got[0].Note.Tags = data.Tags(got[0].Note.Text)
		if !reflect.DeepEqual(got[0].Note, n) {
			t.Fatalf("%+v\nbecame %+v\n%s", n, got[0].Note, raw)
		}
	})
}

// What the model says every annotation must have (sections 3.1, 4.2 and 4.4).
func TestWhatIsWrittenFollowsTheModel(t *testing.T) {
	n := data.Note{ID: "01a20290-8d15-7a7f-bafd-b2ac901f042c", MeetingID: "m", ItemID: "i", Kind: data.KindAsk, Text: "Varför? #vård", Tags: []string{"vård"}, Colour: "red", Style: data.Underline,
		Passage: &data.Passage{Part: "body", Start: 3, End: 7, Quote: "ordå"}, CreatedAt: time.Unix(1, 0), UpdatedAt: time.Unix(2, 0)}
	raw, err := Write([]data.Note{n}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var c struct {
		Context string `json:"@context"`
		Type    string
		Total   int
		First   struct {
			Type  string
			Items []map[string]any
		}
	}
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	if c.Context != Context || c.Type != "AnnotationCollection" || c.Total != 1 || c.First.Type != "AnnotationPage" {
		t.Fatalf("%s", raw)
	}
	a := c.First.Items[0]
	if a["@context"] != Context || a["type"] != "Annotation" || !strings.HasPrefix(a["id"].(string), "urn:uuid:") || a["created"] == nil || a["modified"] == nil {
		t.Errorf("%s", raw)
	}
	if _, named := a["creator"]; named {
		t.Error("somebody is named who did not ask for it")
	}
	class, _ := a["target"].(map[string]any)["styleClass"].(string)
	sheet, _ := a["stylesheet"].(map[string]any)
	if css, _ := sheet["value"].(string); class == "" || sheet["type"] != "CssStylesheet" || !strings.HasPrefix(css, "."+class+" {") {
		t.Errorf("class %q, stylesheet %v: the model demands a sheet where there is a class", class, sheet)
	}
	selectors := a["target"].(map[string]any)["selector"].([]any)
	if q := selectors[0].(map[string]any); q["type"] != "TextQuoteSelector" || q["exact"] != "ordå" {
		t.Errorf("%v", q)
	}
	if p := selectors[1].(map[string]any); p["type"] != "TextPositionSelector" || p["start"] != 3.0 || p["end"] != 7.0 {
		t.Errorf("%v", p)
	}
}

func TestFormsOfOtherProgramsAreRead(t *testing.T) {
	for name, raw := range map[string]string{
		"one":    `{"type":"Annotation","id":"http://a/1","bodyValue":"Hej","target":"http://b/"}`,
		"list":   `[{"type":["Annotation"],"id":"http://a/1","body":[{"value":"Hej"},"http://c/"],"target":{"id":"http://b/"}}]`,
		"page":   `{"type":"AnnotationPage","items":[{"@type":"Annotation","@id":"http://a/1","body":{"value":"Hej"},"target":[{"source":{"id":"http://b/"}}]}]}`,
		"marked": "\xef\xbb\xbf" + `{"type":"AnnotationCollection","first":{"items":[{"type":"Annotation","id":"http://a/1","bodyValue":"Hej","target":"http://b/"}]}}`,
	} {
		got, err := Read([]byte(raw))
		if err != nil || len(got) != 1 || got[0].Note.Text != "Hej" || !got[0].Foreign {
			t.Errorf("%s: %+v %v", name, got, err)
		}
		if again, _ := Read([]byte(raw)); len(again) == 1 && again[0].Note.ID != got[0].Note.ID {
			t.Errorf("%s: another id at the second time", name)
		}
	}
}

// A note is text: markup becomes words, what stands elsewhere is named, another
// writer keeps the name, and a position alone is a passage.
func TestBodiesOfOtherPrograms(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"html":      {`"body":{"value":"<p>Hej <b>du</b><script>x()</script></p><p>ett &amp; två</p>","format":"text/html"}`, "Hej du\nett & två"},
		"elsewhere": {`"body":"http://c/"`, "http://c/"},
		"another's": {`"creator":{"type":"Person","name":"Ellen"},"bodyValue":"Hej"`, "Hej\n\n– Ellen"},
	} {
		got, err := Read([]byte(`{"type":"Annotation",` + c.body + `,"target":{"source":"urn:paragraf:meeting:m:item:i:part:body","selector":{"type":"TextPositionSelector","start":2,"end":9}}}`))
		if err != nil || len(got) != 1 || got[0].Note.Text != c.want || got[0].Note.Passage == nil || got[0].Note.Passage.End != 9 {
			t.Errorf("%s: %+v %v", name, got, err)
		}
	}
}

func TestBadFilesAreRefusedWithTheirPlace(t *testing.T) {
	one := `{"type":"Annotation","id":"http://a/1","target":"http://b/"}`
	for raw, want := range map[string]Problem{
		"":                  {Line: 1, What: NoJSON},
		"[\n\n{]":           {Line: 3, What: NoJSON},
		`{"type":"Person"}`: {Line: 1, What: Nothing},
		"7":                 {Line: 1, What: Nothing},
		"[\"\n\xe5\"]":      {Line: 2, What: NoText},
		`{"type":"Annotation","target":{"source":"http://b/","selector":{"type":"TextPositionSelector","start":"a"}}}`: {Number: 1, Line: 1, What: BadValue},
		"[" + one + ",\n7]": {Number: 2, Line: 2, What: NoAnnotation},
		"[" + one + ",\n" + strings.Replace(one, "http://b/", "", 1) + "]":                                  {Number: 2, Line: 2, What: NoTarget},
		"[" + one + ",\n\n" + one + "]":                                                                     {Number: 2, Line: 3, What: Twice},
		`{"type":"AnnotationCollection","first":"http://a/page1"}`:                                          {Line: 1, What: OtherFile},
		`{"type":"Annotation","target":"http://b/","created":"förut"}`:                                      {Number: 1, Line: 1, What: NoTime},
		`{"type":"Annotation","target":"http://b/","body":{"purpose":"classifying","value":"ingen sådan"}}`: {Number: 1, Line: 1, What: BadKind},
	} {
		_, err := Read([]byte(raw))
		p, ok := errors.AsType[*Problem](err)
		if !ok || p.What != want.What || p.Number != want.Number || p.Line != want.Line {
			t.Errorf("%s: %v, want %+v", raw, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`[{"type":"Annotation","target":{"source":"urn:paragraf:meeting:%3A:row:1"},"body":[7]}]`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, err := Read(raw)
		if _, ok := errors.AsType[*Problem](err); err != nil && !ok {
			t.Fatalf("an error without a place: %v", err)
		}
		for _, a := range got {
			if len(a.Note.ID) != 36 {
				t.Fatalf("id %q", a.Note.ID)
			}
		}
	})
}
