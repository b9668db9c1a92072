package ui

import "testing"

// A word is parted where a Swede would, and what is no word without a hyphen.
func TestWhereAWordIsParted(t *testing.T) {
	for _, c := range []struct {
		word string
		room int
		want string
	}{
		{"Tjänstgörande", 10, "Tjänstgö-"}, {"evakueringsavtal", 14, "evakueringsav-"},
		{"ambulanssjukvård", 13, "ambulanssjuk-"}, {"Vårdnämndens", 9, "Vårdnämn-"},
		{"tidningarna", 8, "tidning-"}, {"blockera", 5, "block-"}, {"människor", 6, "män-"},
		{"kommun-invånare", 9, "kommun-"}, {"xxxxxxxxxxxx", 6, "xxxxxx-"},
		{"/home/ellen/certifikat.pem", 14, "/home/ellen/"}, {"25VN0290abcdefghij", 9, "25VN0290a"},
	} {
		r := []rune(c.word)
		at, hyphen := parting(r, c.room)
		got := string(r[:at])
		if hyphen {
			got += "-"
		}
		if got != c.want {
			t.Errorf("%s with room for %d: %s, want %s", c.word, c.room, got, c.want)
		}
	}
}

func TestWhatStaysOnOneLine(t *testing.T) {
	for text, want := range map[string]int{
		"hållet · §§ 44–52": 2, "den 8 maj kl. 13.00": 3, "utskottet 17 november, § 61": 3, "den 8–9 juni": 2, "de 132 maj": 3, "99 juni": 2, "§ och mer": 3, "Lomvik · Norrlid": 2, "": 1, " ": 2,
	} {
		if got := pieces(text); len(got) != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
