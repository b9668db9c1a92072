package app

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"
	_ "unsafe" // for linkname

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"paragraf/app/annotext"
	"paragraf/app/look"
	"paragraf/app/ui"
	"paragraf/data"
)

// An hour of use, compressed: a person who opens, reads, marks, writes, resizes,
// switches and undoes at random, thousands of times, and a model beside it that
// knows what must be stored in the end. PARAGRAF_ACTS is how many acts
// ("make hour": 60,000), PARAGRAF_SEED another order of them.

// usage is the person and the model.
type usage struct {
	*program
	rng  *rand.Rand
	said []string // the latest acts, for whoever looks for the fault

	past   []moment          // what undo leads back to
	now    map[string]string // id of each note → its text and colour
	future []moment          // what redo leads to

	screen software.WindowlessCanvas
	passed time.Duration // since the beginning, by Fyne's clock
}

func (u *usage) did(format string, args ...any) {
	u.said = append(u.said, fmt.Sprintf(format, args...))
	if len(u.said) > 25 {
		u.said = u.said[1:]
	}
}

// moment is an act: the note that it changed, "" for none, what that was before
// and what it is after it, "" where it is not there, and the series of the act.
// All notes of a thousand acts would be more than the program itself holds.
type moment struct {
	note, before, after string
	series              string
}

// act makes an act undoable: one of its own, or one more of the series that was
// the last.
func (u *usage) act(series string) {
	if n := len(u.past); series == "" || n == 0 || u.past[n-1].series != series || len(u.future) > 0 {
		u.past = append(u.past, moment{series: series})
	}
	if len(u.past) > mostUndone {
		u.past = u.past[1:]
	}
	u.future = nil
}

// change is an act on a note, which undo takes back: its text and colour from then
// on, "" where it is deleted.
func (u *usage) change(note, after string) {
	u.act("")
	last := &u.past[len(u.past)-1]
	last.note, last.before, last.after = note, u.now[note], after
	u.set(note, after)
}

func (u *usage) set(note, text string) {
	switch {
	case text != "":
		u.now[note] = text
	case note != "":
		delete(u.now, note)
	}
}

// stored are the notes as the store has them.
func (u *usage) stored() map[string]string {
	notes := map[string]string{}
	for _, n := range u.notes() {
		notes[n.ID] = n.Text + "/" + n.Colour
	}
	return notes
}

func (u *usage) compare(when string) {
	u.t.Helper()
	got := u.stored()
	if len(got) == len(u.now) {
		same := true
		for id, text := range u.now {
			same = same && got[id] == text
		}
		if same {
			return
		}
	}
	u.t.Fatalf("%s: stored are %d notes, there should be %d\nstored: %v\nshould: %v\nthe latest acts: %q", when, len(got), len(u.now), got, u.now, u.said)
}

// anyItem opens a random matter of the meeting that is open.
func (u *usage) anyItem() {
	items := u.w.now.meeting.Items
	if len(items) == 0 {
		return
	}
	it := items[u.rng.IntN(len(items))]
	u.did("open %q", it.Title)
	u.w.OpenItem(it.ID)
}

// newNote is the note that the store has and the model has not.
func (u *usage) newNote() (data.Note, bool) {
	for _, n := range u.notes() {
		if _, known := u.now[n.ID]; !known {
			return n, true
		}
	}
	return data.Note{}, false
}

func (u *usage) anyNote() (string, bool) {
	ids := make([]string, 0, len(u.now))
	for id := range u.now {
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return "", false
	}
	slices.Sort(ids)
	return ids[u.rng.IntN(len(ids))], true
}

// passage selects some words of the text that is shown.
func (u *usage) passage() bool {
	u.w.do("prepare")
	u.anyItem()
	page := u.w.matter.page.Surface()
	long := page.Text().Len()
	if !u.w.matter.onText() || long < 60 {
		return false
	}
	start := u.rng.IntN(long - 50)
	page.Select(start, start+5+u.rng.IntN(40))
	return true
}

// acts are what the person does, each about as often.
var acts = []func(u *usage){
	(*usage).anyItem, (*usage).anyItem,
	func(u *usage) {
		m := u.w.now.meetings[u.rng.IntN(len(u.w.now.meetings))]
		u.did("meeting %s %s", m.Body, m.Date)
		u.w.OpenMeeting(m.ID)
	},
	func(u *usage) { u.did("next"); u.w.do("next") },
	func(u *usage) { u.did("previous"); u.w.do("previous") },
	func(u *usage) { u.did("tab"); u.w.do([]string{"tab_next", "tab_previous"}[u.rng.IntN(2)]) },
	func(u *usage) {
		m := modes[u.rng.IntN(len(modes))]
		u.did("mode %s", m)
		u.w.do(string(m))
	},
	func(u *usage) {
		size := fyne.NewSize(1024+float32(u.rng.IntN(900)), 700+float32(u.rng.IntN(500)))
		u.did("window %v", size)
		u.w.win.Resize(size)
	},
	func(u *usage) {
		o := u.w.looks
		o.Scale = look.MinScale + float32(u.rng.IntN(18))/10
		o.Mode = []look.Mode{look.Light, look.Dark}[u.rng.IntN(2)]
		o.Reading.Typeface = look.Typefaces[u.rng.IntN(len(look.Typefaces))]
		o.Reading.Chars = 45 + u.rng.IntN(50)
		u.did("looks %+v", o)
		before := u.w.looks
		u.w.setLooks(o)
		switch after := u.w.looks; {
		case after == before:
		case after.Mode == before.Mode && after.Reading == before.Reading:
			u.act("text size")
		default:
			u.act("looks")
		}
	},
	func(u *usage) {
		u.did("fold")
		u.w.do([]string{"fold_where", "fold_what"}[u.rng.IntN(2)])
	},
	func(u *usage) {
		page := u.w.matter.page.Surface()
		if long := page.Text().Len(); u.w.mode == prepare && u.w.item() != nil && long > 0 {
			u.did("scroll")
			page.ScrollTo(u.rng.IntN(long))
		}
	},
	func(u *usage) {
		name := []string{"settings", "keys", "verify", "import"}[u.rng.IntN(4)]
		u.did("open and leave %s", name)
		u.w.do(name)
		u.leave()
	},
	func(u *usage) { // a mark without a text
		if !u.passage() {
			return
		}
		page := u.w.matter.page.Surface()
		part, start, end, ok := u.w.matter.page.Passage(page.Selection())
		if !ok {
			return
		}
		u.did("mark %d to %d", start, end)
		u.w.markPassage(part, start, end, annotext.Colour([]string{"yellow", "green", "red", "blue"}[u.rng.IntN(4)]))
		if n, there := u.newNote(); there {
			u.change(n.ID, n.Text+"/"+n.Colour)
		} else {
			u.t.Fatalf("a mark was not stored: %q", u.said)
		}
	},
	func(u *usage) { // a note, written in the margin
		if !u.passage() {
			return
		}
		text := fmt.Sprintf("Fråga %d: hur går det med å, ä och ö?", u.rng.IntN(1_000_000))
		u.did("write %q", text)
		u.w.do("note")
		if _, ok := u.w.win.Canvas().Focused().(*ui.Entry); !ok {
			u.t.Fatalf("no editor has the keyboard: %T, %q", u.w.win.Canvas().Focused(), u.said)
		}
		u.words(text)
		if !u.w.matter.saveNote() {
			u.t.Fatalf("the note is not saved: %q", u.said)
		}
		n, there := u.newNote()
		if !there || n.Text != text {
			u.t.Fatalf("the note is stored as %+v: %q", n, u.said)
		}
		u.change(n.ID, text+"/"+n.Colour)
	},
	func(u *usage) {
		if id, ok := u.anyNote(); ok {
			u.did("recolour")
			colour := []string{"yellow", "green", "red", "blue"}[u.rng.IntN(4)]
			text := u.now[id]
			u.w.recolour(id, annotext.Colour(colour))
			u.change(id, text[:lastSlash(text)]+"/"+colour)
		}
	},
	func(u *usage) {
		if id, ok := u.anyNote(); ok && u.rng.IntN(2) == 0 {
			u.did("delete")
			if err := u.w.deleteNote(id); err != nil {
				u.t.Fatal(err)
			}
			u.change(id, "")
		}
	},
	func(u *usage) {
		u.did("undo")
		u.shortcut(&fyne.ShortcutUndo{})
		if n := len(u.past); n > 0 {
			last := u.past[n-1]
			u.set(last.note, last.before)
			u.future, u.past = append(u.future, last), u.past[:n-1]
		}
	},
	func(u *usage) {
		u.did("redo")
		u.shortcut(&fyne.ShortcutRedo{})
		if n := len(u.future); n > 0 {
			next := u.future[n-1]
			u.set(next.note, next.after)
			u.past, u.future = append(u.past, next), u.future[:n-1]
		}
	},
}

func lastSlash(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '/' {
			return i
		}
	}
	return len(s)
}

func number(name string, usual int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return usual
}

// meetingsAsJSON is all that the committee's store holds of each meeting.
func (p *program) meetingsAsJSON() map[string]string {
	all := map[string]string{}
	for _, m := range p.w.now.meetings {
		whole, err := p.store.Meeting(context.Background(), m.ID)
		if err != nil {
			p.t.Fatal(err)
		}
		raw, err := json.Marshal(whole)
		if err != nil {
			p.t.Fatal(err)
		}
		all[m.ID] = string(raw)
	}
	return all
}

// fyneNow is the clock by which Fyne throws away what was not drawn for a
// minute. A test's acts follow one another faster than a person's, the more so
// the faster the machine is: by the computer's clock, all of them would be kept.
//
//go:linkname fyneNow fyne.io/fyne/v2/internal/cache.timeNow
var fyneNow func() time.Time

// perAct is the time of an act where 60,000 are an hour.
const perAct = time.Hour / 60_000

// pass lets time pass, by Fyne's clock.
func (u *usage) pass(d time.Duration) { u.passed += d }

// draw draws all that is seen, as a screen does it.
func (u *usage) draw() {
	u.w.win.Canvas().Capture()
	u.screen.Capture() // the tests' own canvas throws nothing away
}

// heap is how many megabytes the program holds when nothing has been done for
// two minutes, in one size of window on one page: the pictures of a screen are
// up to thirty of them.
func (u *usage) heap() float64 {
	u.w.win.Resize(fyne.NewSize(1024, 700))
	u.w.do("prepare")
	u.w.OpenMeeting(u.w.now.meetings[0].ID)
	for range 6 {
		u.pass(20 * time.Second)
		u.draw()
	}
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

func TestAnHourOfUse(t *testing.T) {
	count, seed := number("PARAGRAF_ACTS", 1200), number("PARAGRAF_SEED", 7)
	if testing.Short() {
		count /= 4
	}
	u := &usage{program: imported(t), rng: rand.New(rand.NewPCG(uint64(seed), 1)), now: map[string]string{}}
	u.w.loadSample()
	u.leave()
	before := u.meetingsAsJSON()
	if len(before) < 3 {
		t.Fatalf("only %d meetings to work with", len(before))
	}
	start, real := time.Now(), fyneNow
	fyneNow = func() time.Time { return start.Add(u.passed) }
	t.Cleanup(func() { fyneNow = real })
	u.screen = software.NewTransparentCanvas()
	u.screen.Resize(fyne.NewSize(1, 1))
	warm, warmRoutines := 0.0, 0
	for i := range count {
		u.pass(perAct)
		if i%100 == 0 {
			u.draw()
		}
		acts[u.rng.IntN(len(acts))](u)
		if u.w.modal() {
			u.leave()
		}
		if i%40 == 0 {
			u.compare(fmt.Sprintf("after %d acts", i))
		}
		if i == count/3 {
			warm, warmRoutines = u.heap(), runtime.NumGoroutine()
		}
	}
	u.compare("in the end")
	for id, was := range before {
		whole, err := u.store.Meeting(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		if raw, err := json.Marshal(whole); err != nil || string(raw) != was {
			t.Errorf("meeting %s is not what it was: %v", id, err)
		}
	}
	end, routines := u.heap(), runtime.NumGoroutine()
	t.Logf("%d acts, %d notes; %.1f MB after a third, %.1f MB in the end; %d and %d goroutines", count, len(u.now), warm, end, warmRoutines, routines)
	// Words that were measured are kept up to ten megabytes, and there are more
	// notes than there were; an hour must not cost more than that.
	if end > warm+40 {
		t.Errorf("the program grew from %.1f MB to %.1f MB", warm, end)
	}
	if routines > warmRoutines+8 {
		t.Errorf("the goroutines grew from %d to %d", warmRoutines, routines)
	}
}
