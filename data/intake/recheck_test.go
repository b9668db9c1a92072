package intake

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"paragraf/data"
)

// codes are the warnings of a draft, each code as often as it comes.
func codes(warnings []data.Warning) []string {
	var list []string
	for _, w := range warnings {
		list = append(list, w.Code)
	}
	slices.Sort(list)
	return list
}

const twoSections = `Granby kommun
Kulturnämnden

SAMMANTRÄDESPROTOKOLL

Plats och tid: Biblioteket, 2026-10-14 kl. 14.00-15.00

Beslutande
Ture Malmgård (S), ordförande
Ellen Fjällvik (C)
Siri Tallbacken (V)

Ersättare
Jon Åkesdal (M)

Utses att justera: Jon Åkesdal
Protokollet justerat: 2026-10-20
Anslaget sätts upp: 2026-10-20
Anslaget tas ned: 2026-11-09
Paragrafer: 21-23

§ 21 Val av justerare

Kulturnämnden beslutar

att utse Jon Åkesdal att justera.

§ 23 Information

Chefen informerar om biblioteket.
`

func draftOf(t *testing.T, text string) data.Draft {
	t.Helper()
	d, err := Read("protokoll.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Every fixture, unchanged, has the warnings that it had when it was read.
func TestRecheckOfWhatNobodyChangedSaysTheSame(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d fixtures: %v", len(files), err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(filepath.Base(file), raw)
		if err != nil {
			continue // one that is to be refused
		}
		if got, want := Recheck(d, d), d.Meeting.Warnings; !slices.Equal(codes(got), codes(want)) {
			t.Errorf("%s: %v, want %v", file, codes(got), codes(want))
		}
	}
}

func TestACorrectionTakesItsWarningAway(t *testing.T) {
	d := draftOf(t, twoSections)
	for _, want := range []string{data.AdjusterNotServing, data.DeadlineBroken, data.RangeMismatch} {
		if !slices.Contains(codes(d.Meeting.Warnings), want) {
			t.Fatalf("the fixture gives %v, without %s", d.Meeting.Warnings, want)
		}
	}
	after := d
	minutes := *d.Meeting.Minutes
	minutes.Adjustments = slices.Clone(minutes.Adjustments)
	minutes.Adjustments[0].Adjusters = []string{"Ellen Fjällvik"}
	minutes.Adjustments[0].RemovedOn = "2026-11-11"
	minutes.Sections = "21, 23"
	after.Meeting.Minutes = &minutes
	after.Claims = append(slices.Clone(d.Claims), data.Claim{Path: "minutes.sections", Method: data.Typed})
	if got := codes(Recheck(d, after)); len(got) != 0 {
		t.Errorf("left: %v", got)
	}
	minutes.Adjustments[0].RemovedOn = "2026-10-25"
	if got := codes(Recheck(d, after)); !slices.Equal(got, []string{data.DeadlineBroken}) {
		t.Errorf("a day that is wrong again gives %v", got)
	}
}

func TestWhatOnlyReadingCanSeeStaysUntilItIsCorrected(t *testing.T) {
	d := draftOf(t, twoSections)
	d.Meeting.FrontMatter = []data.Block{{Type: data.Paragraph, Text: "Lös rad"}}
	d.Meeting.Warnings = append(d.Meeting.Warnings,
		data.Warning{Code: data.TextUnplaced, Message: "Texten ”Lös rad” har sparats, men dess plats i mötet är inte känd."},
		data.Warning{Code: data.ContentsMismatch, Item: 2, Message: "§ 23 heter annorlunda."},
		data.Warning{Code: TextLeftOut, Message: "Utelämnat."}, data.Warning{Code: "something_new", Message: "?", Accepted: true})
	got := Recheck(d, d)
	for _, want := range []string{data.TextUnplaced, data.ContentsMismatch, TextLeftOut, "something_new"} {
		if !slices.Contains(codes(got), want) {
			t.Errorf("%s is gone without a correction", want)
		}
	}
	if i := slices.IndexFunc(got, func(w data.Warning) bool { return w.Code == "something_new" }); !got[i].Accepted {
		t.Error("what was accepted is to be looked at again")
	}
	after := d
	after.Meeting.FrontMatter = nil
	after.Meeting.Items = slices.Clone(d.Meeting.Items)
	after.Meeting.Items[1].Title = "Annorlunda"
	left := codes(Recheck(d, after))
	if slices.Contains(left, data.TextUnplaced) || slices.Contains(left, data.ContentsMismatch) {
		t.Errorf("corrected, but still warned of: %v", left)
	}
	if !slices.Contains(left, TextLeftOut) {
		t.Error("what was left out of the page is no longer told")
	}
}
