package act_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"paragraf/app/act"
	"paragraf/data"
)

// FuzzJSON reads anything as a meeting in Paragraf's own JSON. It is refused
// with a message for a person, or taken; what is taken can be stored, and what
// is stored is the same meeting again, here and in another home.
func FuzzJSON(f *testing.F) {
	seeds, _ := filepath.Glob("testdata/*.json")
	for _, path := range seeds {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte(`{"id":"","body":"Na\u0308mnden","date":"2026-01-02","items":[],"warnings":[]}`))
	f.Add([]byte(`{"id":"0192b3a4-0000-7000-8000-000000000001","body":"Nämnden","date":"2026-01-02","state":"adjusted","attendance":[
		{"name":"Ellen","party":"C","capacity":"member","serving":true,"role":"chair","replaces":{"name":"Ture"},"sections":[4,5]}],
		"items":[{"id":"","position":1,"section":4,"section_inferred":false,"title":"T","kind":"decision","case_numbers":["26RN1"],
		"confidential":{"provision":""},"body":[{"type":"paragraph","text":"a"},{"type":"heading","text":""}],
		"decisions":[{"clauses":["att"]}],"votes":[{"yes":1,"no":0,"abstained":0,"ballots":[{"name":"E","ballot":"yes"}]}],
		"lists":[{"title":"L","entries":[{"number":1,"text":"r","case_number":""}]}],"adjusted":true}],
		"minutes":{"sections":"4-5","adjustments":[{"sections":"4","immediate":true,"adjusters":["Ture"],"adjusted_on":"2026-01-03"}]},
		"front_matter":[],"source":{"name":"n","sha256":"","kind":"minutes"},"warnings":[{"code":"x","message":"m","accepted":true}]}`))
	for _, raw := range []string{`{"items":`, `[]`, `{"items":[]} {}`, `{"items":[{"position":1}]}`, `{"items":null,"body":"\ud800"}`} {
		f.Add([]byte(raw))
	}
	ctx := context.Background()
	home, other := openStore(f), openStore(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		if !bytes.Contains(raw, []byte(`"items"`)) || len(raw) > 1<<14 {
			t.Skip()
		}
		r, err := act.Read(ctx, home, "möte.json", raw)
		if err != nil {
			if _, told := errors.AsType[*act.Error](err); !told && !errors.Is(err, data.ErrInvalid) {
				if b := bytes.TrimLeft(raw, " \t\r\n\ufeff"); len(b) > 0 && (b[0] == '{' || b[0] == '[') {
					t.Fatalf("no message for a person: %v", err)
				}
			}
			return
		}
		first := stored(t, home, r)
		again, err := act.Read(ctx, home, "möte.json", first)
		if err != nil || again.Preview.Outcome != data.Unchanged {
			t.Fatalf("what is stored, read in: %s %q, %v\n%s", again.Preview.Outcome, again.Preview.Changes, err, first)
		}
		if elsewhere, err := act.Read(ctx, other, "möte.json", first); err != nil {
			t.Fatal(err)
		} else if second := stored(t, other, elsewhere); !bytes.Equal(first, second) {
			t.Fatalf("another home has another meeting\n%s\n%s", first, second)
		}
		for _, s := range []*data.Store{home, other} {
			if err := s.RemoveMeeting(ctx, again.Draft.Meeting.ID); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// stored accepts what was read and returns the meeting as it is shown.
func stored(t *testing.T, s *data.Store, r act.Reading) []byte {
	t.Helper()
	a, err := act.Accept(context.Background(), s, r)
	if err != nil {
		t.Fatal(err)
	}
	m, err := s.Meeting(context.Background(), a.MeetingID)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return shown
}
