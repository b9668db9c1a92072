package documents

import (
	"testing"

	"paragraf/data"
)

func TestOnlyTheLastSignedFileOfADocumentIsListed(t *testing.T) {
	got := latest([]data.Document{
		{SHA256: "c", Continues: "b", Name: "protokoll.pdf"},
		{SHA256: "x", Name: "utdrag.pdf"},
		{SHA256: "b", Continues: "a", Name: "protokoll.pdf"},
		{SHA256: "a", Name: "protokoll.pdf"},
	})
	if len(got) != 2 || got[0].SHA256 != "c" || got[1].SHA256 != "x" {
		t.Fatalf("listed: %+v", got)
	}
}
