package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readText splits plain text into lines. It knows page breaks, list marks,
// columns made by tabs or wide spaces, and bold text between "**".
func readText(name, text string) source {
	s := source{name: name, text: text}
	gap, page, pos := 0, false, 0
	for pos <= len(text) {
		end := strings.IndexByte(text[pos:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += pos
		}
		start := pos
		pos = end + 1
		for {
			i := strings.IndexByte(text[start:end], '\f')
			if i < 0 {
				break
			}
			if l, ok := textLine(text, start, start+i); ok {
				l.gap, l.page, gap, page = gap, page, 0, false
				s.lines = append(s.lines, l)
			}
			start += i + 1
			page = true
			gap++
		}
		l, ok := textLine(text, start, end)
		if !ok {
			gap++
			continue
		}
		l.gap, l.page, gap, page = gap, page, 0, false
		s.lines = append(s.lines, l)
	}
	stars(s.lines)
	s.wrapped = isWrapped(s.lines)
	return s
}

// textLine reads text[from:to] as one line; it fails on a blank one.
func textLine(text string, from, to int) (line, bool) {
	col := 0
	for from < to {
		r, n := utf8.DecodeRuneInString(text[from:to])
		if !isSpace(r) {
			break
		}
		if r == '\t' {
			col += 8 - col%8
		} else {
			col++
		}
		from += n
	}
	for from < to {
		r, n := utf8.DecodeLastRuneInString(text[from:to])
		if !isSpace(r) {
			break
		}
		to -= n
	}
	if from == to {
		return line{}, false
	}
	l := line{indent: col, span: span{from, to}}
	n := 0
	l.mark, n = listMark(text[from:to])
	from += n
	l.text = text[from:to]
	l.cells = splitCells(text, from, to, col+runes(text[l.from:from]))
	l.end = col + runes(text[l.from:to])
	return l, true
}

// listMark returns the list mark that s starts with and its length in bytes
// with the space after it; "" and 0 where there is none.
func listMark(s string) (string, int) {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•●○▪▫■◦‣·*-–—\u00B7\uF0B7\uF02D\u2043►➢✓o", r) {
		rest := s[n:]
		next, m := utf8.DecodeRuneInString(rest)
		if m == 0 || !isSpace(next) {
			if m == 0 || !strings.ContainsRune("•●▪■◦\uF0B7", r) {
				return "", 0
			}
			return string(r), n
		}
		after := strings.TrimLeftFunc(rest, isSpace)
		if after == "" || r == '*' && strings.HasPrefix(after, "*") || !hasContent(after) {
			return "", 0
		}
		if r == '-' && len(rest)-len(after) > 12 {
			return "", 0
		}
		return string(r), len(s) - len(after)
	}
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i == 0 && i < len(s) && s[i] == '(' {
		return "", 0
	}
	if i == 0 && len(s) > 2 && unicode.IsLower(r) && n == 1 && s[1] == ')' {
		i = 1
	}
	if i == 0 || i > 3 || i >= len(s) || s[i] != '.' && s[i] != ')' {
		return "", 0
	}
	rest := s[i+1:]
	after := strings.TrimLeftFunc(rest, isSpace)
	if after == "" || len(after) == len(rest) && !unicode.IsUpper(firstRune(rest)) {
		return "", 0
	}
	return s[:i+1], len(s) - len(after)
}

// splitCells divides a line at tabs, bars and wide spaces. Two spaces divide
// only where they are not merely the space after a sentence.
func splitCells(text string, from, to, col int) []cell {
	var cells []cell
	start, startCol, tabs, startTabs := from, col, 0, 0
	i := from
	flush := func(end int) {
		t := strings.TrimFunc(text[start:end], isSpace)
		if t == "" {
			return
		}
		lead := len(text[start:end]) - len(strings.TrimLeftFunc(text[start:end], isSpace))
		c := cell{text: t, col: startCol, tab: startTabs}
		c.from = start + lead
		c.to = c.from + len(t)
		cells = append(cells, c)
	}
	for i < to {
		r, n := utf8.DecodeRuneInString(text[i:to])
		if !isSpace(r) && r != '|' {
			i += n
			col++
			continue
		}
		j, c2, tab, bar, count := i, col, false, false, 0
		for j < to {
			r, n := utf8.DecodeRuneInString(text[j:to])
			if r == '\t' {
				tab = true
				tabs++
				c2 += 8 - c2%8
			} else if r == '|' {
				bar = true
				c2++
			} else if isSpace(r) {
				count++
				c2++
			} else {
				break
			}
			j += n
		}
		wide := tab || bar && (count > 0 || j == to) || count >= 3 ||
			count == 2 && i > from && !strings.ContainsRune(".!?:;,", lastRune(text[start:i]))
		if wide {
			flush(i)
			start, startCol, startTabs = j, c2, tabs
		}
		i, col = j, c2
	}
	flush(to)
	if len(cells) == 0 {
		cells = []cell{{span: span{from, to}, text: text[from:to], col: col}}
	}
	return cells
}

// stars takes the "**" of bold text away, also where it spans lines.
func stars(lines []line) {
	open := -1
	for i := range lines {
		l := &lines[i]
		n := strings.Count(l.text, "**")
		if n == 0 {
			if open >= 0 && i-open > 3 {
				open = -1
			}
			continue
		}
		first, last := strings.HasPrefix(l.text, "**"), strings.HasSuffix(l.text, "**")
		switch {
		case open < 0 && n == 1 && first:
			open = i
		case open >= 0 && n == 1 && last:
			for j := open; j <= i; j++ {
				lines[j].bold = true
				lines[j].glue = j < i
			}
			open = -1
		}
		if first && last && n == 2 {
			l.bold = true
		}
		l.text = strings.TrimFunc(strings.ReplaceAll(l.text, "**", ""), isSpace)
		for k := range l.cells {
			l.cells[k].text = strings.TrimFunc(strings.ReplaceAll(l.cells[k].text, "**", ""), isSpace)
		}
	}
	for i := range lines {
		if h := strings.TrimLeft(lines[i].text, "#"); h != lines[i].text && strings.HasPrefix(h, " ") {
			lines[i].head = len(lines[i].text) - len(h)
			lines[i].text = strings.TrimSpace(h)
			if len(lines[i].cells) > 0 {
				lines[i].cells[0].text = strings.TrimSpace(strings.TrimLeft(lines[i].cells[0].text, "# "))
			}
		}
	}
}
