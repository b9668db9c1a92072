package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// tree makes a folder with files, and a home of its own.
func tree(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	lastFolder = ""
	for _, name := range []string{"Hämtat/protokoll 2.pdf", "Hämtat/protokoll 10.pdf", "Hämtat/ändring.PDF", "Hämtat/anteckning.txt", "Hämtat/.dold.pdf", "Hämtat/Arkiv/gammal.pdf"} {
		path := filepath.Join(home, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(home, "Hämtat")
}

func TestFoldersComeFirstThenFilesInSwedishOrder(t *testing.T) {
	entries, err := readFolder(tree(t), []string{".pdf"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"..", "Arkiv", "protokoll 2.pdf", "protokoll 10.pdf", "ändring.PDF"}
	if len(entries) != len(want) {
		t.Fatalf("%d entries: %v", len(entries), entries)
	}
	for i, e := range entries {
		if e.name != want[i] {
			t.Errorf("entry %d is %q, want %q", i, e.name, want[i])
		}
	}
}

func TestPlacesFollowTheDesktopsNames(t *testing.T) {
	folder := tree(t)
	config := filepath.Join(filepath.Dir(folder), ".config")
	if err := os.MkdirAll(config, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(config, "user-dirs.dirs"), []byte("# x\nXDG_DOWNLOAD_DIR=\"$HOME/Hämtat\"\nXDG_DESKTOP_DIR=\"$HOME/\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	found := places()
	if len(found) != 2 || found[1].key != "ui.place.downloads" || found[1].path != folder {
		t.Errorf("places %v", found)
	}
}

func window(t *testing.T) fyne.Window {
	t.Helper()
	look.Apply(test.NewTempApp(t), look.Options{Mode: look.Light})
	w := test.NewTempWindow(t, NewEntry())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 640))
	return w
}

func strike(w fyne.Window, names ...fyne.KeyName) {
	for _, n := range names {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestAFileIsChosenByKeysAlone(t *testing.T) {
	folder := tree(t)
	w := window(t)
	got := ""
	d := OpenFile(w, FileOptions{Extensions: []string{".pdf"}, Folder: folder}, func(path string) { got = path })
	w.Canvas().Focused().TypedRune('A')
	strike(w, fyne.KeyReturn) // into Arkiv
	strike(w, fyne.KeyBackspace)
	w.Canvas().Focused().TypedRune('p')
	strike(w, fyne.KeyDown, fyne.KeyReturn)
	if want := filepath.Join(folder, "protokoll 10.pdf"); got != want || !d.Closed() {
		t.Errorf("chose %q, want %q", got, want)
	}
	got = ""
	d = OpenFile(w, FileOptions{}, func(path string) { got = path })
	strike(w, fyne.KeyEscape)
	if !d.Closed() || got != "" {
		t.Error("Esc does not leave the dialog")
	}
	if lastFolder != folder {
		t.Errorf("the next dialog begins in %q", lastFolder)
	}
}

func TestAWrittenPathIsOpenedOrExplained(t *testing.T) {
	folder := tree(t)
	w := window(t)
	got := ""
	f := &fileDialog{w: w, o: FileOptions{Folder: folder}, chosen: func(path string) { got = path }}
	d := f.show()
	f.field.SetText("finns inte.pdf")
	w.Canvas().Focus(f.field)
	strike(w, fyne.KeyReturn)
	if d.Closed() || !f.wrong.Visible() {
		t.Error("a file that does not exist is not explained")
	}
	f.field.SetText("Arkiv")
	strike(w, fyne.KeyReturn)
	if f.folder != filepath.Join(folder, "Arkiv") {
		t.Errorf("a folder's name leads to %q", f.folder)
	}
	f.field.SetText(filepath.Join(folder, "anteckning.txt"))
	strike(w, fyne.KeyReturn)
	if got != filepath.Join(folder, "anteckning.txt") {
		t.Errorf("chose %q", got)
	}
}

func TestAPathMayBeWrittenFromTheList(t *testing.T) {
	folder := tree(t)
	t.Setenv("HOME", folder)
	w := window(t)
	got := ""
	f := &fileDialog{w: w, o: FileOptions{Folder: filepath.Join(folder, "Arkiv")}, chosen: func(path string) { got = path }}
	f.show()
	for _, r := range "~/anteckning.txt" {
		w.Canvas().Focused().TypedRune(r)
	}
	if f.field.Text != "~/anteckning.txt" {
		t.Errorf("the field has %q", f.field.Text)
	}
	strike(w, fyne.KeyReturn)
	if got != filepath.Join(folder, "anteckning.txt") {
		t.Errorf("chose %q", got)
	}
}

func TestReplacingAFileIsAskedFor(t *testing.T) {
	folder := tree(t)
	w := window(t)
	got := ""
	d := SaveFile(w, FileOptions{Folder: folder, Name: "protokoll 2", Extensions: []string{".pdf"}}, func(path string) { got = path })
	strike(w, fyne.KeyReturn)
	if got != "" || d.Closed() {
		t.Fatal("an existing file is replaced without a question")
	}
	strike(w, fyne.KeyEscape)
	if got != "" || d.Closed() {
		t.Error("Esc at the question replaces the file or leaves the dialog")
	}
	entry := w.Canvas().Focused().(*Entry)
	entry.SetText("nytt")
	strike(w, fyne.KeyReturn)
	if want := filepath.Join(folder, "nytt.pdf"); got != want {
		t.Errorf("saves to %q, want %q", got, want)
	}
}

func TestPathsBecomeURLs(t *testing.T) {
	for path, want := range map[string]string{
		"/home/ellen/Protokoll § 7.pdf": "file:///home/ellen/Protokoll%20%C2%A7%207.pdf",
		"C:/Temp/a.pdf":                 "file:///C:/Temp/a.pdf",
	} {
		if got := fileURL(path).String(); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

func TestFynesOwnWordsAreSwedish(t *testing.T) {
	swedish.Use(swedish.Swedish)
	if err := TranslateFyne(); err != nil {
		t.Fatal(err)
	}
	if got := lang.L("Select all"); got != "Markera allt" {
		t.Errorf("Select all is %q", got)
	}
	if got := lang.X("file.name", "Name"); got != "Namn" {
		t.Errorf("file.name is %q", got)
	}
}

func TestAFolderIsChosen(t *testing.T) {
	folder := tree(t)
	w := window(t)
	got := ""
	open := func() *Dialog {
		got = ""
		return OpenFolder(w, FileOptions{Extensions: []string{".pdf"}, Folder: folder}, func(path string) { got = path })
	}
	// A folder in the list is gone into, and the one that is open is taken.
	d := open()
	w.Canvas().Focused().TypedRune('A')
	strike(w, fyne.KeyReturn)
	if got != "" || d.Closed() {
		t.Fatal("Enter on a folder in the list does not go into it")
	}
	for range 6 {
		if _, ok := w.Canvas().Focused().(*Entry); ok {
			break
		}
		w.Canvas().FocusNext()
	}
	strike(w, fyne.KeyReturn)
	if want := filepath.Join(folder, "Arkiv"); got != want || lastFolder != want || !d.Closed() {
		t.Errorf("chose %q, want %q", got, want)
	}
	// What is written must be a folder that is there.
	f := &fileDialog{w: w, o: FileOptions{Folder: folder}, chosen: func(path string) { got = path }, folders: true}
	d, got = f.show(), ""
	for _, wrong := range []string{"", "finns inte", "anteckning.txt"} {
		f.field.SetText(wrong)
		w.Canvas().Focus(f.field)
		strike(w, fyne.KeyReturn)
		if got != "" || d.Closed() || !f.wrong.Visible() {
			t.Errorf("%q is taken for a folder, or not explained", wrong)
		}
	}
	f.field.SetText("Arkiv/")
	strike(w, fyne.KeyReturn)
	if want := filepath.Join(folder, "Arkiv"); got != want {
		t.Errorf("chose %q, want %q", got, want)
	}
}
