package act

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// What may stand in the words of a text, as JSON writes it, without being a
// part of them.
const (
	unseen = `[\x{00AD}\x{034F}\x{200B}-\x{200F}\x{2060}-\x{2064}\x{FE00}-\x{FE0F}\x{FEFF}]*` // takes no room on a page
	space  = `(?:[\s\p{Z}]|\\[nrt]|\\u00[01][0-9a-f]|\\u202[89])`
	dash   = `[-\x{00AD}\x{2010}-\x{2015}\x{2212}]`

	// divided is a word that a line end has parted, with its hyphen.
	divided = `(?:` + dash + space + `+)?`
)

// pattern matches the words in JSON: in any capitals, over any space between
// them, also where a line end or something unseen parts their letters, and
// whichever of the dashes and quotation marks stands in them.
func (w WordMask) pattern() *regexp.Regexp {
	var words []string
	for _, word := range strings.Fields(norm.NFC.String(w.Words)) {
		var letters []string
		for _, r := range word {
			letters = append(letters, letter(r))
		}
		words = append(words, strings.Join(letters, unseen+divided+unseen))
	}
	return regexp.MustCompile(`(?i)` + strings.Join(words, unseen+`(?:`+space+unseen+`)+`))
}

// letter matches one letter of a mask.
func letter(r rune) string {
	switch r {
	case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212':
		return dash
	case '\'', '\u2019', '\u2018', '\u02BC', '\u00B4', '`':
		return `['\x{2019}\x{2018}\x{02BC}\x{00B4}\x{0060}]`
	case '"', '\u201C', '\u201D', '\u201E', '\u00BB', '\u00AB':
		return `(?:\\"|[\x{201C}\x{201D}\x{201E}\x{00BB}\x{00AB}])`
	}
	quoted, err := unescaped(string(r))
	if err != nil {
		return regexp.QuoteMeta(string(r)) // a text always is JSON
	}
	return regexp.QuoteMeta(string(quoted[1 : len(quoted)-1]))
}

// unescaped writes JSON with < > & as they are, as all documents do.
func unescaped(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// personalNumber finds Swedish personal identity and coordination numbers,
// written in any of the usual ways, also with letters right beside them.
var personalNumber = regexp.MustCompile(`(?:\b|[\p{L}_])(?:18|19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])` +
	unseen + space + `?` + unseen + `(?:` + dash + `|\+)?` + unseen + space + `?` + unseen + `\d{4}(?:\b|[\p{L}_])`)
