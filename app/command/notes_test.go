package command_test

import (
	"strings"
	"testing"

	"paragraf/data"
)

func TestAnnotate(t *testing.T) {
	h := newHome(t)
	m := h.importMeeting(sample(t, heldMinutes))
	h.importMeeting(sample(t, agendaPage))
	for _, c := range []struct {
		args []string
		want data.Note
	}{
		{[]string{"2026-11-17", "--section", "62", "--note", "Fråga om bemanningen", "--kind", "question"},
			data.Note{Section: 62, Kind: data.KindAsk, Text: "Fråga om bemanningen", CaseNumber: "26RN412"}},
		{[]string{"2026-11-17", "--section", "62", "--quote", "fjorton  vårdplatser", "--note", "Varför inte tjugo?"},
			data.Note{Section: 62, Kind: data.KindNote, Text: "Varför inte tjugo?", CaseNumber: "26RN412",
				Passage: &data.Passage{Part: data.PartBody, Quote: "fjorton vårdplatser"}}},
		{[]string{"2026-11-17/arbetsutskott", "--section", "63", "--quote", "ÅTTA AV TIO", "--note", "a\u030a as NFD"},
			data.Note{Section: 63, Kind: data.KindNote, Text: "å as NFD", CaseNumber: "26RN388",
				Passage: &data.Passage{Part: data.PartBody, Quote: "Åtta av tio"}}},
		{[]string{"2026-12-08", "--section", "93", "--row", "anmälnings/6", "--note", "Dubblett", "--kind", "check"},
			data.Note{Section: 93, Kind: data.KindCheck, Text: "Dubblett", CaseNumber: "26RN395", Row: &data.RowRef{Number: 6}}},
		{[]string{"2026-12-08", "--section", "93", "--row", "Meddelandeärenden/1", "--quote", "samverkansnämnden", "--note", "Läs"},
			data.Note{Section: 93, Kind: data.KindNote, Text: "Läs", Row: &data.RowRef{Number: 1},
				Passage: &data.Passage{Part: data.PartRow, Quote: "samverkansnämnden"}}},
	} {
		h.ok(append([]string{"annotate"}, c.args...)...)
		notes := into[[]data.Note](t, h.ok("notes", "--json"))
		var got *data.Note
		for i := range notes {
			if notes[i].Text == c.want.Text {
				got = &notes[i]
			}
		}
		if got == nil {
			t.Errorf("%v: no such note", c.args)
			continue
		}
		if got.Section != c.want.Section || got.Kind != c.want.Kind || c.want.CaseNumber != "" && got.CaseNumber != c.want.CaseNumber {
			t.Errorf("%v: %+v", c.args, got)
		}
		if c.want.Row != nil && (got.Row == nil || got.Row.Number != c.want.Row.Number) {
			t.Errorf("%v: row %+v", c.args, got.Row)
		}
		if p := c.want.Passage; p != nil {
			if got.Passage == nil || got.Passage.Part != p.Part || got.Passage.Quote != p.Quote || len(got.Passage.Revision) != 64 {
				t.Errorf("%v: passage %+v", c.args, got.Passage)
			}
		}
	}
	of := into[[]data.Note](t, h.ok("notes", m.ID, "--json"))
	if len(of) != 3 {
		t.Errorf("%d notes of the meeting", len(of))
	}
	plain := h.ok("notes")
	for _, want := range []string{"Vårdnämndens arbetsutskott 17 november 2026", "§ 62, ”fjorton vårdplatser”", "Varför inte tjugo?"} {
		if !strings.Contains(plain, want) {
			t.Errorf("notes do not show %q:\n%s", want, plain)
		}
	}
	for _, args := range [][]string{{"show", m.ID}, {"show", m.ID, "--json"}} {
		if out := h.ok(args...); strings.Contains(out, "Varför inte tjugo?") {
			t.Error("a private note is shown with the committee's data")
		}
	}
}

func TestPassageOffsetsCountRunes(t *testing.T) {
	h := newHome(t)
	m := h.importMeeting(sample(t, heldMinutes))
	h.ok("annotate", m.ID, "--section", "62", "--quote", "frivilligt förlänger", "--note", "x")
	p := into[[]data.Note](t, h.ok("notes", "--json"))[0].Passage
	text := []rune(data.JoinBlocks(m.Items[1].Part(p.Part)))
	if string(text[p.Start:p.End]) != p.Quote || string(text[p.Start-32:p.Start]) != p.Prefix || string(text[p.End:p.End+32]) != p.Suffix {
		t.Errorf("passage %+v", p)
	}
}

func TestAnnotateSaysWhatIsWrong(t *testing.T) {
	h := newHome(t)
	h.ok("import", sample(t, heldMinutes), sample(t, agendaPage))
	for _, c := range []struct {
		args, words []string
	}{
		{[]string{"2026-11-17", "--section", "99", "--note", "x"}, []string{"99", "61–67"}},
		{[]string{"2026-11-17", "--section", "62", "--quote", "finns inte alls här", "--note", "x"}, []string{"finns inte alls här"}},
		{[]string{"2026-11-17", "--section", "62", "--quote", "vårdplatser", "--note", "x"}, []string{"»vårdplatser«", "ställen"}},
		{[]string{"2026-11-17", "--section", "62", "--row", "Anmälningsärenden/1", "--note", "x"}, []string{"§ 62", "ingen lista"}},
		{[]string{"2026-11-17", "--section", "67", "--row", "Delegation/1", "--note", "x"}, []string{"Delegation", "Anmälningsärenden"}},
		{[]string{"2026-11-17", "--section", "67", "--row", "Anmälningsärenden/9", "--note", "x"}, []string{"rad 9"}},
		{[]string{"2026-12-08", "--section", "93", "--row", "ärenden/1", "--note", "x"}, []string{"Flera listor"}},
		{[]string{"2026-11-17", "--section", "62", "--note", "   "}, []string{"tom"}},
		{[]string{"2025-01-01", "--section", "62", "--note", "x"}, []string{"2025-01-01", "paragraf meetings"}},
	} {
		h.fails(1, c.words, append([]string{"annotate"}, c.args...)...)
	}
	if out := h.ok("notes", "--json"); strings.TrimSpace(out) != "[]" {
		t.Errorf("a refused note was stored: %s", out)
	}
}

func TestMeetingReferences(t *testing.T) {
	h := newHome(t)
	m := h.importMeeting(sample(t, heldMinutes))
	raw := strings.NewReplacer("Vårdnämndens arbetsutskott", "Trafiknämndens arbetsutskott").Replace(readSample(t, heldMinutes))
	other := h.importMeeting(h.write("trafik.txt", raw))
	if other.ID == m.ID {
		t.Fatal("two bodies became one meeting")
	}
	for ref, want := range map[string]string{
		m.ID: m.ID, other.ID: other.ID, m.ID[:len(m.ID)-4]: m.ID,
		"2026-11-17/vårdnämnd": m.ID, "2026-11-17/trafik": other.ID, "2026-11-17/Trafiknämndens arbetsutskott": other.ID,
	} {
		if got := into[data.Meeting](t, h.ok("show", ref, "--json")); got.ID != want {
			t.Errorf("%s names %s", ref, got.Body)
		}
	}
	h.fails(1, []string{m.ID, other.ID, "Flera möten"}, "show", "2026-11-17")
	h.fails(1, []string{"1999-01-01"}, "show", "1999-01-01")
	h.fails(1, []string{"ingenting"}, "notes", "ingenting")
}
