package command_test

import (
	"os"
	"strings"
	"testing"
)

func TestDemoDoesTheWholeJob(t *testing.T) {
	h := newHome(t)
	out := h.ok("demo", "prov")
	for _, file := range []string{"protokoll.pdf", "protokoll-justerat.pdf", "utdrag-63-bestyrkt.pdf", "anslag.pdf", "anmalningsarenden.pdf", "protokoll-andrat.pdf"} {
		if !h.exists("prov/"+file) || !strings.Contains(out, "prov/"+file) {
			t.Errorf("%s was not made or not named", file)
		}
	}
	for _, want := range []string{"underkändes", "Allt stämde", "Ellen Fjällvik"} {
		if !strings.Contains(out, want) {
			t.Errorf("the demonstration does not say %q:\n%s", want, out)
		}
	}
	if r := h.run("verify", "prov/protokoll-justerat.pdf"); r.code != 0 {
		t.Errorf("the minutes it made: %s", r.out)
	}
	if r := h.run("verify", "prov/protokoll-andrat.pdf"); r.code != 1 {
		t.Errorf("the minutes it changed: %s", r.out)
	}
	if h.exists("home") {
		t.Error("the demonstration touched the user's own stores")
	}
	h.ok("demo", "prov") // again, in the same folder
}

func TestDemoLeavesOtherFoldersAlone(t *testing.T) {
	h := newHome(t)
	mkdir(t, h.path("mitt"))
	h.write("mitt/viktigt.txt", "viktigt")
	h.fails(1, []string{"mitt", "inte tom"}, "demo", "mitt")
	if entries, err := os.ReadDir(h.path("mitt")); err != nil || len(entries) != 1 {
		t.Errorf("the folder was touched: %v %v", entries, err)
	}
	h.ok("demo")
	if !h.exists("paragraf-demo/protokoll-justerat.pdf") {
		t.Error("without a folder it does not work in paragraf-demo")
	}
}
