package intake

import (
	"fmt"
	"sort"
	"strings"
)

var reRangeList = expression(`(\d{1,4})(?:/\d{2,4})?(?:[ \x{00A0}]*(?:[-–—]|t\.?o\.?m\.?|till)[ \x{00A0}]*(?:§§?[ \x{00A0}]*)?(\d{1,4})(?:/\d{2,4})?)?`)

// parseRanges reads "4-7", "§§ 12–20, 23" or "13 - 16 och 18" into numbers.
func parseRanges(s string) []int {
	var out []int
	for _, m := range reRangeList.FindAllStringSubmatch(s, -1) {
		a, _ := atoi(m[1])
		b := a
		if m[2] != "" {
			b, _ = atoi(m[2])
		}
		if b < a && len(m[2]) < len(m[1]) { // "170-4" for 170–174
			b, _ = atoi(m[1][:len(m[1])-len(m[2])] + m[2])
		}
		if a == 0 || b < a || b-a > 2000 {
			continue
		}
		for n := a; n <= b; n++ {
			out = append(out, n)
		}
	}
	sort.Ints(out)
	return unique(out)
}

func unique(sorted []int) []int {
	var out []int
	for i, n := range sorted {
		if i == 0 || n != sorted[i-1] {
			out = append(out, n)
		}
	}
	return out
}

// formatRanges writes numbers as "12-20, 23".
func formatRanges(ns []int) string {
	ns = append([]int(nil), ns...)
	sort.Ints(ns)
	ns = unique(ns)
	var parts []string
	for i := 0; i < len(ns); {
		j := i
		for j+1 < len(ns) && ns[j+1] == ns[j]+1 {
			j++
		}
		if i == j {
			parts = append(parts, fmt.Sprint(ns[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d-%d", ns[i], ns[j]))
		}
		i = j + 1
	}
	return strings.Join(parts, ", ")
}

func sameInts(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
