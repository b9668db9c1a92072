package intake

import "strings"

// rolesFirst turns signatures whose offices stand under the names, column by
// column, the other way round: then they read as labels with their values.
func rolesFirst(lines []line) []line {
	out := append([]line(nil), lines...)
	for i := 0; i+1 < len(out); i++ {
		names, offices := out[i], out[i+1]
		if len(names.cells) < 2 || len(names.cells) != len(offices.cells) || offices.gap > 1 {
			continue
		}
		fits := true
		for k := range names.cells {
			n, count := nameAt(fold(names.cells[k].text))
			m, ok := matchLabel(offices.cells[k].text)
			signs := ok && m.rest == "" && (m.concept == cSecretary || m.concept == cChair || m.concept == cAdjuster)
			fits = fits && count > 1 && n == len(fold(names.cells[k].text)) && signs && abs(names.cells[k].col-offices.cells[k].col) < 12
		}
		if !fits {
			continue
		}
		for k := range names.cells {
			offices.cells[k].col = names.cells[k].col
		}
		offices.gap, names.gap = names.gap, 0
		out[i], out[i+1] = offices, names
	}
	return out
}

// offices are the words under a name in the signatures.
var offices = wordSet(`ordförande ordföranden sekreterare sekreteraren justerare justeraren justerande protokollsjusterare mötesordförande mötessekreterare
nämndsekreterare protokollförare kommunsekreterare regionsekreterare utskottssekreterare`)

// officeLine tells whether a line is the office of a signer and nothing else.
func officeLine(l line) bool {
	ws := words(l.text)
	if len(ws) == 0 || len(ws) > 3 || len(l.cells) > 1 || l.mark != "" || strings.HasSuffix(l.fold(), ":") {
		return false
	}
	if role, n := officeAt(l.fold()); role != "" && n == len(l.fold()) {
		return true
	}
	return len(ws) == 1 && offices[ws[0]]
}

// nameLine tells whether a line is a person's name and nothing else.
func nameLine(l line) bool {
	f := l.fold()
	if len(l.cells) > 1 || l.mark != "" || strings.HasSuffix(f, ":") {
		return false
	}
	n, count := nameAt(f)
	if count > 1 && n < len(f) && strings.HasPrefix(f[n:], " (") && strings.HasSuffix(f, ")") && partyOf(f[n+2:len(f)-1]) != "" {
		n = len(f)
	}
	return count > 1 && n == len(f) && !organizational(f)
}

// signedPairs returns how many lines from i on are signatures of a name with
// its office under it: name, office, name, office. Where the run begins with an
// office, the names stand under the offices, and it is none.
func signedPairs(lines []line, i int) int {
	if i > 0 && officeLine(lines[i-1]) && lines[i].gap == 0 {
		return 0
	}
	n := 0
	for i+n+1 < len(lines) && nameLine(lines[i+n]) && officeLine(lines[i+n+1]) && lines[i+n+1].gap == 0 && (n == 0 || lines[i+n].gap < 4) {
		n += 2
	}
	if n > 0 && i+n < len(lines) && nameLine(lines[i+n]) && lines[i+n].gap == 0 {
		return 0 // the last name belongs to the office above it
	}
	return n
}

// officesBeside puts the office that stands under a name beside it: "N N,
// ordförande".
func officesBeside(lines []line) []line {
	var out []line
	for i := 0; i < len(lines); i++ {
		n := signedPairs(lines, i)
		if n == 0 {
			out = append(out, lines[i])
			continue
		}
		for k := i; k < i+n; k += 2 {
			l := lines[k]
			l.text = strings.TrimRight(l.text, " ") + ", " + lines[k+1].text
			l.to = lines[k+1].to
			l.cells = []cell{{span: l.span, text: l.text, col: l.indent}}
			out = append(out, l)
		}
		i += n - 1
	}
	return out
}
