package app

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/mynotes"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// showMyNotes shows all own notes in place of everything else; where one was
// there before, all is as it was left.
func (w *Window) showMyNotes() {
	if !w.matter.saveNote() || w.mine != nil && w.over != nil && w.over.content == w.mine.Content() {
		return
	}
	if w.mine != nil { // as it was left; what was changed since comes in a moment
		w.beginMine()
		w.readMine()
		return
	}
	ui.Load(w.win, ui.Task{Title: swedish.T("mynotes.reading")}, w.readFirst, func(first firstNotes, err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			w.problem(err, swedish.T("window.note.safe"))
		default:
			w.showFirst(first)
			if len(first.notes) < first.all {
				w.readMine()
			}
		}
	})
}

// firstNotes are the first of so many notes.
type firstNotes struct {
	notes []data.ListedNote
	all   int
}

// manyRows is more than a window shows.
const manyRows = 100

// readFirst reads the notes that are seen first, away from the UI thread.
func (w *Window) readFirst(ctx context.Context, _ *ui.Progress) (first firstNotes, err error) {
	first.notes, first.all, err = w.store.FirstListedNotes(ctx, manyRows)
	return first, err
}

// showFirst shows the screen with the notes that are there first.
func (w *Window) showFirst(first firstNotes) {
	w.mine = mynotes.New(mynotes.Params{
		Writing: w.writing(func(annotext.Draft) act.Remark { return act.Remark{} }), Go: w.goToNote, HandIn: w.askHandIn,
		Export: func() { w.mine.WhenWhole(w.exportNotes) }, DeleteShown: func() { w.mine.WhenWhole(w.askDeleteShown) }, Import: w.askImportNotes, Leave: w.leaveMine,
	})
	w.mine.Show(first.notes, first.all)
	w.beginMine()
}

func (w *Window) beginMine() {
	mine := w.mine
	w.begin(over{content: mine.Content(), focus: mine.Focus, key: mine.Key, leave: func() { mine.Save() }})
}

func (w *Window) leaveMine() {
	if w.mine.Save() {
		w.end()
	}
}

// readMine reads all own notes, away from the UI thread, and shows them.
func (w *Window) readMine() {
	ui.Load(w.win, ui.Task{Title: swedish.T("mynotes.reading"), Quiet: true}, func(ctx context.Context, _ *ui.Progress) ([]data.ListedNote, error) {
		return w.store.ListedNotes(ctx)
	}, func(notes []data.ListedNote, err error) {
		switch {
		case errors.Is(err, context.Canceled) || w.mine == nil:
		case err != nil:
			w.problem(err, swedish.T("window.note.safe"))
		default:
			w.mine.Show(notes, len(notes))
		}
	})
}

// showMineAgain reads the notes anew while they are what is shown.
func (w *Window) showMineAgain() {
	if w.mine != nil && w.over != nil && w.over.content == w.mine.Content() {
		w.readMine()
	}
}

// goToNote shows a note where it stands. Ctrl+Shift+A, or what passes by, leads
// back to the list as it was.
func (w *Window) goToNote(n data.Note) {
	w.goToItem(n.MeetingID, n.ItemID, func() {
		w.matter.showNote(n)
		w.offerHere(swedish.T("mynotes.went"), swedish.T("mynotes.back_to"), w.showMyNotes)
	})
}

// goToItem leaves what is open and shows an item of a meeting, and in it what show
// does, as soon as the meeting is there.
func (w *Window) goToItem(meetingID, itemID string, show func()) {
	w.end()
	arrive := func() {
		if w.now.meeting == nil || w.now.meeting.ID != meetingID {
			return
		}
		w.setMode(prepare)
		w.OpenItem(itemID)
		show()
	}
	if w.now.meeting != nil && w.now.meeting.ID == meetingID {
		arrive()
		return
	}
	w.watch.choose(meetingID)
	w.setSetting(keyMeeting, meetingID)
	w.arrived = arrive
	w.watch.load(ui.Task{Title: swedish.T("window.opening")})
}

// noteForms are the forms in which notes are written to a file, with the
// extension of each.
var noteForms = []struct{ form, extension string }{
	{act.NotesPDF, ".pdf"}, {act.NotesMarkdown, ".md"}, {act.NotesJSONLD, ".jsonld"},
}

// exportNotes writes the notes that are shown to a file that the owner chooses.
func (w *Window) exportNotes() {
	filter := w.mine.Filter()
	var options []string
	for _, f := range noteForms {
		options = append(options, swedish.T("mynotes.form."+f.form))
	}
	form := ui.NewSelect(options, nil)
	form.SetSelectedIndex(0)
	ui.Form(w.win, ui.FormOptions{
		Title: swedish.T("mynotes.export_title"), Intro: swedish.T("mynotes.export_intro"),
		Fields: []ui.Field{{Label: swedish.T("mynotes.form"), Widget: form}}, Submit: swedish.T("mynotes.export_submit"),
		OnSubmit: func() error {
			chosen := noteForms[max(form.SelectedIndex(), 0)]
			w.savePrivate(swedish.T("mynotes.export_title"), swedish.T("mynotes.file"), chosen.extension, func(ctx context.Context) ([]byte, error) {
				return act.ExportNotes(ctx, w.store, filter, chosen.form)
			})
			return nil
		},
	})
}

// writePrivate writes a file that only its owner can read.
func (w *Window) writePrivate(path string, raw []byte) {
	err := act.WriteSecret(path, raw)
	if errors.Is(err, fs.ErrExist) { // that it is replaced was asked
		err = act.WriteFile(path, raw)
	}
	if err != nil {
		w.problem(err, swedish.T("window.note.safe"))
		return
	}
	w.toasts.Say(swedish.T("mynotes.exported", "file", filepath.Base(path)))
}

// askImportNotes reads notes in from a file of Web Annotations. Those of another
// program go to the meeting that is open.
func (w *Window) askImportNotes() {
	ui.OpenFile(w.win, ui.FileOptions{Title: swedish.T("mynotes.import_title"), Extensions: []string{".jsonld", ".json"}}, func(path string) {
		meeting := ""
		if w.now.meeting != nil {
			meeting = w.now.meeting.ID
		}
		ui.Load(w.win, ui.Task{Title: swedish.T("mynotes.import_title")}, func(ctx context.Context, _ *ui.Progress) (act.NotesRead, error) {
			raw, err := act.ReadFileBytes(path)
			if err != nil {
				return act.NotesRead{}, err
			}
			return act.ImportNotes(ctx, w.store, filepath.Base(path), raw, meeting)
		}, func(done act.NotesRead, err error) {
			if errors.Is(err, context.Canceled) {
				return
			}
			if err != nil {
				w.problem(err, swedish.T("window.note.safe"))
				return
			}
			w.readIn(done)
		})
	})
}

// readIn says how many notes were read in; that can be undone.
func (w *Window) readIn(done act.NotesRead) {
	w.toasts.Say(swedish.T("mynotes.read_in", "added", len(done.Added), "known", done.Known))
	if len(done.Added) == 0 {
		return
	}
	w.remember(swedish.T("window.undo.notes_read_in"), func() error {
		return w.dropNotes(data.NoteIDs(done.Added))
	}, func() error {
		_, err := w.store.ImportNotes(context.Background(), done.Added)
		return err
	})
}
