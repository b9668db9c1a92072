package act

import (
	"os"
	"path/filepath"
	"runtime"
)

// Home returns the folder of the stores: PARAGRAF_HOME, or else the
// platform's folder for a program's own data. It makes nothing.
func Home(env func(string) string) (string, error) {
	if dir := env("PARAGRAF_HOME"); dir != "" {
		return filepath.Abs(dir)
	}
	switch runtime.GOOS {
	case "windows":
		if dir := env("LocalAppData"); dir != "" {
			return filepath.Join(dir, "Paragraf"), nil
		}
	case "darwin":
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, "Library", "Application Support", "Paragraf"), nil
		}
	default:
		if dir := env("XDG_DATA_HOME"); filepath.IsAbs(dir) {
			return filepath.Join(dir, "paragraf"), nil
		}
		if home := env("HOME"); filepath.IsAbs(home) {
			return filepath.Join(home, ".local", "share", "paragraf"), nil
		}
	}
	return "", fail("act.home.unknown")
}
