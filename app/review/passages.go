package review

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// passages tells where in the paper each field of a draft was read from.
type passages struct {
	draft  data.Draft
	claims map[string]data.Claim
	gone   []data.Claim // of what a person took away
	counts []int        // runes before each stretch of that many bytes
}

// stretch is how many bytes lie between two counts of runes.
const stretch = 4096

func newPassages(d data.Draft) *passages {
	p := &passages{draft: d, claims: map[string]data.Claim{}}
	for _, c := range d.Claims {
		switch {
		case c.From < 0 || c.To > len(d.Text) || c.From > c.To:
		case c.Rule == act.RuleRemoved:
			p.gone = append(p.gone, c)
		default:
			p.claims[c.Path] = c
		}
	}
	runes := 0
	for i := range len(d.Text) {
		if i%stretch == 0 {
			p.counts = append(p.counts, runes)
		}
		if utf8.RuneStart(d.Text[i]) {
			runes++
		}
	}
	return p
}

// rune returns how many runes stand before a byte of the paper.
func (p *passages) rune(at int) int {
	if len(p.counts) == 0 {
		return 0
	}
	n := min(at/stretch, len(p.counts)-1)
	runes := p.counts[n]
	for i := n * stretch; i < at; i++ {
		if utf8.RuneStart(p.draft.Text[i]) {
			runes++
		}
	}
	return runes
}

// span is a passage of the paper, in runes.
type span struct{ start, end int }

// of returns where a field stood, or else what it is part of; not ok where
// nothing of it was printed.
func (p *passages) of(path string) (s span, ok bool) {
	for at := path; at != ""; at = outer(at) {
		if c, there := p.claims[at]; there && c.From < c.To {
			from, to := p.narrow(c, path)
			return span{p.rune(from), p.rune(to)}, true
		}
	}
	if path == "minutes.sections" && p.method(path) != data.Inferred {
		return p.printedRange()
	}
	if s, ok = p.first(path); ok || !strings.HasPrefix(path, "items[") {
		return s, ok
	}
	// Of what was concluded nothing is printed: the item's own beginning shows
	// where it would stand.
	item, _, _ := strings.Cut(path, ".")
	return p.first(item)
}

// printedRange finds the §§ that the front page says it is about, where the
// reading kept the numbers but not their place.
func (p *passages) printedRange() (span, bool) {
	ranges := regexp.QuoteMeta(act.Value(p.draft.Meeting, "minutes.sections"))
	at := regexp.MustCompile(`§§?\s*` + strings.ReplaceAll(ranges, "-", `\s*[-–—]\s*`)).FindStringIndex(p.draft.Text)
	if ranges == "" || at == nil {
		return span{}, false
	}
	return span{p.rune(at[0]), p.rune(at[1])}, true
}

// outer is the path of what a path is part of: "items[3].title" → "items[3]".
func outer(path string) string {
	return path[:max(strings.LastIndexAny(path, ".["), 0)]
}

// first is the first passage of anything that a path holds; for a person or a
// row of a list it is all that was read of it.
func (p *passages) first(path string) (span, bool) {
	best, found := data.Claim{}, false
	end := 0
	for _, c := range p.claims {
		rest, in := strings.CutPrefix(c.Path, path)
		if !in || rest == "" || rest[0] != '.' && rest[0] != '[' || c.From == c.To {
			continue
		}
		end = max(end, c.To)
		if !found || cmp.Or(c.From-best.From, c.To-best.To) < 0 {
			best, found = c, true
		}
	}
	switch {
	case !found:
		return span{}, false
	case entryPath.MatchString(path) || personPath.MatchString(path):
		return span{p.rune(best.From), p.rune(end)}, true
	}
	from, to := p.narrow(best, best.Path)
	return span{p.rune(from), p.rune(to)}, true
}

// method says how the value of a path came to be, "" where nobody knows.
func (p *passages) method(path string) data.Method { return p.claims[path].Method }

// longPassage is how many bytes of a passage are marked where the value itself
// is not found in it.
const longPassage = 160

// narrow finds the value itself within the passage that it was read from, in the
// ways in which it may be printed.
func (p *passages) narrow(c data.Claim, path string) (from, to int) {
	text := p.draft.Text[c.From:c.To]
	for _, printed := range p.printed(c, path) {
		if i := strings.Index(text, printed); i >= 0 && printed != "" {
			return c.From + i, c.From + i + len(printed)
		}
	}
	if len(text) > longPassage {
		line, _, _ := strings.Cut(text, "\n")
		if len(line) > longPassage { // its beginning, as far as a word goes
			line = line[:strings.LastIndexAny(line[:longPassage/2], " \u00a0")+1]
		}
		if line != "" {
			return c.From, c.From + len(strings.TrimRight(line, " \u00a0"))
		}
	}
	return c.From, c.To
}

// printed lists how a value may stand in the paper.
func (p *passages) printed(c data.Claim, path string) []string {
	value := act.Value(p.draft.Meeting, path)
	if c.Method == data.Typed {
		value = c.Was
	}
	field := path[strings.LastIndexByte(path, '.')+1:]
	switch field {
	case "section":
		return []string{"§ " + value, "§ " + value, "§" + value, value}
	case "start", "end":
		return []string{value, strings.ReplaceAll(value, ":", "."), strings.TrimLeft(strings.ReplaceAll(value, ":", "."), "0")}
	case "date", "adjust_by", "adjusted_on", "posted_on", "removed_on":
		long := swedish.Date(value)
		short, _, _ := strings.Cut(long, " 2")
		return []string{value, long, short, strings.ReplaceAll(value, "-", "")}
	}
	if n, err := strconv.Atoi(value); err == nil {
		return []string{strconv.Itoa(n)}
	}
	return []string{value}
}

// marked are the paths whose passages are marked in the paper: names, numbers,
// days and titles, not the running text, which is all of the rest.
func (p *passages) marked() []string {
	var paths []string
	for path, c := range p.claims {
		if c.From < c.To && understood.MatchString(path) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}
