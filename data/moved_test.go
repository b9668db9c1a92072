package data

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// The fewest items that explain the new order are those that are said to have
// moved; what came, went or has another § is told of otherwise.
func TestItemsThatHaveMoved(t *testing.T) {
	items := func(ids string) (list []AgendaItem) {
		for _, id := range strings.Fields(ids) {
			list = append(list, AgendaItem{ID: id})
		}
		return list
	}
	for _, c := range []struct {
		old, new string
		want     map[string]int
	}{
		{"a b c d e", "a b c d e", nil},
		{"a b c d e", "e a b c d", map[string]int{"e": 5}},
		{"a b c d e", "b c d e a", map[string]int{"a": 1}},
		{"a b c d e", "a d b c e", map[string]int{"d": 4}},
		{"a b c d e", "a x c b y e", map[string]int{"c": 3}},
		{"a b c", "c b a", map[string]int{"c": 3, "b": 2}},
		{"a b", "", nil},
		{"", "a b", nil},
	} {
		got := moved(items(c.old), items(c.new))
		if !maps.Equal(got, c.want) && len(got)+len(c.want) > 0 {
			t.Errorf("%s to %s: %v, want %v", c.old, c.new, got, c.want)
		}
	}
	old := []AgendaItem{{ID: "a", Section: 1}, {ID: "b", Section: 2}}
	if got := moved(old, []AgendaItem{{ID: "b", Section: 1}, {ID: "a", Section: 2}}); len(got) != 0 {
		t.Errorf("with other §§: %v", got)
	}
}

func TestPreviewTellsOfAnItemThatHasMoved(t *testing.T) {
	s := openStore(t)
	agenda := func(titles ...string) Draft {
		m := Meeting{Organization: "Region Norrlid", Body: "Vårdnämnden", Date: "2026-12-08", State: Convened}
		for i, title := range titles {
			m.Items = append(m.Items, AgendaItem{Position: i + 1, Title: title, Kind: KindDecision})
		}
		m.Source = &Source{Name: strings.Join(titles, "") + ".txt", Kind: SourceAgenda}
		return Draft{Meeting: m}
	}
	mustAccept(t, s, agenda("Budget 2027", "Nya öppettider i Granby", "Taxa för färdtjänst"), "a", Created)
	got := mustPreview(t, s, agenda("Taxa för färdtjänst", "Budget 2027", "Nya öppettider i Granby"), Updated)
	if len(got.Differences) != 1 {
		t.Fatalf("differences %+v", got.Differences)
	}
	if d := got.Differences[0]; d.Kind != Moved || d.Item != 1 || d.Field != "item" || d.Old != "3" || d.New != "1" {
		t.Errorf("the difference is %+v", d)
	}
	if want := "”Taxa för färdtjänst” står nu på plats 1, förut på plats 3"; !slices.Contains(got.Changes, want) || len(got.Changes) != 1 {
		t.Errorf("changes %q", got.Changes)
	}
}
