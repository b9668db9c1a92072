package intake

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
