package command_test

import (
	"os"
	"strings"
	"testing"

	"paragraf/data"
)

// reviseResult is what the command promises to print.
type reviseResult struct {
	Notes []struct {
		ID, State string
		Old, New  struct {
			Start, End int
			Quote      string
		}
		Score float64
	}
}

func TestRevisePrintsWhatBecameOfEachNote(t *testing.T) {
	h := newHome(t)
	raw, err := os.ReadFile(sample(t, heldMinutes))
	if err != nil {
		t.Fatal(err)
	}
	m := h.importMeeting(h.write("v1.txt", string(raw)))
	old := data.JoinBlocks(m.Items[1].Body)
	for quote, text := range map[string]string{
		"fjorton vårdplatser":               "Räcker det?",
		"hålls öppna till och med den 28":   "Hur länge?",
		"Beslutet bedöms inte påverka barn": "Barnen",
		"patientsäkerheten":                 "Bra",
	} {
		h.ok("annotate", m.ID, "--section", "62", "--quote", quote, "--note", text)
	}
	first, rest, _ := strings.Cut(old, "\n")
	paragraphs := strings.Split(rest, "\n")
	paragraphs[0], paragraphs[2] = paragraphs[2], paragraphs[0]
	later := first + "\n\n" + strings.Join(paragraphs, "\n\n")
	later = strings.Replace(later, "fjorton vårdplatser", "tjugo vårdplatser", 1)
	later = strings.Replace(later, " Beslutet bedöms inte påverka barn på annat sätt än att överflyttningar från barnavdelningen kan undvikas.", "", 1)
	file := h.write("ny version.txt", later)
	got := into[reviseResult](t, h.ok("revise", m.ID, "--section", "62", file, "--json"))
	states := map[string]string{}
	new := []rune(data.JoinBlocks(into[data.Meeting](t, h.ok("show", "--json", m.ID)).Items[1].Body))
	for _, n := range got.Notes {
		states[n.Old.Quote] = n.State
		if string([]rune(old)[n.Old.Start:n.Old.End]) != n.Old.Quote {
			t.Errorf("%q does not stand at %d in the old version", n.Old.Quote, n.Old.Start)
		}
		if n.State != "gone" && string(new[n.New.Start:n.New.End]) != n.New.Quote {
			t.Errorf("%q does not stand at %d in the new version", n.New.Quote, n.New.Start)
		}
	}
	for quote, state := range map[string]string{"fjorton vårdplatser": "edited", "hålls öppna till och med den 28": "unchanged",
		"Beslutet bedöms inte påverka barn": "gone", "patientsäkerheten": "moved"} {
		if states[quote] != state && !(state == "unchanged" && states[quote] == "moved") {
			t.Errorf("%q is %s, want %s", quote, states[quote], state)
		}
	}
	if said := h.ok("revise", m.ID, "--section", "62", file); !strings.Contains(said, "Ingenting ändrades") {
		t.Errorf("the same file again: %s", said)
	}
	if said := h.ok("notes"); !strings.Contains(said, "ändrad; förut: ”fjorton vårdplatser”") || !strings.Contains(said, "borta; förut: ”Beslutet bedöms inte påverka barn”") {
		t.Errorf("%s", said)
	}
}

func TestReviseRefuses(t *testing.T) {
	h := newHome(t)
	raw, err := os.ReadFile(sample(t, heldMinutes))
	if err != nil {
		t.Fatal(err)
	}
	m := h.importMeeting(h.write("v1.txt", string(raw)))
	before := h.ok("show", "--json", m.ID)
	empty, picture := h.write("tom.txt", ""), h.write("bild.txt", "\x89PNG\r\n\x1a\n0000")
	for _, args := range [][]string{
		{"revise", m.ID, "--section", "62", empty},
		{"revise", m.ID, "--section", "62", picture},
		{"revise", m.ID, "--section", "999", h.write("ny.txt", "Ny text.")},
		{"revise", m.ID, "--section", "62", "finns inte.txt"},
	} {
		h.fails(1, nil, args...)
	}
	h.fails(2, []string{"--section"}, "revise", m.ID, empty)
	if h.ok("show", "--json", m.ID) != before {
		t.Error("something was changed")
	}
}

// Minutes on the notice board are adjusted, whatever each § says of itself.
func TestAdjustedWordsStayAsTheyAre(t *testing.T) {
	h := newHome(t)
	paper := h.ok("import", "--dry-run", "--json", sample(t, adjustedMinutes))
	announced := strings.NewReplacer(`"state": "adjusted"`, `"state": "announced"`, `"adjusted": true`, `"adjusted": false`).Replace(paper)
	m := h.importMeeting(h.write("anslaget.json", announced))
	if m.State != data.Announced || m.Items[1].Adjusted {
		t.Fatalf("the meeting is %s, its § adjusted: %v", m.State, m.Items[1].Adjusted)
	}
	h.ok("annotate", m.ID, "--section", "53", "--note", "Avslå förslaget", "--kind", "motion")
	before := h.ok("show", "--json", m.ID)
	h.fails(1, []string{"justerad"}, "revise", m.ID, "--section", "53", h.write("ny.txt", "Ny text."))
	h.fails(1, []string{"justerad"}, "notes", "hand-in", h.notes()[0].ID, "--by", "Ellen Fjällvik (C)", "--yes")
	if h.ok("show", "--json", m.ID) != before {
		t.Error("something was changed")
	}
}
