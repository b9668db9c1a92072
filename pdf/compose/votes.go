package compose

import (
	"strconv"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
)

var (
	ballotWords = map[string]string{"yes": "Ja", "no": "Nej", "abstained": "Avstår", "absent": "Frånvarande"}
	decidedBy   = map[string]string{"casting_vote": "Avgjort genom ordförandens utslagsröst.", "lot": "Avgjort genom lottning."}
)

// votes adds each vote with its result and, where it was open, how every
// member voted (KL 5:67).
func (p *paper) votes(item data.AgendaItem) {
	for i, v := range item.Votes {
		title := "Omröstning"
		if len(item.Votes) > 1 {
			title += " " + strconv.Itoa(i+1)
		}
		p.sub(title)
		if v.Proposition != "" {
			p.par(v.Proposition, running, 0)
		}
		if v.YesMeans != "" {
			p.hanging("Ja:", v.YesMeans, 2)
		}
		if v.NoMeans != "" {
			p.hanging("Nej:", v.NoMeans, 2)
		}
		result := "Ja " + strconv.Itoa(v.Yes) + ", nej " + strconv.Itoa(v.No)
		if v.Abstained > 0 {
			result += ", avstår " + strconv.Itoa(v.Abstained)
		}
		p.par("Resultat: "+result+". "+decidedBy[v.DecidedBy], strong, 5)
		p.ballots(v.Ballots)
	}
}

func (p *paper) ballots(ballots []data.Ballot) {
	if len(ballots) == 0 {
		return
	}
	var parties []string
	for _, b := range ballots {
		parties = append(parties, b.Party)
	}
	party := fit(60, 140, parties...)
	t := p.table()
	t.Pad = 2
	t.Columns = []layout.Column{
		{Head: p.text("Ledamot", cellHead), Width: column - 80 - party},
		{Head: p.text("Parti", cellHead), Width: party},
		{Head: p.text("Röst", cellHead), Width: 80 + t.Gutter},
	}
	for _, b := range ballots {
		t.Rows = append(t.Rows, []*layout.Paragraph{
			p.text(b.Name, cell), p.text(b.Party, cell), p.text(or(ballotWords[b.Ballot], b.Ballot), cell),
		})
	}
	p.add(t.Strips()...)
}
