package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestReadmePicture makes the picture of the README from the program itself: a
// real window on the sample, with some notes. It runs only where
// PARAGRAF_README_PICTURE names the file to write:
//
//	PARAGRAF_README_PICTURE=$PWD/docs/pictures/window.png go test ./app -run TestReadmePicture
func TestReadmePicture(t *testing.T) {
	path := os.Getenv("PARAGRAF_README_PICTURE")
	if path == "" {
		t.Skip("PARAGRAF_README_PICTURE does not name a file to write")
	}
	d := begin(t, func(d *screen) {
		papers, err := filepath.Glob("../assets/sample/*")
		if err != nil || len(papers) == 0 {
			t.Fatalf("no sample: %v", err)
		}
		d.run(d.binary, append([]string{"import"}, papers...)...)
		meeting := "2026-12-08"
		for _, n := range [][]string{
			{"--section", "89", "--quote", "hållas jämnt över storhelgerna utan att personalens ledigheter behöver dras in", "--kind", "question", "--note", "Gäller det även mellandagarna?"},
			{"--section", "89", "--quote", "elva patienter per dygn", "--kind", "check", "--note", "I revisorernas granskning stod det tolv. Vilket stämmer?"},
			{"--section", "89", "--quote", "Kostnaden ryms inom nämndens ram för 2026 och 2027", "--kind", "approve", "--note", "Bra. Bifall till förslaget."},
			{"--section", "91", "--kind", "question", "--note", "Hur fördelas de nya tjänsterna?"},
			{"--section", "93", "--row", "Anmälningsärenden/2", "--kind", "question", "--note", "Samma som rad 6?"},
		} {
			d.run(d.binary, append([]string{"annotate", meeting}, n...)...)
		}
	})
	d.until("the meetings are listed", func() bool {
		out, err := d.try(d.binary, "meetings", "--json")
		var list []any
		return err == nil && json.Unmarshal([]byte(out), &list) == nil && len(list) > 3
	})
	time.Sleep(2 * time.Second)
	d.keys("Down", "Down") // § 89
	d.run("xdotool", "mousemove", "--window", d.window, "1200", "880")
	time.Sleep(2 * time.Second)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	d.run("import", "-window", d.window, "-strip", path)
	if info, err := os.Stat(path); err != nil || info.Size() < 20_000 {
		t.Fatalf("the picture came out empty: %v", err)
	}
}
