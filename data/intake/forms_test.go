package intake

import (
	"strings"
	"testing"

	"paragraf/data"
)

func para(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func TestWordDocument(t *testing.T) {
	numbered := func(text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="Rubrik1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	body := para("Protokoll från Vårdnämnden 2024-04-09") + numbered("Öppnande") + para("Mötet öppnas.") + numbered("Rapport") +
		`<w:p><w:r><w:t>Avtalet gäller </w:t></w:r><w:del><w:r><w:delText>två</w:delText></w:r></w:del><w:ins><w:r><w:t>tre</w:t></w:r></w:ins><w:r><w:t> år.</w:t></w:r></w:p>`
	numbering := `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="17"/><w:numFmt w:val="decimal"/><w:lvlText w:val="§ %1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
	d, err := Read("p.docx", makeDOCX(t, body, numbering))
	if err != nil {
		t.Fatal(err)
	}
	items := d.Meeting.Items
	if len(items) != 2 || items[0].Section != 17 || items[1].Section != 18 || items[1].Title != "Rapport" {
		t.Fatalf("items: %+v", items)
	}
	if got := data.JoinBlocks(items[1].Body); got != "Avtalet gäller tre år." {
		t.Errorf("body %q: tracked deletions are left out, insertions kept", got)
	}
}

func TestMeetingPage(t *testing.T) {
	page := `<!DOCTYPE html><html><head><title>x</title><script>var a = "inte text"</script></head><body>
<nav><a href="/">Hem</a><a href="/m">Möten</a></nav>
<div class="cookie-banner">Vi använder kakor för din skull. <button>Acceptera</button></div>
<h1>Kallelse till Vårdnämnden 2025-02-11</h1>
<ul><li><h3>§ 4</h3><p>Protokollsjustering</p></li>
<li><p>Avtalet om ambulansflyg löper ut. Ett nytt behöver tecknas.</p></li>
<li><h3>§ 6</h3><p>Information - Läget i vården</p></li></ul>
<footer><p>Kontakta oss</p></footer></body></html>`
	d, err := Read("sida.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	m := d.Meeting
	if len(m.Items) != 3 {
		t.Fatalf("%d items, want 3: %+v", len(m.Items), m.Items)
	}
	if it := m.Items[1]; it.Section != 5 || !it.SectionInferred || !it.TitleInferred {
		t.Errorf("the hidden § 5 comes from its place: %+v", it)
	}
	left := strings.Join(m.Source.LeftOut, " ")
	for _, s := range []string{"Hem", "kakor", "Kontakta oss"} {
		if !strings.Contains(left, s) {
			t.Errorf("%q is not among what was left out: %q", s, left)
		}
	}
}

func TestNumbersAreNotInferredWhenTheCountDoesNotFit(t *testing.T) {
	d := mustRead(t, "Vårdnämnden 2024-05-15\nSammanträde\n\n • § 4\n\n   Upprop\n\n • Ett ärende utan nummer, som har en hel mening till rubrik.\n\n • § 7\n\n   Information - Läget\n")
	it := d.Meeting.Items[1]
	if it.Section != 0 || it.SectionInferred {
		t.Errorf("two numbers are missing and one item: no number may be given, got %d", it.Section)
	}
	if !has(d.Meeting.Warnings, data.SectionGap) {
		t.Errorf("warnings %+v: want %s", d.Meeting.Warnings, data.SectionGap)
	}
}

func has(ws []data.Warning, code string) bool {
	for _, w := range ws {
		if w.Code == code {
			return true
		}
	}
	return false
}

const plainMinutes = `Granby kommun
Vårdnämnden
Sammanträdesprotokoll 2024-04-09
Plats: Sal Älven
Tid: 09.00-10.00
Beslutande
Ellen Fjällvik (C), ordförande
Ture Malmgård (S)
Jon Åkesdal (M)
Utsedd att justera: Ture Malmgård
Justeringsdag: 2024-04-15
Datum för anslags uppsättande: 2024-04-16
Datum för anslags nedtagande: 2024-05-08
Protokollet omfattar §§ 4–6

§ 4 Öppnande

Mötet öppnas.

§ 5 Rapport om bemanning

Rapporten gås igenom.

§ 6 Avslutning

Mötet avslutas.
`

func TestCleanMinutesGiveNoWarning(t *testing.T) {
	if ws := mustRead(t, plainMinutes).Meeting.Warnings; len(ws) != 0 {
		t.Errorf("warnings: %+v", ws)
	}
}

func TestWarnings(t *testing.T) {
	for _, c := range []struct{ old, new, code string }{
		{"2024-04-09\n", "\n", data.DateMissing},
		{"Vårdnämnden\n", "", data.BodyMissing},
		{"§§ 4–6", "§§ 4–8", data.RangeMismatch},
		{"§ 5 Rapport", "§ 6 Rapport", data.SectionDuplicate},
		{"§ 5 Rapport om bemanning\n\nRapporten gås igenom.\n\n", "", data.SectionGap},
		{"justera: Ture Malmgård", "justera: Siri Tall", data.AdjusterNotServing},
		{"2024-04-15", "2024-04-29", data.DeadlineBroken},
		{"2024-05-08", "2024-05-07", data.DeadlineBroken},
		{"2024-04-16", "2024-04-19", data.DeadlineBroken},
		{"§ 4 Öppnande\n", "Innehållsförteckning\n§ 4 Öppnande\n§ 5 Något helt annat\n§ 6 Avslutning\n\n§ 4 Öppnande\n", data.ContentsMismatch},
		{"Rapporten gås igenom.", "1. Chefen har tecknat avtal, 24VN1.\n2. Chefen har tecknat avtal, 24VN1.", data.EntryDuplicate},
		{"Rapporten gås igenom.", "1. Chefen har tecknat avtal, 24VN1.\n2. Chefen har sagt upp avtal, 24VN1.", data.CaseNumberRepeated},
		{"Rapporten gås igenom.", "1. Chefen har tecknat avtal, 24VN1.\n2. Chefen har sagt upp avtal.", data.EntryWithoutCaseNumber},
		{"§ 5 Rapport om bemanning", "§ 5", data.TitleMissing},
	} {
		text := strings.Replace(plainMinutes, c.old, c.new, 1)
		if c.code == data.EntryDuplicate || c.code == data.CaseNumberRepeated || c.code == data.EntryWithoutCaseNumber {
			text = strings.Replace(text, "Rapport om bemanning", "Delegationsbeslut", 1)
		}
		if ws := mustRead(t, text).Meeting.Warnings; !has(ws, c.code) {
			t.Errorf("%q → %q: warnings %+v, want %s", c.old, c.new, ws, c.code)
		}
	}
}

func TestAttendanceInAnyOrderKeepsEveryPerson(t *testing.T) {
	rows := []string{"Ellen Fjällvik (C), ordförande", "Ture Malmgård (S), vice ordförande", "Jon Åkesdal (M) ersätter Ann Lod (M)", "Maj Öberg (V), deltar på distans", "Eva Dahl (-)"}
	for shift := range rows {
		list := append(append([]string(nil), rows[shift:]...), rows[:shift]...)
		text := "Protokoll från Vårdnämnden 2024-04-09\n\nBeslutande\n" + strings.Join(list, "\n") + "\n\n§ 1 Öppnande\n\nMötet öppnas.\n"
		if n := len(mustRead(t, text).Meeting.Attendance); n != len(rows) {
			t.Errorf("order %d: %d persons, want %d", shift, n, len(rows))
		}
	}
}

func TestPagesOfAPDF(t *testing.T) {
	line := func(x, y float64, text string, bold bool) Line {
		return Line{Text: text, X: x, Y: y, Width: float64(len(text)) * 5, Height: 11, Size: 11, Bold: bold}
	}
	foot := func(n string) Line { return line(480, 800, "Sida "+n+" (2)", false) }
	pages := []Page{
		{Width: 595, Height: 842, Lines: []Line{line(60, 40, "Granby kommun", false), line(60, 60, "Protokoll från Vårdnämnden 2024-04-09", true),
			line(60, 100, "Beslutande", false), line(200, 88, "Ellen Fjällvik (C), ordförande", false), line(200, 100, "Ture Malmgård (S)", false), line(200, 112, "Jon Åkesdal (M)", false),
			line(60, 160, "§ 4 Rapport", true), line(60, 185, "Här beskrivs hur arbetet med bemanningen har gått under hela den långa vin\uFFFE", false), line(60, 198, "tern och vad som återstår.", false), foot("1")}},
		{Width: 595, Height: 842, Lines: []Line{line(60, 40, "Granby kommun", false), line(60, 90, "§ 5 Avslutning", true), line(60, 115, "Mötet avslutas.", false), foot("2")}},
	}
	d, err := ReadPages("p.pdf", []byte("%PDF-1.7"), pages)
	if err != nil {
		t.Fatal(err)
	}
	m := d.Meeting
	if len(m.Attendance) != 3 || m.Attendance[0].Role != data.Chair {
		t.Errorf("attendance: %+v", m.Attendance)
	}
	if len(m.Items) != 2 || !strings.Contains(data.JoinBlocks(m.Items[0].Body), "långa vintern och") {
		t.Errorf("items: %+v", m.Items)
	}
	for _, it := range m.Items {
		if strings.Contains(data.JoinBlocks(it.Body), "Granby kommun") || strings.Contains(data.JoinBlocks(it.Body), "Sida") {
			t.Errorf("a page's head or foot is in § %d: %+v", it.Section, it.Body)
		}
	}
}
