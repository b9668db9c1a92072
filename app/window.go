package app

import (
	"os"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/documents"
	"paragraf/app/glyphs"
	"paragraf/app/look"
	"paragraf/app/meetings"
	"paragraf/app/minutes"
	"paragraf/app/mynotes"
	"paragraf/app/review"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/sign/token"
)

// mode is what the user is doing with a meeting; it decides what stands in the
// third column.
type mode string

const (
	prepare  mode = "prepare"  // read and annotate
	meet     mode = "meet"     // follow the meeting in the room
	adjust   mode = "adjust"   // make the minutes and have them signed
	dispatch mode = "dispatch" // send out extracts, notice and lists
)

var modes = []mode{prepare, meet, adjust, dispatch}

// Window is the program's one window.
type Window struct {
	app     fyne.App
	win     fyne.Window
	store   *data.Store
	o       Options
	watch   *watch
	stop    func() // ends the subscription
	release func() // ends the claim to be the first window; nil while there is none

	now  view // what is shown
	mode mode
	at   string // id of the item that is shown; "" for the meeting's own page

	bar        *modeBar
	columns    *ui.Columns
	where      *meetings.Where
	agenda     *meetings.Agenda
	matter     *matter
	room       *meetings.Room
	strip      *strip         // what remains of the walk, and its next step
	days       *meetings.Days // the meeting's days, at the foot
	minutes    *minutes.Page
	documents  *documents.Page
	third      *fyne.Container // holds what the third column shows
	middle     *fyne.Container // holds the columns, or the screen that takes their place
	page       *fyne.Container // holds the columns, the review or the welcome
	body       fyne.CanvasObject
	foot       *foot // the strip and the days
	footNeed   fyne.Size
	welcome    *meetings.Welcome
	review     *review.Page
	reviewing  *underReview  // nil while nothing is under review
	last       *kept         // where one is
	draft      *kept         // the note that is being written
	asking     func() error  // stores the words of the form that asks for some; nil for none
	quitting   bool          // it is being asked whether to quit
	over       *over         // a walk that takes the whole window; nil for none
	papers     papers        // the screens that show pages
	evidence   *evidence     // what waits for evidence
	queue      queue         // of files to read in
	arrived    func()        // once another meeting is shown; nil for nothing
	mine       *mynotes.Page // all own notes; nil while they were never looked at
	searching  searching
	toasts     *ui.Toasts
	passing    *fyne.Container // around the toasts
	menuFor    string          // what could be done when the menus were made
	menuLater  *time.Timer     // makes them once the menu that is open is closed
	crashes    *crashes
	cards      []token.Entry  // what the walk of signing chooses among
	trusts     trusts         // whom the user trusts, as read last
	storing    sync.WaitGroup // what is stored away from the UI thread
	keptUnread string         // the item that was marked as unread while it is shown
	dwelling   *time.Timer    // until the item that is shown counts as read
	placing    string         // id of the note that waits for a new place

	looks  look.Options
	spoken swedish.Language // the computer's
	undone []undoable
	redone []undoable
	temp   string // folder of copies given to the viewer; "" while none
}

// newWindow makes a window with nothing in it yet, in the language and the look
// that were chosen last.
func newWindow(a fyne.App, win fyne.Window, store *data.Store, o Options) *Window {
	if o.Now == nil {
		o.Now = time.Now
	}
	w := &Window{app: a, win: win, store: store, o: o, mode: prepare, spoken: swedish.Current()}
	w.crashes = newCrashes(o)
	w.draft, w.last = newUnsaved(w), newKept(w, keyAt)
	ui.Recovered = w.workPanicked
	w.chooseLanguage()
	w.looks = w.readLooks()
	look.Apply(a, seen(w.looks))
	w.win.SetTitle(swedish.T("window.title"))
	w.win.SetMaster()
	w.win.SetPadded(false)
	w.win.Resize(w.readSize())
	w.evidence = &evidence{w: w, tried: map[string]bool{}}
	w.watch = &watch{store: store, win: w.win, show: w.show, fail: w.failed, clock: o.Now, documents: w.evidence.look}
	w.watch.choose(w.setting(keyMeeting))
	return w
}

// furnish fills the window with its parts, and these with what was read.
func (w *Window) furnish(v view, err error) {
	w.build()
	w.stop = w.watch.start()
	w.win.SetCloseIntercept(w.quit)
	w.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { w.Dropped(uris) })
	w.win.Canvas().SetOnTypedKey(w.typedKey)
	w.win.Canvas().SetOnTypedRune(w.typedRune)
	w.moreKeys()
	w.returnTo(v)
	w.watch.first(v, err)
	w.refreshMenu() // though nothing could be read
	w.dwell()
	w.focusHome()
	w.evidence.look()
	w.beginIndex()
	w.offerCrash()
}

func (w *Window) build() {
	w.mine, w.searching.page = nil, nil // in the language and the looks that there are now
	w.where = meetings.NewWhere(meetings.WhereParams{Open: w.OpenMeeting, Into: w.focusHome, Do: w.openTodo, Own: w.openOwn})
	w.agenda = meetings.NewAgenda(meetings.AgendaParams{Open: w.OpenItem, Into: w.into, Menu: w.agendaMenu, Rune: w.letter})
	w.matter = newMatter(w)
	w.matter.about.OnImport, w.matter.about.OnCorrections = w.askImport, w.showCorrections
	w.room = w.newRoom()
	w.strip = newStrip()
	w.days = meetings.NewDays()
	w.buildPapers()
	w.welcome = meetings.NewWelcome(meetings.WelcomeParams{Sample: w.loadSample, Import: w.askImport, SetUp: w.setUpCommittee, Drop: swedish.T("window.welcome.drop")})
	w.review = review.New(review.Params{Save: w.acceptReview, Leave: w.leaveReview, Changed: w.previewAgain})
	w.bar = newModeBar(w)
	w.third = newDeck(w.matter.content, w.room.Content())
	widths, folded := w.readColumns()
	w.columns = ui.NewColumns(ui.ColumnsOptions{
		Columns: []ui.Column{
			{Content: w.where.Content(), Width: 232, Min: 170},
			{Content: w.agenda.Content(), Width: 372, Min: 220},
			{Content: w.third, Width: 1012, Min: 360},
		},
		Grow: 2, Widths: widths, Folded: folded, OnChanged: w.saveColumns, OnHidden: func() { w.bar.fold(w.hiddenColumn()) },
	})
	w.middle = newDeck(w.columns, w.minutes.Content(), w.documents.Content())
	w.foot = newFoot(w.strip, w.days, func() float32 { return w.body.Size().Height })
	w.body = ui.NewEdged(w.bar.content, w.foot, w.middle)
	w.page = newDeck(w.body, w.welcome.Content(), w.review.Content())
	w.toasts = ui.NewToasts()
	w.passing = container.New(aboveFoot{w}, w.toasts)
	all := container.NewStack(w.page, w.passing)
	if under := glyphs.Under(w.win.Canvas()); under != nil {
		all.Objects = append([]fyne.CanvasObject{under}, all.Objects...)
	}
	w.win.SetContent(all)
}

// Fyne returns the window of the driver, for tests.
func (w *Window) Fyne() fyne.Window { return w.win }

// Close ends what the window began: the subscription, and the copies of
// documents that were given to the viewer.
func (w *Window) Close() {
	if w.stop == nil {
		return // it was closed before there was anything in it
	}
	w.keepWords()
	w.matter.close()
	w.keepAt()
	w.keepSize()
	w.last.store()
	w.storing.Wait()
	w.stop()
	w.endSearch()
	w.searching.stop()
	if w.release != nil {
		w.release()
	}
	w.closePapers()
	for _, t := range []*time.Timer{w.dwelling, w.menuLater} {
		if t != nil {
			t.Stop()
		}
	}
	w.toasts.Clear()
	if w.temp != "" {
		os.RemoveAll(w.temp)
	}
}

// modal reports whether a dialog waits for an answer.
func (w *Window) modal() bool { return ui.DialogOpen(w.win.Canvas()) }

// show shows what was read. It runs on the UI thread.
func (w *Window) show(v view) {
	w.now = v
	w.showMineAgain()
	if w.item() == nil {
		w.at = ""
	}
	w.refresh()
	if arrived := w.arrived; arrived != nil {
		w.arrived = nil
		arrived()
	}
}

// refresh lays out what is shown now.
func (w *Window) refresh() {
	chosen := ""
	if w.now.meeting != nil {
		chosen = w.now.meeting.ID
	}
	w.where.Show(w.now.meetings, chosen)
	w.showTodo()
	w.showOwn()
	w.agenda.Show(w.now.meeting, w.now.notes, w.marks(), w.at)
	w.bar.show(w.mode, w.now.meeting != nil)
	w.bar.fold(w.hiddenColumn())
	w.showThird()
	w.keepAt()
	w.showFoot()
	page := w.body
	switch {
	case w.over != nil:
		page = w.over.content
	case w.reviewing != nil:
		page = w.review.Content()
	case len(w.now.meetings) == 0:
		page = w.welcome.Content()
	}
	if w.put(w.page, page) {
		w.passing.Refresh()
		if w.over == nil && w.reviewing == nil {
			w.focusHome()
		}
	}
	w.keepKeyboard()
	w.toasts.At(w.place())
	w.refreshMenu()
	glyphs.Changed()
}

// refreshMenu makes the menus anew where something can be done that could not
// before, or the other way round: a new menu lays the whole window out again.
func (w *Window) refreshMenu() {
	can := ""
	for _, a := range w.actions() {
		if a.can == nil || a.can() {
			can += a.name + " "
		}
		if a.words != nil {
			can += a.words() + " "
		}
	}
	if w.menuLater != nil {
		w.menuLater.Stop()
	}
	if can != w.menuFor {
		if w.menuOpen() { // it would close, and a click fall on what stands below it
			w.menuLater = time.AfterFunc(250*time.Millisecond, func() { fyne.Do(w.refreshMenu) })
			return
		}
		w.menuFor = can
		w.win.SetMainMenu(w.mainMenu())
	}
}

// menuOpen reports whether a menu of the bar is open: its heading has the
// keyboard then.
func (w *Window) menuOpen() bool {
	_, open := w.win.Canvas().Focused().(interface{ Child() *widget.Menu })
	return open
}

// showFoot shows what remains of the walk, and the meeting's days.
func (w *Window) showFoot() {
	if w.mode == adjust || w.mode == dispatch { // their pages tell what comes next
		w.strip.show(stage{})
	} else {
		w.strip.show(w.stage())
	}
	if m := w.now.meeting; m != nil {
		w.days.SetMeeting(*m, w.today())
	}
	need := fyne.NewSize(w.strip.natural(), w.foot.HeightFor(w.body.Size().Width))
	switch was := w.footNeed; {
	case need.Height != was.Height: // the columns give way
		w.body.Refresh()
		w.passing.Refresh()
	case need.Width != was.Width: // the days do, where they share the line
		w.foot.Refresh()
	}
	w.footNeed = need
}

// showThird fills the third column.
func (w *Window) showThird() {
	m := w.now.meeting
	if m == nil {
		return
	}
	switch {
	case w.mode == adjust:
		w.showMinutes()
		w.put(w.middle, w.minutes.Content())
	case w.mode == dispatch:
		w.showDocuments()
		w.put(w.middle, w.documents.Content())
	case w.mode == meet:
		w.put(w.middle, w.columns)
		w.showRoom()
		w.put(w.third, w.room.Content())
	case w.item() == nil:
		w.put(w.middle, w.columns)
		w.matter.showMeeting(*m, w.now.notes)
		w.put(w.third, w.matter.content)
	default:
		w.put(w.middle, w.columns)
		w.matter.show(*m, *w.item(), w.now.notes)
		w.put(w.third, w.matter.content)
	}
}

// item returns the item that is shown, nil for the meeting's own page.
func (w *Window) item() *data.AgendaItem {
	if w.now.meeting == nil || w.at == "" {
		return nil
	}
	for i := range w.now.meeting.Items {
		if w.now.meeting.Items[i].ID == w.at {
			return &w.now.meeting.Items[i]
		}
	}
	return nil
}

// OpenMeeting reads a meeting and shows its own page.
func (w *Window) OpenMeeting(id string) {
	if w.now.meeting != nil && w.now.meeting.ID == id || !w.matter.saveNote() {
		return
	}
	w.watch.choose(id)
	w.at = ""
	w.columns.Settle()
	w.setSetting(keyMeeting, id)
	w.watch.load(ui.Task{Title: swedish.T("window.opening")})
}

// OpenItem shows an item of the meeting, "" for the meeting's own page.
func (w *Window) OpenItem(id string) {
	if !w.matter.saveNote() {
		return
	}
	w.at = id
	if w.mode != meet {
		w.mode = prepare
	}
	w.refresh()
	w.matter.toTop()
	w.dwell()
}

// step goes to the item n rows further down the agenda. Who goes on from an
// item while preparing has read it.
func (w *Window) step(n int) {
	if w.now.meeting == nil || w.over != nil {
		return
	}
	if w.mode == adjust {
		w.minutes.Step(n)
		return
	}
	ids, at := w.order()
	if next := at + n; next >= 0 && next < len(ids) {
		if n > 0 && w.mode == prepare {
			w.markRead(w.at)
		}
		w.OpenItem(ids[next])
	}
}

func (w *Window) setMode(m mode) {
	if w.now.meeting == nil || !w.matter.saveNote() {
		return
	}
	if m == dispatch && w.item() != nil && len(w.documents.Chosen()) == 0 && w.item().Section > 0 {
		w.documents.Choose(w.item().Section)
	}
	changed := w.mode != m
	w.mode = m
	w.refresh()
	w.dwell()
	if changed {
		w.restPapers()
		w.focusHome()
	}
}
