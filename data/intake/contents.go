package intake

import (
	"strings"
)

var reLeader = expression(`[ ]*(?:[.…·_]{3,}|(?:\. ){3,})[ ]*\d{0,4}$|[ \t]{2,}\d{1,4}$`)

// findContents returns the lines of a table of contents: those under its
// heading, or a run of bare headings whose numbers start again later.
func findContents(lines []line, cs []candidate) []int {
	if len(cs) < 2 {
		return labelledContents(lines, cs)
	}
	if at := labelledContents(lines, cs); at != nil {
		return at
	}
	// unlabelled: the numbers start again
	for k := 1; k < len(cs); k++ {
		if cs[k].number != cs[0].number {
			continue
		}
		dense := true
		for j := 1; j < k; j++ {
			if cs[j].at-cs[j-1].at > 2 || cs[j].number < cs[j-1].number {
				dense = false
			}
		}
		if dense && k >= 2 && cs[k].at-cs[k-1].at >= 1 {
			var out []int
			for i := cs[0].at; i <= cs[k-1].at; i++ {
				out = append(out, i)
			}
			return out
		}
		break
	}
	return nil
}

func labelledContents(lines []line, cs []candidate) []int {
	for i, l := range lines {
		if !contentsLabel(l) {
			continue
		}
		// the entries: candidates behind the label, up to where they restart
		var entries []candidate
		for _, c := range cs {
			if c.at <= i {
				continue
			}
			if n := len(entries); n > 0 && (c.number <= entries[n-1].number || c.at-entries[n-1].at > 6) {
				break
			}
			if len(entries) == 0 && c.at-i > 6 {
				break
			}
			entries = append(entries, c)
		}
		if n := len(entries); n > 0 {
			again := false
			for _, c := range cs {
				again = again || c.at > entries[n-1].at && c.number <= entries[n-1].number
			}
			if !again {
				return nil // the list is all there is: its points are the items
			}
			out := []int{}
			end := entries[n-1].at
			// a wrapped last entry or its page number
			for end+1 < len(lines) && lines[end+1].gap == 0 && (rePageNumber.MatchString(lines[end+1].fold()) || isNumber(lines[end+1].fold()) || startsLower(lines[end+1].text)) {
				end++
			}
			for j := i; j <= end; j++ {
				out = append(out, j)
			}
			return out
		}
		// entries without §: numbered lines or lines with page numbers
		out := []int{i}
		for j := i + 1; j < len(lines); j++ {
			_, num := parseNumberStart(lines[j], true)
			if !num && !reLeader.MatchString(lines[j].text) && !(len(lines[j].cells) > 1 && lines[j].gap == 0) {
				break
			}
			if m, ok := matchLabel(lines[j].text); ok && (m.colon || m.rest == "") {
				break
			}
			out = append(out, j)
		}
		if len(out) > 2 && len(cs) > 0 && cs[len(cs)-1].at > out[len(out)-1] {
			return out
		}
	}
	return nil
}

func isNumber(s string) bool {
	_, ok := atoi(s)
	return ok
}

func contentsLabel(l line) bool {
	text := l.text
	if len(l.cells) > 1 {
		text = l.cells[0].text
	}
	m, ok := matchLabel(text)
	if !ok || m.rest != "" {
		return false
	}
	switch key(m.label) {
	case "ärenden", "dagordning", "föredragningslista":
		return true
	}
	return m.concept == cContents
}

// contentsEntry is a line of the table of contents, read.
type contentsEntry struct {
	number int
	title  string
	span
}

func readContents(lines []line) []contentsEntry {
	var out []contentsEntry
	for _, l := range lines {
		text := strings.TrimSpace(reLeader.ReplaceAllString(l.text, ""))
		if s, ok := parseItemStart(text); ok && s.style == styleSection {
			title := s.rest
			var kept []string
			for k, c := range l.cells {
				t := strings.TrimSpace(reLeader.ReplaceAllString(c.text, ""))
				if k == 0 {
					if cs, ok := parseItemStart(t); ok {
						t = cs.rest
					}
				}
				if isNumber(fold(t)) && k > 0 || t == "" {
					continue
				}
				kept = append(kept, t)
			}
			if len(l.cells) > 1 {
				title = strings.Join(kept, " ")
			}
			title, _ = takeCases(fold(title), true)
			out = append(out, contentsEntry{s.number, title, l.span})
		} else if n := len(out); n > 0 && !contentsLabel(l) && hasLetters(text) && runes(text) < 150 {
			out[n-1].title = strings.TrimSpace(out[n-1].title + " " + fold(text))
		}
	}
	return out
}
