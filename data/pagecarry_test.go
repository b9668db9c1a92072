package data

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"
)

// plainReader reads files whose pages are parted by form feeds; what stands
// between { and } on a page is its picture.
type plainReader struct{}

func (plainReader) Texts(_ context.Context, file []byte) ([]string, error) {
	if bytes.HasPrefix(file, []byte("damaged")) {
		return nil, errors.New("damaged")
	}
	var texts []string
	for _, page := range strings.Split(string(file), "\f") {
		text, _, _ := strings.Cut(page, "{")
		texts = append(texts, text)
	}
	return texts, nil
}

func (plainReader) Looks(_ context.Context, file []byte, pages []int) (map[int]PageLook, error) {
	looks := map[int]PageLook{}
	all := strings.Split(string(file), "\f")
	for _, page := range pages {
		cells := bytes.Repeat([]byte{255}, 100)
		if _, picture, ok := strings.Cut(all[page-1], "{"); ok {
			copy(cells[40:], picture)
		}
		looks[page] = PageLook{Width: 100, Height: 100, Wide: 10, Cells: cells}
	}
	return looks, nil
}

const planV1 = "Vårdplan för Norrlids sjukstuga\nSjukstugan har fjorton vårdplatser, av vilka fyra är avsedda för korttidsvård.\n" +
	"Förvaltningen föreslår att en sjuksköterska på natten anställs.\nSida 1" +
	"\fKostnader\nDen sammanlagda kostnaden beräknas till 4,2 miljoner kronor om året.\nTure Malmgård (S) har begärt en särskild redovisning.\nSida 2" +
	"\fFigur över beläggningen i Granby och Lomvik\nSida 3{hög stapel}"

// planV2 has a new page before the others, one word edited, one sentence gone
// and the figure as it was.
const planV2 = "Försättsblad\nSida 1" +
	"\fVårdplan för Norrlids sjukstuga\nSjukstugan har fjorton vårdplatser, av vilka fyra är avsedda för korttidsvård.\n" +
	"Förvaltningen föreslår att två sjuksköterskor på natten anställs.\nSida 2" +
	"\fKostnader\nDen sammanlagda kostnaden beräknas till 4,2 miljoner kronor om året.\nSida 3" +
	"\fFigur över beläggningen i Granby och Lomvik\nSida 4{hög stapel}"

func openReading(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(t.Context(), dir, WithPageReader(plainReader{}))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// onPlan makes an item with the plan as an attachment and notes on it.
func onPlan(t *testing.T, s *Store) (meetingID, itemID string) {
	t.Helper()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	item := mustMeeting(t, s, id).Items[1].ID
	attach(t, s, id, item, planV1)
	pages := strings.Split(planV1, "\f")
	words := func(page int, quote string) *Passage {
		text, _, _ := strings.Cut(pages[page-1], "{")
		at := len([]rune(text[:strings.Index(text, quote)]))
		return &Passage{Part: PartAttachment, Start: at, End: at + len([]rune(quote)), Quote: quote}
	}
	for _, n := range []Note{
		{Text: "platser", Page: &PageRef{Page: 1}, Passage: words(1, "fjorton vårdplatser")},
		{Text: "natt", Page: &PageRef{Page: 1}, Passage: words(1, "en sjuksköterska på natten")},
		{Text: "Ture", Page: &PageRef{Page: 2}, Passage: words(2, "Ture Malmgård (S) har begärt")},
		{Text: "sidan", Kind: KindPlace, Page: &PageRef{Page: 2}},
		{Text: "figur", Colour: "red", Page: &PageRef{Page: 3, Area: &Area{10, 30, 60, 70}}},
		{Text: "ritat", Colour: "blue", Page: &PageRef{Page: 3, Strokes: []Stroke{{{10, 50}, {40, 55}}, {{60, 60}}}}},
	} {
		n.MeetingID, n.ItemID, n.Page.Attachment = id, item, "plan.PDF"
		if _, err := s.AddNote(t.Context(), n); err != nil {
			t.Fatalf("%s: %v", n.Text, err)
		}
	}
	return id, item
}

func attach(t *testing.T, s *Store, meetingID, itemID, file string) {
	t.Helper()
	if _, err := s.Attach(t.Context(), meetingID, itemID, "Plan.pdf", "application/pdf", []byte(file)); err != nil {
		t.Fatal(err)
	}
}

// onPages lists what became of the notes on pages, by their texts: the state,
// the page and the words.
func onPages(t *testing.T, s *Store, meetingID string) map[string]string {
	t.Helper()
	notes, err := s.Notes(t.Context(), NoteFilter{MeetingID: meetingID})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, n := range notes {
		state := "same"
		if n.Carried != nil {
			state = string(n.Carried.State)
		}
		state += " " + string(rune('0'+n.Page.Page))
		if n.Passage != nil {
			state += " " + n.Passage.Quote
		}
		all[n.Text] = state
	}
	return all
}

func wantPages(t *testing.T, when string, got, want map[string]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d notes, want %d", when, len(got), len(want))
	}
	for name, w := range want {
		if got[name] != w {
			t.Errorf("%s, %s: %q, want %q", when, name, got[name], w)
		}
	}
}

var inV1 = map[string]string{
	"platser": "same 1 fjorton vårdplatser", "natt": "same 1 en sjuksköterska på natten", "Ture": "same 2 Ture Malmgård (S) har begärt",
	"sidan": "same 2", "figur": "same 3", "ritat": "same 3",
}

var inV2 = map[string]string{
	"platser": "same 2 fjorton vårdplatser", "natt": "edited 2 två sjuksköterskor på natten", "Ture": "gone 2 Ture Malmgård (S) har begärt",
	"sidan": "edited 3", "figur": "moved 4", "ritat": "moved 4",
}

func TestNotesOnAnAttachmentFollowItsNewVersion(t *testing.T) {
	s := openReading(t, t.TempDir())
	id, item := onPlan(t, s)
	wantPages(t, "as written", onPages(t, s, id), inV1)
	attach(t, s, id, item, planV2)
	wantPages(t, "in version 2", onPages(t, s, id), inV2)
	attach(t, s, id, item, strings.Replace(planV2, "{hög", "{låg", 1))
	wantPages(t, "with another figure", onPages(t, s, id), map[string]string{
		"platser": inV2["platser"], "natt": inV2["natt"], "Ture": inV2["Ture"], "sidan": inV2["sidan"], "figur": "gone 4", "ritat": "gone 4",
	})
	attach(t, s, id, item, planV2)
	wantPages(t, "as it was before", onPages(t, s, id), inV2)
}

func TestAnAttachmentThatIsTakenAwayKeepsItsNotes(t *testing.T) {
	s := openReading(t, t.TempDir())
	id, item := onPlan(t, s)
	attach(t, s, id, item, planV2)
	if _, err := s.Detach(t.Context(), id, item, "Plan.pdf"); err != nil {
		t.Fatal(err)
	}
	for name, got := range onPages(t, s, id) {
		if !strings.HasPrefix(got, "gone") {
			t.Errorf("%s: %q", name, got)
		}
	}
	attach(t, s, id, item, planV2)
	wantPages(t, "brought back", onPages(t, s, id), inV2)
}

func TestAVersionThatCannotBeReadLosesNoNote(t *testing.T) {
	s := openReading(t, t.TempDir())
	id, item := onPlan(t, s)
	attach(t, s, id, item, "damaged")
	for name, got := range onPages(t, s, id) {
		if !strings.HasPrefix(got, "gone") {
			t.Errorf("%s: %q", name, got)
		}
	}
	attach(t, s, id, item, planV1)
	wantPages(t, "brought back", onPages(t, s, id), inV1)
}

// A program that stopped between the new version and its notes, here one that
// could not read pages, leaves them to the next.
func TestNotesOnPagesCatchUpWhenTheStoreIsOpened(t *testing.T) {
	dir := t.TempDir()
	s := openReading(t, dir)
	id, item := onPlan(t, s)
	if err := s.keepPages(t.Context(), id, item, "Plan.pdf"); err != nil {
		t.Fatal(err)
	}
	s.reader = nil
	attach(t, s, id, item, planV2)
	wantPages(t, "left behind", onPages(t, s, id), inV1)
	s.Close()
	s = openReading(t, dir)
	wantPages(t, "caught up", onPages(t, s, id), inV2)
}

func TestNotesOnPagesAreSeenDeletedAndRestored(t *testing.T) {
	dir := t.TempDir()
	s := openReading(t, dir)
	id, item := onPlan(t, s)
	attach(t, s, id, item, planV2)
	notes, _ := s.Notes(t.Context(), NoteFilter{MeetingID: id})
	for _, n := range notes {
		if n.Text == "natt" {
			if err := s.SetSeen(t.Context(), n.ID, true); err != nil {
				t.Fatal(err)
			}
		}
		if n.Text == "ritat" {
			if err := s.DeleteNote(t.Context(), n.ID); err != nil {
				t.Fatal(err)
			}
			if _, err := s.RestoreNote(t.Context(), n); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := map[string]string{"natt": "same 2 två sjuksköterskor på natten"}
	for name, w := range inV2 {
		if name != "natt" {
			want[name] = w
		}
	}
	wantPages(t, "after that", onPages(t, s, id), want)
	notes, _ = s.Notes(t.Context(), NoteFilter{MeetingID: id})
	for _, n := range notes {
		if n.Text == "ritat" && (len(n.Page.Strokes) != 2 || n.Page.Strokes[1][0] != (Point{60, 60})) {
			t.Errorf("restored: %+v", n.Page)
		}
		if err := s.DeleteNote(t.Context(), n.ID); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	raw, err := os.ReadFile(s.path("notes"))
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"sjuksköterska", "Malmgård", "strokes"} {
		if bytes.Contains(raw, []byte(words)) {
			t.Errorf("%q is left in the file of deleted notes", words)
		}
	}
}

// A file of notes may say whatever it likes of where they stand: its words are
// looked for on the pages like all others.
func TestNotesOnPagesThatAreReadInAreComparedWithTheirPages(t *testing.T) {
	s := openReading(t, t.TempDir())
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	item := mustMeeting(t, s, id).Items[1].ID
	file := digestOf([]byte(planV1))
	note := func(text string, page, start int, quote string) Note {
		n := Note{ID: newID(), MeetingID: id, ItemID: item, Text: text, Page: &PageRef{Attachment: "Plan.pdf", File: file, Page: page}}
		if quote != "" {
			n.Passage = &Passage{Part: PartAttachment, Revision: file, Start: start, End: start + len([]rune(quote)), Quote: quote}
		}
		return n
	}
	notes := []Note{
		note("rätt", 1, 47, "fjorton vårdplatser"),
		note("fel ställe", 1, 3, "en sjuksköterska på natten anställs"),
		note("fel sida", 1, 3, "Den sammanlagda kostnaden beräknas till 4,2 miljoner kronor om året."),
		note("andra ord", 2, 10, "Den sammanlagda kostnaden beräknas till 5,3 miljoner kronor om året."),
		note("aldrig där", 2, 0, "En helt annan fråga om hamnens muddring avgjordes"),
		note("bortom filen", 40, 9, "Figur över beläggningen i Granby och Lomvik"),
		note("sidan", 2, 0, ""),
		note("ingen sida", 17, 0, ""),
	}
	want := map[string]string{
		"rätt": "same 1 fjorton vårdplatser", "fel ställe": "moved 1 en sjuksköterska på natten anställs",
		"fel sida":   "moved 2 Den sammanlagda kostnaden beräknas till 4,2 miljoner kronor om året.",
		"andra ord":  "edited 2 Den sammanlagda kostnaden beräknas till 4,2 miljoner kronor om året.",
		"aldrig där": "gone 2 En helt annan fråga om hamnens muddring avgjordes", "bortom filen": "moved 3 Figur över beläggningen i Granby och Lomvik",
		"sidan": "same 2", "ingen sida": "gone " + string(rune('0'+17)),
	}
	for name, first := range map[string]string{"read in": planV1, "read in before the file came": "damaged"} {
		attach(t, s, id, item, first)
		if added, err := s.ImportNotes(t.Context(), notes); err != nil || len(added) != len(notes) {
			t.Fatalf("%d notes, %v", len(added), err)
		}
		attach(t, s, id, item, planV1)
		wantPages(t, name, onPages(t, s, id), want)
		if _, err := s.DeleteNotes(t.Context(), NoteIDs(notes)...); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAPlaceThatNoPageHasIsRefused(t *testing.T) {
	s := openReading(t, t.TempDir())
	id, item := onPlan(t, s)
	for name, n := range map[string]Note{
		"another attachment":  {Page: &PageRef{Attachment: "Annan.pdf", Page: 1}},
		"another version":     {Page: &PageRef{Attachment: "Plan.pdf", File: strings.Repeat("a", 64), Page: 1}},
		"page 0":              {Page: &PageRef{Attachment: "Plan.pdf"}},
		"an area of nothing":  {Page: &PageRef{Attachment: "Plan.pdf", Page: 1, Area: &Area{10, 10, 10, 20}}},
		"an empty stroke":     {Page: &PageRef{Attachment: "Plan.pdf", Page: 1, Strokes: []Stroke{{}}}},
		"words of no length":  {Page: &PageRef{Attachment: "Plan.pdf", Page: 1}, Passage: &Passage{Part: PartAttachment, Start: 3, End: 9, Quote: "kort"}},
		"words and an area":   {Page: &PageRef{Attachment: "Plan.pdf", Page: 1, Area: &Area{1, 1, 2, 2}}, Passage: &Passage{Part: PartAttachment, Start: 0, End: 4, Quote: "Vård"}},
		"words of the report": {Page: &PageRef{Attachment: "Plan.pdf", Page: 1}, Passage: &Passage{Part: PartBody, Start: 0, End: 4, Quote: "Vård"}},
	} {
		n.MeetingID, n.ItemID, n.Text = id, item, "nej"
		if _, err := s.AddNote(t.Context(), n); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
