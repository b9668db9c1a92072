package reports

import (
	"paragraf/app/swedish"
	"paragraf/data"
)

// Kinds are the kinds of note in the order in which they are offered.
var Kinds = []data.NoteKind{data.KindNote, data.KindAsk, data.KindCheck, data.KindFor, data.KindNo, data.KindMotion, data.KindDissent, data.KindBias, data.KindPlace}

// KindName names a kind of note: "Fråga".
func KindName(kind data.NoteKind) string { return swedish.Capital(swedish.NoteKind(kind)) }

// ColourOf is the colour that notes of a kind have. Each colour has a pattern
// of its own as well, so that it is not told by colour alone.
func ColourOf(kind data.NoteKind) string {
	switch kind {
	case data.KindFor:
		return "green"
	case data.KindNo, data.KindCheck, data.KindBias:
		return "red"
	case data.KindMotion, data.KindDissent:
		return "blue"
	}
	if kind == data.KindPlace { // it is seen by its ribbon
		return ""
	}
	return "yellow"
}
