package app

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"paragraf/app/act"
	"paragraf/data"
)

// newerPaper is a later version of the report of § 89 in [agendaPaper]: a number
// is another, a sentence is gone, a part has moved.
const newerPaper = `<html><body>
<h2>Sammanfattning</h2>
<p>Under de tre senaste vintrarna har behovet av vårdplatser varit som störst från mitten av december till slutet av februari. Förvaltningen har därför tagit fram en plan för hur antalet öppna vårdplatser kan hållas jämnt över storhelgerna utan att personalens ledigheter behöver dras in.</p>
<p>Planen innebär att sexton vårdplatser öppnas vid Lomviks sjukhus den 14 december 2026 och hålls öppna till och med den 28 februari 2027.</p>
<h2>Ekonomiska konsekvenser</h2>
<p>Kostnaden beräknas till 6,9 miljoner kronor, varav 5,1 miljoner kronor avser personal. Kostnaden ryms inom nämndens ram för 2026 och 2027.</p>
<h2>Bakgrund</h2>
<p>Utlokaliseringen medförde längre vårdtider och fler avvikelserapporter. I granskningen från regionens revisorer rekommenderades nämnden att besluta om vinterns vårdplatser senast i december. Arbetsutskottet behandlade ärendet den 17 november och föreslår att nämnden godkänner planen.</p>
<h2>Förslag till beslut</h2>
<p>Arbetsutskottet föreslår vårdnämnden besluta</p>
<p>att godkänna planen för vårdplatser under vintern och storhelgerna 2026-2027, samt</p>
<p>att kostnaden finansieras inom vårdnämndens ram.</p>
</body></html>`

// The notes of [program.revised], by what becomes of their words.
const (
	quoteSame   = "hållas jämnt över storhelgerna"
	quoteEdited = "4,8 miljoner kronor avser personal"
	quoteMoved  = "Arbetsutskottet behandlade ärendet den 17 november"
	quoteGone   = "elva patienter per dygn"
)

// revised is the program as a member has it when the report of § 89 was replaced
// after it was annotated, and the case was written about at an earlier meeting.
// All notes are of days that do not change.
func (p *program) revised() {
	p.t.Helper()
	ctx := context.Background()
	p.read(minutesPaper, agendaPaper)
	at := func(date string) data.Meeting {
		for _, s := range p.stored() {
			if s.Date == date {
				m, err := p.store.Meeting(ctx, s.ID)
				if err != nil {
					p.t.Fatal(err)
				}
				return m
			}
		}
		p.t.Fatalf("no meeting of %s", date)
		return data.Meeting{}
	}
	item := func(m data.Meeting, section int) data.AgendaItem {
		for _, it := range m.Items {
			if it.Section == section {
				return it
			}
		}
		p.t.Fatalf("no § %d", section)
		return data.AgendaItem{}
	}
	before, now := at("2026-11-17"), at("2026-12-08")
	n := 0
	note := func(m data.Meeting, section int, day, quote string, kind data.NoteKind, text, colour string) data.Note {
		n++
		created, err := time.ParseInLocation("2006-01-02 15.04", day+" 19.30", data.Stockholm)
		if err != nil {
			p.t.Fatal(err)
		}
		it := item(m, section)
		x := data.Note{ID: fmt.Sprintf("01a1f000-0000-7000-8000-%012d", n), MeetingID: m.ID, ItemID: it.ID, Section: section, Kind: kind, Text: text, Colour: colour, CreatedAt: created.Add(time.Duration(n) * time.Minute)}
		if quote != "" {
			x.Passage = passageOf(p.t, it, quote)
		}
		if len(it.CaseNumbers) > 0 {
			x.CaseNumber = it.CaseNumbers[0]
		}
		return x
	}
	if _, err := p.store.ImportNotes(ctx, []data.Note{
		note(before, 62, "2026-11-15", "fjorton vårdplatser", data.KindAsk, "Varför inte tjugo platser?", "yellow"),
		note(before, 62, "2026-11-15", "", data.KindFor, "Jag stöder planen om kostnaden ryms i ramen.", ""),
		note(now, 89, "2026-11-30", quoteSame, data.KindAsk, "Gäller det även mellandagarna?", "yellow"),
		note(now, 89, "2026-11-30", quoteGone, data.KindCheck, "I revisorernas granskning stod det tolv.", "red"),
		note(now, 89, "2026-11-30", quoteMoved, data.KindNote, "Läs protokollet.", "blue"),
		note(now, 89, "2026-11-30", quoteEdited, data.KindAsk, "Är det med ersättning för beredskap?", "green"),
		note(now, 89, "2026-11-30", "", data.KindMotion, "att planen kompletteras med antalet läkare per natt", ""),
	}); err != nil {
		p.t.Fatal(err)
	}
	if _, err := act.Revise(ctx, p.store, now.ID, 89, p.write("tjansteskrivelse.html", newerPaper)); err != nil {
		p.t.Fatal(err)
	}
	p.open(89)
	p.w.toasts.Clear()
}

// noteWith is the stored note with a text.
func (p *program) noteWith(text string) data.Note {
	p.t.Helper()
	for _, n := range p.notes() {
		if n.Text == text {
			return n
		}
	}
	p.t.Fatalf("no note says %q", text)
	return data.Note{}
}

// handingIn opens the form in which the proposal of § 89 is handed in.
func (p *program) handingIn() {
	p.w.askHandIn(p.noteWith("att planen kompletteras med antalet läkare per natt"))
	p.fill("Vem", "Ellen Fjällvik (C)")
}

// passageOf is where words stand in the report of an item.
func passageOf(t *testing.T, it data.AgendaItem, quote string) *data.Passage {
	t.Helper()
	var paras []string
	for _, b := range it.Body {
		paras = append(paras, b.Text)
	}
	text := strings.Join(paras, "\n")
	i := strings.Index(text, quote)
	if i < 0 {
		t.Fatalf("the report of § %d does not say %q", it.Section, quote)
	}
	start := utf8.RuneCountInString(text[:i])
	return &data.Passage{Part: data.PartBody, Quote: quote, Start: start, End: start + utf8.RuneCountInString(quote)}
}
