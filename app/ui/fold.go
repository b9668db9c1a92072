package ui

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folded is a text as it is searched: in lower case, with one space between
// words, words that a line's end divides in one piece, letters without accents
// that Swedish does not count as letters of their own, nothing that is not seen,
// and every dash and quotation mark in its plain form.
type Folded struct {
	text string
	at   []int32 // of each of its runes, the rune of the text that it stands for
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
	r = unicode.ToLower(r)
	if r < 0xC0 {
		return r
	}
	if plain, ok := accented[r]; ok {
		return plain
	}
	return r
}

// accented are letters whose accent one may leave out; å, ä, ö, æ and ø are
// letters of their own.
var accented = func() map[rune]rune {
	plain := map[rune]rune{}
	for letter, forms := range map[rune]string{'a': "àáâãā", 'c': "çćč", 'e': "èéêëēęě", 'i': "ìíîïī", 'n': "ñńň", 'o': "òóôõō", 's': "śš", 'u': "ùúûüū", 'y': "ýÿ", 'z': "źžż", 'l': "ł"} {
		for _, r := range forms {
			plain[r] = letter
		}
	}
	return plain
}()

// unseen reports what takes no room between letters.
func unseen(r rune) bool {
	return r == 0 || r >= '\u200b' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2060' && r <= '\u206f' || r == '\ufeff'
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

// Fold makes a text ready to be searched.
func Fold(letters []rune) *Folded {
	text := make([]byte, 0, len(letters)+len(letters)/16)
	f := &Folded{at: make([]int32, 0, len(letters))}
	put := func(r rune, i int) {
		text = utf8.AppendRune(text, r)
		f.at = append(f.at, int32(i))
	}
	space, last := true, rune(0)
	for i := 0; i < len(letters); i++ {
		r := letters[i]
		switch {
		case unseen(r):
		case isDivision(letters, i):
			for i+1 < len(letters) && (letters[i+1] == '\r' || letters[i+1] == '\n') {
				i++
			}
		case unicode.IsSpace(r):
			if !space {
				put(' ', i)
			}
			space, last = true, 0
		case last != 0 && r >= 0x300 && unicode.Is(unicode.Mn, r):
			if one := norm.NFC.String(string([]rune{last, r})); utf8.RuneCountInString(one) == 1 {
				_, size := utf8.DecodeLastRune(text)
				last, _ = utf8.DecodeRuneInString(one)
				last = alike(last)
				text = utf8.AppendRune(text[:len(text)-size], last)
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
	f.text = string(text)
	return f
}

// Find returns where the words stand, from and to which rune of the text, none
// over another.
func (f *Folded) Find(words string) [][2]int {
	forms := wanted(words)
	if len(forms) == 0 {
		return nil
	}
	return f.letters(occurrences(f.text, forms))
}

// wanted are the forms in which words may stand on a page: as they are, and,
// where they have hyphens, as they are when a line ends at these.
func wanted(words string) []string {
	words = strings.TrimSpace(Fold([]rune(words)).text)
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

// letters are the runes of the text from and to of each place.
func (f *Folded) letters(found [][2]int) [][2]int {
	list := make([][2]int, 0, len(found))
	runes, bytes := 0, 0
	for _, p := range found {
		runes += utf8.RuneCountInString(f.text[bytes:p[0]])
		from := runes
		runes += utf8.RuneCountInString(f.text[p[0]:p[1]])
		bytes = p[1]
		list = append(list, [2]int{int(f.at[from]), int(f.at[runes-1]) + 1})
	}
	return list
}
