package annotext

import (
	"unicode"

	"paragraf/app/ui"
)

// Style is how a block is set.
type Style uint8

// The styles.
const (
	Paragraph Style = iota
	Title           // of the whole text
	Heading         // inside a text
	Label           // of a part ("Förslag till beslut"), in the typeface of the interface
	ListItem        // its sign ("att", "1.", "–") stands at the left, the rest is indented
	TableRow        // cells parted by tabs
	Small           // of less weight
	Line            // a paragraph with nothing between it and the next: a line as printed
	cardKind        // the three of a note's card
	cardText
	cardAbout
	styles int = iota
)

// Block is one paragraph of whatever style. A line break inside Text is kept as
// a space, see [settable] for other characters that cannot be set.
type Block struct {
	Style Style
	Text  string
}

// Text is an immutable text of blocks.
type Text struct {
	runes  []rune
	starts []int32 // where each block begins; the line break before belongs to none
	style  []Style
	folded *ui.Folded // what is searched in, once it was
}

// NewText joins blocks to a text.
func NewText(blocks []Block) *Text {
	size := 0
	for _, b := range blocks {
		size += len(b.Text) + 1
	}
	t := &Text{
		runes:  make([]rune, 0, size),
		starts: make([]int32, 0, len(blocks)),
		style:  make([]Style, 0, len(blocks)),
	}
	for i, b := range blocks {
		if i > 0 {
			t.runes = append(t.runes, '\n')
		}
		t.starts = append(t.starts, int32(len(t.runes)))
		t.style = append(t.style, b.Style)
		for _, r := range b.Text {
			t.runes = append(t.runes, settable(r))
		}
	}
	return t
}

// settable returns what stands for a rune on the page: a space for line breaks
// and control characters, nothing seen for marks that would turn the direction
// of the words after them. Each rune stays one, so that offsets do.
func settable(r rune) rune {
	switch {
	case r == '\t':
		return r
	case unicode.IsControl(r), r == '\u2028', r == '\u2029':
		return ' '
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\ufeff':
		return '\u200b'
	}
	return r
}

// Len returns the number of runes, line breaks between blocks included.
func (t *Text) Len() int { return len(t.runes) }

// Blocks returns the number of blocks.
func (t *Text) Blocks() int { return len(t.starts) }

// Span returns where block i begins and ends.
func (t *Text) Span(i int) (start, end int) {
	end = len(t.runes)
	if i+1 < len(t.starts) {
		end = int(t.starts[i+1]) - 1
	}
	return int(t.starts[i]), end
}

// Block returns the number of the block that an offset stands in; the offset
// after a block's last rune is still in it.
func (t *Text) Block(offset int) int {
	low, high := 0, len(t.starts)-1
	for low < high {
		mid := (low + high + 1) / 2
		if int(t.starts[mid]) <= offset {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low
}

// Slice returns the words from start to end; what lies outside is left out.
func (t *Text) Slice(start, end int) string {
	start, end = t.clamp(start), t.clamp(end)
	if start >= end {
		return ""
	}
	return string(t.runes[start:end])
}

// Word returns the word, or else the gap, that an offset stands in or before.
func (t *Text) Word(offset int) (start, end int) {
	if len(t.runes) == 0 {
		return 0, 0
	}
	offset = min(t.clamp(offset), len(t.runes)-1)
	if offset > 0 && !ui.InWord(t.runes[offset]) && ui.InWord(t.runes[offset-1]) {
		offset--
	}
	first, last := t.Span(t.Block(offset))
	if offset >= last {
		return last, last
	}
	kind := ui.InWord(t.runes[offset])
	start, end = offset, offset
	for start > first && ui.InWord(t.runes[start-1]) == kind {
		start--
	}
	for end < last && ui.InWord(t.runes[end]) == kind {
		end++
	}
	return start, end
}

// next and previous return where the next word begins and the word before.
func (t *Text) next(offset int) int {
	n := len(t.runes)
	for offset < n && ui.InWord(t.runes[offset]) {
		offset++
	}
	for offset < n && !ui.InWord(t.runes[offset]) {
		offset++
	}
	return offset
}

func (t *Text) previous(offset int) int {
	for offset > 0 && !ui.InWord(t.runes[offset-1]) {
		offset--
	}
	for offset > 0 && ui.InWord(t.runes[offset-1]) {
		offset--
	}
	return offset
}

// beside returns the next place of the caret, or with by -1 the one before: past
// what is never seen and what is set on the letter before.
func (t *Text) beside(offset, by int) int {
	offset += by
	for offset > 0 && offset < len(t.runes) && (t.runes[offset] == '\u00ad' || t.runes[offset] == '\u200b' || unicode.Is(unicode.Mn, t.runes[offset])) {
		offset += by
	}
	return t.clamp(offset)
}

func (t *Text) clamp(offset int) int { return min(max(offset, 0), len(t.runes)) }

// sign returns how many runes of a list item are its sign with the space after
// it: "att ", "1. ", "a) ", "– ". It is 0 for an item without one.
func sign(item []rune) int {
	end := 0
	for end < len(item) && end < 5 && item[end] != ' ' && item[end] != '\t' && item[end] != '\u00a0' {
		end++
	}
	if end == 0 || end >= len(item) || end == 5 {
		return 0
	}
	word, last := string(item[:end]), item[end-1]
	switch {
	case word == "att", word == "Att", word == "dels":
	case end == 1 && !unicode.IsLetter(item[0]) && !unicode.IsDigit(item[0]) && item[0] != '"':
	case last == '.' || last == ')' || last == ':':
		for _, r := range item[:end-1] {
			if !unicode.IsDigit(r) && end > 2 {
				return 0
			}
		}
	default:
		return 0
	}
	for end < len(item) && (item[end] == ' ' || item[end] == '\t' || item[end] == '\u00a0') {
		end++
	}
	return end
}
