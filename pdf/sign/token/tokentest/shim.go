//go:build cgo

package tokentest

import (
	_ "embed"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A C file in the folder of a package would be compiled into it.
//
//go:embed testdata/shim.c
var shim []byte

// Shim compiles a driver in front of this one, which does what the variable
// SHIM_MODE says at the time, and returns its path. The test is skipped where
// there is no C compiler.
func (s *SoftHSM) Shim(t testing.TB) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the driver that misbehaves is made for Unix")
	}
	gcc, err := exec.LookPath("gcc")
	if err != nil {
		t.Skip("gcc is not installed")
	}
	headers, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/miekg/pkcs11").Output()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	source, path := filepath.Join(dir, "shim.c"), filepath.Join(dir, "shim.so")
	if err := os.WriteFile(source, shim, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(gcc, "-shared", "-fPIC", "-O0", "-I", strings.TrimSpace(string(headers)), "-o", path, source, "-ldl").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Setenv("SHIM_REAL", s.Module)
	return path
}
