package view

import (
	"os"
	"testing"
)

func TestWhatIsPreparedOnceIsNotPreparedAgain(t *testing.T) {
	if _, err := engine(); err != nil { // from the usual cache: this is not about how long it takes
		t.Fatal(err)
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("LocalAppData", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	if !Unprepared() {
		t.Fatal("an empty cache is said to be prepared")
	}
	if err := Prepare(); err == nil {
		t.Error("what could not be noted is said to be prepared")
	}
	if err := os.MkdirAll(cacheFolder(), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Prepare(); err != nil {
		t.Fatal(err)
	}
	if Unprepared() {
		t.Error("it would be prepared again at every start")
	}
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", "")
	if cacheFolder() == "" && Unprepared() {
		t.Error("without a folder there is nothing to prepare for")
	}
}
