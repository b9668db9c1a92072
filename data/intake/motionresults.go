package intake

import (
	"strings"

	"paragraf/data"
)

var (
	reFinds     = expression(`(?i)\b(?:finner|fann|konstaterar|konstaterade|förklarar|beslutar|beslutade|utfaller|bifaller|bifallit|avslår|avslagit)\b`)
	reAdopts    = expression(`(?i)\b(?:bifall(?:er|a|it|s|en)?(?: till)?|enligt|i enlighet med|antar|anta|antagit|godkänner|godkänna|godkänt)\b[ ]*(.*)$`)
	reRejects   = expression(`(?i)\b(?:avslår|avslås|avslå|avslog|avslagit|avslag på)(?:[^\p{L}]+(.*))?$`)
	reSendsBack = expression(`(?i)(?:^|[^\p{L}])(?:återremi|bordlägg)\p{L}*`)
	reToday     = expression(`(?i)\bavgör(?:as|a)?\b.{0,40}\b(?:i ?dag|dagens|nu|vid sammanträdet)\b`)
	reWithdraws = expression(`(?i)(?:^|[^\p{L}])(?:återtar|återtog|återkallar|återkallade|drar tillbaka|drog tillbaka)(?:[^\p{L}]|$)`)
	reAsksYes   = expression(`(?i)\bbifall(?:a|er)?(?: till)?[ ]+(.+?)(?:[.,;]|$)`)
	reAsksNo    = expression(`(?i)\b(?:avslag på|avslå|avslår)[ ]+(.+?)(?:[.,;]|$)`)
)

// motionResults fills what became of each motion where the minutes say it: in
// the chair's finding, in the outcome of a vote, or in the withdrawal. What the
// words do not settle stays open.
func (r *itemReader) motionResults() {
	motions := r.item.Motions
	if len(motions) == 0 {
		return
	}
	for k := range motions {
		if reWithdraws.MatchString(motions[k].Text) {
			motions[k].Result = "withdrawn"
		}
	}
	for _, b := range r.item.Procedure {
		for _, s := range strings.Split(fold(b.Text), ". ") {
			if m := reWithdraws.FindStringIndex(s); m != nil {
				for k := range motions {
					if namedIn(motions[k].By, s[:m[0]]) {
						motions[k].Result = "withdrawn"
					}
				}
				continue
			}
			if at := reFinds.FindStringIndex(s); at != nil {
				found := s[at[0]:]
				if m := reAgainstOther.FindStringSubmatch(s[:at[0]]); m != nil {
					// one was put against the other: what did not win has lost
					switch {
					case sameMatter(found, m[1]) && !sameMatter(found, m[2]):
						judge(motions, m[2], false)
					case sameMatter(found, m[2]) && !sameMatter(found, m[1]):
						judge(motions, m[1], false)
					}
				}
				concluded(motions, found)
			}
		}
	}
	for _, v := range r.item.Votes {
		won, lost := v.YesMeans, v.NoMeans
		if v.No > v.Yes {
			won, lost = lost, won
		}
		if v.DecidedBy != "majority" || won == "" {
			continue
		}
		if lost != "" && !reRejects.MatchString(lost) && !reSendsBack.MatchString(lost) {
			judge(motions, lost, false)
		}
		if !reRejects.MatchString(won) && !reAdopts.MatchString(won) {
			won = "enligt " + won
		}
		concluded(motions, won)
	}
}

// concluded settles the motions by the words of what was found or carried.
func concluded(motions []data.Motion, found string) {
	today := reToday.MatchString(found)
	if today || reSendsBack.MatchString(found) {
		for k := range motions {
			if !reSendsBack.MatchString(motions[k].Text) || motions[k].Result == "withdrawn" {
				continue
			}
			motions[k].Result = "adopted"
			if today {
				motions[k].Result = "rejected"
			}
		}
		return
	}
	if m := reRejects.FindStringSubmatch(found); m != nil {
		judge(motions, m[1], false)
	} else if m := reAdopts.FindStringSubmatch(found); m != nil {
		judge(motions, m[1], true)
	}
}

// judge settles the motions that ask for what clause names, or against it.
func judge(motions []data.Motion, clause string, adopted bool) {
	result := map[bool]string{true: "adopted", false: "rejected"}
	for k := range motions {
		m := &motions[k]
		if m.Result == "withdrawn" {
			continue
		}
		if namedIn(m.By, clause) && (strings.Contains(clause, "yrkande") || strings.Contains(clause, "förslag")) {
			m.Result = result[adopted]
			continue
		}
		if yes := reAsksYes.FindStringSubmatch(fold(m.Text)); yes != nil && sameMatter(clause, yes[1]) {
			m.Result = result[adopted]
		} else if no := reAsksNo.FindStringSubmatch(fold(m.Text)); no != nil && sameMatter(clause, no[1]) {
			m.Result = result[!adopted]
		}
	}
}

var reAgainstOther = expression(`(?i)\bställ(?:er|de|s|des)\b(?: först| därefter)?(?: proposition på)? (.+?) mot (.+?)(?: och| samt)?[ ]?(?:ordföranden|hon|han)?[ ]?$`)

// namedIn tells whether a text names one of the movers, by surname.
func namedIn(by []data.Person, text string) bool {
	in := map[string]bool{}
	for _, w := range words(text) {
		in[w] = true
		in[strings.TrimSuffix(w, "s")] = true
	}
	for _, p := range by {
		ws := words(p.Name)
		if len(ws) > 1 && in[ws[len(ws)-1]] {
			return true
		}
	}
	return false
}

// sameMatter tells whether two phrases name the same proposal: every weighty
// word of the shorter stands in the longer.
func sameMatter(a, b string) bool {
	x, y := weighty(a), weighty(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return false
	}
	for w := range x {
		if !y[w] {
			return false
		}
	}
	return true
}

// weighty are the words that tell proposals apart, without their endings.
func weighty(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words(s) {
		switch w {
		case "att", "och", "det", "den", "till", "på", "av", "i", "om", "beslutar", "besluta", "enligt", "nämnden", "liggande", "framlagda", "bifall", "bifaller", "avslag", "avslår", "finner", "ordföranden", "sitt", "sin", "eget", "enlighet", "med", "ska", "ärendet", "utskottet", "styrelsen", "fullmäktige":
			continue
		}
		for _, end := range []string{"ets", "ens", "et", "en", "s", "n", "t"} {
			if t := strings.TrimSuffix(w, end); t != w && runes(t) > 3 {
				w = t
				break
			}
		}
		out[w] = true
	}
	return out
}
