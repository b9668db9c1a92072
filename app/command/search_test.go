package command_test

import (
	"os"
	"strings"
	"testing"

	"paragraf/pdf/view/viewtest"
)

// found is one hit as search --json prints it.
type found struct {
	Meeting    string `json:"meeting"`
	Section    int    `json:"section"`
	CaseNumber string `json:"case_number"`
	Kind       string `json:"kind"`
	Snippet    string `json:"snippet"`
	Score      float64
	Matches    []struct{ Start, End int }
	Attachment string
	Page       int
}

func TestSearchFindsWhatWasReadIn(t *testing.T) {
	h, m := noted(t)
	agenda := h.importMeeting(sample(t, agendaPage))
	all := into[[]found](t, h.ok("search", "patienterna", "--json"))
	if len(all) == 0 {
		t.Fatal("nothing is found")
	}
	for _, f := range all {
		runes := []rune(f.Snippet)
		if f.Meeting == "" || len(f.Matches) == 0 || f.Score <= 0 || f.Score > 1 {
			t.Fatalf("%+v", f)
		}
		if word := string(runes[f.Matches[0].Start:f.Matches[0].End]); !strings.Contains(strings.ToLower(word), "patient") {
			t.Errorf("%q is marked in %q", word, f.Snippet)
		}
	}
	for i := 1; i < len(all); i++ {
		if all[i].Score > all[i-1].Score {
			t.Error("a better hit comes after a worse one")
		}
	}
	if one := into[[]found](t, h.ok("search", "patienterna", "--json", "--limit", "1")); len(one) != 1 || one[0].Snippet != all[0].Snippet {
		t.Errorf("limited to one: %+v", one)
	}
	for _, args := range [][]string{{"search", "§", "89"}, {"search", "§ 89/2026"}, {"sök", "§89"}} {
		hits := into[[]found](t, h.ok(append(args, "--json")...))
		if len(hits) == 0 || hits[0].Section != 89 {
			t.Errorf("%q: %+v", args, hits)
		}
	}
	number := agenda.Items[1].CaseNumbers[0]
	for _, typed := range []string{number, "dnr " + number, strings.ToLower(number)} {
		hits := into[[]found](t, h.ok("search", typed, "--json"))
		if len(hits) == 0 || hits[0].CaseNumber != number || hits[0].Kind != "case" {
			t.Errorf("%s: %+v", typed, hits)
		}
	}
	if out := h.ok("search", "patienter"); !strings.Contains(out, "*patient") {
		t.Errorf("what was found is not marked:\n%s", out)
	}
	r := h.run("search", "kvantdatorer")
	if r.code != 0 || r.out != "" || !strings.Contains(r.err, "kvantdatorer") || strings.TrimSpace(h.ok("search", "kvantdatorer", "--json")) != "[]" {
		t.Errorf("nothing found: %+v", r)
	}
	// The index is derived: without it, the same is found.
	for _, end := range []string{"", "-wal", "-shm"} {
		os.Remove(h.path("home/index.db" + end))
	}
	if again := into[[]found](t, h.ok("search", "patienterna", "--json")); len(again) != len(all) || again[0].Snippet != all[0].Snippet {
		t.Errorf("%d hits with the index made anew, %d before", len(again), len(all))
	}
	h.ok("annotate", m.ID, "--note", "Skuggbudget?")
	if hits := into[[]found](t, h.ok("search", "skuggbudget", "--json")); len(hits) != 1 || hits[0].Kind != "note" {
		t.Errorf("own notes: %+v", hits)
	}
}

// The words of attachments are searched too, once they have been read: by the
// search itself, or by the hidden command that the window starts.
func TestSearchInAttachments(t *testing.T) {
	h, _ := noted(t)
	h.importMeeting(sample(t, agendaPage))
	h.write("Underlag.pdf", string(viewtest.Text(12)))
	h.ok("attach", "2026-12-08", "--section", "89", "Underlag.pdf")
	h.ok("read-attachments")
	r := h.run("search", "blad 7", "--json")
	if strings.Contains(r.err, "bilagor") {
		t.Errorf("an attachment that was read is read again: %s", r.err)
	}
	hits := into[[]found](t, r.out)
	if len(hits) != 1 || hits[0].Kind != "page" || hits[0].Section != 89 || hits[0].Attachment != "Underlag.pdf" || hits[0].Page != 7 {
		t.Errorf("%+v", hits)
	}
	h.write("Nytt.pdf", string(viewtest.Text(3)))
	h.ok("attach", "2026-12-08", "--section", "90", "Nytt.pdf")
	r = h.run("search", "blad 2")
	if !strings.Contains(r.err, "1 av 1") || !strings.Contains(r.out, "Nytt.pdf, sida 2") || !strings.Contains(r.out, "Underlag.pdf, sida 2") {
		t.Errorf("%s%s", r.out, r.err)
	}
}

func TestSearchInNothing(t *testing.T) {
	h := newHome(t)
	if out := h.ok("search", "jour", "--json"); strings.TrimSpace(out) != "[]" {
		t.Errorf("%s", out)
	}
	if h.exists("home") {
		t.Error("searching has made stores")
	}
	h.fails(2, []string{"SÖKORD"}, "search")
	h.fails(2, []string{"--limit"}, "search", "jour", "--limit", "0")
	h.fails(2, []string{"-jour"}, "search", "--", "-jour")
}

func TestSearchIsKeptAndTellsWhatIsNew(t *testing.T) {
	h := newHome(t)
	h.importMeeting(sample(t, heldMinutes))
	if r := h.run("search", "--saved"); r.code != 0 || r.out != "" || !strings.Contains(r.err, "--save") {
		t.Errorf("nothing is kept: %d %s%s", r.code, r.out, r.err)
	}
	h.ok("search", "vårdplatser", "--save")
	h.importMeeting(sample(t, agendaPage))
	type kept struct {
		Query string
		New   int
	}
	if got := into[[]kept](t, h.ok("search", "--saved", "--json")); len(got) != 1 || got[0].Query != "vårdplatser" || got[0].New < 1 {
		t.Errorf("%+v", got)
	}
	h.ok("search", "vårdplatser", "--save") // looked at
	if out := h.ok("search", "--saved"); !strings.Contains(out, "vårdplatser  (0 nya träffar)") {
		t.Errorf("%s", out)
	}
	h.ok("search", "vårdplatser", "--forget")
	h.fails(1, []string{"är inte sparad"}, "search", "vårdplatser", "--forget")
	h.fails(2, nil, "search", "vårdplatser", "--saved")
	h.fails(2, nil, "search", "x", "--save", "--forget")
}
