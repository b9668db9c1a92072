package annotext

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// plain measures one unit a rune.
func plain(s string, _ Style) float32 { return float32(len([]rune(s))) }

func plainSettings() *settings {
	var set settings
	for i := range set {
		set[i] = setting{leading: 10, after: 5, indent: 2}
	}
	return &set
}

func layText(width float32, blocks ...Block) *layout {
	return lay(NewText(blocks), width, plainSettings(), newMetrics(plain))
}

func shown(l *layout) []string {
	var all []string
	for _, n := range l.lines {
		all = append(all, strings.TrimRight(l.text.Slice(int(n.start), int(n.end)), " "))
	}
	return all
}

func TestLinesBreakAtWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"ett två tre fyra", "ett två|tre fyra"},
		{"ett två", "ett två"},
		{"", ""},
		{"sammanträdesprotokoll", "sammanträ|desprotok|oll"},
		{"den 12\u00a0juni", "den|12\u00a0juni"},
		{"2024-04-09 om", "2024-04-0|9 om"}, // no break inside a date, so it is cut like a long word
		{"barn-unga ok", "barn-unga|ok"},
		{"ungdoms-råd", "ungdoms-|råd"},
		{"a  b  c  d  e", "a  b  c|d  e"},
	} {
		if got := strings.Join(shown(layText(9, Block{Text: c.text})), "|"); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestListItemsHangAfterTheirSign(t *testing.T) {
	l := layText(12, Block{ListItem, "att bevilja medlen"}, Block{ListItem, "bevilja medlen nu"})
	if l.lines[0].x != 0 || l.lines[1].x != 4 {
		t.Errorf("att: lines begin at %v and %v, want 0 and 4", l.lines[0].x, l.lines[1].x)
	}
	if l.lines[2].x != 2 || l.lines[3].x != 2 {
		t.Errorf("no sign: lines begin at %v and %v, want 2 and 2", l.lines[2].x, l.lines[3].x)
	}
}

func TestSignsOfListItems(t *testing.T) {
	for text, want := range map[string]int{
		"att bevilja": 4, "1. bevilja": 3, "12. bevilja": 4, "a) bevilja": 3, "– bevilja": 2, "• bevilja": 2,
		"bevilja": 0, "en sak": 0, "attan också": 0, "": 0, "att": 0, "dvs. sen": 0, "i övrigt": 0,
	} {
		if got := sign([]rune(text)); got != want {
			t.Errorf("%q: sign of %d runes, want %d", text, got, want)
		}
	}
}

func TestBlocksStandApart(t *testing.T) {
	l := layText(20, Block{Text: "ett"}, Block{Text: "två"})
	if got := l.lines[1].y; got != 15 {
		t.Errorf("second block at %v, want 15 (line 10, room 5)", got)
	}
	if l.height != 25 {
		t.Errorf("height %v, want 25", l.height)
	}
}

func TestTableRowsShareTheirColumns(t *testing.T) {
	l := layText(60, Block{TableRow, "1\tOrdföranden\t25VN0240"}, Block{TableRow, "12\tTf. chef\t25VN0266"})
	for n := range 2 {
		parts := l.pieces(n)
		if len(parts) != 3 || parts[0].x != 0 || parts[1].x != 4 || parts[2].x != 17 {
			t.Errorf("row %d: cells stand at %+v, want 0, 4 and 17", n, parts)
		}
	}
	if got := l.text.Slice(l.offset(1, 17.2), l.text.Len()); got != "25VN0266" {
		t.Errorf("a click on the third cell of the second row stands before %q", got)
	}
}

func TestTheLastCellOfATableRowWrapsInItsColumn(t *testing.T) {
	l := layText(30, Block{TableRow, "4\thar tecknat nationellt avtal om läkemedlet"})
	if len(l.lines) < 2 || l.lines[1].x != l.pieces(0)[1].x {
		t.Errorf("lines %+v, want the second under the second cell at %v", l.lines, l.pieces(0)[1].x)
	}
}

func TestPointAndOffsetAgree(t *testing.T) {
	l := layText(9, Block{Text: "ett två tre fyra"}, Block{Text: "fem"})
	for offset := 0; offset <= l.text.Len(); offset++ {
		n := l.of(offset)
		back := l.offset(n, l.x(n, offset))
		if back != offset && !(l.text.runes[min(offset, l.text.Len()-1)] == ' ') {
			t.Errorf("offset %d is at line %d, x %v, and comes back as %d", offset, n, l.x(n, offset), back)
		}
	}
	if got := l.offset(l.at(12), 999); got != 16 {
		t.Errorf("beyond the end of the second line: %d, want 16", got)
	}
	if got := l.at(-50); got != 0 {
		t.Errorf("above everything is line %d", got)
	}
	if got := l.at(9999); got != 2 {
		t.Errorf("below everything is line %d, want 2", got)
	}
}

// Whatever the text and the width: every rune stands on exactly one line, in
// order, no line is wider than the column, and lines go down.
func TestLayoutKeepsEveryRune(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-zåäö0-9.,§–/-]{0,14}`)
		blocks := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Block {
			return Block{
				Style: Style(rapid.IntRange(0, int(Small)).Draw(t, "style")),
				Text:  strings.Join(rapid.SliceOfN(word, 0, 30).Draw(t, "words"), rapid.SampledFrom([]string{" ", "\t", "\u00a0"}).Draw(t, "between")),
			}
		}), 1, 8).Draw(t, "blocks")
		width := float32(rapid.IntRange(1, 60).Draw(t, "width"))
		l := layText(width, blocks...)
		next, y := 0, float32(-1)
		for n, line := range l.lines {
			if n > 0 && line.block != l.lines[n-1].block {
				next++ // the line break between blocks
			}
			if int(line.start) != next {
				t.Fatalf("line %d begins at %d, want %d", n, line.start, next)
			}
			next = int(line.end)
			if line.y <= y {
				t.Fatalf("line %d is not below the one before", n)
			}
			y = line.y
			if end := l.x(n, l.visible(n)); end > width && l.visible(n)-int(line.start) > 1 && !strings.Contains(l.text.Slice(int(line.start), int(line.end)), "\t") && line.x+1 < width {
				t.Fatalf("line %d ends at %v in a column of %v", n, end, width)
			}
		}
		if next != l.text.Len() {
			t.Fatalf("the last line ends at %d of %d", next, l.text.Len())
		}
	})
}

// A note that opens in the text stands below the line that it belongs to, but
// never between the lines of a title.
func TestNothingStandsBetweenTheLinesOfATitle(t *testing.T) {
	for _, c := range []struct {
		style Style
		want  int
	}{{Title, 2}, {Heading, 2}, {Label, 2}, {Paragraph, 0}} {
		l := layText(9, Block{c.style, "vårdplats vintertid storhelg"}, Block{Text: "ett"})
		if len(l.lines) != 4 {
			t.Fatalf("style %d: %d lines", c.style, len(l.lines))
		}
		if got := l.under(0); got != c.want {
			t.Errorf("style %d: below line %d, want %d", c.style, got, c.want)
		}
	}
}

// The items of a list stand close; what follows the list does not belong to it.
func TestWhatFollowsAListStandsApartFromIt(t *testing.T) {
	set := plainSettings()
	set[ListItem].after = 1
	l := lay(NewText([]Block{{ListItem, "– ett"}, {ListItem, "– två"}, {Paragraph, "tre"}, {Paragraph, "fyra"}}), 30, set, newMetrics(plain))
	room := func(n int) float32 { return l.lines[n].y - l.lines[n-1].y - l.lines[n-1].h }
	if room(1) != 1 || room(2) != room(3) {
		t.Errorf("room within the list %v, after it %v, between paragraphs %v", room(1), room(2), room(3))
	}
}
