package data

import "testing"

func TestACaseNumberIsWrittenInManyWays(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"KS 2025/123", "KS2025-123", true},
		{"KS 2025/123", "Dnr: ks 2025:123.", true},
		{"KS 2025/123", "KS-2025-00123", true},
		{"KS 2025/123", "KS\u00a02025–123", true},
		{"26RN412", "26 rn 412", true},
		{"26RN412", "26RN0412", true},
		{"05KS12", "5KS12", false},
		{"KS 2025/123", "KS 2025/124", false},
		{"KS 2025/123", "KS 2025/1234", false},
		{"KS 2025/123", "SN 2025/123", false},
		{"KS 2025/12-3", "KS 2025/123", false},
		{"KS 2025/123", "KS 2024/123", false},
		{"KS 2025/0", "KS 2025/00", true},
		{"", "dnr", true},
	} {
		if SameCase(c.a, c.b) != c.same || SameCase(c.b, c.a) != c.same {
			t.Errorf("%q and %q: the same is %v, want %v (%q, %q)", c.a, c.b, !c.same, c.same, caseOf(c.a), caseOf(c.b))
		}
	}
}
