package review

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// change is one thing that saving a later version would change, or one of the
// reader's own notes that it would touch.
type change struct {
	kind      data.DifferenceKind
	where     string // "§ 46", "Närvaro"
	what      string // "Underlag"
	old, new  string
	sentences []data.SentenceChange
	note      string                     // the words of a note, and what becomes of it in new
	keep      func() (data.Draft, error) // the draft with the old value in place of the new; nil where that cannot be
	mine      bool                       // the old value is a person's correction of an earlier version
}

// changeRows say what saving would do, and of a later version what it changes.
func (p *Page) changeRows() []row {
	preview := p.preview
	r := row{kind: noticeRow, key: "outcome", label: swedish.T("window.review." + string(preview.Outcome)), badges: []badge{{tone: ui.AccentTone}}}
	if preview.Outcome != data.Updated {
		return []row{r}
	}
	r.value = summary(preview)
	rows := []row{r}
	last := ""
	for i, d := range preview.Differences {
		c, path := p.changeOf(d)
		if head := heading(c.where, d.Item); head != last {
			rows = append(rows, group("change"+strconv.Itoa(i), head))
			last = head
		}
		c.mine = p.corrected(d)
		c.keep = p.keeping(d, path)
		key := "change:" + strconv.Itoa(i)
		rows = append(rows, row{kind: changeRow, key: key, path: path, change: c, open: p.unfolded[key]})
	}
	if len(preview.Differences) == 0 {
		for _, text := range preview.Changes {
			rows = append(rows, row{kind: changeRow, key: "change:" + text, change: &change{what: text}})
		}
	}
	return append(rows, p.noteRows()...)
}

// heading is what a group of changes stands under.
func heading(where string, item int) string {
	if item == 0 {
		return swedish.T("window.review.facts")
	}
	return where
}

// summary counts what changes and says what becomes of the reader's own notes.
func summary(a data.Acceptance) string {
	items := map[int]bool{}
	for _, d := range a.Differences {
		if d.Item > 0 {
			items[d.Item] = true
		}
	}
	var parts []string
	if n := len(a.Differences); n > 0 {
		parts = append(parts, swedish.N("window.review.changes", n))
		if len(items) > 0 {
			parts[0] += " " + swedish.N("window.review.changes_in", len(items))
		}
		parts[0] += "."
	}
	if n := len(a.Notes); n > 0 {
		touched := 0
		for _, f := range a.Notes {
			if f.State != data.NoteStays && f.State != data.NoteMoved {
				touched++
			}
		}
		text := swedish.N("window.review.notes_all", n)
		if touched > 0 {
			text = swedish.N("window.review.notes_touched", touched, "of", n)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}

// changeOf puts a difference into words, and finds the field that it is about.
func (p *Page) changeOf(d data.Difference) (c *change, path string) {
	c = &change{kind: d.Kind, sentences: d.Sentences, what: fieldWords(d.Field), old: valueWords(d.Field, d.Old), new: valueWords(d.Field, d.New)}
	if d.OldPerson != nil {
		c.old = personWords(*d.OldPerson)
	}
	if d.NewPerson != nil {
		c.new = personWords(*d.NewPerson)
	}
	if d.Item == 0 {
		path = d.Field
		if minutesFields[d.Field] {
			path = "minutes." + d.Field
		} else if batchFields[d.Field] {
			path = "minutes.adjustments[0]." + d.Field
		}
		return c, path
	}
	list := p.preview.After.Items
	if d.Kind == data.Removed && d.Field == "item" && p.preview.Before != nil {
		list = p.preview.Before.Items
	}
	if d.Item > len(list) {
		return c, ""
	}
	it := list[d.Item-1]
	c.where = strings.TrimSpace(numberOf(it) + " " + cmp.Or(it.Title, swedish.T("window.review.untitled")))
	if d.Field == "item" {
		c.what = swedish.T("window.review.whole_item")
	}
	if d.Kind == data.Moved {
		c.old, c.new = swedish.T("window.review.stands", "n", d.Old), swedish.T("window.review.stands", "n", d.New)
	}
	path = p.draftPath(it)
	if path == "" {
		return c, ""
	}
	switch {
	case d.Field == "row":
		c.what = strings.TrimSpace(fmt.Sprintf("%s %d", cmp.Or(d.List, swedish.T("window.review.list")), d.Row))
		for i, l := range it.Lists {
			if l.Title == d.List && d.Row > 0 && d.Kind != data.Removed {
				path += fmt.Sprintf(".lists[%d].entries[%d]", i, d.Row-1)
				break
			}
		}
	case d.Field != "item":
		path += "." + d.Field
	}
	return c, path
}

// draftPath finds an item of the merged meeting in the draft.
func (p *Page) draftPath(it data.AgendaItem) string {
	for i, x := range p.draft.Meeting.Items {
		if x.Section == it.Section && x.Title == it.Title {
			return fmt.Sprintf("items[%d]", i)
		}
	}
	return ""
}

// noteRows tell what becomes of the notes whose words are not where they were.
func (p *Page) noteRows() []row {
	var rows []row
	for _, f := range p.preview.Notes {
		if f.State == data.NoteStays {
			continue
		}
		if len(rows) == 0 {
			rows = append(rows, group("notes", swedish.T("window.review.your_notes")))
		}
		where := ""
		if f.Note.Section > 0 {
			where = fmt.Sprintf("§ %d", f.Note.Section)
		}
		c := &change{where: where, what: where, note: f.Note.Text, new: swedish.T("window.review.note."+string(f.State), "words", swedish.Shorten(f.Words, 120))}
		if f.Note.Passage != nil {
			c.old = "”" + swedish.Shorten(f.Note.Passage.Quote, 120) + "”"
		}
		rows = append(rows, row{kind: changeRow, key: "note:" + f.Note.ID, change: c})
	}
	return rows
}

// mostSentences is how many changed sentences a row shows before it is unfolded.
const mostSentences = 3

func (r row) build(open, chosen bool) fyne.CanvasObject {
	c := r.change
	if c.note != "" {
		texts := []fyne.CanvasObject{words(c.note)}
		if c.old != "" {
			texts = append(texts, small(c.old))
		}
		return ui.NewStack(1, append(texts, ui.NewWords(c.new, ui.WordsStyle{Colour: look.Warning}))...)
	}
	head := strong(c.what)
	if n := len(c.sentences); n > 0 {
		head = strong(c.what + " · " + swedish.N("window.review.sentences", n))
	}
	box := ui.NewStack(2)
	if c.kind != "" {
		tone := map[data.DifferenceKind]ui.Tone{data.Added: ui.GoodTone, data.Removed: ui.ErrorTone, data.Changed: ui.WarningTone, data.Moved: ui.WarningTone}[c.kind]
		box.Add(ui.NewBeside(container.NewHBox(ui.NewBadge(swedish.T("window.review.is."+string(c.kind)), tone)), head))
	} else {
		box.Add(words(c.what))
	}
	box.Add(fromTo(c.old, c.new)...)
	if c.mine {
		box.Add(ui.NewWords(swedish.T("window.review.your_correction"), ui.WordsStyle{Colour: look.Warning}))
	}
	if c.keep != nil && chosen {
		box.Add(container.NewHBox(ui.NewKeyCap("B"), ui.NewLine(swedish.T("window.review.keep_old"), ui.LineStyle{Size: theme.SizeNameCaptionText, Color: look.Secondary})))
	}
	for i, s := range c.sentences {
		if i == mostSentences && !open {
			box.Add(small(swedish.N("window.review.more_sentences", len(c.sentences)-i)))
			break
		}
		box.Add(fromTo(s.Old, s.New)...)
	}
	return box
}

// fromTo shows an old value and the new one.
func fromTo(old, new string) []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if old != "" {
		parts = append(parts, pair(swedish.T("window.review.before"), quiet(old)))
	}
	if new != "" {
		parts = append(parts, pair(swedish.T("window.review.after"), words(new)))
	}
	return parts
}

func pair(label string, value *ui.Words) fyne.CanvasObject {
	return newLine(&line{label: small(label), value: value, labelWide: 44})
}

// Fields of the minutes' front page, and of its batches of §§.
var (
	minutesFields = map[string]bool{"sections": true, "chair": true, "secretary": true}
	batchFields   = map[string]bool{"adjusters": true, "substitute_adjusters": true, "adjust_by": true, "adjusted_on": true,
		"posted_on": true, "removed_on": true, "stored_at": true, "notice_signed_by": true, "immediate": true}
)

// fieldKeys are the words for fields by their names in a claim's path.
var fieldKeys = map[string]string{
	"organization": "window.about.organization", "body": "", "date": "window.review.date", "start": "window.review.start", "end": "window.review.end",
	"place": "window.about.place", "state": "window.review.state_word", "attendance": "window.review.attendance",
	"sections": "window.about.sections", "chair": "window.about.chair", "secretary": "window.about.secretary",
	"adjusters": "window.about.adjusters", "substitute_adjusters": "window.about.substitutes", "adjust_by": "window.about.adjust_by",
	"adjusted_on": "window.about.adjusted_on", "posted_on": "window.about.posted_on", "removed_on": "window.about.removed_on",
	"stored_at": "window.about.stored_at", "notice_signed_by": "window.about.notice_by", "front_matter": "window.review.front_matter",
	"section": "window.review.section", "title": "window.review.item_title", "kind": "window.review.kind",
	"case_numbers": "window.review.case_numbers", "confidential": "window.review.confidential", "presenters": "window.review.presenters",
	"recipients": "window.review.recipients", "disqualified": "window.review.disqualified", "votes": "window.review.votes",
	"attachments": "window.review.attachments", "adjusted": "window.about.adjusted_on", "immediate": "window.review.immediate",
}

func fieldWords(field string) string {
	if key := fieldKeys[field]; key != "" && swedish.Has(key) {
		return swedish.T(key)
	}
	if words := swedish.Part(field); words != "" {
		return words
	}
	return field
}

// valueWords writes a value as a person reads it.
func valueWords(field, value string) string {
	switch field {
	case "date", "adjust_by", "adjusted_on", "posted_on", "removed_on":
		return swedish.Date(value)
	case "start", "end":
		return swedish.Clock(value)
	case "kind":
		return swedish.ItemKind(value)
	case "state":
		return swedish.State(value)
	case "sections":
		return swedish.Sections(value)
	case "adjusted", "adjusted_immediately", "immediate", "section_inferred", "title_inferred":
		if value != "" {
			return yesNo(value == "true")
		}
	}
	return value
}

func personWords(a data.Attendance) string {
	name := a.Person().Printed()
	if office := officeOf(a); office != "" {
		return name + ", " + office
	}
	return name
}
