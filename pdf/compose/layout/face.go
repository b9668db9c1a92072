package layout

import (
	"sync"

	"paragraf/assets"
	"paragraf/pdf/compose/typeface"
)

// Face is one of the typefaces that documents are set in.
type Face int

// The faces: Source Serif 4 for what is read, Inter for labels and tables.
const (
	Serif Face = iota
	SerifBold
	SerifItalic
	Sans
	SansBold
)

// Faces lists every face.
var Faces = []Face{Serif, SerifBold, SerifItalic, Sans, SansBold}

var faceNames = []string{"serif", "serifbold", "serifitalic", "sans", "sansbold"}

var faceFiles = []*[]byte{&assets.SerifRegular, &assets.SerifSemiBold, &assets.SerifItalic, &assets.InterRegular, &assets.InterSemiBold}

var parsed = func() (loaders []func() *typeface.Face) {
	for i, file := range faceFiles {
		loaders = append(loaders, sync.OnceValue(func() *typeface.Face {
			face, err := typeface.Parse(*file)
			if err != nil {
				panic("the built-in typeface " + faceNames[i] + ": " + err.Error())
			}
			return face
		}))
	}
	return loaders
}()

// String returns the face's name, a lower-case word that is also its name in
// a PDF's resources.
func (f Face) String() string { return faceNames[f] }

// Type returns the face's measures, parsed once for the whole program.
func (f Face) Type() *typeface.Face { return parsed[f]() }

// covering returns f, or the face to set r in where f lacks it.
func (f Face) covering(r rune) Face {
	switch {
	case f.Type().Has(r):
		return f
	case Serif.Type().Has(r):
		return Serif
	case f == SerifBold && SansBold.Type().Has(r):
		return SansBold
	}
	return Sans
}

// Settable reports whether some face can set r.
func Settable(r rune) bool { return Serif.Type().Has(r) || Sans.Type().Has(r) }

// Color is red, green and blue, 0 to 255.
type Color [3]uint8

// Style is how text looks. Leading is the distance from one baseline to the
// next, in points.
type Style struct {
	Face    Face
	Size    float64
	Leading float64
	Color   Color
}
