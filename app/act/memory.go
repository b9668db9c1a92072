package act

import (
	"strings"
	"time"

	"paragraf/app/swedish"
	"paragraf/data"
)

// MemoryWords says in a sentence that the reader has met the case before: "Du
// skrev detta för 56 dagar sedan; tre meningar i underlaget är ändrade."
func MemoryWords(r data.Memory, now time.Time) string {
	days := int(day0(now).Sub(day0(r.WrittenAt)).Hours()+12) / 24
	when := swedish.T("memory.today")
	switch {
	case days == 1:
		when = swedish.T("memory.yesterday")
	case days > 1:
		when = swedish.T("memory.days", "n", days)
	}
	changed := swedish.T("memory.same")
	if n := len(r.Changes); n > 0 {
		changed = swedish.N("memory.changed", n, "number", swedish.Number(n))
	}
	return swedish.T("memory.wrote", "when", when, "changed", changed)
}

// MemoryPlace says where it was: "Vårdnämndens arbetsutskott 17 november 2026".
func MemoryPlace(r data.Memory) string {
	return strings.TrimSpace(r.Body + " " + swedish.Date(r.Date))
}

func day0(t time.Time) time.Time {
	t = t.In(data.Stockholm)
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
