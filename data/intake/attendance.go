package intake

import (
	"strings"

	"paragraf/data"
)

// row is one row of the attendance as read, its §§ still in words.
type row struct {
	data.Attendance
	presence string
	list     int  // which list it stood in, counted as the lists open
	star     bool // a note below is about this person
	span
}

// capacityOf says what a list's label makes of the persons under it.
func (r *frontReader) capacityOf(c concept) (data.Capacity, bool) {
	switch c {
	case cServing:
		return data.Member, true
	case cMembers, cPresent:
		return data.Member, !r.agenda
	case cServingDeputy:
		return data.Deputy, true
	case cDeputy:
		return data.Deputy, false
	case cIdle:
		return data.Member, false
	}
	return data.Other, false
}

// givePeople reads the persons of an attendance list.
func (r *frontReader) givePeople(o *opening, v val) bool {
	f := fold(v.text)
	people, lead := splitPeople(v.text)
	if len(people) == 0 {
		if o.count > 0 && len(r.rows) > 0 && r.continuesRow(o.list, f) {
			return true
		}
		if o.count == 0 && nobody(f) {
			v.text = strings.TrimRight(o.label, " :") + ": " + v.text
			r.keep(o, v, false)
			return true
		}
		r.keep(o, v, !isDash(f) && key(f) != "se bilaga" && !strings.HasPrefix(key(f), "se ") && !strings.HasPrefix(key(f), "enligt"))
		return true
	}
	if lead != "" {
		r.keep(o, val{lead, v.span}, false)
	}
	parties := false
	for _, p := range people {
		parties = parties || p.party != ""
	}
	for _, p := range people {
		capacity, serving := r.capacityOf(o.c)
		if parties && p.party == "" && capacity == data.Member && (p.title != "" && titleWord(lastField(p.title)) || p.role == data.Secretary) {
			capacity, serving = data.Other, false // an official named among the members
		}
		if p.capacity == data.Deputy && p.serves == 0 && p.replaces == nil && (o.c == cPresent || o.c == cMembers) {
			serving = false
		}
		p.remote = p.remote || strings.HasSuffix(o.order, "på distans")
		r.list = o.list
		n := len(r.rows)
		r.addRow(p, capacity, serving, v.span)
		if len(people) == 1 && len(r.rows) > n && strings.HasSuffix(strings.TrimSpace(v.text), "*") {
			r.rows[n].star = true
		}
	}
	return true
}

// giveAbsent keeps who was not there as one text of the front matter: the
// attendance holds those who were.
func (r *frontReader) giveAbsent(o *opening, v val) {
	people, _ := splitPeople(fold(v.text))
	for _, p := range people {
		r.absent = append(r.absent, p.name)
	}
	if n := len(r.blocks); o.count > 0 && n > 0 && r.blocks[n-1].to == o.until {
		r.blocks[n-1].Text += "; " + v.text
		r.blocks[n-1].to = v.to
	} else {
		if o.count == 0 {
			v.text = strings.TrimRight(o.label, " :") + ": " + v.text
		}
		r.keep(o, v, false)
	}
	o.until = v.to
}

// nobody tells whether text says that a list holds nobody.
func nobody(f string) bool {
	switch key(f) {
	case "inga", "ingen", "inga närvarande", "ingen närvarande":
		return true
	}
	return false
}

// starred reads a note "* tjänstgörande för N N (M)" about the persons marked so.
func (r *frontReader) starred(l line) bool {
	f := strings.TrimLeft(l.fold(), "* ")
	if !r.listing || l.mark != "*" && !strings.HasPrefix(l.text, "*") || reReplaces.FindString(f) == "" && !rePresence.MatchString(f) {
		return false
	}
	done := false
	for i := range r.rows {
		if r.rows[i].star {
			done = r.moreAbout(i, f) || done
		}
	}
	return done
}

// continuesRow reads a further line about the last person of a list:
// "ersätter …", "§ 5".
func (r *frontReader) continuesRow(list int, f string) bool {
	at := len(r.rows) - 1
	for i := at; i >= 0; i-- {
		if r.rows[i].list == list {
			at = i
			break
		}
	}
	return r.moreAbout(at, f)
}

// moreAbout adds words to what is known of the person in a row.
func (r *frontReader) moreAbout(at int, f string) bool {
	last := r.rows[at]
	p := person{name: last.Name, party: last.Party, title: last.Title, role: last.Role, replaces: last.Replaces, presence: last.presence, remote: last.Remote}
	p.attributes(f)
	if len(p.rest) > 0 {
		return false
	}
	rows := r.rows
	r.rows = nil
	r.addRow(p, last.Capacity, last.Serving && p.serves >= 0 || p.serves > 0, last.span)
	if len(r.rows) == 1 {
		r.rows[0].list = last.list
		rows[at] = r.rows[0]
	}
	r.rows = rows
	return true
}

var reSaysAbsent = expression(`(?i)frånvar|förhind|(?:ej|inte) närvar`)

// addRow adds a person to the attendance.
func (r *frontReader) addRow(p person, capacity data.Capacity, serving bool, at span) {
	if p.absent {
		r.absent = append(r.absent, p.name)
		text := tidy(r.src.text[at.from:at.to])
		if !reSaysAbsent.MatchString(text) { // a mark in a column says it
			text = "Frånvarande: " + text
		}
		r.keep(nil, val{text, at}, false)
		return
	}
	if p.capacity != "" && capacity != data.Other {
		capacity = p.capacity
	} else if capacity == data.Other && p.capacity == data.Deputy && (p.serves > 0 || p.party != "") {
		capacity = data.Deputy
	}
	if p.replaces != nil && capacity != data.Other {
		capacity, serving = data.Deputy, !r.agenda
	}
	if p.serves > 0 && capacity != data.Other {
		serving = !r.agenda
	}
	if p.serves < 0 {
		serving = false
	}
	a := data.Attendance{Name: p.name, Party: p.party, Capacity: capacity, Serving: serving, Role: p.role, Replaces: p.replaces, Title: p.title, Remote: p.remote}
	if capacity == data.Other && (a.Role == data.Chair || a.Role == data.ViceChair || a.Role == data.SecondViceChair) {
		// the chair of something else: a post, not an office at this meeting
		a.Title = strings.TrimSpace(a.Title)
		if a.Title == "" {
			a.Title = "ordförande"
		}
		a.Role = ""
	}
	for _, old := range r.rows {
		if old.Name == a.Name && old.Party == a.Party && old.Capacity == a.Capacity && old.presence == p.presence {
			return
		}
		if old.Name == a.Name && capacity == data.Other && a.Role == data.Secretary && old.Capacity == data.Other {
			return
		}
	}
	for _, rest := range p.rest {
		r.keep(nil, val{rest, at}, false)
	}
	r.rows = append(r.rows, row{Attendance: a, presence: p.presence, list: r.list, span: at})
}

// resolvePresence turns the words about §§ into numbers, given the meeting's
// own §§. It returns the §§ during which the person had left for jäv.
func resolvePresence(words string, all []int) []int {
	f := strings.ToLower(fold(words))
	if f == "" || !startsOrHasDigit(f) {
		return nil
	}
	// times of day are no §§
	for _, c := range findClocks(f) {
		f = f[:c.from] + strings.Repeat(" ", c.to-c.from) + f[c.to:]
	}
	first, last := 0, 0
	if len(all) > 0 {
		first, last = all[0], all[len(all)-1]
	}
	ns := parseRanges(f)
	if len(ns) == 0 {
		return nil
	}
	negative := strings.HasPrefix(f, "ej ") || strings.HasPrefix(f, "utom ") || strings.HasPrefix(f, "inte ") || strings.HasPrefix(f, "frånvarande ") || strings.HasPrefix(f, "ej närvarande") || strings.Contains(f, "jäv") || strings.HasPrefix(f, "deltar ej") || strings.HasPrefix(f, "deltar inte") || strings.HasPrefix(f, "dock ej") || strings.HasPrefix(f, "dock inte")
	switch {
	case negative:
		out := map[int]bool{}
		for _, n := range ns {
			out[n] = true
		}
		var keep []int
		for _, n := range all {
			if !out[n] {
				keep = append(keep, n)
			}
		}
		return keep
	case len(ns) == 1 && (hasWord(f, "t.o.m", "tom", "till och med")) && first > 0 && ns[0] >= first:
		return seq(first, ns[0])
	case len(ns) == 1 && (hasWord(f, "fr.o.m", "from", "från och med")) && last > 0 && ns[0] <= last:
		return seq(ns[0], last)
	case len(ns) == 1 && strings.HasPrefix(f, "efter ") && last > ns[0]:
		return seq(ns[0]+1, last)
	}
	return ns
}

func hasWord(f string, forms ...string) bool {
	for _, w := range forms {
		if strings.HasPrefix(f, w) || strings.Contains(f, " "+w) {
			return true
		}
	}
	return false
}

func seq(a, b int) []int {
	var out []int
	for n := a; n <= b; n++ {
		out = append(out, n)
	}
	return out
}
