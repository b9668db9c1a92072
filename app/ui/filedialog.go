package ui

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// FileOptions says which file is asked for.
type FileOptions struct {
	Title      string   // "" for the usual words
	Extensions []string // ".pdf", ".docx"; none: all files
	Folder     string   // where to begin; "" where the last dialog ended, else home
	Name       string   // proposed name, for [SaveFile]
	Submit     string   // the verb; "" for the usual words
	OnCancel   func()
}

// lastFolder is where the last dialog ended.
var lastFolder string

// OpenFile asks for a file that exists and calls chosen with its path.
//
// It is a dialog of our own, since Fyne's cannot be left or used by keys: Enter
// goes into a folder or takes the file, Backspace goes up, letters go to a name,
// and a whole path may be written or pasted.
func OpenFile(w fyne.Window, o FileOptions, chosen func(path string)) *Dialog {
	return (&fileDialog{w: w, o: o, chosen: chosen}).show()
}

// SaveFile asks where to write a file and calls chosen with the path; replacing
// a file is asked for first. The extension is added where it is missing.
func SaveFile(w fyne.Window, o FileOptions, chosen func(path string)) *Dialog {
	return (&fileDialog{w: w, o: o, chosen: chosen, saving: true}).show()
}

// OpenFolder asks for a folder that exists and calls chosen with its path: the
// one that is gone into, chosen in the list or written. Files in it with the
// extensions are shown, so that it is seen what it holds.
func OpenFolder(w fyne.Window, o FileOptions, chosen func(path string)) *Dialog {
	return (&fileDialog{w: w, o: o, chosen: chosen, folders: true}).show()
}

type fileDialog struct {
	w       fyne.Window
	o       FileOptions
	chosen  func(string)
	saving  bool
	folders bool // a folder is asked for

	folder  string
	entries []fileEntry

	dialog *Dialog
	list   *List
	field  *Entry // a name to save under, or a path to open
	where  *widget.Label
	wrong  *widget.Label
	submit *Button
}

func (f *fileDialog) show() *Dialog {
	f.where, f.wrong = Caption(""), Text("")
	f.where.Truncation, f.where.Wrapping = fyne.TextTruncateEllipsis, fyne.TextWrapOff
	f.wrong.Importance = widget.DangerImportance
	f.wrong.Hide()
	f.list = NewList(ListOptions{
		Length: func() int { return len(f.entries) },
		Create: newFileRow, Update: f.fill,
		Text:       func(i int) string { return f.entries[i].name },
		OnSelected: f.selected,
		OnOpened:   func(int) { f.open() },
		OnKey:      f.key,
		OnRune:     f.typed,
		Empty:      swedish.T("ui.file.none"),
		Label:      swedish.T("ui.file.list"),
	})
	f.field = NewEntry()
	f.field.OnSubmitted = func(string) { f.take() }
	if f.folders {
		f.field.OnSubmitted = func(string) { f.takeFolder() }
	}
	title, submit, fieldLabel := or(f.o.Title, "ui.file.open"), or(f.o.Submit, "ui.open"), swedish.T("ui.file.path")
	if f.saving {
		title, submit, fieldLabel = or(f.o.Title, "ui.file.save"), or(f.o.Submit, "ui.save"), swedish.T("ui.file.name")
		f.field.SetText(f.o.Name)
	}
	take := f.take
	if f.folders {
		title, submit, fieldLabel = or(f.o.Title, "ui.file.open_folder"), or(f.o.Submit, "ui.file.choose_folder"), swedish.T("ui.file.folder")
		take = f.takeFolder
	}
	f.field.Label = fieldLabel

	shortcuts := NewStack(4)
	for _, p := range places() {
		shortcuts.Add(NewQuiet(swedish.T(p.key), func() { f.enter(p.path, "") }))
	}
	files := container.New(&leastSize{fyne.NewSize(420, 260)}, f.list)
	foot := NewStack(4,
		container.New(layout.NewFormLayout(), container.NewCenter(NewLine(fieldLabel, LineStyle{Align: fyne.TextAlignTrailing})), f.field), f.wrong)
	content := container.NewBorder(f.where, foot, shortcuts, nil, files)

	f.submit = NewPrimary(submit, take)
	cancel := NewButton(swedish.T("ui.cancel"), func() {
		f.dialog.Close()
		if f.o.OnCancel != nil {
			f.o.OnCancel()
		}
	})
	var focus fyne.Focusable = f.list
	if f.saving {
		focus = f.field
	}
	f.enter(f.start(), "")
	f.dialog = Custom(f.w, DialogOptions{
		Title: title, Content: content, Buttons: []*Button{cancel, f.submit}, Focus: focus,
		OnCancel: f.o.OnCancel, Width: 640,
	})
	f.list.Refresh()
	return f.dialog
}

func (f *fileDialog) start() string {
	home, _ := os.UserHomeDir() // "" leads to the working folder
	for _, folder := range []string{f.o.Folder, lastFolder, home} {
		if info, err := os.Stat(folder); folder != "" && err == nil && info.IsDir() {
			return folder
		}
	}
	return "."
}

// enter shows a folder with the entry of a name chosen, if it is there.
func (f *fileDialog) enter(folder, name string) {
	if full, err := filepath.Abs(folder); err == nil {
		folder = full
	}
	entries, err := readFolder(folder, f.o.Extensions)
	if err != nil {
		f.complain(explain(err))
		return
	}
	f.complain("")
	f.folder, f.entries, lastFolder = folder, entries, folder
	f.where.SetText(folder)
	f.list.Select(-1)
	f.list.Refresh()
	at := 0
	for i, e := range entries {
		if e.name == name {
			at = i
		}
	}
	f.list.Select(at)
	switch {
	case f.folders:
		f.field.SetText(f.folder)
	case !f.saving:
		f.field.SetText("")
	}
}

func (f *fileDialog) selected(i int) {
	e := f.entries[i]
	switch {
	case f.folders && (e.up || !e.folder):
		f.field.SetText(f.folder)
	case f.folders:
		f.field.SetText(filepath.Join(f.folder, e.name))
	case !e.folder && f.saving:
		f.field.SetText(e.name)
	case !e.folder:
		f.field.SetText(filepath.Join(f.folder, e.name))
	case !f.saving:
		f.field.SetText("")
	}
}

func (f *fileDialog) key(_ int, key fyne.KeyName) bool {
	if key == fyne.KeyBackspace {
		f.enter(filepath.Dir(f.folder), filepath.Base(f.folder))
		return true
	}
	return false
}

// typed takes what begins a path to the field where paths are written.
func (f *fileDialog) typed(_ int, r rune) bool {
	if r != '/' && r != '~' && r != '\\' {
		return false
	}
	Focus(f.field)
	f.field.SetText(string(r))
	f.field.CursorColumn = 1
	f.field.Refresh()
	return true
}

// into goes where a row of the list leads.
func (f *fileDialog) into(e fileEntry) {
	if e.up {
		f.enter(filepath.Dir(f.folder), filepath.Base(f.folder))
		return
	}
	f.enter(filepath.Join(f.folder, e.name), "")
}

// open does what Enter on a row means.
func (f *fileDialog) open() {
	switch e := f.entries[f.list.Selected()]; {
	case !f.folders:
		f.take()
	case e.folder:
		f.into(e)
	}
}

// take does what Enter means: into a folder, or the file is chosen.
func (f *fileDialog) take() {
	inList := f.dialog != nil && f.dialog.canvas.Focused() == fyne.Focusable(f.list)
	if i := f.list.Selected(); i >= 0 && f.entries[i].folder && (inList || strings.TrimSpace(f.field.Text) == "") {
		f.into(f.entries[i])
		return
	}
	path := f.written()
	if path == "" {
		f.complain(swedish.T("ui.file.choose"))
		return
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		f.enter(path, "")
	case f.saving:
		f.save(path)
	case err != nil:
		f.complain(explain(err))
	default:
		f.finish(path)
	}
}

// takeFolder chooses the folder that is written.
func (f *fileDialog) takeFolder() {
	path := f.written()
	info, err := os.Stat(path)
	switch {
	case path == "":
		f.complain(swedish.T("ui.file.choose"))
	case err != nil:
		f.complain(explain(err))
	case !info.IsDir():
		f.complain(swedish.T("ui.file.not_folder"))
	default:
		lastFolder = path
		f.dialog.Close()
		f.chosen(path)
	}
}

// written is the whole path that is written, "" for none.
func (f *fileDialog) written() string {
	path := strings.TrimSpace(f.field.Text)
	if path == "" {
		return ""
	}
	if path = fromHome(path); !filepath.IsAbs(path) {
		path = filepath.Join(f.folder, path)
	}
	return filepath.Clean(path)
}

func (f *fileDialog) save(path string) {
	if len(f.o.Extensions) > 0 && !matches(path, f.o.Extensions) {
		path += f.o.Extensions[0]
	}
	if _, err := os.Stat(path); err != nil {
		f.finish(path)
		return
	}
	Confirm(f.w, ConfirmOptions{
		Title:   swedish.T("ui.file.replace.title"),
		Message: swedish.T("ui.file.replace", "file", filepath.Base(path)),
		Yes:     swedish.T("ui.file.replace.yes"), Danger: true,
		OnYes: func() { f.finish(path) },
	})
}

func (f *fileDialog) finish(path string) {
	lastFolder = filepath.Dir(path)
	f.dialog.Close()
	f.chosen(path)
}

func (f *fileDialog) complain(text string) {
	f.wrong.SetText(text)
	setVisible(f.wrong, text != "")
	if f.dialog != nil {
		f.dialog.Fit()
	}
}

// newFileRow makes an empty row: icon, name, date.
func newFileRow() fyne.CanvasObject {
	icon := widget.NewIcon(theme.FileIcon())
	return container.New(layout.NewCustomPaddedLayout(theme.Padding(), theme.Padding(), theme.Padding()*2, theme.Padding()*2),
		container.NewBorder(nil, nil, icon, NewLine("", LineStyle{Size: theme.SizeNameCaptionText, Color: look.Secondary, Align: fyne.TextAlignTrailing}),
			NewLine("", LineStyle{})))
}

func (f *fileDialog) fill(i int, o fyne.CanvasObject) {
	row := o.(*fyne.Container).Objects[0].(*fyne.Container)
	e := f.entries[i]
	name, date := e.name, ""
	icon := theme.FileIcon()
	if e.folder {
		icon = theme.FolderIcon()
	}
	if e.up {
		name = swedish.T("ui.file.up")
	} else if !e.changed.IsZero() {
		date = e.changed.Format("2006-01-02")
	}
	row.Objects[0].(*Line).SetText(name)
	row.Objects[1].(*widget.Icon).SetResource(icon)
	row.Objects[2].(*Line).SetText(date)
	row.Refresh()
}

// leastSize lets one content fill its place and ask for at least a size.
type leastSize struct{ size fyne.Size }

func (l *leastSize) MinSize([]fyne.CanvasObject) fyne.Size { return l.size }

func (l *leastSize) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}
