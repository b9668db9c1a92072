package data

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// onReport accepts a meeting whose second item has these reports one after the
// other, as far as it has not had them already.
func onReport(t testing.TB, s *Store, reports ...string) (meetingID, itemID string) {
	t.Helper()
	for i, text := range reports {
		d := omsorgDraft()
		d.Meeting.Items[1].Body = blocksOf(text)
		done, err := s.Accept(context.Background(), d, fmt.Append(nil, "version ", i))
		if err != nil {
			t.Fatal(err)
		}
		meetingID = done.MeetingID
	}
	return meetingID, mustMeeting(t, s, meetingID).Items[1].ID
}

// Notes that are read in from a file come to where they would be had they been
// here when the text was changed, whether the store knows the text that they were
// written on or only has their words.
func TestNotesReadInStandWhereTheyWouldHadTheyBeenHere(t *testing.T) {
	ctx := context.Background()
	old := JoinBlocks(blocksOf(manyWords(5, 20_000)))
	was, lines := strings.Split(old, "\n"), strings.Split(everyFifthWord(old), "\n")
	new := strings.Join(slices.Concat(was[10:14], lines[:10], lines[18:]), "\n")
	var written []Note
	wanted := map[string]Note{}

	here := openStore(t)
	meetingID, itemID := onReport(t, here, old)
	for _, n := range exported(300, meetingID, itemID, []rune(old), nil) {
		n.Passage.Revision = ""
		if _, err := here.AddNote(ctx, n); err != nil {
			t.Fatal(err)
		}
	}
	written, err := here.Notes(ctx, NoteFilter{})
	if err != nil {
		t.Fatal(err)
	}
	onReport(t, here, old, new)
	carried, err := here.Notes(ctx, NoteFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range carried {
		wanted[n.Text] = n
	}
	for name, reports := range map[string][]string{"known": {old, new}, "unknown": {new}} {
		elsewhere := openStore(t)
		meetingID, itemID := onReport(t, elsewhere, reports...)
		var file []Note
		for _, n := range written {
			p := *n.Passage
			n.MeetingID, n.ItemID, n.Passage = meetingID, itemID, &p
			file = append(file, n)
		}
		if added, err := elsewhere.ImportNotes(ctx, file); err != nil || len(added) != len(file) {
			t.Fatal(name, len(added), err)
		}
		got, err := elsewhere.Notes(ctx, NoteFilter{})
		if err != nil || len(got) != len(file) {
			t.Fatal(name, len(got), err)
		}
		same, gone := 0, 0
		for _, n := range got {
			want := wanted[n.Text]
			if want.Gone() {
				gone++
			}
			if n.Gone() != want.Gone() {
				continue
			}
			common := min(n.Passage.End, want.Passage.End) - max(n.Passage.Start, want.Passage.Start)
			if n.Gone() || 4*common > 3*(want.Passage.End-want.Passage.Start) {
				same++
			}
			if name == "unknown" && n.Carried == nil {
				t.Errorf("%s: a note that only its words led here is called unchanged: %s", name, asJSON(t, n))
			}
		}
		if least := map[string]int{"known": 300, "unknown": 290}[name]; same < least || gone == 0 || gone == 300 {
			t.Errorf("%s: %d of 300 stand where they would, wanted %d; %d are gone", name, same, least, gone)
		}
	}
}

// Of two notes on sentences that are the same, one of which was deleted, one has
// its sentence and the other is gone: both cannot stand on the same words.
func TestTwoNotesReadInDoNotTakeTheSameWords(t *testing.T) {
	ctx := context.Background()
	const again = "Nämnden beslutar att paragrafen justeras omedelbart."
	first, last := "Föreningen i Granby får bidrag till en ny ishall.", "Skolan i Lomvik byggs till med sex klassrum under våren."
	middle := strings.TrimSpace(manyWords(8, 3000))
	old := strings.Join([]string{first, again, middle, last, again}, "\n")
	s := openStore(t)
	meetingID, itemID := onReport(t, s, strings.Join([]string{first, middle, last, again}, "\n"))
	text := []rune(old)
	var notes []Note
	for i, n := range exported(40, meetingID, itemID, text, nil) {
		if i < 2 {
			at := strings.Index(old, again)
			if i == 1 {
				at = strings.LastIndex(old, again)
			}
			start := len([]rune(old[:at]))
			end := start + len([]rune(again))
			n.Passage.Start, n.Passage.End, n.Passage.Quote = start, end, again
			n.Passage.Prefix, n.Passage.Suffix = string(text[start-32:start]), string(text[end:min(len(text), end+32)])
		}
		notes = append(notes, n)
	}
	if _, err := s.ImportNotes(ctx, notes); err != nil {
		t.Fatal(err)
	}
	got := states(t, s, meetingID)
	if got["nummer 0"] != "gone "+again || got["nummer 1"] != "moved "+again {
		t.Errorf("the deleted one is %q, the other %q", got["nummer 0"], got["nummer 1"])
	}
}

// A sentence that was deleted has not come back because the same one stands
// elsewhere, as it always did.
func TestWhatIsGoneDoesNotComeBackToItsTwin(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	const again = "Nämnden beslutar att paragrafen justeras omedelbart."
	middle := strings.TrimSpace(manyWords(9, 2000))
	old := strings.Join([]string{"Föreningen i Granby får bidrag.", again, middle, "Skolan i Lomvik byggs till.", again}, "\n")
	meetingID, itemID := onReport(t, s, old)
	start := len([]rune(old[:strings.Index(old, again)]))
	_, err := s.AddNote(ctx, Note{MeetingID: meetingID, ItemID: itemID, Text: "om den första",
		Passage: &Passage{Part: PartBody, Start: start, End: start + len([]rune(again))}})
	if err != nil {
		t.Fatal(err)
	}
	without := strings.Replace(old, again+"\n", "", 1)
	versions := []string{old, without}
	for _, addition := range []string{"Ett nytt stycke om vatten.", "Ännu ett stycke om vägar."} {
		onReport(t, s, versions...)
		if got := states(t, s, meetingID)["om den första"]; got != "gone "+again {
			t.Errorf("after %d versions: %q", len(versions), got)
		}
		without += "\n" + addition
		versions = append(versions, without)
	}
	versions = append(versions, old)
	onReport(t, s, versions...)
	if got := states(t, s, meetingID)["om den första"]; strings.HasPrefix(got, "gone") {
		t.Errorf("after it came back: %q", got)
	}
}

// Notes from a file that says nothing of where they stood, or wrongly, are put
// together so that none takes another's words.
func TestRemnantsThatGainsayEachOtherAreKeptApart(t *testing.T) {
	for name, c := range map[string]struct {
		remnants []remnant
		texts    []string
	}{
		"nothing is known of them": {[]remnant{
			{words: []rune("ett två tre fyra")}, {words: []rune("tre fyra fem")}, {words: []rune("två tre fyra fem sex")}, {words: []rune("sju åtta nio")},
		}, []string{"ett två tre fyra\ntre fyra fem\nsju åtta nio", "två tre fyra fem sex"}},
		"one version, with one that is elsewhere": {[]remnant{
			{version: "a", at: 0, words: []rune("ett två")}, {version: "a", at: 4, words: []rune("två tre")}, {version: "a", at: 8, words: []rune("tre")},
			{version: "a", at: 20, words: []rune("fyra")}, {version: "a", at: 21, words: []rune("fel")}, {version: "a", at: 24, words: []rune(" fem")},
			{version: "a", at: 40, words: []rune("sex")}, {version: "a", at: 50, words: []rune("sju")},
		}, []string{"ett två tre\nfyra fem\nsex\nsju", "fel"}},
	} {
		var texts []string
		for _, e := range putTogether(c.remnants, &textIndex{}) {
			texts = append(texts, string(e.text))
			for _, r := range e.of {
				if got := string(e.text[r.at : r.at+len(r.words)]); got != string(r.words) {
					t.Errorf("%s: %q stands where %q is said to", name, got, string(r.words))
				}
			}
		}
		if !slices.Equal(texts, c.texts) {
			t.Errorf("%s: %q, want %q", name, texts, c.texts)
		}
	}
}

// The same words in a sentence that was written anew are shown until the reader has
// seen them: they may mean something else there.
func TestTheSameWordsInAnotherSentenceAreShown(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	around := strings.Split(strings.TrimSpace(manyWords(11, 1500)), "\n")
	report := func(sentence string) string {
		return JoinBlocks(blocksOf(strings.Join(slices.Concat(around[:2], []string{sentence}, around[2:]), "\n")))
	}
	old := report("Nämnden ska avslå begäran från föreningen i Granby om bidrag till ishallen.")
	meetingID, itemID := onReport(t, s, old)
	start := len([]rune(old[:strings.Index(old, "begäran")]))
	if _, err := s.AddNote(ctx, Note{MeetingID: meetingID, ItemID: itemID, Text: "vilken?", Passage: &Passage{Part: PartBody, Start: start, End: start + 23}}); err != nil {
		t.Fatal(err)
	}
	new := report("Ordföranden kan bifalla begäran från föreningen enligt delegationsordningen efter samråd med förvaltningen i varje enskilt fall.")
	onReport(t, s, old, new)
	if got := states(t, s, meetingID)["vilken?"]; got != "edited begäran från föreningen" {
		t.Errorf("in another sentence: %q", got)
	}
}
