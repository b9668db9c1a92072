package data

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"
)

func TestSameBytesAreOneDocument(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	first, err := s.AddDocument(ctx, Document{MeetingID: id, Kind: ExtractDocument, Sections: "13", Name: "§ 13.pdf"}, []byte("%PDF-1"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.AddDocument(ctx, Document{MeetingID: id, Kind: ExtractDocument, Name: "annat namn.pdf"}, []byte("%PDF-1"))
	if err != nil || asJSON(t, again) != asJSON(t, first) {
		t.Errorf("%s, %v", asJSON(t, again), err)
	}
	second, err := s.AddDocument(ctx, Document{MeetingID: id, Kind: MinutesDocument, Name: "p.pdf",
		Signed: []Signing{{Role: ClerkSigns, Name: "Maj Öberg", At: time.Date(2025, 3, 24, 9, 0, 0, 0, time.UTC)}}}, []byte("%PDF-2"))
	if err != nil {
		t.Fatal(err)
	}
	docs, err := s.Documents(ctx, id)
	if err != nil || asJSON(t, docs) != asJSON(t, []Document{second, first}) {
		t.Errorf("documents %s, %v", asJSON(t, docs), err)
	}
	if got, err := s.DocumentBySHA(ctx, second.SHA256); err != nil || asJSON(t, got) != asJSON(t, second) {
		t.Errorf("%s, %v", asJSON(t, got), err)
	}
	if raw, err := s.File(first.SHA256); err != nil || string(raw) != "%PDF-1" {
		t.Errorf("%q, %v", raw, err)
	}
}

func TestDocumentsThatCannotBe(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	if _, err := s.AddDocument(ctx, Document{MeetingID: "x", Kind: ListDocument}, []byte("a")); !errors.Is(err, ErrNotFound) {
		t.Errorf("of no meeting: %v", err)
	}
	if _, err := s.AddDocument(ctx, Document{MeetingID: id, Kind: "brev"}, []byte("a")); !errors.Is(err, ErrInvalid) {
		t.Errorf("of no kind: %v", err)
	}
	if _, err := s.AddDocument(ctx, Document{MeetingID: id, Kind: ListDocument}, nil); !errors.Is(err, ErrInvalid) {
		t.Errorf("without bytes: %v", err)
	}
	if _, err := s.AddSigned(ctx, Document{Continues: digestOf([]byte("x"))}, []byte("a")); !errors.Is(err, ErrNotFound) {
		t.Errorf("continuing nothing: %v", err)
	}
	if _, err := s.DocumentBySHA(ctx, "x"); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if docs, _ := s.Documents(ctx, id); len(docs) != 0 {
		t.Errorf("stored %v", docs)
	}
}

// sign adds the next signed version of a document.
func sign(t *testing.T, s *Store, before Document, role, name string, at time.Time) Document {
	t.Helper()
	d, err := s.AddSigned(context.Background(), Document{Continues: before.SHA256, Signed: []Signing{{Role: role, Name: name, At: at}}},
		[]byte("%PDF "+before.SHA256+role+name))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestMinutesAreAdjustedWhenTheLastHasSigned(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	draft := omsorgDraft()
	draft.Meeting.Minutes.Adjustments[0].Adjusters = []string{"Jon Åkesdal", "Ture Malmgård"}
	id := mustAccept(t, s, draft, "a", Created).MeetingID
	d, err := s.AddDocument(ctx, Document{MeetingID: id, Kind: MinutesDocument, Sections: "12-13", Name: "p.pdf"}, []byte("%PDF"))
	if err != nil {
		t.Fatal(err)
	}
	noon := time.Date(2025, 3, 24, 12, 0, 0, 0, time.UTC)
	d = sign(t, s, d, SecretarySigns, "Maj Öberg", noon.Add(9*24*time.Hour))
	d = sign(t, s, d, ChairSigns, "Ellen Fjällvik", noon)
	d = sign(t, s, d, AdjusterSigns, "Jon Åkesdal", noon)
	if m := mustMeeting(t, s, id); m.State != Held || m.Items[0].Adjusted || m.Minutes.Adjustments[0].AdjustedOn != "" {
		t.Errorf("adjusted although one is missing: %s", asJSON(t, m))
	}
	told := map[ChangeKind]int{}
	defer s.Subscribe(func(c Change) { told[c.Kind]++ })()
	// Half past eleven at night, UTC: already the next day in Sweden.
	d = sign(t, s, d, AdjusterSigns, "Ture Malmgård", time.Date(2025, 3, 24, 23, 30, 0, 0, time.UTC))
	m := mustMeeting(t, s, id)
	if m.State != Adjusted || !m.Items[0].Adjusted || !m.Items[1].Adjusted || m.Minutes.Adjustments[0].AdjustedOn != "2025-03-25" {
		t.Errorf("not adjusted: %s", asJSON(t, m))
	}
	if len(d.Signed) != 4 || d.Signed[3].Name != "Ture Malmgård" || d.MeetingID != id || d.Kind != MinutesDocument || d.Name != "p.pdf" {
		t.Errorf("document %s", asJSON(t, d))
	}
	if told[MeetingChanged] != 1 || told[DocumentChanged] != 1 {
		t.Errorf("told %v", told)
	}
	// A later signature does not move the day.
	sign(t, s, d, AdjusterSigns, "Siv Ekdunge", noon.Add(48*time.Hour))
	if m := mustMeeting(t, s, id); m.Minutes.Adjustments[0].AdjustedOn != "2025-03-25" {
		t.Errorf("the day moved to %s", m.Minutes.Adjustments[0].AdjustedOn)
	}
}

func TestOnlyTheSectionsOfTheMinutesAreAdjusted(t *testing.T) {
	s := openStore(t)
	draft := omsorgDraft()
	draft.Meeting.Minutes.Adjustments = []Adjustment{
		{Sections: "13", Immediate: true, Adjusters: []string{"Jon Åkesdal"}},
		{Sections: "12", Adjusters: []string{"Ture Malmgård", "Bo Lindmyr"}}}
	id := mustAccept(t, s, draft, "a", Created).MeetingID
	d, err := s.AddDocument(context.Background(), Document{MeetingID: id, Kind: MinutesDocument, Sections: "13"}, []byte("%PDF"))
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2025, 3, 18, 16, 0, 0, 0, time.UTC)
	d = sign(t, s, d, AdjusterSigns, "Jon Åkesdal", at)
	sign(t, s, d, ChairSigns, "Ellen Fjällvik", at)
	m := mustMeeting(t, s, id)
	if m.State != Held || m.Items[0].Adjusted || !m.Items[1].Adjusted ||
		m.Minutes.Adjustments[0].AdjustedOn != "2025-03-18" || m.Minutes.Adjustments[1].AdjustedOn != "" {
		t.Errorf("%s", asJSON(t, m))
	}
}

func TestSignedExtractAdjustsNothing(t *testing.T) {
	s := openStore(t)
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	d, err := s.AddDocument(context.Background(), Document{MeetingID: id, Kind: ExtractDocument, Sections: "12-13"}, []byte("%PDF"))
	if err != nil {
		t.Fatal(err)
	}
	d = sign(t, s, d, ChairSigns, "Ellen Fjällvik", time.Now())
	sign(t, s, d, AdjusterSigns, "Jon Åkesdal", time.Now())
	if m := mustMeeting(t, s, id); m.State != Held || m.Items[0].Adjusted {
		t.Errorf("%s", asJSON(t, m))
	}
}

func TestDamagedFileIsFoundAndHealed(t *testing.T) {
	s := openStore(t)
	sha, err := s.putFile([]byte("ett protokoll"))
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := os.ReadFile(s.filePath(sha))
	raw[4] ^= 1
	if err := os.WriteFile(s.filePath(sha), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := s.File(sha); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := s.putFile([]byte("ett protokoll")); err != nil {
		t.Fatal(err)
	}
	if got, err := s.File(sha); err != nil || string(got) != "ett protokoll" {
		t.Errorf("after storing it again: %q, %v", got, err)
	}
}

func TestFileNamesCannotLeaveTheFolder(t *testing.T) {
	s := openStore(t)
	for _, sha := range []string{"", "a", "../../paragraf.db", digestOf(nil)[:63] + "G", digestOf([]byte("not stored"))} {
		if _, err := s.File(sha); !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: %v", sha, err)
		}
	}
}

func TestMinutesOfAnotherWordingAdjustNothing(t *testing.T) {
	ctx := context.Background()
	s := openStore(t)
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	m := mustMeeting(t, s, id)
	d, err := s.AddDocument(ctx, Document{MeetingID: id, Kind: MinutesDocument, Sections: "12-13", Basis: m.Basis()}, []byte("%PDF"))
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2025, 3, 24, 12, 0, 0, 0, time.UTC)
	d = sign(t, s, d, ChairSigns, "Ellen Fjällvik", at)
	m.Items[0].Decisions = []Decision{{LeadIn: "Nämnden beslutar", Clauses: []string{"att avslå ansökan."}}}
	if m, err = s.SaveMeeting(ctx, m); err != nil {
		t.Fatal(err)
	}
	if !d.Outdated(m) {
		t.Fatal("a changed decision leaves the minutes current")
	}
	_, err = s.AddSigned(ctx, Document{Continues: d.SHA256, Signed: []Signing{{Role: AdjusterSigns, Name: "Jon Åkesdal", At: at}}}, []byte("%PDF signed"))
	if !errors.Is(err, ErrOutdated) {
		t.Fatalf("signing minutes of another wording: %v", err)
	}
	if now := mustMeeting(t, s, id); pack(now) != pack(m) {
		t.Error("the refused signature changed the meeting")
	}
}

func TestSigningLeavesTheMinutesCurrent(t *testing.T) {
	ctx := context.Background()
	s := openStore(t)
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	m := mustMeeting(t, s, id)
	d, err := s.AddDocument(ctx, Document{MeetingID: id, Kind: MinutesDocument, Sections: "12-13", Basis: m.Basis()}, []byte("%PDF"))
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2025, 3, 24, 12, 0, 0, 0, time.UTC)
	d = sign(t, s, d, ChairSigns, "Ellen Fjällvik", at)
	d = sign(t, s, d, AdjusterSigns, "Jon Åkesdal", at)
	if m = mustMeeting(t, s, id); m.State != Adjusted || d.Outdated(m) {
		t.Errorf("state %s, outdated %v", m.State, d.Outdated(m))
	}
}
