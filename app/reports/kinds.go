package reports

import (
	"strings"

	"paragraf/app/swedish"
	"paragraf/data"
)

// Kinds are the kinds of note in the order in which they are offered.
var Kinds = []data.NoteKind{data.KindNote, data.KindAsk, data.KindCheck, data.KindFor, data.KindNo, data.KindMotion, data.KindBias}

// KindName names a kind of note: "Fråga".
func KindName(kind data.NoteKind) string { return capital(swedish.NoteKind(kind)) }

// ColourOf is the colour that notes of a kind have. Each colour has a pattern
// of its own as well, so that it is not told by colour alone.
func ColourOf(kind data.NoteKind) string {
	switch kind {
	case data.KindFor:
		return "green"
	case data.KindNo, data.KindCheck, data.KindBias:
		return "red"
	case data.KindMotion:
		return "blue"
	}
	return "yellow"
}

func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
