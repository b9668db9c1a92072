package ui

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
)

func TestAFileWithoutAProgramForItIsTold(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the opener of another system")
	}
	a, path := test.NewTempApp(t), t.TempDir()
	t.Setenv("PATH", path+":/bin:/usr/bin")
	for _, c := range []struct {
		opener string
		told   bool
	}{{"exit 3", true}, {"exit 0", false}} {
		if err := os.WriteFile(filepath.Join(path, "xdg-open"), []byte("#!/bin/sh\necho \"$1\" > "+path+"/asked\n"+c.opener+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		told := make(chan bool, 1)
		OpenDocument(a, "protokoll på väg.pdf", func() { told <- true })
		select {
		case <-told:
			if !c.told {
				t.Errorf("%s: told as a failure", c.opener)
			}
		case <-time.After(2 * time.Second):
			if c.told {
				t.Errorf("%s: nothing is told", c.opener)
			}
		}
		if asked, _ := os.ReadFile(path + "/asked"); filepath.Base(string(asked)) != "protokoll på väg.pdf\n" {
			t.Errorf("asked for %q", asked)
		}
	}
}
