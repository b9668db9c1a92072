package token

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// product is a driver that is known by its files.
type product struct {
	name  string
	files []string // of the module, by system the same or not
}

// products in the order in which they are asked: a driver of the card's maker
// knows more of it than one for all cards.
var products = []product{
	{"Net iD", []string{"iidp11.dll", "libiidp11.so", "libiidp11.dylib", "iidp11.so"}},
	{"YubiKey", []string{"libykcs11.dll", "libykcs11.so", "libykcs11.so.2", "libykcs11.dylib", "libykcs11.2.dylib"}},
	{"OpenSC", []string{"opensc-pkcs11.dll", "opensc-pkcs11.so", "opensc-pkcs11.dylib"}},
	{"SoftHSM", []string{"softhsm2.dll", "softhsm2-x64.dll", "libsofthsm2.so", "libsofthsm2.dylib"}},
}

// folders are where the systems keep such drivers.
func folders(system string, env func(string) string) []string {
	switch system {
	case "windows":
		var list []string
		for _, root := range []string{env("ProgramFiles"), env("ProgramW6432"), env("ProgramFiles(x86)")} {
			if root == "" {
				continue
			}
			for _, sub := range []string{`Net iD`, `Net iD\Enterprise`, `Pointsharp\Net iD`, `SecMaker\Net iD`, `Yubico\Yubico PIV Tool\bin`, `OpenSC Project\OpenSC\pkcs11`, `SoftHSM2\lib`} {
				list = append(list, root+`\`+sub)
			}
		}
		if root := env("SystemRoot"); root != "" {
			list = append(list, root+`\System32`)
		}
		return append(list, `C:\SoftHSM2\lib`)
	case "darwin":
		return []string{
			"/usr/local/lib", "/opt/homebrew/lib", "/Library/OpenSC/lib", "/Library/Net iD", "/Library/Net iD/lib",
			"/usr/local/lib/netid", "/Applications/Net iD.app/Contents/MacOS", "/Applications/Net iD Enterprise.app/Contents/MacOS",
			"/usr/local/lib/softhsm", "/opt/homebrew/lib/softhsm", "/usr/local/opt/softhsm/lib/softhsm", "/opt/homebrew/opt/softhsm/lib/softhsm",
			"/usr/local/lib/pkcs11", "/opt/homebrew/lib/pkcs11",
		}
	}
	list := []string{"/usr/lib/netid", "/opt/netid", "/opt/netid/lib", "/usr/local/lib/netid"}
	for _, lib := range []string{"/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib", "/usr/local/lib64"} {
		list = append(list, lib, lib+"/pkcs11", lib+"/softhsm", lib+"/opensc")
	}
	return list
}

// Known lists the modules that lie in the usual places of this system, each
// once, in the order in which they are best asked.
func Known() []string {
	return known(folders(runtime.GOOS, os.Getenv))
}

func known(folders []string) []string {
	var list []string
	var real []string
	for _, p := range products {
	search:
		for _, folder := range folders {
			for _, file := range p.files {
				path := filepath.Join(folder, file)
				info, err := os.Stat(path)
				if err != nil || info.IsDir() {
					continue
				}
				target := path
				if r, err := filepath.EvalSymlinks(path); err == nil {
					target = r
				}
				if !slices.Contains(real, target) {
					real = append(real, target)
					list = append(list, path)
				}
				break search // the same product twice would show each card twice
			}
		}
	}
	return list
}

// ProductName is what people call the module with this path: "Net iD", or the
// name of the file.
func ProductName(path string) string {
	base := path[strings.LastIndexAny(path, `/\`)+1:]
	for _, p := range products {
		if slices.ContainsFunc(p.files, func(f string) bool { return strings.EqualFold(f, base) }) {
			return p.name
		}
	}
	return base
}
