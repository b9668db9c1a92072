// Package assets holds the files that are built into the program: typefaces,
// icons, translations and the fictional sample. It is a leaf: it knows nothing
// of the rest, and it never reads a file from disk.
package assets

import "embed"

// Typefaces, each a whole TrueType file under the SIL Open Font License.
// Callers must not write into them.
var (
	//go:embed fonts/Inter-Regular.ttf
	InterRegular []byte
	//go:embed fonts/Inter-Italic.ttf
	InterItalic []byte
	//go:embed fonts/Inter-SemiBold.ttf
	InterSemiBold []byte
	//go:embed fonts/Inter-SemiBoldItalic.ttf
	InterSemiBoldItalic []byte
	//go:embed fonts/SourceSerif4-Regular.ttf
	SerifRegular []byte
	//go:embed fonts/SourceSerif4-Italic.ttf
	SerifItalic []byte
	//go:embed fonts/SourceSerif4-SemiBold.ttf
	SerifSemiBold []byte
	//go:embed fonts/SourceSerif4-SemiBoldItalic.ttf
	SerifSemiBoldItalic []byte
	//go:embed fonts/AtkinsonHyperlegibleNext-Regular.ttf
	LegibleRegular []byte
	//go:embed fonts/AtkinsonHyperlegibleNext-Italic.ttf
	LegibleItalic []byte
	//go:embed fonts/AtkinsonHyperlegibleNext-SemiBold.ttf
	LegibleSemiBold []byte
	//go:embed fonts/AtkinsonHyperlegibleNext-SemiBoldItalic.ttf
	LegibleSemiBoldItalic []byte
)

// Translations holds translations/sv.json and translations/en.json, the same
// keys in both.
//
//go:embed translations
var Translations embed.FS

// Sample holds the fictional papers that a new user may try the program on.
//
//go:embed sample
var Sample embed.FS

// Icon is the program's icon.
//
//go:embed icons/icon.png
var Icon []byte
