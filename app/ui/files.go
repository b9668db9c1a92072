package ui

import (
	"bufio"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"paragraf/app/swedish"
)

// fileEntry is one row of the file dialog.
type fileEntry struct {
	name    string
	folder  bool
	up      bool // the row that leads to the folder above
	size    int64
	changed time.Time
}

// readFolder lists what a person may choose in a folder: the way up, folders,
// then files whose names end in one of the extensions (none: all files), both
// in Swedish order, without what is hidden.
func readFolder(folder string, extensions []string) ([]fileEntry, error) {
	found, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var entries []fileEntry
	for _, e := range found {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		entry := fileEntry{name: e.Name(), folder: e.IsDir()}
		if info, err := statEntry(folder, e); err == nil {
			entry.folder, entry.size, entry.changed = info.IsDir(), info.Size(), info.ModTime()
		}
		if entry.folder || matches(e.Name(), extensions) {
			entries = append(entries, entry)
		}
	}
	order := collate.New(language.Swedish, collate.Numeric)
	slices.SortStableFunc(entries, func(a, b fileEntry) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return order.CompareString(a.name, b.name)
	})
	if filepath.Dir(folder) != folder {
		entries = append([]fileEntry{{name: "..", folder: true, up: true}}, entries...)
	}
	return entries, nil
}

// statEntry follows a link to what it leads to.
func statEntry(folder string, e fs.DirEntry) (fs.FileInfo, error) {
	if e.Type()&fs.ModeSymlink != 0 {
		return os.Stat(filepath.Join(folder, e.Name()))
	}
	return e.Info()
}

func matches(name string, extensions []string) bool {
	if len(extensions) == 0 {
		return true
	}
	for _, ext := range extensions {
		if strings.EqualFold(filepath.Ext(name), ext) {
			return true
		}
	}
	return false
}

// place is a folder that people look for first.
type place struct{ key, path string }

// places lists the ones that exist: home, and what the desktop has set as
// documents, downloads and desktop, by whatever names.
func places() []place {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil
	}
	set := userFolders(home)
	all := []place{{"ui.place.home", home}}
	for _, p := range []struct{ key, name, usual string }{
		{"ui.place.documents", "XDG_DOCUMENTS_DIR", "Documents"},
		{"ui.place.downloads", "XDG_DOWNLOAD_DIR", "Downloads"},
		{"ui.place.desktop", "XDG_DESKTOP_DIR", "Desktop"},
	} {
		path := set[p.name]
		if path == "" {
			path = filepath.Join(home, p.usual)
		}
		if info, err := os.Stat(path); err == nil && info.IsDir() && path != home {
			all = append(all, place{p.key, path})
		}
	}
	return all
}

// fromHome reads a path as a shell does: "~/Dokument" lies in the person's own
// folder.
func fromHome(path string) string {
	rest, tilde := strings.CutPrefix(path, "~")
	home, err := os.UserHomeDir()
	if !tilde || err != nil || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path
	}
	return filepath.Join(home, rest)
}

// userFolders reads the file in which Linux desktops keep the names.
func userFolders(home string) map[string]string {
	config := os.Getenv("XDG_CONFIG_HOME")
	if config == "" {
		config = filepath.Join(home, ".config")
	}
	file, err := os.Open(filepath.Join(config, "user-dirs.dirs"))
	if err != nil {
		return nil
	}
	defer file.Close()
	folders := map[string]string{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		name, value, ok := strings.Cut(strings.TrimSpace(lines.Text()), "=")
		if ok {
			value = strings.Trim(value, `"`)
			folders[name] = filepath.Clean(strings.Replace(value, "$HOME", home, 1))
		}
	}
	return folders
}

// explain says in words why a folder or file cannot be read.
func explain(err error) string {
	switch {
	case os.IsNotExist(err):
		return swedish.T("ui.file.missing")
	case os.IsPermission(err):
		return swedish.T("ui.file.forbidden")
	}
	return swedish.T("ui.file.unreadable")
}
