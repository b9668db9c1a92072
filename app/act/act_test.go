package act_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

func TestFindQuote(t *testing.T) {
	it := data.AgendaItem{
		Title: "Vårdplatser",
		Body: []data.Block{
			{Type: data.Paragraph, Text: "Planen omfattar 6,2\u00a0miljoner kronor och fjorton vård\u00adplatser."},
			{Type: data.Paragraph, Text: "Hon sade ”nej” – två gånger. Planen gäller."},
		},
		Decisions: []data.Decision{{LeadIn: "Nämnden beslutar", Clauses: []string{"att godkänna planen."}}},
	}
	for _, c := range []struct{ quote, part, found string }{
		{"6,2 miljoner", data.PartBody, "6,2\u00a0miljoner"},
		{"fjorton vårdplatser", data.PartBody, "fjorton vård\u00adplatser"},
		{"kronor och\n  fjorton", data.PartBody, "kronor och fjorton"},
		{`sade "nej" - två`, data.PartBody, "sade ”nej” – två"},
		{"va\u030ardplatser", data.PartBody, "vård\u00adplatser"},
		{"godkänna planen", data.PartDecisions, "godkänna planen"},
		{"NÄMNDEN BESLUTAR", data.PartDecisions, "Nämnden beslutar"},
		{"vårdplatser. Hon sade", data.PartBody, "vård\u00adplatser.\nHon sade"},
	} {
		p, err := act.FindQuote(it, "", c.quote)
		if err != nil || p.Part != c.part || p.Quote != c.found {
			t.Errorf("%q: %+v %v", c.quote, p, err)
			continue
		}
		text := []rune(data.JoinBlocks(it.Part(p.Part)))
		if string(text[p.Start:p.End]) != p.Quote {
			t.Errorf("%q: the place %d–%d holds %q", c.quote, p.Start, p.End, string(text[p.Start:p.End]))
		}
	}
	if _, err := act.FindQuote(it, "", "Planen"); !errors.Is(err, data.ErrAmbiguous) || !strings.Contains(err.Error(), "2 ställen") {
		t.Errorf("two places as written: %v", err)
	}
	if _, err := act.FindQuote(it, "", "avslå"); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("no place: %v", err)
	}
	if _, err := act.FindQuote(it, data.PartBody, "godkänna"); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("in another part: %v", err)
	}
}

func TestWriteFileIsWholeOrNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "fil.pdf")
	if err := os.WriteFile(path, []byte("gammalt"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := act.WriteFile(path, []byte("nytt")); err != nil {
		t.Fatal(err)
	}
	raw, _ := os.ReadFile(path)
	info, _ := os.Stat(path)
	if string(raw) != "nytt" || info.Mode().Perm() != 0o640 {
		t.Errorf("%q %v", raw, info.Mode())
	}
	link := filepath.Join(dir, "länk.pdf")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	if err := act.WriteFile(link, []byte("genom länken")); err != nil {
		t.Fatal(err)
	}
	if raw, _ = os.ReadFile(path); string(raw) != "genom länken" {
		t.Errorf("a link was replaced instead of its file: %q", raw)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("left behind: %v", entries)
	}
	var e *act.Error
	if err := act.WriteFile(filepath.Join(dir, "saknas", "fil.pdf"), nil); !errors.As(err, &e) || !strings.Contains(err.Error(), "saknas") {
		t.Errorf("%v", err)
	}
}

func TestErrorsSpeakTheLanguageInUse(t *testing.T) {
	t.Cleanup(func() { swedish.Use(swedish.Swedish) })
	_, err := act.ReadFile(context.Background(), "/finns/inte.txt")
	swedish.Use(swedish.Swedish)
	sv := err.Error()
	swedish.Use(swedish.English)
	en := err.Error()
	if !strings.Contains(sv, "finns inte") || !strings.Contains(en, "There is no file") || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%q, %q", sv, en)
	}
}

func TestSampleComesAndGoes(t *testing.T) {
	ctx := context.Background()
	s := openStore(t)
	own := accepted(t, s, longMinutes(3, 1))
	if has, err := act.HasSample(ctx, s); has || err != nil {
		t.Fatalf("a fresh store: %v %v", has, err)
	}
	done, err := act.LoadSample(ctx, s)
	if err != nil || len(done) != 4 {
		t.Fatalf("%d papers, %v", len(done), err)
	}
	if has, err := act.HasSample(ctx, s); !has || err != nil {
		t.Errorf("after loading: %v %v", has, err)
	}
	for _, a := range done {
		if _, err := act.Annotate(ctx, s, act.Remark{MeetingID: a.MeetingID, Text: "på prov"}); err != nil {
			t.Error(err)
		}
	}
	if err := act.RemoveSample(ctx, s); err != nil {
		t.Fatal(err)
	}
	list, err := s.Meetings(ctx)
	if err != nil || len(list) != 1 || list[0].ID != own {
		t.Errorf("left after removing: %+v %v", list, err)
	}
	if notes, _ := s.Notes(ctx, data.NoteFilter{}); len(notes) != 0 {
		t.Errorf("notes on the sample are left: %+v", notes)
	}
}

func TestJSONIsReadStrictly(t *testing.T) {
	ctx := context.Background()
	s := openStore(t)
	for name, raw := range map[string]string{
		"unknown field":   `{"id":"","body":"Nämnden","date":"2026-01-02","items":[],"warnings":[],"secret":1}`,
		"bad date":        `{"id":"","body":"Nämnden","date":"2026-02-30","items":[],"warnings":[]}`,
		"bad id":          `{"id":"x","body":"Nämnden","date":"2026-01-02","items":[],"warnings":[]}`,
		"bad state":       `{"id":"","body":"Nämnden","date":"2026-01-02","state":"done","items":[],"warnings":[]}`,
		"bad block":       `{"id":"","body":"N","date":"","items":[{"id":"","position":1,"title":"T","body":[{"type":"poem","text":"x"}]}],"warnings":[]}`,
		"two values":      `{"id":"","body":"N","date":"","items":[],"warnings":[]} {}`,
		"a bracket more":  `{"id":"","body":"N","date":"","items":[],"warnings":[]}}`,
		"nothing at all":  `{}`,
		"a list":          `[{"id":"","body":"N","date":"","items":[],"warnings":[]}]`,
		"wrong type":      `{"id":"","body":7,"date":"","items":[],"warnings":[]}`,
		"cut off":         `{"id":"","body":"N","da`,
		"not in UTF-8":    "{\"id\":\"\",\"body\":\"N\xe4mnden\",\"date\":\"\",\"items\":[],\"warnings\":[]}",
		"negative § sign": `{"id":"","body":"N","date":"","items":[{"id":"","position":1,"section":-4,"title":"T"}],"warnings":[]}`,
	} {
		_, err := act.Read(ctx, s, "möte.json", []byte(raw))
		if err == nil || !strings.Contains(err.Error(), "möte.json") {
			t.Errorf("%s: %v", name, err)
		}
	}
	r, err := act.Read(ctx, s, "möte.json", []byte("\ufeff{\"id\":\"\",\"body\":\"Na\\u0308mnden\",\"date\":\"2026-01-02\",\"items\":[],\"warnings\":[]}"))
	if err != nil || r.Draft.Meeting.Body != "Nämnden" {
		t.Errorf("%q %v", r.Draft.Meeting.Body, err)
	}
}
