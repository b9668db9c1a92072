package command

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version and commit are stamped by the linker when the program is built by
// make; a plain go build leaves them empty, and the build's own record serves.
var (
	version string
	commit  string
)

// Version returns what --version prints: the program's version, the commit it
// was built from where that is known, and what built it.
func Version() string {
	number, revision := version, commit
	if info, ok := debug.ReadBuildInfo(); ok {
		if number == "" && info.Main.Version != "" && info.Main.Version != "(devel)" {
			number = info.Main.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && revision == "" {
				revision = s.Value[:min(12, len(s.Value))]
			}
		}
	}
	if number == "" {
		number = "0.1.0-dev"
	}
	if revision != "" {
		number += " (" + revision + ")"
	}
	return fmt.Sprintf("paragraf %s, %s, %s/%s", number, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
