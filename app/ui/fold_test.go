package ui

import (
	"slices"
	"testing"
)

func TestWordsAreFoundAsTheyAreReadNotAsTheyAreSet(t *testing.T) {
	for _, c := range []struct {
		page, words string
		found       []string // the letters of the page that are marked
	}{
		{"Nämnden beslutar.\r\nNÄMNDEN avslår.", "nämnden", []string{"Nämnden", "NÄMNDEN"}},
		{"att utse\r\nEllen  Fjällvik", "utse ellen fjällvik", []string{"utse\r\nEllen  Fjällvik"}},
		{"kommun\uFFFEstyrelsen", "kommunstyrelsen", []string{"kommun\uFFFEstyrelsen"}},
		{"kommun-\nstyrelsen", "kommunstyrelsen", []string{"kommun-\nstyrelsen"}},
		{"hälso\uFFFEoch sjukvård och hälso- och tandvård", "Hälso- och", []string{"hälso\uFFFEoch", "hälso- och"}},
		{"e-tjänst, e\uFFFEtjänst", "e-tjänst", []string{"e-tjänst", "e\uFFFEtjänst"}},
		{"remiss\u00adtid", "remisstid", []string{"remiss\u00adtid"}},
		{"a\u030arets a\u0308rende", "årets ärende", []string{"a\u030arets a\u0308rende"}},
		{"e\ufb00ekt och \ufb01nans", "effekt", []string{"e\ufb00ekt"}},
		{"år 2024–2026, ”budget”", "2024-2026, \"budget\"", []string{"2024–2026, ”budget”"}},
		{"100\u00a0000 kronor", "100 000", []string{"100\u00a0000"}},
		{"aaaa", "aa", []string{"aa", "aa"}},
		{"mål och råd", "rad", nil},
		{"något", "  ", nil},
		{"Hedvig Andrée, à la idé", "andree", []string{"Andrée"}},
		{"ide\u0301n och idén", "iden", []string{"ide\u0301n", "idén"}},
		{"över\u200bklaga", "överklaga", []string{"över\u200bklaga"}},
		{"överklaga", "overklaga", nil},
	} {
		runes := []rune(c.page)
		var got []string
		for _, p := range Fold(runes).Find(c.words) {
			got = append(got, string(runes[p[0]:p[1]]))
		}
		if !slices.Equal(got, c.found) {
			t.Errorf("%q in %q: %q, want %q", c.words, c.page, got, c.found)
		}
	}
}
