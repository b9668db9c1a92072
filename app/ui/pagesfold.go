package ui

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldedText is the text of a page as it is searched: in lower case, with one
// space between words, words that a line's end divides in one piece, letters and
// their accents as one rune, and every dash and quotation mark in its plain form.
type foldedText struct {
	text string
	at   []int // of each of its runes, the letter of the page that it stands for
}

// ligatures are what some typefaces set as one letter.
var ligatures = map[rune]string{'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st"}

// alike writes a sign in the form that is on the keyboard.
func alike(r rune) rune {
	switch r {
	case '’', '‘', '‚', '´', '`':
		return '\''
	case '”', '“', '„', '»', '«':
		return '"'
	case '–', '—', '‑', '‐', '−':
		return '-'
	}
	return unicode.ToLower(r)
}

// isDivision tells whether a line ends after letter i within a word.
func isDivision(letters []rune, i int) bool {
	switch letters[i] {
	case 0x02, 0xFFFE, 0xAD: // what PDFium writes for it, and a soft hyphen
		return true
	case '-', '‐':
		next := i + 1
		for next < len(letters) && letters[next] == '\r' {
			next++
		}
		return next < len(letters) && letters[next] == '\n' && i > 0 && unicode.IsLetter(letters[i-1])
	}
	return false
}

func fold(letters []rune) foldedText {
	var b strings.Builder
	f := foldedText{at: make([]int, 0, len(letters))}
	put := func(r rune, i int) {
		b.WriteRune(r)
		f.at = append(f.at, i)
	}
	space, last := true, rune(0)
	for i := 0; i < len(letters); i++ {
		r := letters[i]
		switch {
		case r == 0:
		case isDivision(letters, i):
			for i+1 < len(letters) && (letters[i+1] == '\r' || letters[i+1] == '\n') {
				i++
			}
		case unicode.IsSpace(r):
			if !space {
				put(' ', i)
			}
			space, last = true, 0
		case unicode.Is(unicode.Mn, r) && last != 0:
			if one := norm.NFC.String(string([]rune{last, r})); utf8.RuneCountInString(one) == 1 {
				whole := b.String()
				b.Reset()
				b.WriteString(whole[:len(whole)-utf8.RuneLen(last)])
				last, _ = utf8.DecodeRuneInString(one)
				b.WriteRune(last)
			}
		case ligatures[r] != "":
			for _, part := range ligatures[r] {
				put(part, i)
			}
			space, last = false, 0
		default:
			last = alike(r)
			put(last, i)
			space = false
		}
	}
	f.text = b.String()
	return f
}

// wanted are the forms in which words may stand on a page: as they are, and,
// where they have hyphens, as they are when a line ends at these.
func wanted(words string) []string {
	words = strings.TrimSpace(fold([]rune(words)).text)
	if words == "" {
		return nil
	}
	forms := []string{words}
	for _, hyphen := range []string{"- ", "-"} {
		if without := strings.ReplaceAll(words, hyphen, ""); without != "" && !slices.Contains(forms, without) {
			forms = append(forms, without)
		}
	}
	return forms
}

// occurrences are where a text has one of the forms, in bytes, none over another.
func occurrences(text string, forms []string) (found [][2]int) {
	for _, form := range forms {
		for from := 0; ; {
			i := strings.Index(text[from:], form)
			if i < 0 {
				break
			}
			found = append(found, [2]int{from + i, from + i + len(form)})
			from += i + len(form)
		}
	}
	if len(forms) > 1 {
		slices.SortFunc(found, func(a, b [2]int) int { return a[0] - b[0] })
		end := 0
		found = slices.DeleteFunc(found, func(p [2]int) bool {
			if p[0] < end {
				return true
			}
			end = p[1]
			return false
		})
	}
	return found
}

// letters are the letters of the page from and to of each place.
func (f foldedText) letters(found [][2]int) [][2]int {
	list := make([][2]int, 0, len(found))
	runes, bytes := 0, 0
	for _, p := range found {
		runes += utf8.RuneCountInString(f.text[bytes:p[0]])
		from := runes
		runes += utf8.RuneCountInString(f.text[p[0]:p[1]])
		bytes = p[1]
		list = append(list, [2]int{f.at[from], f.at[runes-1] + 1})
	}
	return list
}
