package intake

import (
	"strings"
	"testing"

	"paragraf/data"
)

func TestTheOpeningOfAMeetingIsAnItemUnlessThatRenumbersTheOthers(t *testing.T) {
	for _, c := range []struct{ list, items, front string }{
		{"1. Upprop\n2. Val av justerare\n3. Avfallsplan", "Upprop, Val av justerare, Avfallsplan", ""},
		{"Upprop\n\nVal av justerare\n\nBeslutsärenden\n3. Avfallsplan\n4. Taxa", "Upprop, Val av justerare, Avfallsplan, Taxa", "Beslutsärenden"},
		{"- Mötets öppnande\n- Val av justerare\n- Avfallsplan\n- Taxa", "Mötets öppnande, Val av justerare, Avfallsplan, Taxa", ""},
		{"Upprop\n\nVal av justerare\n\nBeslutsärenden\n1. Avfallsplan\n2. Taxa", "Avfallsplan, Taxa", "Upprop, Val av justerare, Beslutsärenden"},
	} {
		m := mustRead(t, "Granby kommun\nMiljönämnden\nKALLELSE\nSammanträde 2025-04-09 kl. 13.00\nPlats: Stora huset\n\nFöredragningslista\n\n"+c.list+"\n").Meeting
		var items, front []string
		for _, it := range m.Items {
			items = append(items, it.Title)
		}
		for _, b := range m.FrontMatter {
			front = append(front, b.Text)
		}
		if got := strings.Join(items, ", "); got != c.items {
			t.Errorf("%q: items %s; want %s", c.list, got, c.items)
		}
		if got := strings.Join(front, ", "); got != c.front {
			t.Errorf("%q: front matter %s; want %s", c.list, got, c.front)
		}
		if has(m.Warnings, data.TextUnplaced) {
			t.Errorf("%q: %+v", c.list, m.Warnings)
		}
	}
}
