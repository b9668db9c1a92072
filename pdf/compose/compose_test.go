package compose_test

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/object"
)

const mark = "UTKAST – EJ JUSTERAT"

func TestDraftMarkStandsOnEveryPageOfWhatIsNotAdjusted(t *testing.T) {
	notReady := large(20)
	notReady.State = data.Convened
	for i := range notReady.Items {
		notReady.Items[i].Adjusted = false
	}
	notReady.Minutes.Adjustments[0].AdjustedOn = ""
	for name, make := range map[string]func() (compose.Document, error){
		"minutes that are not ready": func() (compose.Document, error) { return compose.Minutes(notReady, compose.MinutesOptions{}) },
		"minutes asked to be drafts": func() (compose.Document, error) {
			return compose.Minutes(adjusted(), compose.MinutesOptions{Draft: true})
		},
		"extract of unadjusted §§": func() (compose.Document, error) {
			return compose.Extract(notReady, []int{21, 22, 23, 24, 25}, compose.ExtractOptions{Clerk: "Maj Öberg"})
		},
		"notice": func() (compose.Document, error) { return compose.Notice(notReady, compose.NoticeOptions{}) },
		"list":   func() (compose.Document, error) { return compose.NotificationList(notReady, 24, compose.ListOptions{}) },
	} {
		doc, err := make()
		if err != nil {
			t.Fatal(err)
		}
		o := open(t, doc.PDF)
		if !doc.Draft || len(doc.Fields) > 0 || len(o.fields()) > 0 {
			t.Errorf("%s: draft %v, fields %v", name, doc.Draft, o.fields())
		}
		for i := range o.pages {
			if !strings.Contains(o.text(i), mark) {
				t.Errorf("%s: page %d lacks the mark", name, i+1)
			}
			if strings.Contains(o.text(i), "Rätt utdraget") {
				t.Errorf("%s: page %d certifies a draft", name, i+1)
			}
		}
	}
}

func TestAdjustedDocumentsCarryNoMarkAndTheRightFields(t *testing.T) {
	two := adjusted()
	two.Minutes.Adjustments[0].Adjusters = []string{"Jon Åkesdal", "Ellen Fjällvik"}
	minutes, err1 := compose.Minutes(two, compose.MinutesOptions{})
	extract, err2 := compose.Extract(two, []int{21}, compose.ExtractOptions{})
	notice, err3 := compose.Notice(two, compose.NoticeOptions{})
	list, err4 := compose.NotificationList(two, 24, compose.ListOptions{})
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		doc    compose.Document
		fields []string
	}{
		{"minutes", minutes, []string{"secretary", "chair", "adjuster-1", "adjuster-2"}},
		{"extract", extract, []string{"clerk"}},
		{"notice", notice, []string{"clerk"}},
		{"list", list, nil},
	} {
		o := open(t, c.doc.PDF)
		var named []string
		for _, f := range c.doc.Fields {
			named = append(named, f.Name)
		}
		if !slices.Equal(o.fields(), c.fields) || !slices.Equal(named, c.fields) {
			t.Errorf("%s: fields %q in the file, %q named, want %q", c.name, o.fields(), named, c.fields)
		}
		for i := range o.pages {
			if c.doc.Draft || strings.Contains(o.text(i), "UTKAST") {
				t.Errorf("%s: page %d is marked as a draft", c.name, i+1)
			}
		}
	}
	if who := minutes.Fields[2]; who.Role != compose.RoleAdjuster || who.Person != "Jon Åkesdal" || who.Label != "Justerande" {
		t.Errorf("%+v", who)
	}
}

func TestFieldsAreEmptySignatureFieldsWithAnAppearance(t *testing.T) {
	doc, err := compose.Minutes(typical(), compose.MinutesOptions{})
	if err != nil {
		t.Fatal(err)
	}
	o := open(t, doc.PDF)
	annots := o.pages[0]["Annots"].(object.Array)
	if len(annots) != 3 {
		t.Fatalf("%d annotations on the front page", len(annots))
	}
	for _, ref := range annots {
		f, err := o.file.Dict(ref)
		if err != nil {
			t.Fatal(err)
		}
		if o.file.Name(f["FT"]) != "Sig" || f["V"] != nil || f["F"] != object.Int(4) || f["P"] != o.refs[0] {
			t.Errorf("field %v", f)
		}
		rect := f["Rect"].(object.Array)
		x1, _ := object.Number(rect[0])
		x2, _ := object.Number(rect[2])
		if width := x2 - x1; width < compose.BoxWidth-0.1 || width > compose.BoxWidth+0.1 {
			t.Errorf("the field is %.2f wide", width)
		}
		ap, err := o.file.Dict(f["AP"])
		if err != nil {
			t.Fatal(err)
		}
		words := o.read(o.stream(ap["N"]), compose.BoxHeight)
		if len(words) != 1 || words[0].text != "Ej undertecknat" {
			t.Errorf("an empty field shows %v", words)
		}
	}
}

func TestReadyNamesWhatIsMissing(t *testing.T) {
	if missing := compose.Ready(typical()); len(missing) > 0 {
		t.Errorf("a meeting that is ready lacks %q", missing)
	}
	for _, c := range []struct {
		spoil func(*data.Meeting)
		want  compose.Lack
	}{
		{func(m *data.Meeting) { m.State = data.Convened }, compose.NotHeld},
		{func(m *data.Meeting) { m.Date = "" }, compose.NoDate},
		{func(m *data.Meeting) { m.Minutes.Secretary, m.Attendance[6].Role = "", "" }, compose.NoSecretary},
		{func(m *data.Meeting) { m.Minutes.Chair, m.Attendance[0].Role = "", "" }, compose.NoChair},
		{func(m *data.Meeting) { m.Minutes.Adjustments = nil }, compose.NoAdjuster},
		{func(m *data.Meeting) { m.Items[2].Section = 0 }, compose.NoNumbers},
		{func(m *data.Meeting) { m.Items = nil }, compose.NoItems},
	} {
		m := typical()
		c.spoil(&m)
		missing := compose.Ready(m)
		if len(missing) != 1 || missing[0] != c.want {
			t.Errorf("%q, want %q alone", missing, c.want)
		}
	}
}

// domain: an extract carries these twelve elements.
func TestExtractCarriesItsElements(t *testing.T) {
	m := adjusted()
	m.Items[2].Recipients = []string{"Vårdnämnden"}
	m.Items[2].Attachments = []data.Attachment{{Name: "Bilaga jourlinje"}}
	doc, err := compose.Extract(m, []int{23}, compose.ExtractOptions{At: made, Number: 2, Clerk: "Maj Öberg", ClerkTitle: "nämndsekreterare",
		SourceSHA256: digest, Appeal: "Så här överklagar du."})
	if err != nil {
		t.Fatal(err)
	}
	o := open(t, doc.PDF)
	var all strings.Builder
	for i := range o.pages {
		all.WriteString(o.text(i))
	}
	text := strings.ReplaceAll(all.String(), "\n", " ")
	for _, want := range []string{
		"Region Norrlid", "Vårdnämndens arbetsutskott", "PROTOKOLLSUTDRAG", "2025-06-03", "1 (2)", "2 (2)", // 1
		"§ 23", "Samlad jourlinje i norra länsdelen", "Dnr 25VN0311", // 2
		"yrkar att försöket förlängs", "Resultat: Ja 1, nej 1", "reserverar sig mot beslutet", // 3
		"Föredragande: Karin Lundmo",                                   // 4
		"Justerat 2025-06-11",                                          // 5
		"Vid protokollet", "Maj Öberg", "Ture Malmgård", "Jon Åkesdal", // 6
		"Rätt utdraget intygar", "2025-06-16", "nämndsekreterare", // 7
		"Beslutet skickas till", "Vårdnämnden", // 8
		"Så här överklagar du.",       // 9
		"Bilagor", "Bilaga jourlinje", // 10
		m.ID, digest, "Utdrag nr 2", // 11
		"Tjänstgörande ledamöter", "Sara Holmdal (-) ersätter vakant plats (M)", // 12
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the extract", want)
		}
	}
	// Attendance is that of the § alone: no deputies, no officials of other §§,
	// and not the member with a conflict of interest.
	for _, no := range []string{"Siv Ekedal (KD), på distans", "ersätter Bo Västervik"} {
		if strings.Contains(text, no) {
			t.Errorf("%q is in the extract", no)
		}
	}
}

func TestExtractOfUnknownSection(t *testing.T) {
	for _, sections := range [][]int{{99}, {21, 99}, {0}, {-3}, nil} {
		if _, err := compose.Extract(adjusted(), sections, compose.ExtractOptions{}); !errors.Is(err, compose.ErrSection) {
			t.Errorf("§§ %v: %v", sections, err)
		}
	}
	if _, err := compose.NotificationList(adjusted(), 21, compose.ListOptions{}); !errors.Is(err, compose.ErrList) {
		t.Errorf("a § without lists: %v", err)
	}
	if _, err := compose.NotificationList(adjusted(), 99, compose.ListOptions{}); !errors.Is(err, compose.ErrSection) {
		t.Errorf("an unknown §: %v", err)
	}
}

func TestNoticeCountsTheDays(t *testing.T) {
	for _, c := range [][3]string{ // posted, last day to appeal, taken down
		{"2024-04-15", "2024-05-06", "2024-05-07"},
		{"2024-12-03", "2024-12-27", "2024-12-28"},
		{"2025-05-30", "2025-06-23", "2025-06-24"},
	} {
		doc, err := compose.Notice(adjusted(), compose.NoticeOptions{At: made, PostedOn: c[0]})
		if err != nil {
			t.Fatal(err)
		}
		text := open(t, doc.PDF).text(0)
		for _, want := range []string{"\n" + c[0] + "\n", "\n" + c[1] + "\n", "tidigast " + c[2], "§§ 21–24", "Regionens kansli"} {
			if !strings.Contains(text, want) {
				t.Errorf("posted %s: %q is not in the notice:\n%s", c[0], want, text)
			}
		}
	}
}

func TestSameInputGivesSameBytesOnAnyGoroutine(t *testing.T) {
	for name, make := range documents() {
		first, err := make()
		if err != nil {
			t.Fatal(err)
		}
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				again, err := make()
				if err != nil || !bytes.Equal(again.PDF, first.PDF) {
					t.Errorf("%s: other bytes (%v)", name, err)
				}
			})
		}
		group.Wait()
	}
}

func TestComposingLeavesTheMeetingAlone(t *testing.T) {
	m, untouched := extreme(), extreme()
	if _, err := compose.Minutes(m, compose.MinutesOptions{}); err != nil {
		t.Fatal(err)
	}
	if _, err := compose.Notice(m, compose.NoticeOptions{PostedOn: "2025-01-01"}); err != nil {
		t.Fatal(err)
	}
	if a, b := m.Minutes.Adjustments[0], untouched.Minutes.Adjustments[0]; a.PostedOn != b.PostedOn {
		t.Errorf("the meeting's notice was changed to %s", a.PostedOn)
	}
}

func TestContentsLeadToTheirSections(t *testing.T) {
	doc, err := compose.Minutes(large(40), compose.MinutesOptions{})
	if err != nil {
		t.Fatal(err)
	}
	o := open(t, doc.PDF)
	var pages []string
	for i := range o.pages {
		pages = append(pages, o.text(i))
	}
	marks := 0
	for _, b := range o.bookmarks() {
		if !strings.HasPrefix(b, "§ ") {
			continue
		}
		marks++
		title, page, _ := strings.Cut(b, " → ")
		number, _, _ := strings.Cut(strings.TrimPrefix(title, "§ "), " ")
		for i, text := range pages {
			on := strings.Contains(text, "§ "+number+"\n")
			if on && i > 3 && page != strconv.Itoa(i+1) {
				t.Errorf("%s stands on page %d", b, i+1)
			}
		}
	}
	if marks != 40 {
		t.Errorf("%d bookmarks of 40", marks)
	}
	if trace := o.trace(); strings.Count(trace, "link\t") < 40 || strings.Contains(trace, "to page 0") {
		t.Error("links are missing or lead nowhere")
	}
}

func TestReplacedCharactersAreReportedAndExplained(t *testing.T) {
	doc, err := compose.Minutes(typical(), compose.MinutesOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Replaced) != 1 || doc.Replaced[0] != (compose.Replacement{Rune: '😀', With: "[U+1F600]", Count: 1}) {
		t.Errorf("%+v", doc.Replaced)
	}
	o := open(t, doc.PDF)
	if last := o.text(len(o.pages) - 1); !strings.Contains(last, "Unicode-kod inom hakparentes") {
		t.Errorf("the document does not say what the codes are:\n%s", last)
	}
}

func TestEveryLineStaysInsideThePage(t *testing.T) {
	doc, err := compose.Minutes(extreme(), compose.MinutesOptions{})
	if err != nil {
		t.Fatal(err)
	}
	o := open(t, doc.PDF)
	for i := range o.pages {
		for _, w := range o.words(i) {
			if w.x < 84 || w.x > 512 || w.y < 40 || w.y > 842-60 {
				t.Errorf("page %d: %q stands at %.0f, %.0f", i+1, w.text, w.x, w.y)
			}
		}
	}
}

func TestHeadingsStandOnlyOverContent(t *testing.T) {
	m := adjusted()
	m.Items = m.Items[:1]
	m.Items[0].Kind = data.KindDecision
	m.Items[0].Body = []data.Block{par("Justeringen sker digitalt."), head("Beslut"), head("Yrkanden")}
	doc, err := compose.Extract(m, []int{21}, compose.ExtractOptions{})
	if err != nil {
		t.Fatal(err)
	}
	text := open(t, doc.PDF).text(0)
	// "Yrkanden" is the source's own and nothing else says it: it stays, and so
	// does the heading before it.
	if strings.Count(text, "Beslut\n") != 2 || strings.Count(text, "Yrkanden\n") != 1 {
		t.Errorf("headings in:\n%s", text)
	}
	m.Items[0].Body = m.Items[0].Body[:2]
	if doc, err = compose.Extract(m, []int{21}, compose.ExtractOptions{}); err != nil {
		t.Fatal(err)
	}
	if text = open(t, doc.PDF).text(0); strings.Count(text, "Beslut\n") != 1 {
		t.Errorf("the heading Beslut stands twice in:\n%s", text)
	}
	for _, heading := range []string{"Sammanfattning", "Förslag till beslut", "Beslutsgång", "Omröstning", "Jäv", "Reservationer", "Bilagor", "skickas till"} {
		if strings.Contains(text, heading) {
			t.Errorf("%q stands over nothing", heading)
		}
	}
}
