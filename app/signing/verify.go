package signing

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/verify"
)

// Checked is what a check of a file shows.
type Checked struct {
	Pages  *ui.PageView // the file's pages, filled by the window
	Name   string       // the file's
	Report verify.Report
	Proof  *Proof // what the file proves of what it shows; nil for nothing
	Cause  string // why the file cannot be read, in a sentence; "" for the usual one
	// Show shows the file on the pages as it was with the first so many bytes,
	// which one of the signatures covers; 0 shows all of it.
	Show func(bytes int)
	// Compare shows the pages that have changed since a signature side by side.
	Compare     func(verify.Signature)
	Save        func(revision int) // writes the file as it was in that state
	Trust       []string           // what there is to know of whom the user trusts; none: nobody was chosen
	ChooseTrust func()
	Print       func()
	Open        func() // checks another file
	Leave       func()

	states *states
}

// states are the states of the file that the pages can show; the button of the
// one that is shown leads back to the file as it is now.
type states struct {
	on   *ui.Button
	word string // of that button
	now  func()
}

func (s *states) button(word string, show func()) *ui.Button {
	var b *ui.Button
	b = ui.NewButton(word, func() {
		was := s.on
		if was != nil {
			was.SetText(s.word)
			s.on = nil
		}
		if was == b {
			s.now()
			return
		}
		s.on, s.word = b, word
		b.SetText(swedish.T("window.verify.show_now"))
		show()
	})
	return b
}

// NewChecked returns the page of a check: the file's pages, and beside them what
// became of it and one answer for each signature with its reasons.
func NewChecked(c Checked) (content fyne.CanvasObject, focus fyne.Focusable) {
	sheet := ui.NewSheet(0)
	c.states = &states{now: func() { c.Show(0) }}
	all := []fyne.CanvasObject{
		ui.NewTitle(swedish.T("window.verify.heading")),
		ui.NewSpace(2), ui.NewWords(c.Name, ui.WordsStyle{Colour: look.Secondary}), ui.NewSpace(14),
	}
	sheet.Set(append(all, reportObjects(c)...)...)
	back := ui.NewButton(swedish.T("ui.close"), c.Leave)
	back.Hint = "Esc"
	buttons := []fyne.CanvasObject{back, ui.NewButton(swedish.T("window.verify.another"), c.Open)}
	if c.Report.Document != verify.Unreadable {
		buttons = append(buttons, ui.NewButton(swedish.T("window.print"), c.Print))
	}
	return ui.NewPagesBeside(c.Pages, sheet, 460, buttons...), back
}

func reportObjects(c Checked) []fyne.CanvasObject {
	all := []fyne.CanvasObject{documentCard(c)}
	if missing := missingLines(c.Report); len(missing) > 0 {
		all = append(all, ui.NewSpace(10), ui.NewWordsCard(swedish.T("window.verify.missing"), missing, ui.WarningTone))
	}
	for _, s := range c.Report.Signatures {
		all = append(all, ui.NewSpace(10), signatureCard(c, s))
	}
	all = append(all, proofCard(c.Proof)...) // what else it holds, after who has signed it
	if len(c.Report.Signatures) == 0 {
		return all
	}
	all = append(all, ui.NewSpace(10))
	for _, note := range append([]string{swedish.T("window.verify.foot")}, c.Trust...) {
		all = append(all, ui.NewWords(note, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
	}
	return append(all, ui.NewSpace(6), ui.NewFlow(4, ui.NewButton(swedish.T("window.verify.trust"), c.ChooseTrust)))
}

// missingLines says who has not signed although the document names them.
func missingLines(r verify.Report) []string {
	if len(r.Missing) == 0 || r.Document == verify.Unreadable {
		return nil
	}
	var lines []string
	for _, m := range r.Missing {
		lines = append(lines, "– "+strings.TrimSuffix(swedish.Capital(swedish.SignRole(m.Role))+": "+m.Person, ": "))
	}
	return append(lines, swedish.T("window.verify.missing_means"))
}

// documentCard says what became of the file as a whole.
func documentCard(c Checked) fyne.CanvasObject {
	r := c.Report
	tone, key := ui.Neutral, "window.verify."+string(r.Document)
	switch {
	case r.Document != verify.Unreadable && len(r.Signatures) == 0:
		key = "window.verify.unsigned"
		tone = ui.WarningTone
	case r.Document != verify.Intact:
		tone = ui.ErrorTone
	case r.Valid:
		tone = ui.GoodTone
	}
	means := swedish.N(key+"_means", len(r.Signatures))
	if r.Document == verify.Unreadable && c.Cause != "" {
		means = c.Cause
	}
	return ui.NewWordsCard(swedish.T(key), []string{means}, tone)
}

// signatureCard is the answer for one signature: who, the verdict in a word, the
// reasons, what it covers, and how it is known who and when.
func signatureCard(c Checked, s verify.Signature) fyne.CanvasObject {
	head := s.Signer
	switch {
	case s.Timestamp && head == "":
		head = swedish.T("window.verify.timestamp")
	case head == "":
		head = swedish.T("window.verify.no_name")
	}
	if role := swedish.SignRole(s.Role); role != "" {
		head += ", " + role
	}
	lines := []fyne.CanvasObject{ui.NewLined(ui.NewWords(head, ui.WordsStyle{Bold: true}), badges(s)), ui.NewSpace(2)}
	if s.Verdict == verify.ValidLater || !s.Verdict.Good() {
		lines = append(lines, ui.NewWords(swedish.Capital(swedish.Verdict(s.Verdict))+".", ui.WordsStyle{Bold: true}))
	}
	s.Answers.Each(func(question string, a verify.Answer) { lines = append(lines, answerLines(question, a, s)...) })
	lines = append(lines, ui.NewSpace(2), ui.NewWords(circumstances(s), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
	if s.SignedBytes > 0 && !s.CoversWholeFile {
		buttons := []fyne.CanvasObject{c.states.button(swedish.T("window.verify.show_signed"), func() { c.Show(s.SignedBytes) })}
		if len(s.ChangedPages) > 0 {
			buttons = append(buttons, c.states.button(swedish.N("window.verify.compare", len(s.ChangedPages)), func() { c.Compare(s) }))
		}
		buttons = append(buttons, ui.NewButton(swedish.T("window.verify.save"), func() { c.Save(s.Revision) }))
		lines = append(lines, ui.NewSpace(4), ui.NewFlow(4, buttons...))
	}
	tone := ui.Neutral
	switch {
	case s.ChangeKind == verify.Harmless && s.Verdict == verify.ChangedAfter:
		tone = ui.WarningTone
	case !s.Verdict.Good():
		tone = toneOf(s.Verdict)
	}
	return ui.NewCard(ui.NewRoomy(lines...), tone)
}

// answerLines is one of the six questions with its answer, and what that rests
// on: "Utfärdare: inte prövad. …".
func answerLines(question string, a verify.Answer, s verify.Signature) []fyne.CanvasObject {
	said := swedish.Question(question) + ": " + swedish.Answer(question, a.State) + "."
	if covers := covered(s); question == "coverage" && covers != "" {
		said += " " + covers
	}
	var changes []fyne.CanvasObject
	for _, f := range a.Findings {
		text := swedish.Finding(f.Code, f.Text, f.Values...)
		if slices.ContainsFunc(s.Changes, func(r verify.Reason) bool { return r.Code == f.Code && r.Text == f.Text }) {
			changes = append(changes, ui.NewWords("– "+text, ui.WordsStyle{}))
		} else {
			said += " " + text
		}
	}
	return append([]fyne.CanvasObject{ui.NewWords(said, ui.WordsStyle{})}, changes...)
}

// covered says how much of the file a signature covers.
func covered(s verify.Signature) string {
	switch {
	case s.CoversWholeFile:
		return swedish.T("window.verify.covers_all")
	case s.SignedBytes > 0:
		return swedish.T("window.verify.covers_before")
	}
	return ""
}

// badges are the verdict in a word, and beside it what it says nothing of: that
// nobody vouches for the name. A signature of unknown origin is not all green.
func badges(s verify.Signature) fyne.CanvasObject {
	word := swedish.Verdict(s.Verdict)
	if s.Verdict.Good() {
		word = swedish.T("window.verify.good")
	}
	list := []fyne.CanvasObject{ui.NewBadge(word, toneOf(s.Verdict))}
	if word := swedish.Vouched(s.Vouched()); word != "" {
		list = append(list, ui.NewBadge(word, ui.WarningTone))
	}
	return container.NewHBox(list...)
}

// circumstances are what the answers do not say: the moment, level, issuer.
func circumstances(s verify.Signature) string {
	var parts []string
	if !timeOf(s).IsZero() {
		key := "window.verify.time_claimed"
		if s.TimeProved {
			key = "window.verify.time_proved"
		}
		parts = append(parts, swedish.T(key, "time", swedish.Moment(timeOf(s).In(data.Stockholm))))
	}
	if c := s.Certificate; c != nil {
		if issuer := c.Issuer.CommonName; issuer != "" && issuer != s.Signer {
			parts = append(parts, swedish.T("window.verify.issued_by", "issuer", shorten(issuer)))
		}
		parts = append(parts, swedish.T("window.verify.valid_until", "date", swedish.DateOf(c.NotAfter)))
	}
	if s.Level != "" {
		parts = append(parts, "PAdES "+s.Level)
	}
	return strings.Join(parts, " · ")
}

func toneOf(v verify.Verdict) ui.Tone {
	switch {
	case v.Good():
		return ui.GoodTone
	case v == verify.Undetermined:
		return ui.WarningTone
	}
	return ui.ErrorTone
}

// timeOf is the time that the signature gives; zero where it gives none.
func timeOf(s verify.Signature) time.Time {
	t, err := time.Parse(time.RFC3339, s.Time)
	if err != nil {
		return time.Time{}
	}
	return t
}

// shorten leaves out the middle of a long file name.
func shorten(name string) string {
	r := []rune(name)
	if len(r) <= 44 {
		return name
	}
	return string(r[:22]) + "…" + string(r[len(r)-20:])
}
