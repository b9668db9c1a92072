package data

import (
	"fmt"
	"slices"
)

// content is one thing that an item has and the Swedish words for its change.
type content struct {
	of      func(AgendaItem) string
	changed string
}

var contents = []content{
	{func(it AgendaItem) string { return packList(it.Body) }, "underlaget är ändrat"},
	{func(it AgendaItem) string { return packList(it.Proposals) }, "förslaget till beslut är ändrat"},
	{func(it AgendaItem) string { return packList(it.Motions) }, "yrkandena är ändrade"},
	{func(it AgendaItem) string { return packList(it.Procedure) }, "beslutsgången är ändrad"},
	{func(it AgendaItem) string { return packList(it.Votes) }, "omröstningen är ändrad"},
	{func(it AgendaItem) string { return packList(it.Decisions) }, "beslutet är ändrat"},
	{func(it AgendaItem) string { return packList(it.Reservations) }, "reservationerna är ändrade"},
	{func(it AgendaItem) string { return packList(it.Statements) }, "anteckningarna till protokollet är ändrade"},
	{func(it AgendaItem) string { return packList(it.Disqualified) }, "jävet är ändrat"},
	{func(it AgendaItem) string { return packList(it.Lists) }, "anmälda ärenden är ändrade"},
}

// smallContents are what stands around an item's text.
var smallContents = []content{
	{func(it AgendaItem) string { return it.Title }, "rubriken är ändrad"},
	{func(it AgendaItem) string { return string(it.Kind) }, "ärendets slag är ändrat"},
	{func(it AgendaItem) string { return packList(it.CaseNumbers) }, "diarienumret är ändrat"},
	{func(it AgendaItem) string { return packOne(it.Confidential) }, "sekretessmarkeringen är ändrad"},
	{func(it AgendaItem) string { return packList(it.Presenters) }, "föredragande är ändrad"},
	{func(it AgendaItem) string { return packList(it.Recipients) }, "mottagarna är ändrade"},
	{func(it AgendaItem) string { return packList(it.Attachments) }, "bilagorna är ändrade"},
}

// label names an item as a Swedish reader would: "§ 46", or by its title or
// place while it has no §.
func label(it AgendaItem) string {
	switch {
	case it.Section > 0:
		return fmt.Sprintf("§ %d", it.Section)
	case it.Title != "":
		return "”" + it.Title + "”"
	}
	return fmt.Sprintf("Punkt %d", it.Position)
}

// itemChanges says what happened to each item; before holds, by id, the old
// version of each item that was matched.
func itemChanges(old, new Meeting, before map[string]AgendaItem) []string {
	var changes []string
	kept := map[string]bool{}
	moves := moved(old.Items, new.Items)
	for i, it := range new.Items {
		if it.Position == 0 {
			it.Position = i + 1
		}
		kept[it.ID] = true
		was, ok := before[it.ID]
		switch {
		case it.ID == "":
			changes = append(changes, label(it)+" är ny")
			continue
		case !ok && !slices.ContainsFunc(old.Items, func(o AgendaItem) bool { return o.ID == it.ID }):
			changes = append(changes, label(it)+" är med igen")
			continue
		case !ok:
			continue // as it was
		}
		if it.Section != was.Section {
			switch {
			case was.Section == 0:
				changes = append(changes, fmt.Sprintf("%s har blivit § %d", label(was), it.Section))
			case it.Section == 0:
				changes = append(changes, label(was)+": numret är borta")
			default:
				changes = append(changes, fmt.Sprintf("§ %d har blivit § %d", was.Section, it.Section))
			}
		}
		if from := moves[it.ID]; from > 0 {
			changes = append(changes, fmt.Sprintf("%s står nu på plats %d, förut på plats %d", label(it), i+1, from))
		}
		for _, c := range slices.Concat(smallContents, contents) {
			if c.of(it) != c.of(was) {
				changes = append(changes, label(it)+": "+c.changed)
			}
		}
		if is := new.adjusted(it); is != old.adjusted(was) {
			if is {
				changes = append(changes, label(it)+" är justerad")
			} else {
				changes = append(changes, label(it)+" är inte längre justerad, eftersom texten är ändrad")
			}
		}
	}
	for _, it := range old.Items {
		if !kept[it.ID] {
			changes = append(changes, label(it)+" finns inte längre med; underlag och anteckningar finns kvar")
		}
	}
	return changes
}

var stateWords = map[State]string{
	Convened: "kallat", Held: "hållet", Adjusted: "justerat", Announced: "anslaget", Final: "avslutat",
}

// headChanges says what happened to the meeting as a whole.
func headChanges(old, new Meeting) []string {
	var changes []string
	for _, f := range []struct{ word, old, new string }{
		{"Organisation", old.Organization, new.Organization},
		{"Organ", old.Body, new.Body},
		{"Datum", old.Date, new.Date},
		{"Början", old.Start, new.Start},
		{"Slut", old.End, new.End},
		{"Plats", old.Place, new.Place},
	} {
		switch {
		case f.old == f.new:
		case f.old == "":
			changes = append(changes, f.word+": "+f.new)
		default:
			changes = append(changes, fmt.Sprintf("%s: %s (förut %s)", f.word, f.new, f.old))
		}
	}
	if old.State != new.State {
		changes = append(changes, "Sammanträdet är nu "+stateWords[new.State])
	}
	for _, f := range []struct{ changed, old, new string }{
		{"Närvaron är ändrad", packList(old.Attendance), packList(new.Attendance)},
		{"Uppgifterna om protokollet och justeringen är ändrade", packOne(old.Minutes), packOne(new.Minutes)},
		{"Texten utanför paragraferna är ändrad", packList(old.FrontMatter), packList(new.FrontMatter)},
	} {
		if f.old != f.new {
			changes = append(changes, f.changed)
		}
	}
	return changes
}

// orNothing says so where nothing changed.
func orNothing(changes []string) []string {
	if len(changes) == 0 {
		return []string{"Ingenting är ändrat i sak"}
	}
	return changes
}
