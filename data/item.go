package data

// ItemKind says what sort of matter an agenda item is.
type ItemKind string

// The kinds of agenda item.
const (
	KindDecision      ItemKind = "decision"
	KindInformation   ItemKind = "information"
	KindNotifications ItemKind = "notifications"
	KindProcedural    ItemKind = "procedural"
	KindElection      ItemKind = "election"
	KindQuestion      ItemKind = "question"
)

// AgendaItem is one point of the agenda, and after the meeting one § of the
// minutes. The § number does not exist until the meeting has been held.
type AgendaItem struct {
	ID                  string             `json:"id"`
	Position            int                `json:"position"`          // from 1
	Section             int                `json:"section,omitempty"` // the § number; 0 while there is none
	SectionInferred     bool               `json:"section_inferred"`
	Title               string             `json:"title"`
	TitleInferred       bool               `json:"title_inferred,omitempty"`
	Kind                ItemKind           `json:"kind,omitempty"`
	CaseNumbers         []string           `json:"case_numbers,omitempty"`
	Confidential        *Confidential      `json:"confidential,omitempty"`
	Body                []Block            `json:"body,omitempty"` // the report or narrative, in order, lossless
	Proposals           []Proposal         `json:"proposals,omitempty"`
	Motions             []Motion           `json:"motions,omitempty"`
	Procedure           []Block            `json:"procedure,omitempty"`
	Votes               []Vote             `json:"votes,omitempty"`
	Decisions           []Decision         `json:"decisions,omitempty"`
	Reservations        []Reservation      `json:"reservations,omitempty"`
	Statements          []Statement        `json:"statements,omitempty"`
	Disqualified        []Person           `json:"disqualified,omitempty"` // jäv, KL 6:28-30
	Presenters          []string           `json:"presenters,omitempty"`
	Recipients          []string           `json:"recipients,omitempty"`
	Adjusted            bool               `json:"adjusted,omitempty"`
	AdjustedImmediately bool               `json:"adjusted_immediately,omitempty"`
	Lists               []NotificationList `json:"lists,omitempty"`
	Attachments         []Attachment       `json:"attachments,omitempty"`
}

// Confidential marks a matter as secret; Provision is never guessed (TF 2:20).
type Confidential struct {
	Provision string `json:"provision"`
}

// Proposal is one förslag till beslut; By is who put it.
type Proposal struct {
	By      string   `json:"by,omitempty"`
	LeadIn  string   `json:"lead_in,omitempty"`
	Clauses []string `json:"clauses"`
}

// Motion is a yrkande. Result is adopted, rejected, withdrawn or "".
type Motion struct {
	By     []Person `json:"by,omitempty"`
	Text   string   `json:"text"`
	Result string   `json:"result,omitempty"`
}

// Decision is a lead-in ("Nämnden beslutar") with its clauses, each as printed.
type Decision struct {
	LeadIn  string   `json:"lead_in,omitempty"`
	Clauses []string `json:"clauses"`
}

// Reservation is registered dissent (KL 4:27).
type Reservation struct {
	By   []Person `json:"by,omitempty"`
	Text string   `json:"text"`
}

// Statement is a minute note (protokollsanteckning) or a separate statement
// (särskilt yttrande).
type Statement struct {
	By   []Person `json:"by,omitempty"`
	Kind string   `json:"kind"` // minute_note | separate_statement
	Text string   `json:"text"`
}

// Kinds of [Statement].
const (
	MinuteNote        = "minute_note"
	SeparateStatement = "separate_statement"
)

// Vote is one omröstning.
type Vote struct {
	Proposition string   `json:"proposition,omitempty"`
	YesMeans    string   `json:"yes_means,omitempty"`
	NoMeans     string   `json:"no_means,omitempty"`
	Yes         int      `json:"yes"`
	No          int      `json:"no"`
	Abstained   int      `json:"abstained"`
	DecidedBy   string   `json:"decided_by,omitempty"` // majority | casting_vote | lot
	Ballots     []Ballot `json:"ballots,omitempty"`
}

// Ballot is one member's vote: yes, no, abstained or absent.
type Ballot struct {
	Name   string `json:"name"`
	Party  string `json:"party,omitempty"`
	Ballot string `json:"ballot"`
}

// The parts of an item that running text stands in, in printing order.
const (
	PartBody         = "body"
	PartProposals    = "proposals"
	PartMotions      = "motions"
	PartProcedure    = "procedure"
	PartDecisions    = "decisions"
	PartReservations = "reservations"
	PartStatements   = "statements"
)

// PartRow is the text of one row of a list: a passage in it counts runes in the
// row's Text, and its note has a Row as well.
const PartRow = "row"

// PartAttachment is the text of an attachment's pages: the passages in it have a
// [PageRef] beside them.
const PartAttachment = "attachment"

// Parts lists the names of an item's parts in printing order.
var Parts = []string{PartBody, PartProposals, PartMotions, PartProcedure, PartDecisions, PartReservations, PartStatements}

// Part returns one part of the item as blocks, the form in which it is read,
// annotated and printed. A note's passage counts runes in JoinBlocks of it.
func (it AgendaItem) Part(name string) []Block {
	var blocks []Block
	add := func(t BlockType, text string) {
		if text != "" {
			blocks = append(blocks, Block{Type: t, Text: text})
		}
	}
	clauses := func(leadIn string, clauses []string) {
		add(Paragraph, leadIn)
		for _, c := range clauses {
			add(ListItem, c)
		}
	}
	switch name {
	case PartBody:
		return it.Body
	case PartProcedure:
		return it.Procedure
	case PartProposals:
		for _, p := range it.Proposals {
			clauses(p.LeadIn, p.Clauses)
		}
	case PartMotions:
		for _, m := range it.Motions {
			add(Paragraph, m.Text)
		}
	case PartDecisions:
		for _, d := range it.Decisions {
			clauses(d.LeadIn, d.Clauses)
		}
	case PartReservations:
		for _, r := range it.Reservations {
			add(Paragraph, r.Text)
		}
	case PartStatements:
		for _, s := range it.Statements {
			add(Paragraph, s.Text)
		}
	}
	return blocks
}
