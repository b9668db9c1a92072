package compose_test

import (
	"os"
	"os/exec"
	"syscall"
	"testing"

	"paragraf/pdf/compose"
)

// Minutes of 1,000 pages need less than 300 MB, all told: another process makes
// them and says how much it had at most.
func TestMemoryOfAThousandPages(t *testing.T) {
	const child = "PARAGRAF_THOUSAND_PAGES"
	if os.Getenv(child) != "" {
		doc, err := compose.Minutes(large(790), compose.MinutesOptions{At: made})
		if err != nil || doc.Pages < 1000 {
			t.Fatalf("%d pages, %v", doc.Pages, err)
		}
		return
	}
	if testing.Short() {
		t.Skip("takes a second or two")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command(self, "-test.run", "TestMemoryOfAThousandPages$")
	run.Env = append(os.Environ(), child+"=1")
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	most := run.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10 // kilobytes here
	t.Logf("at most %d MB", most>>20)
	if most > 300<<20 {
		t.Errorf("%d MB", most>>20)
	}
}
