package intake

import (
	"reflect"
	"strings"
	"testing"

	"paragraf/data"
	"paragraf/data/calendar"
)

func TestDates(t *testing.T) {
	meeting := calendar.Date{Year: 2024, Month: 4, Day: 9}
	for _, c := range []struct{ text, want string }{
		{"2024-04-09", "2024-04-09"},
		{"tisdagen den 9 april 2024 kl. 13.00–15.30", "2024-04-09"},
		{"den 9 april", "2024-04-09"},
		{"9 APRIL 2024", "2024-04-09"},
		{"240409", "2024-04-09"},
		{"20240409", "2024-04-09"},
		{"9/4 2024", "2024-04-09"},
		{"9/4", "2024-04-09"},
		{"2024–04–09", "2024-04-09"},
		{"2024.04.09", "2024-04-09"},
		{"den 3 januari", "2024-01-03"},
		{"den 20 december", "2023-12-20"},
		{"den 31 april 2024", ""},
		{"BUN 2024/3-12", ""},
		{"kl. 13.30", ""},
	} {
		got := ""
		if hits := findDates(c.text, true); len(hits) > 0 {
			got = hits[0].withYear(meeting).String()
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestAVeryLongTitle(t *testing.T) {
	title := strings.TrimSpace(strings.Repeat("Yttrande över remissen om vägar ", 62))
	start, ok := parseItemStart("§ 2 " + title)
	if !ok || start.number != 2 || start.rest != title {
		t.Error("a title of 2,000 characters after its § is taken for text of the § before")
	}
	if _, ok := parseItemStart("12 " + title); ok {
		t.Error("a long paragraph that begins with a number is taken for a title")
	}
}

func TestTheLabelOfTheOrganizationIsNoTextOfItsOwn(t *testing.T) {
	for _, c := range []struct{ paper, want string }{
		{"<dl><dt>Organisation</dt><dd>Region Norrlid</dd><dt>Organ</dt><dd>Vårdnämnden</dd><dt>Tid</dt><dd>2026-12-08, kl. 09:00</dd></dl><h3>§ 1 Val</h3>", "Region Norrlid"},
		{"<dl><dt>Kommun</dt><dd>Granby kommun</dd><dt>Organ</dt><dd>Kulturnämnden</dd><dt>Tid</dt><dd>2026-12-08, kl. 09:00</dd></dl><h3>§ 1 Val</h3>", "Granby kommun"},
	} {
		d, err := Read("kallelse.html", []byte("<html><body><h1>Kallelse</h1>"+c.paper+"</body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		if d.Meeting.Organization != c.want || len(d.Meeting.FrontMatter) > 0 {
			t.Errorf("organization %q, left over %v", d.Meeting.Organization, d.Meeting.FrontMatter)
		}
	}
}

func TestYearFromTheMeeting(t *testing.T) {
	december := calendar.Date{Year: 2023, Month: 12, Day: 12}
	if got := findDates("senast den 4 januari", true)[0].withYear(december).String(); got != "2024-01-04" {
		t.Errorf("got %s, want the January after the meeting", got)
	}
}

func TestHours(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"kl. 13.00–15.30", "13:00 15:30"},
		{"2024-04-09, kl. 14:00-16:00", "14:00 16:00"},
		{"kl 9–12", "09:00 12:00"},
		{"kl. 15–16.30", "15:00 16:30"},
		{"10 - 11.45", "10:00 11:45"},
		{"09.00", "09:00"},
		{"klockan 08:30 – 11:55", "08:30 11:55"},
		{"kl 14.00 till 15.30", "14:00 15:30"},
		{"2024-04-09", ""},
	} {
		var got []string
		for _, h := range hours(c.text) {
			got = append(got, h.clock)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: got %q, want %q", c.text, s, c.want)
		}
	}
}

func TestCaseNumbers(t *testing.T) {
	for _, s := range []string{"24RN1187", "12LK5", "KS 2012/0164", "IFN 2018/00256-1.6.1", "KFN-2013-179", "SHS2018-0002", "KS2020-234", "SN-2017/104",
		"KS/2011:286", "KS/2019/0001/0009", "RS 2018–06226", "RS/333/2023", "LD13/03336", "RV180949", "2013-KS0548/003", "2021-POL000123", "2014/304",
		"N164-0214/22", "MBN 2023-000418", "HMN-2023-18", "VON 2023/00077", "BUN 2024/3-12"} {
		hits := findCases("Avtal har tecknats, " + s + ".")
		if len(hits) != 1 || hits[0].text != s {
			t.Errorf("%s: got %v", s, hits)
		}
	}
	for _, s := range []string{"SFS 2017:725", "2022-2024", "§ 65/18", "ISO 19005-1", "SOU 2024:19", "läsåret 2024/2025", "2024-04-09", "prop. 2016/17:171", "lagen (2017:900)", "RÅ 2004:40"} {
		if hits := findCases(s); len(hits) != 0 {
			t.Errorf("%s: taken for the case number %q", s, hits[0].text)
		}
	}
	for text, want := range map[string]string{"Dnr 49-2018": "49-2018", "Diarienummer: 1900/16": "1900/16", "Dnr: 20/2015": "20/2015"} {
		if hits := findCases(text); len(hits) != 1 || hits[0].text != want {
			t.Errorf("%s: got %v, want %s", text, hits, want)
		}
	}
}

func TestRanges(t *testing.T) {
	for text, want := range map[string]string{"§§ 4-7": "4-7", "34–40": "34-40", "§§ 12–20, 23": "12-20, 23", "13 - 16": "13-16", "paragraferna 11 till 14": "11-14", "§ 12/19–§ 16/19": "12-16", "170, 172-184": "170, 172-184"} {
		if got := formatRanges(parseRanges(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestPeople(t *testing.T) {
	for _, c := range []struct {
		text string
		want person
	}{
		{"Ellen Fjällvik (C), ordförande", person{name: "Ellen Fjällvik", party: "C", role: data.Chair}},
		{"Ture Malmgård (S) (1:e vice ordförande)", person{name: "Ture Malmgård", party: "S", role: data.ViceChair}},
		{"Jon Åkesdal, M, andre vice ordf.", person{name: "Jon Åkesdal", party: "M", role: data.SecondViceChair}},
		{"Maj Öberg (V) ersätter Ann Lod (V)", person{name: "Maj Öberg", party: "V", replaces: &data.Person{Name: "Ann Lod", Party: "V"}}},
		{"Maj Öberg (V), ersättare för Vakant (V)", person{name: "Maj Öberg", party: "V", replaces: &data.Person{Party: "V"}}},
		{"Maj Öberg (V) tjg. ers. för Ann Lod (V), §§ 3–5", person{name: "Maj Öberg", party: "V", replaces: &data.Person{Name: "Ann Lod", Party: "V"}, presence: "§§ 3–5"}},
		{"Maj Öberg (V) i stället för Ann Lod (V) 170, 172-184", person{name: "Maj Öberg", party: "V", replaces: &data.Person{Name: "Ann Lod", Party: "V"}, presence: "170, 172-184"}},
		{"Karl Berg, administrativ enhetschef §5", person{name: "Karl Berg", title: "administrativ enhetschef", presence: "§5"}},
		{"ekonomichef Anna Ceder 169", person{name: "Anna Ceder", title: "ekonomichef", presence: "169"}},
		{"Li Öst (KD), deltar på distans", person{name: "Li Öst", party: "KD", remote: true}},
		{"Inga von Ek (-), partilös", person{name: "Inga von Ek", party: "-", title: "partilös"}},
		{"Lo Hedlund, sekreterare", person{name: "Lo Hedlund", title: "sekreterare", role: data.Secretary}},
		{"Ledamot Malin Grön (C), Lomviks kommun", person{name: "Malin Grön", party: "C", capacity: data.Member, title: "Lomviks kommun"}},
	} {
		p, ok := parsePerson(c.text)
		if !ok {
			t.Errorf("%q: no person", c.text)
			continue
		}
		p.serves, p.span = 0, span{}
		if p.presence != "" {
			p.presence = strings.TrimSpace(p.presence)
		}
		if !reflect.DeepEqual(p, c.want) {
			t.Errorf("%q:\n got %+v\nwant %+v", c.text, p, c.want)
		}
	}
}

func TestPeopleInOneParagraph(t *testing.T) {
	people, lead := splitPeople("Folke Dahl (S) ordförande, Britt-Inger Sand (C) vice ordförande, Assar Kjell (M) och Mona Lid (KD)")
	var got []string
	for _, p := range people {
		got = append(got, p.name+"/"+p.party+"/"+string(p.role))
	}
	want := "Folke Dahl/S/chair Britt-Inger Sand/C/vice_chair Assar Kjell/M/ Mona Lid/KD/"
	if strings.Join(got, " ") != want || lead != "" {
		t.Errorf("got %v, lead %q", got, lead)
	}
}

func TestPresence(t *testing.T) {
	all := seq(1, 6)
	for words, want := range map[string]string{"§ 5": "5", "§§ 2-4": "2-4", "t.o.m. § 3": "1-3", "fr.o.m. § 4": "4-6", "ej § 2 (jäv)": "1, 3-6", "kl. 09.00": "", "": ""} {
		if got := formatRanges(resolvePresence(words, all)); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

func TestHyphens(t *testing.T) {
	text := "Protokoll från Vårdnämnden 2024-04-09\n\n§ 1 Rapport\n\nDen här texten är bruten i rader, så att Hälso-\noch sjukvården samt kom-\nmunens e-\ntjänster står på två rader\u00AD\nna var för sig i den löpan-\nde texten som en människa läser.\n"
	d := mustRead(t, text)
	body := d.Meeting.Items[0].Body
	got := data.JoinBlocks(body)
	for _, want := range []string{"Hälso- och sjukvården", "kommunens e-tjänster", "löpande texten"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}

func mustRead(t testing.TB, text string) data.Draft {
	t.Helper()
	d, err := Read("prov.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheLabelOfTheItemsNumbersIsNoTextOfAnItem(t *testing.T) {
	for _, label := range []string{"Ärende 1.", "Punkt 1:", "Ärende nr 1"} {
		second := strings.Replace(label, "1", "2", 1)
		d, err := Read("kallelse.txt", []byte("Lomviks kommun\nTekniska nämnden\nKallelse\nSammanträdesdatum 2026-12-01\n\n"+label+" Bryggan i Sandviken\n\n"+second+" Nytt tak på badhuset\n"))
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range d.Meeting.Items {
			if len(it.Body) > 0 {
				t.Errorf("%s: the item ”%s” has the text %q", label, it.Title, it.Body[0].Text)
			}
		}
	}
}

func TestAVeryLongTitleInAnAgendaIsAnItem(t *testing.T) {
	title := strings.TrimSpace(strings.Repeat("Yttrande över remissen om vägar ", 62))
	d, err := Read("kallelse.txt", []byte("Lomviks kommun\nTekniska nämnden\nKallelse\nSammanträdesdatum 2026-12-01\n\n1. Val av justerare\n\n2. "+title+"\nDnr TN 2026/7\n\n3. Övriga frågor\n"))
	if err != nil {
		t.Fatal(err)
	}
	items := d.Meeting.Items
	if len(items) != 3 || items[1].Title != title || len(items[1].CaseNumbers) != 1 {
		t.Errorf("%d items, the second %q", len(items), items[min(1, len(items)-1)].Title)
	}
}
