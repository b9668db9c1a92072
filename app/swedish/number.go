package swedish

import "strconv"

// Number writes a number as running text has it: "tre" up to twelve, then in
// figures.
func Number(n int) string {
	if key := "number." + strconv.Itoa(n); Has(key) {
		return T(key)
	}
	return Thousands(n)
}
