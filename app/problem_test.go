package app

import (
	"fmt"
	"strings"
	"testing"

	"paragraf/app/swedish"
	"paragraf/data"
)

// What is wrong with the disk is said in words, in a dialog and beside a field,
// and never in the program's own terms.
func TestTroubleWithTheDiskIsToldInWords(t *testing.T) {
	swedish.Use(swedish.Swedish)
	for _, c := range []struct {
		err  error
		says string
	}{
		{data.ErrFull, "Disken är full"},
		{data.ErrReadOnly, "går inte att skriva till"},
		{data.ErrDamaged, "skadad"},
		{data.ErrLocked, "ett annat program"},
		{data.ErrConflict, "från ett annat fönster"},
		{fmt.Errorf("UNIQUE constraint failed"), "Paragraf inte känner igen"},
	} {
		err := fmt.Errorf("adding a note: %w", c.err)
		for _, got := range []string{problemOf(err, "").What, plainly(err).Error(), plainly(plainly(err)).Error()} {
			if !strings.Contains(got, c.says) || strings.Contains(got, "adding") || strings.Contains(got, c.err.Error()) {
				t.Errorf("%v is told as %q", err, got)
			}
		}
	}
	if plainly(nil) != nil {
		t.Error("what went well is a failure")
	}
}
