package act

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"paragraf/data"
)

// The values that some fields are limited to, "" for none where that is allowed.
var (
	ItemKinds  = []data.ItemKind{data.KindDecision, data.KindInformation, data.KindNotifications, data.KindProcedural, data.KindElection, data.KindQuestion}
	Roles      = []data.Role{"", data.Chair, data.ViceChair, data.SecondViceChair, data.Secretary}
	Capacities = []data.Capacity{data.Member, data.Deputy, data.Other}
)

// inWords writes a value as a person reads and corrects it.
func inWords(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case data.Person:
		return personWords(x)
	case *data.Person:
		if x == nil {
			return ""
		}
		return personWords(*x)
	case []data.Person:
		var names []string
		for _, p := range x {
			names = append(names, personWords(p))
		}
		return strings.Join(names, ", ")
	case *data.Confidential:
		if x == nil {
			return ""
		}
		return x.Provision
	case data.Attendance:
		return personWords(x.Person())
	case data.Notification:
		return x.Text
	case data.AgendaItem:
		return x.Title
	case data.Block:
		return x.Text
	case []string:
		return strings.Join(x, ", ")
	case []int:
		return data.FormatSections(x)
	}
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Int:
		if v.Int() == 0 {
			return ""
		}
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	}
	return ""
}

func personWords(p data.Person) string {
	if p.Name == "" && p.Party != "" {
		return "(" + p.Party + ")"
	}
	return p.Printed()
}

// fromWords reads what a person wrote into a value of the kind of v. name is the
// field's; meeting is the meeting's day, whose year a day without one has.
func fromWords(v reflect.Value, name, text, meeting string) (reflect.Value, error) {
	text = strings.Join(strings.Fields(norm.NFC.String(text)), " ")
	into := reflect.New(v.Type()).Elem()
	switch v.Interface().(type) {
	case data.Person:
		return reflect.ValueOf(personOf(text)), nil
	case *data.Person:
		if text != "" {
			p := personOf(text)
			if strings.EqualFold(p.Name, "vakant") {
				p.Name = ""
			}
			into = reflect.ValueOf(&p)
		}
		return into, nil
	case []data.Person:
		people := []data.Person{}
		for _, part := range parts(text) {
			people = append(people, personOf(part))
		}
		return reflect.ValueOf(people), nil
	case *data.Confidential:
		if text != "" {
			into = reflect.ValueOf(&data.Confidential{Provision: text})
		}
		return into, nil
	case data.Block:
		b := v.Interface().(data.Block)
		b.Text = text
		if b.Type == "" {
			b.Type = data.Paragraph
		}
		return reflect.ValueOf(b), nil
	case []string:
		return reflect.ValueOf(parts(text)), nil
	case []int:
		if text == "" {
			return into, nil
		}
		sections := data.ParseSections(text)
		if sections == nil {
			return v, fail("act.correct.sections", "value", text)
		}
		return reflect.ValueOf(sections), nil
	case data.ItemKind:
		return oneOf(v, text, ItemKinds)
	case data.Role:
		return oneOf(v, text, Roles)
	case data.Capacity:
		return oneOf(v, text, Capacities)
	}
	switch v.Kind() {
	case reflect.Bool:
		into.SetBool(text == "true")
		return into, nil
	case reflect.Int:
		n, err := strconv.Atoi(strings.TrimSpace(strings.TrimLeft(text, "§ ")))
		if text == "" {
			n, err = 0, nil
		}
		if err != nil || n < 0 || n > 1_000_000 {
			return v, fail("act.correct.number", "value", text)
		}
		into.SetInt(int64(n))
		return into, nil
	case reflect.String:
		value, err := phrase(name, text, meeting)
		into.SetString(value)
		return into, err
	}
	return v, fail("act.correct.nothing")
}

// phrase brings the text of a field into the form in which it is kept.
func phrase(name, text, meeting string) (string, error) {
	switch name {
	case "date", "adjust_by", "adjusted_on", "posted_on", "removed_on":
		day, ok := dayOf(text, meeting)
		if !ok {
			return text, fail("act.correct.date", "value", text)
		}
		return day, nil
	case "start", "end":
		clock, ok := clockOf(text)
		if !ok {
			return text, fail("act.correct.clock", "value", text)
		}
		return clock, nil
	case "sections":
		sections := data.ParseSections(text)
		if text != "" && sections == nil {
			return text, fail("act.correct.sections", "value", text)
		}
		return data.FormatSections(sections), nil
	case "name":
		if text == "" {
			return text, fail("act.correct.name")
		}
	}
	return text, nil
}

func oneOf[T ~string](v reflect.Value, text string, known []T) (reflect.Value, error) {
	if !slices.Contains(known, T(text)) {
		return v, fail("act.correct.choice", "value", text)
	}
	return reflect.ValueOf(T(text)), nil
}

// parts are what stands between commas or semicolons.
func parts(text string) []string {
	list := []string{}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' }) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// personOf reads "Ellen Fjällvik (C)".
func personOf(text string) data.Person {
	text = strings.TrimSpace(text)
	open := strings.LastIndexByte(text, '(')
	if open < 0 || !strings.HasSuffix(text, ")") {
		return data.Person{Name: text}
	}
	return data.Person{Name: strings.TrimSpace(text[:open]), Party: strings.TrimSpace(text[open+1 : len(text)-1])}
}

var months = []string{"jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}

// dayOf reads a day as people write it: "2025-06-16", "20250616", "16 juni
// 2025", "16/6 2025", "16.6.2025"; without a year that of the meeting. "" is no
// day, which is allowed.
func dayOf(text, meeting string) (iso string, ok bool) {
	if text == "" {
		return "", true
	}
	var numbers []string
	month := 0
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if unicode.IsDigit(rune(part[0])) {
			numbers = append(numbers, part)
			continue
		}
		short := strings.ToLower(part)
		for i, m := range months {
			if strings.HasPrefix(short, m) || m == "maj" && short == "may" || m == "okt" && strings.HasPrefix(short, "oct") {
				month = i + 1
			}
		}
	}
	year, _, _ := strings.Cut(meeting, "-")
	var y, m, d string
	switch n := len(numbers); {
	case month > 0 && n == 2 && len(numbers[0]) == 4:
		y, d = numbers[0], numbers[1]
	case month > 0 && n == 2:
		d, y = numbers[0], numbers[1]
	case month > 0 && n == 1:
		d, y = numbers[0], year
	case month > 0:
		return "", false
	case n == 1 && len(numbers[0]) == 8:
		y, m, d = numbers[0][:4], numbers[0][4:6], numbers[0][6:]
	case n == 3 && len(numbers[0]) == 4:
		y, m, d = numbers[0], numbers[1], numbers[2]
	case n == 3:
		d, m, y = numbers[0], numbers[1], numbers[2]
	case n == 2 && strings.Contains(text, "/"):
		d, m, y = numbers[0], numbers[1], year
	default:
		return "", false
	}
	if month > 0 {
		m = strconv.Itoa(month)
	}
	if len(y) != 4 {
		return "", false
	}
	yy, err1 := strconv.Atoi(y)
	mm, err2 := strconv.Atoi(m)
	dd, err3 := strconv.Atoi(d)
	t := time.Date(yy, time.Month(mm), dd, 0, 0, 0, 0, time.UTC)
	if err1 != nil || err2 != nil || err3 != nil || t.Day() != dd || int(t.Month()) != mm || yy < 1800 {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// clockOf reads a time of day: "14", "14.00", "14:00", "1400", "kl. 9.30".
func clockOf(text string) (hm string, ok bool) {
	text = strings.TrimSpace(strings.TrimLeft(strings.TrimPrefix(strings.ToLower(text), "kl"), "ockan. "))
	if text == "" {
		return "", true
	}
	h, m, divided := strings.Cut(strings.NewReplacer(".", ":", ",", ":", " ", "").Replace(text), ":")
	switch {
	case !divided && len(h) == 4:
		h, m = h[:2], h[2:]
	case !divided:
		m = "00"
	}
	hh, err1 := strconv.Atoi(h)
	mm, err2 := strconv.Atoi(m)
	if err1 != nil || err2 != nil || len(m) != 2 || hh < 0 || hh > 23 || mm < 0 || mm > 59 {
		return "", false
	}
	return time.Date(2000, 1, 1, hh, mm, 0, 0, time.UTC).Format("15:04"), true
}
