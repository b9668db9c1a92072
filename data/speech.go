package data

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Speech is what a member has to say at a meeting: their own notes in the order
// of the agenda. It is as private as they are.
type Speech struct {
	Meeting Meeting
	Before  []SpeechPoint // on the meeting as a whole
	Items   []SpeechItem  // those with something to say; for the chair all
}

// SpeechItem is what there is to say on one item.
type SpeechItem struct {
	Item         AgendaItem
	Stance       NoteKind // [KindFor], [KindNo], or "" where that is open
	Bias         bool     // the member asked whether they are disqualified (KL 6:28)
	Arguments    []SpeechPoint
	Questions    []SpeechPoint
	Motions      []SpeechPoint // drafted yrkanden
	Reservations []SpeechPoint // drafted reservations
	Propositions []Proposition // for the chair, in the order in which they are put
}

// SpeechPoint is one note as it is said. Part and Paragraph say where in the
// item its words stand, from 1; Row is set instead for a row of a list.
type SpeechPoint struct {
	Kind      NoteKind
	Text      string
	Quote     string
	Part      string
	Paragraph int
	Row       *RowRef
	Page      *PageRef
	Case      bool // written on the case, not at this meeting
}

// NewSpeech puts notes in the order in which they are said. Notes on the items'
// cases may be among them. The chair also gets the items without notes, and the
// order of propositions.
func NewSpeech(m Meeting, notes []Note, chair bool) Speech {
	s := Speech{Meeting: m}
	for _, n := range notes {
		if n.MeetingID == m.ID && n.ItemID == "" && n.Text != "" {
			s.Before = append(s.Before, point(n, AgendaItem{}))
		}
	}
	for _, it := range m.Items {
		item := SpeechItem{Item: it}
		said := false
		for _, n := range notes {
			onCase := n.MeetingID == "" && onCases(it, n.CaseNumber)
			if n.ItemID != it.ID && !onCase || n.Text == "" && n.Passage == nil && n.Row == nil && (n.Page == nil || n.Kind == KindPlace) {
				continue
			}
			said = true
			item.add(point(n, it))
		}
		if chair {
			item.Propositions = Propositions(withNoted(it, item.Motions))
		}
		if said || chair {
			s.Items = append(s.Items, item)
		}
	}
	return s
}

// withNoted is an item with the motions that the chair noted: before the meeting
// they are the only ones known. One that was handed in is there already.
func withNoted(it AgendaItem, noted []SpeechPoint) AgendaItem {
	it.Motions = slices.Clone(it.Motions)
	for _, p := range noted {
		there := slices.ContainsFunc(it.Motions, func(m Motion) bool { return fold(m.Text) == fold(p.Text) })
		if p.Text != "" && !there {
			it.Motions = append(it.Motions, Motion{Text: p.Text})
		}
	}
	return it
}

func onCases(it AgendaItem, number string) bool {
	return slices.ContainsFunc(it.CaseNumbers, func(c string) bool { return SameCase(c, number) })
}

// add puts a point among those of its sort.
func (i *SpeechItem) add(p SpeechPoint) {
	switch p.Kind {
	case KindFor, KindNo:
		i.Stance = p.Kind
	case KindBias:
		i.Bias = true
	}
	switch p.Kind {
	case KindAsk:
		i.Questions = append(i.Questions, p)
	case KindMotion:
		i.Motions = append(i.Motions, p)
	case KindDissent:
		i.Reservations = append(i.Reservations, p)
	default:
		i.Arguments = append(i.Arguments, p)
	}
}

// spoken is a text without the tags at its end, which nobody says.
func spoken(text string) string {
	for {
		trimmed := strings.TrimRightFunc(text, unicode.IsSpace)
		at := strings.LastIndexFunc(trimmed, unicode.IsSpace)
		if at < 0 || trimmed[at+1:] == "#" || !strings.HasPrefix(strings.TrimLeftFunc(trimmed[at:], unicode.IsSpace), "#") {
			return trimmed
		}
		text = trimmed[:at]
	}
}

// point is a note as it is said, with the place of its words.
func point(n Note, it AgendaItem) SpeechPoint {
	p := SpeechPoint{Kind: n.Kind, Text: spoken(n.Text), Row: n.Row, Page: n.Page, Case: n.MeetingID == ""}
	if n.Row != nil {
		p.Quote = n.Row.Text
		return p
	}
	if n.Passage == nil {
		return p
	}
	p.Quote, p.Part = n.Passage.Quote, n.Passage.Part
	at := 0
	for i, b := range it.Part(p.Part) {
		end := at + len([]rune(b.Text))
		if n.Passage.Start >= at && n.Passage.Start <= end {
			p.Paragraph = i + 1
			break
		}
		at = end + 1
	}
	return p
}

// Proposition is one question that the chair puts (KL 5:53, 6:33), By who asked
// for it.
type Proposition struct {
	Sort    PropositionSort
	Text    string
	By      []Person
	Against []string // of a main proposal: the others, the first of which is the counter-proposal unless the meeting decides otherwise
}

// PropositionSort is why a question is put where it is.
type PropositionSort string

// The sorts, in the order in which they are put.
const (
	PropositionPostpone PropositionSort = "postpone" // bordläggning: is the matter decided today?
	PropositionRefer    PropositionSort = "refer"    // återremiss: is it decided today?
	PropositionReject   PropositionSort = "reject"   // avslag
	PropositionMain     PropositionSort = "main"     // huvudförslag against counter-proposals
	PropositionAddition PropositionSort = "addition" // tilläggsyrkande, each for itself
)

var propositionOrder = []PropositionSort{PropositionPostpone, PropositionRefer, PropositionReject, PropositionMain, PropositionAddition}

// Propositions proposes the order in which the chair puts what was proposed on
// an item: whether it is decided today, then rejection, then the main proposal
// against the others, additions last. It is a proposal: the meeting approves
// the order (KL 5:53), and which proposal is the main one is the chair's to say.
func Propositions(it AgendaItem) []Proposition {
	var main *Proposition
	for _, p := range it.Proposals {
		text := strings.TrimSpace(strings.Join(append([]string{p.LeadIn}, p.Clauses...), " "))
		if text == "" {
			continue
		}
		if main == nil {
			main = &Proposition{Sort: PropositionMain, Text: text}
			continue
		}
		if p.By != "" {
			text = fmt.Sprintf("%s: %s", p.By, text)
		}
		main.Against = append(main.Against, text)
	}
	sorted := map[PropositionSort][]Proposition{}
	for _, m := range it.Motions {
		if m.Result == "withdrawn" {
			continue
		}
		switch sort := sortOf(m.Text); {
		case sort != PropositionMain:
			sorted[sort] = append(sorted[sort], Proposition{Sort: sort, Text: m.Text, By: m.By})
		case approves(m.Text) && main != nil: // bifall till förslaget is no other proposal
		case main == nil:
			main = &Proposition{Sort: PropositionMain, Text: m.Text, By: m.By}
		default:
			main.Against = append(main.Against, m.Text)
		}
	}
	if main != nil {
		sorted[PropositionMain] = []Proposition{*main}
	}
	var all []Proposition
	for _, sort := range propositionOrder {
		all = append(all, sorted[sort]...)
	}
	return all
}

func sortOf(motion string) PropositionSort {
	text := fold(motion)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
	}
	switch {
	case has("bordlägg"):
		return PropositionPostpone
	case has("återremi"):
		return PropositionRefer
	case has("tilläggsyrk", "yrkar som tillägg", "med tillägg", "med följande tillägg"):
		return PropositionAddition
	case has("yrkar avslag", "avslag på", "avslag till", "avslå"):
		return PropositionReject
	}
	return PropositionMain
}

func approves(motion string) bool {
	text := fold(motion)
	return strings.Contains(text, "bifall") && !strings.Contains(text, "att ")
}
