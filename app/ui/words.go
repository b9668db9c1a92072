package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// Words is a short text that wraps at its width, set without padding, so that
// rows and cards can be laid out to a grid. It is for interface texts of a few
// lines; long texts belong in annotext.
type Words struct {
	widget.BaseWidget
	style WordsStyle
	text  string
	short []string // what may stand for the text where it needs too many lines

	width  float32 // the width that lines were broken for
	lines  []string
	drawn  []*canvas.Text
	before []breaking // the latest line breakings
}

// WordsStyle is how [Words] are set. The zero value is ordinary text.
type WordsStyle struct {
	Size     fyne.ThemeSizeName  // default: text
	Colour   fyne.ThemeColorName // default: ink
	Bold     bool
	Italic   bool
	Serif    bool    // the reading typeface
	Steady   bool    // lines break as if the text were bold, so that emphasis moves nothing
	MaxLines int     // the last line ends in "…" where more would be needed; 0: all lines
	Trailing bool    // set from the right
	Leading  float32 // line height as a factor of the size; 0: 1.36
}

// breaking is how the text was broken at a width and a size: lists ask for the
// same heights again and again, and measuring is what costs.
type breaking struct {
	text        string
	bold        bool
	width, size float32
	lines       []string
}

// remembered is how many breakings are kept.
const remembered = 3

var (
	_ fyne.Widget     = (*Words)(nil)
	_ fyne.Accessible = (*Words)(nil)
)

// NewWords returns text set in style.
func NewWords(text string, style WordsStyle) *Words {
	if style.Size == "" {
		style.Size = theme.SizeNameText
	}
	if style.Colour == "" {
		style.Colour = look.Ink
	}
	if style.Leading == 0 {
		style.Leading = 1.36
	}
	w := &Words{text: text, style: style, width: -1}
	w.ExtendBaseWidget(w)
	return w
}

// Text returns the whole text.
func (w *Words) Text() string { return w.text }

// SetText replaces the text.
func (w *Words) SetText(text string) {
	if text == w.text {
		return
	}
	w.text, w.width = text, -1
	w.Refresh()
}

// SetWithShorter replaces the text, and says what stands for it where it needs
// more than MaxLines: the first of short that does not, or the last of them.
func (w *Words) SetWithShorter(text string, short ...string) {
	if text == w.text && slices.Equal(short, w.short) {
		return
	}
	w.text, w.short, w.width, w.before = text, short, -1, nil
	w.Refresh()
}

// Set replaces the text, its colour and its weight.
func (w *Words) Set(text string, colour fyne.ThemeColorName, bold bool) {
	if text == w.text && colour == w.style.Colour && bold == w.style.Bold {
		return
	}
	w.text, w.style.Colour, w.style.Bold, w.width = text, colour, bold, -1
	w.Refresh()
}

func (w *Words) size() float32 {
	return w.Theme().Size(w.style.Size)
}

func (w *Words) textStyle() fyne.TextStyle {
	return fyne.TextStyle{Bold: w.style.Bold, Italic: w.style.Italic}
}

func (w *Words) font() fyne.Resource {
	if w.style.Serif {
		return look.ReadingFont(w.textStyle())
	}
	return nil
}

// measure returns the width of a line.
func (w *Words) measure(s string) float32 {
	style, font := w.textStyle(), w.font()
	if w.style.Steady {
		style.Bold = true
		if w.style.Serif {
			font = look.ReadingFont(style)
		}
	}
	return widthOf(s, w.size(), style, font)
}

// LineHeight is the distance from line to line.
func (w *Words) LineHeight() float32 {
	return float32(int(w.size()*w.style.Leading + 0.5))
}

// HeightFor returns the height that the text needs in a width.
func (w *Words) HeightFor(width float32) float32 {
	return float32(len(w.broken(width))) * w.LineHeight()
}

// broken returns the lines at a width.
func (w *Words) broken(width float32) []string {
	size := w.size()
	for _, b := range w.before {
		if b.width == width && b.size == size && b.text == w.text && b.bold == w.style.Bold {
			return b.lines
		}
	}
	if len(w.before) == remembered {
		w.before = w.before[1:]
	}
	lines := w.breakAt(width)
	w.before = append(w.before, breaking{w.text, w.style.Bold, width, size, lines})
	return lines
}

func (w *Words) breakAt(width float32) []string {
	lines := w.breakText(w.text, width)
	for _, short := range w.short {
		if len(lines) <= w.style.MaxLines {
			break
		}
		lines = w.breakText(short, width)
	}
	if limit := w.style.MaxLines; limit > 0 && len(lines) > limit {
		last := strings.TrimRight(lines[limit-1], " ")
		for last != "" && w.measure(last+"…") > width {
			r := []rune(last)
			last = strings.TrimRight(string(r[:len(r)-1]), " ")
		}
		lines = append(lines[:limit-1:limit-1], last+"…")
	}
	return lines
}

func (w *Words) breakText(text string, width float32) (lines []string) {
	for _, para := range strings.Split(text, "\n") {
		lines = append(lines, w.breakLine(para, width)...)
	}
	return lines
}

func (w *Words) breakLine(text string, width float32) []string {
	if w.measure(text) <= width {
		return []string{text}
	}
	var lines []string
	line := ""
	for _, word := range w.pieces(text, width) {
		next := word
		if line != "" {
			next = line + " " + word
		}
		if w.measure(next) <= width {
			line = next
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		if w.measure(word) > width { // a word wider than the column is divided
			parts, rest := w.divide([]rune(word), width)
			lines, word = append(lines, parts...), rest
		}
		line = word
		if w.style.MaxLines > 0 && len(lines) > w.style.MaxLines {
			break // nobody sees the rest
		}
	}
	return append(lines, line)
}

// pieces are what lines are broken between at a width: those that have no room on
// a line are words each.
func (w *Words) pieces(text string, width float32) []string {
	var kept []string
	for _, piece := range pieces(text) {
		if strings.Contains(piece, " ") && w.measure(piece) > width {
			kept = append(kept, strings.Split(piece, " ")...)
			continue
		}
		kept = append(kept, piece)
	}
	return kept
}

// divide takes a word apart that is wider than a line: the lines that it fills,
// and the rest of it. It measures no more of it than about a line at a time,
// since a text of thousands of letters may have no space in it.
func (w *Words) divide(r []rune, width float32) (lines []string, rest string) {
	fits := func(n int) bool { return w.measure(string(r[:n])+"-") <= width }
	for len(r) > 4 {
		low, high := 2, 4 // low fits or is the least that a line takes
		for high < len(r) && fits(high) {
			low, high = high, high*2
		}
		if high = min(high, len(r)); high == len(r) && w.measure(string(r)) <= width {
			break
		}
		for low+1 < high {
			if mid := (low + high) / 2; fits(mid) {
				low = mid
			} else {
				high = mid
			}
		}
		n := min(low, len(r)-3) // no shorter end than three letters
		if n < 2 || n == 2 && !fits(2) {
			break
		}
		at, hyphen := parting(r, n)
		line := string(r[:at])
		if hyphen {
			line += "-"
		}
		lines, r = append(lines, line), r[at:]
		if w.style.MaxLines > 0 && len(lines) > w.style.MaxLines {
			break
		}
	}
	return lines, string(r)
}

// longestWord is the width below which a word would be divided.
func (w *Words) longestWord() float32 {
	wide := float32(0)
	for _, word := range strings.Fields(w.text) {
		wide = max(wide, w.measure(word)+1)
	}
	return wide
}

// MinSize is the height at the present width; the width may be anything.
func (w *Words) MinSize() fyne.Size {
	w.ExtendBaseWidget(w)
	if width := w.Size().Width; width > 0 {
		return fyne.NewSize(1, w.HeightFor(width))
	}
	return fyne.NewSize(1, w.LineHeight())
}

// NaturalWidth is the width of the text on one line.
func (w *Words) NaturalWidth() float32 {
	wide := float32(0)
	for _, line := range strings.Split(w.text, "\n") {
		wide = max(wide, w.measure(line))
	}
	return wide + 1
}

// AccessibilityLabel returns the text.
func (w *Words) AccessibilityLabel() string { return w.text }

// AccessibilityRole says that it is text.
func (w *Words) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (w *Words) CreateRenderer() fyne.WidgetRenderer { return &wordsRenderer{w} }

type wordsRenderer struct{ w *Words }

func (r *wordsRenderer) Layout(size fyne.Size) {
	w := r.w
	if w.width != size.Width {
		w.width, w.lines = size.Width, w.broken(size.Width)
	}
	variant := fyne.CurrentApp().Settings().ThemeVariant()
	height := w.LineHeight()
	for len(w.drawn) < len(w.lines) {
		w.drawn = append(w.drawn, canvas.NewText("", nil))
	}
	w.drawn = w.drawn[:len(w.lines)]
	for i, line := range w.lines {
		t := w.drawn[i]
		t.Text, t.TextSize, t.TextStyle, t.FontSource = line, w.size(), w.textStyle(), w.font()
		if t.FontSource == nil {
			t.FontSource = look.Letters(t.TextStyle, line)
		}
		t.Color = w.Theme().Color(w.style.Colour, variant)
		t.Alignment = fyne.TextAlignLeading
		if w.style.Trailing {
			t.Alignment = fyne.TextAlignTrailing
		}
		min := t.MinSize()
		t.Move(fyne.NewPos(0, float32(i)*height+(height-min.Height)/2))
		t.Resize(fyne.NewSize(size.Width, min.Height))
	}
}

func (r *wordsRenderer) MinSize() fyne.Size { return r.w.MinSize() }

func (r *wordsRenderer) Refresh() {
	r.w.width = -1
	r.Layout(r.w.Size())
	canvas.Refresh(r.w)
}

func (r *wordsRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.w.drawn))
	for i, t := range r.w.drawn {
		objects[i] = t
	}
	return objects
}

func (r *wordsRenderer) Destroy() {}
