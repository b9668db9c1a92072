package app

import (
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"paragraf/app/act"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/data"
)

// The pictures of the guides in docs/ are made here, from the program itself on
// its sample, without a screen ("make pictures"). PARAGRAF_GUIDE_PICTURES names
// the folder to write them to.

// scene is a picture: what a person has done until then.
type scene struct {
	name string
	day  string // the clock stands at ten that morning
	show func(p *program)
	live bool // it shows when something was made or signed, in this very run
	bare bool // no guide shows it
}

func (p *program) read(papers ...string) {
	for _, name := range papers {
		path := sample(p.t, name)
		p.w.Dropped([]fyne.URI{storage.NewFileURI(path)})
		if p.w.reviewing == nil {
			p.t.Fatalf("%s is not under review", name)
		}
		p.w.acceptReview()
	}
}

const (
	agendaPaper  = "kallelse-vardnamnden-2026-12-08.html"
	minutesPaper = "protokoll-arbetsutskottet-2026-11-17.txt"
	olderPaper   = "protokoll-arbetsutskottet-2026-09-22.txt"
	culturePaper = "protokoll-kulturnamnden-2026-10-14.docx"
)

// member is the program as a member has it some days before the meeting.
func (p *program) member() {
	p.read(culturePaper, olderPaper, minutesPaper, agendaPaper)
	it := p.open(89)
	for _, n := range []act.Remark{
		{Quote: "hållas jämnt över storhelgerna", Kind: data.KindAsk, Text: "Gäller det även mellandagarna?", Colour: "yellow"},
		{Quote: "elva patienter per dygn", Kind: data.KindCheck, Text: "I revisorernas granskning stod det tolv.", Colour: "red"},
	} {
		n.MeetingID, n.ItemID = p.w.now.meeting.ID, it.ID
		if _, err := act.Annotate(p.t.Context(), p.store, n); err != nil {
			p.t.Fatal(err)
		}
	}
	p.open(88)
	p.open(89)
}

// remarks is the program with notes of several sorts, at several meetings.
func (p *program) remarks() {
	p.member()
	add := func(r act.Remark) {
		if r.MeetingID == "" && r.CaseNumber == "" {
			r.MeetingID = p.w.now.meeting.ID
		}
		if _, err := act.Annotate(p.t.Context(), p.store, r); err != nil {
			p.t.Fatal(err)
		}
	}
	it := p.w.item()
	add(act.Remark{ItemID: it.ID, Kind: data.KindMotion, Text: "att planen kompletteras med antalet läkare per natt #bemanning"})
	add(act.Remark{ItemID: it.ID, Kind: data.KindFor, Text: "Bra plan i grunden. Tacka förvaltningen. #bemanning"})
	add(act.Remark{Kind: data.KindNote, Text: "Boka tåget hem i god tid"})
	add(act.Remark{CaseNumber: it.CaseNumbers[0], Kind: data.KindCheck, Text: "Följ upp utfallet till våren #uppföljning"})
	p.w.toasts.Clear()
}

// adjusting is the program as the chair has it when the minutes are made.
func (p *program) adjusting() {
	p.read(minutesPaper)
	p.w.do("minutes")
}

func (p *program) clerk() {
	p.read(olderPaper)
	p.w.do("dispatch")
}

var scenes = []scene{
	{name: "valkommen", day: "2026-12-02", show: func(p *program) {}},
	{name: "lasa", day: "2026-12-02", show: (*program).member},
	{name: "anteckna", day: "2026-12-02", show: func(p *program) {
		p.member()
		p.w.matter.page.Surface().SelectQuote("den 17 november och föreslår att nämnden godkänner planen")
		p.w.do("note")
		p.words("Vad sa arbetsutskottet om kostnaden?")
	}},
	{name: "sok-i-texten", day: "2026-12-02", show: func(p *program) {
		p.member()
		p.w.do("find")
		p.words("vårdplatser")
	}},
	{name: "anmalningar", day: "2026-12-02", show: func(p *program) {
		p.member()
		p.open(93)
	}},
	{name: "mina-anteckningar", day: "2026-12-02", show: func(p *program) {
		p.remarks()
		p.w.do("my_notes")
	}},
	{name: "sok", day: "2026-12-02", show: func(p *program) {
		p.remarks()
		p.w.do("search")
		p.words("läkare")
	}},
	{name: "sok-inget", bare: true, day: "2026-12-02", show: func(p *program) {
		p.member()
		p.w.do("search")
		p.words("kvantdator")
	}},
	{name: "talarmanus", day: "2026-12-02", show: func(p *program) {
		p.remarks()
		p.w.do("speech")
	}},
	{name: "i-rummet", day: "2026-12-08", show: func(p *program) {
		p.member()
		p.open(89)
		p.w.do("meet")
	}},
	{name: "installningar", day: "2026-12-02", show: func(p *program) {
		p.member()
		p.w.do("settings")
	}},
	{name: "kortkommandon", day: "2026-12-02", show: func(p *program) {
		p.member()
		p.w.do("keys")
	}},
	{name: "justera", live: true, day: "2026-11-24", show: (*program).adjusting},
	{name: "skriv-under-las", live: true, day: "2026-11-24", show: func(p *program) {
		p.adjusting()
		p.w.do("sign")
	}},
	{name: "skriv-under-vem", live: true, day: "2026-11-24", show: func(p *program) {
		p.adjusting()
		p.w.do("sign")
		p.key(fyne.KeyReturn)
	}},
	{name: "skriv-under-nyckel", live: true, day: "2026-11-24", show: func(p *program) {
		p.adjusting()
		p.w.do("sign")
		p.key(fyne.KeyReturn)
		p.key(fyne.KeyReturn)
	}},
	{name: "skriv-under-losenord", live: true, day: "2026-11-24", show: func(p *program) {
		p.adjusting()
		p.w.do("sign")
		p.key(fyne.KeyReturn)
		p.key(fyne.KeyReturn)
		p.fill("Nyckel", p.keyFile("Maj Öberg"))
		p.key(fyne.KeyReturn)
	}},
	{name: "justerat", live: true, day: "2026-11-24", show: func(p *program) {
		p.adjusting()
		for _, name := range []string{"Maj Öberg", "Ellen Fjällvik", "Ture Malmgård"} {
			p.sign(name)
		}
	}},
	{name: "granska", day: "2026-12-01", show: func(p *program) {
		p.read(olderPaper)
		p.w.Dropped([]fyne.URI{storage.NewFileURI(sample(p.t, agendaPaper))})
	}},
	{name: "expediera", day: "2026-10-01", show: (*program).clerk},
	{name: "bestyrk", day: "2026-10-01", show: func(p *program) {
		p.clerk()
		p.key(fyne.KeyDown)
		p.key(fyne.KeySpace)
		p.w.do("extract")
	}},
	{name: "sammantradet", day: "2026-10-01", show: func(p *program) {
		p.read(olderPaper)
		p.w.OpenItem("")
	}},
	{name: "andrat", bare: true, day: "2026-12-02", show: func(p *program) {
		p.revised()
		p.w.matter.showNote(p.noteWith("Är det med ersättning för beredskap?"))
	}},
	{name: "andrat-sedan", bare: true, day: "2026-12-02", show: (*program).changedSince},
	{name: "utan-plats", bare: true, day: "2026-12-02", show: func(p *program) {
		p.revised()
		p.w.matter.showNotes()
	}},
	{name: "tidigare", bare: true, day: "2026-12-02", show: func(p *program) {
		p.revised()
		p.press("Visa vad jag skrev")
	}},
	{name: "lamna-in", bare: true, day: "2026-12-02", show: func(p *program) {
		p.revised()
		p.handingIn()
	}},
}

func TestGuidePictures(t *testing.T) {
	folder := os.Getenv("PARAGRAF_GUIDE_PICTURES")
	if folder == "" {
		t.Skip("PARAGRAF_GUIDE_PICTURES names no folder to write to (make pictures)")
	}
	for _, s := range scenes {
		if s.bare {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			p := s.begin(t, look.Options{Mode: look.Light, Scale: 1})
			file, err := os.Create(filepath.Join(folder, s.name+".png"))
			if err != nil {
				t.Fatal(err)
			}
			small := png.Encoder{CompressionLevel: png.BestCompression}
			if err := small.Encode(file, p.w.win.Canvas().Capture()); err != nil {
				t.Fatal(err)
			}
			if err := file.Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

var (
	pictureIn = regexp.MustCompile(`!\[[^\]]*\]\((pictures/guide/([a-z0-9-]+)\.png)\)`)
	quotedIn  = regexp.MustCompile(`\*([^*\n]+)\*`)
)

// Each guide shows only pictures that the command makes, each picture is shown,
// and every word of the window that a guide quotes (in *italics*) is said by the
// window.
func TestTheGuidesSayWhatTheWindowSays(t *testing.T) {
	said := map[string]bool{}
	for _, key := range swedish.Keys("") {
		words := swedish.In(swedish.Swedish, key)
		said[strings.TrimRight(words, " …")] = true
	}
	made := map[string]bool{}
	for _, s := range scenes {
		if !s.bare {
			made[s.name] = false
		}
	}
	guides, err := filepath.Glob("../docs/guide-*.md")
	if err != nil || len(guides) < 3 {
		t.Fatalf("%d guides: %v", len(guides), err)
	}
	for _, path := range guides {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		pictures := pictureIn.FindAllStringSubmatch(string(raw), -1)
		if len(pictures) < 3 {
			t.Errorf("%s shows %d pictures", path, len(pictures))
		}
		for _, m := range pictures {
			if _, known := made[m[2]]; !known {
				t.Errorf("%s: no command makes %s", path, m[1])
			}
			made[m[2]] = true
			if info, err := os.Stat("../docs/" + m[1]); err != nil || info.Size() < 10_000 {
				t.Errorf("%s: %s is missing or empty", path, m[1])
			}
		}
		for _, m := range quotedIn.FindAllStringSubmatch(strings.ReplaceAll(string(raw), "**", ""), -1) {
			if words := strings.TrimRight(m[1], " …"); !said[words] {
				t.Errorf("%s: the window never says %q", path, m[1])
			}
		}
	}
	for name, shown := range made {
		if !shown {
			t.Errorf("no guide shows %s", name)
		}
	}
}
