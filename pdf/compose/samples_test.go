package compose_test

import (
	"fmt"
	"strings"
	"time"

	"paragraf/data"
)

// made is the time that the tests' documents are dated with.
var made = time.Date(2025, 6, 16, 9, 12, 0, 0, time.FixedZone("CEST", 2*60*60))

const digest = "4f0c3a7be1d2c3f4a5968778695a4b3c2d1e0f1a2b3c4d5e6f708192a3b4c5d6"

func par(text string) data.Block  { return data.Block{Type: data.Paragraph, Text: text} }
func head(text string) data.Block { return data.Block{Type: data.Heading, Text: text} }
func li(text string) data.Block   { return data.Block{Type: data.ListItem, Text: text} }

// typical is a meeting with something of everything, held but not adjusted.
func typical() data.Meeting {
	fjallvik := data.Person{Name: "Ellen Fjällvik", Party: "C"}
	malmgard := data.Person{Name: "Ture Malmgård", Party: "S"}
	return data.Meeting{
		ID: "01931c7e-0000-7000-8000-000000000001", Organization: "Region Norrlid", Body: "Vårdnämndens arbetsutskott",
		Date: "2025-06-03", Start: "13:00", End: "15:40", Place: "Sammanträdesrum Granen, Storgatan 4, Lomvik", State: data.Held,
		Attendance: []data.Attendance{
			{Name: "Ture Malmgård", Party: "S", Capacity: data.Member, Serving: true, Role: data.Chair},
			{Name: "Ellen Fjällvik", Party: "C", Capacity: data.Member, Serving: true, Role: data.ViceChair},
			{Name: "Jon Åkesdal", Party: "M", Capacity: data.Deputy, Serving: true, Replaces: &data.Person{Name: "Bo Västervik", Party: "M"}, Sections: []int{21, 22, 24}},
			{Name: "Sara Holmdal", Party: "-", Capacity: data.Deputy, Serving: true, Replaces: &data.Person{Party: "M"}, Sections: []int{23}},
			{Name: "Siv Ekedal", Party: "KD", Capacity: data.Deputy, Remote: true},
			{Name: "Karin Lundmo", Capacity: data.Other, Title: "vårddirektör", Sections: []int{22, 23}},
			{Name: "Maj Öberg", Capacity: data.Other, Role: data.Secretary, Title: "nämndsekreterare"},
		},
		Items: []data.AgendaItem{
			{ID: "a", Position: 1, Section: 21, Title: "Protokollsjustering", Kind: data.KindProcedural,
				Decisions: []data.Decision{{LeadIn: "Vårdnämndens arbetsutskott beslutar", Clauses: []string{
					"att ordföranden och Jon Åkesdal (M) justerar dagens protokoll med Ellen Fjällvik (C) som ersättare.",
					"Protokollet ska vara justerat senast den 17 juni 2025.",
				}}}},
			{ID: "b", Position: 2, Section: 22, Title: "Upphandling av tolktjänster för hälso- och sjukvården i hela länet med option om förlängning", Kind: data.KindDecision,
				CaseNumbers: []string{"25VN0312", "25VN0313"}, Confidential: &data.Confidential{Provision: "19 kap. 3 § OSL"},
				Body: []data.Block{
					par("Avtalet löper ut den 31 december 2025. Kostnaden är 1 200 000 kr per år – ”oförändrad” mot i dag, 40 € per timme enligt § 3."),
					head("Beslutsunderlag"), li("- Tjänsteskrivelse 2025-05-12"), li("Förfrågningsunderlag"),
					{Type: data.TableRow, Text: "Språk\tTimmar"}, {Type: data.TableRow, Text: "Nordsamiska\t310"},
				},
				Decisions: []data.Decision{
					{LeadIn: "Vårdnämndens arbetsutskott beslutar", Clauses: []string{"att godkänna förfrågningsunderlaget,", "att uppdra åt förvaltningen att genomföra upphandlingen."}},
					{LeadIn: "Vårdnämndens arbetsutskott föreslår vårdnämnden besluta", Clauses: []string{"att avsätta medel för 2026."}},
				},
				Recipients:  []string{"Inköpsenheten", "Vårdförvaltningen"},
				Attachments: []data.Attachment{{Name: "Förfrågningsunderlag tolktjänster", SHA256: digest}}},
			{ID: "c", Position: 3, Section: 23, Title: "Samlad jourlinje i norra länsdelen", Kind: data.KindDecision,
				CaseNumbers: []string{"25VN0311"}, Presenters: []string{"Karin Lundmo"},
				Body:      []data.Block{par("Förvaltningen redovisar försöket med en samlad jourlinje. Kostnaden minskar med 0,6 miljoner kronor per år. 😀")},
				Proposals: []data.Proposal{{By: "Förvaltningen", LeadIn: "Vårdnämnden föreslås besluta", Clauses: []string{"att göra jourlinjen permanent."}}},
				Motions: []data.Motion{
					{By: []data.Person{fjallvik}, Text: "Ellen Fjällvik (C) yrkar att försöket förlängs till årsskiftet.", Result: "rejected"},
					{By: []data.Person{malmgard, {Name: "Sara Holmdal", Party: "-"}}, Text: "Bifall till förvaltningens förslag.", Result: "adopted"},
				},
				Procedure: []data.Block{par("Ordföranden ställer proposition på yrkandena och finner att arbetsutskottet beslutar enligt förvaltningens förslag.")},
				Votes: []data.Vote{{Proposition: "Omröstning begärs och verkställs.", YesMeans: "bifall till förvaltningens förslag", NoMeans: "bifall till Ellen Fjällviks yrkande",
					Yes: 1, No: 1, Abstained: 1, DecidedBy: "casting_vote", Ballots: []data.Ballot{
						{Name: "Ture Malmgård", Party: "S", Ballot: "yes"}, {Name: "Ellen Fjällvik", Party: "C", Ballot: "no"}, {Name: "Sara Holmdal", Party: "-", Ballot: "abstained"}}}},
				Decisions:    []data.Decision{{LeadIn: "Vårdnämndens arbetsutskott beslutar", Clauses: []string{"att föreslå vårdnämnden att göra den samlade jourlinjen permanent."}}},
				Disqualified: []data.Person{{Name: "Jon Åkesdal", Party: "M"}},
				Reservations: []data.Reservation{{By: []data.Person{fjallvik}, Text: "Ellen Fjällvik (C) reserverar sig mot beslutet."}},
				Statements: []data.Statement{
					{By: []data.Person{{Name: "Siv Ekedal", Party: "KD"}}, Kind: data.MinuteNote, Text: "Försöket borde ha utvärderats externt."},
					{By: []data.Person{malmgard}, Kind: data.SeparateStatement, Text: "Jouren är en fråga om trygghet."}}},
			{ID: "d", Position: 4, Section: 24, Title: "Anmälningsärenden", Kind: data.KindNotifications, AdjustedImmediately: false,
				Lists: []data.NotificationList{
					{Title: "Anmälningsärenden", Entries: []data.Notification{
						{Number: 1, Text: "Ordföranden har besvarat remissen om tolkstöd, 25VN0101.", CaseNumber: "25VN0101", DecidedBy: "Ordföranden", Date: "2025-05-03"},
						{Number: 2, Text: "Vårddirektören har tecknat avtal med Granby kommun om hemsjukvård.", CaseNumber: "25VN0144", DecidedBy: "Vårddirektören"}}},
					{Title: "Meddelandeärenden", Entries: []data.Notification{{Number: 1, Text: "Protokoll från samverkansrådet 2025-05-20."}}}}},
		},
		Minutes: &data.Minutes{Chair: "Ture Malmgård", Secretary: "Maj Öberg", Sections: "21-24", Adjustments: []data.Adjustment{
			{Sections: "21-24", Adjusters: []string{"Jon Åkesdal"}, SubstituteAdjusters: []string{"Ellen Fjällvik"}, AdjustBy: "2025-06-17"}}},
		FrontMatter: []data.Block{par("Ajournering kl. 14.10–14.20.")},
		Warnings:    []data.Warning{},
	}
}

// adjusted is the same meeting after chair and adjuster have signed.
func adjusted() data.Meeting {
	m := typical()
	a := &m.Minutes.Adjustments[0]
	a.AdjustedOn, a.PostedOn, a.StoredAt = "2025-06-11", "2025-06-12", "Regionens kansli, Storgatan 4, Lomvik"
	return m
}

// agenda is a meeting that has not been held: no §§, no date, hardly a word.
func agenda() data.Meeting {
	return data.Meeting{Body: "Kulturnämnden", State: data.Convened, Items: []data.AgendaItem{
		{Position: 1, Title: "Upprop"}, {Position: 2, Title: "", Kind: data.KindInformation}}}
}

// large is a meeting of n §§, all kinds of content in turn.
func large(n int) data.Meeting {
	m := adjusted()
	kinds := m.Items
	m.Items = nil
	for i := range n {
		item := kinds[i%len(kinds)]
		item.Position, item.Section = i+1, 21+i
		item.Title = fmt.Sprintf("%s, del %d", item.Title, i+1)
		for k := range 4 {
			item.Body = append(item.Body[:len(item.Body):len(item.Body)], par(fmt.Sprintf("Stycke %d. ", k+1)+strings.Repeat("Förvaltningen redogör för läget i hälso- och sjukvården och för de åtgärder som har vidtagits under året. ", 4)))
		}
		m.Items = append(m.Items, item)
	}
	m.Minutes.Sections = fmt.Sprintf("21-%d", 20+n)
	m.Minutes.Adjustments[0].Sections = m.Minutes.Sections
	return m
}

// extreme has more, longer and odder values than any real meeting.
func extreme() data.Meeting {
	m := adjusted()
	unbroken := strings.Repeat("Hälsosjukvårdsförvaltningsdirektör", 12)
	long := strings.TrimSpace(strings.Repeat("Gemensamma nämnden för hjälpmedel och samverkan i norra länsdelen ", 6))
	m.Organization = "Kommunalförbundet för regional samverkan mellan Granby, Lomvik och Norrlids kommuner i frågor om hälsa, vård och omsorg samt kollektivtrafik"
	m.Body = long
	m.Place = long + ", " + unbroken
	m.Attendance = nil
	for i := range 60 {
		m.Attendance = append(m.Attendance, data.Attendance{Name: fmt.Sprintf("Anna-Karin Margareta von Hammarsköld-Lagerfelt af Ugglehult %d", i), Party: "Norrlidspartiet",
			Capacity: []data.Capacity{data.Member, data.Deputy, data.Other}[i/25], Serving: i < 30, Title: []string{"", "utredare vid " + unbroken[:60]}[i/50], Sections: []int{1, 2, 3, 5, 8, 13, 21, 22}[:i%8]})
	}
	m.Minutes.Adjustments[0].Adjusters = []string{"Jon Åkesdal", m.Attendance[0].Name, m.Attendance[1].Name, "Siv Ekedal", "Sara Holmdal"}
	item := &m.Items[2]
	item.Title = long + " " + unbroken
	item.CaseNumbers = []string{"2025-KOMMUNSTYRELSEN-000001/PLAN-2030", "25VN0311", "25VN0312", strings.Repeat("9", 120)}
	item.Body = []data.Block{par(unbroken), par("https://diarium.granby.example/" + strings.Repeat("arenden/2025/handlingar/", 12)), par(strings.Repeat("ord ", 3000)), li(unbroken), head(long)}
	ballots := []data.Ballot{}
	for i := range 61 {
		ballots = append(ballots, data.Ballot{Name: fmt.Sprintf("Ledamot Efternamnsson %d", i+1), Party: []string{"S", "M", "SD", "Norrlidspartiet"}[i%4], Ballot: []string{"yes", "no", "abstained", "absent"}[i*7%4]})
	}
	item.Votes = append(item.Votes, data.Vote{Yes: 31, No: 30, Ballots: ballots, DecidedBy: "lot"})
	item.Recipients = append(item.Recipients, unbroken, long)
	list := data.NotificationList{Title: "Delegationsbeslut"}
	for i := range 200 {
		list.Entries = append(list.Entries, data.Notification{Number: i + 1, Text: "Enhetschefen har beslutat om " + strings.Repeat("bidrag till föreningar ", i%7), CaseNumber: fmt.Sprintf("KS 2025/%05d-1.6.1", i), DecidedBy: "Tillförordnad områdeschef för forskning", Date: "2025-05-03"})
	}
	list.Entries[7].Text = strings.Repeat("En mycket lång rad som är högre än en sida. ", 300)
	list.Entries[9].CaseNumber = unbroken
	m.Items[3].Lists = append(m.Items[3].Lists, list)
	return m
}
