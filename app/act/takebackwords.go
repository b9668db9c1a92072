package act

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/intake"
	"paragraf/pdf/object"
	"paragraf/pdf/returned"
	"paragraf/pdf/verify"
)

// readable refuses what is no PDF that can be read, each with its own reason.
func (r *Return) readable() error {
	switch {
	case bytes.HasPrefix(r.PDF, []byte("PK\x03\x04")):
		return fail("act.takeback.container", "file", r.File)
	case !intake.IsPDF(r.PDF):
		return fail("act.takeback.not_pdf", "file", r.File)
	}
	_, err := object.Parse(r.PDF)
	switch {
	case errors.Is(err, object.ErrEncrypted):
		return because(err, "act.takeback.encrypted", "file", r.File)
	case err != nil:
		return because(err, "act.takeback.damaged", "file", r.File)
	}
	return nil
}

// ends are the lengths of the earlier states of the file, the longest first,
// and of the whole.
func (r *Return) ends() []int {
	list := []int{len(r.PDF)}
	f, err := object.Parse(r.PDF)
	if err != nil {
		return list
	}
	for _, x := range f.Revisions() {
		for n := x.End; n <= min(len(r.PDF), x.End+2); n++ { // with its line end and without
			if !slices.Contains(list, n) {
				list = append(list, n)
			}
		}
	}
	slices.SortFunc(list, func(a, b int) int { return b - a })
	return list
}

// refusal says why a file cannot be taken back, nil where it can.
func (r *Return) refusal() error {
	f := r.Finding
	if f.Kind.Acceptable() {
		return nil
	}
	return fail("act.takeback."+string(f.Kind), "file", r.File, "what", strings.Join(r.differences(), " "), "meeting", meetingName(r.Meeting))
}

// OursAfterAll tells that an error of [ExamineReturn] is about a file that is
// minutes of the store's own, and yet cannot be taken back as it is.
func OursAfterAll(err error) bool {
	e, ok := errors.AsType[*Error](err)
	if !ok {
		return false
	}
	switch e.Key {
	case "act.takeback.outdated", "act.takeback.older", "act.takeback.altered", "act.takeback.broken", "act.takeback.signatures_lost":
		return true
	}
	return false
}

func (r *Return) otherMeeting() error {
	return fail("act.takeback.other_meeting", "file", r.File, "meeting", meetingName(r.Meeting))
}

// signersSince names who has signed in a later version and not in an earlier.
func signersSince(before, after data.Document) string {
	var names []string
	for i, g := range after.Signed {
		if i >= len(before.Signed) && !slices.Contains(names, g.Name) {
			names = append(names, g.Name)
		}
	}
	return strings.Join(names, ", ")
}

// differences are what was found beside signatures, in sentences.
func (r Return) differences() []string {
	var list []string
	pages := func(key string, numbers []int) {
		if len(numbers) > 0 {
			list = append(list, swedish.N(key, len(numbers), "pages", numbersOf(numbers)))
		}
	}
	p := r.Finding.Pages
	if p.Returned > 0 && p.Returned < p.Original {
		list = append(list, swedish.T("takeback.fewer", "n", p.Returned, "of", p.Original))
	}
	pages("takeback.words", p.Words)
	pages("takeback.look", p.Look)
	pages("takeback.margins", p.Margins)
	if n := p.More(); n > 0 && p.Original > 0 {
		list = append(list, swedish.N("takeback.more", n))
	}
	if p.Failed {
		list = append(list, swedish.T("takeback.unseen"))
	}
	for _, c := range r.Finding.Added {
		if c.Code == "page_added" || strings.HasPrefix(c.Code, "later_") {
			continue // said better above, or a signature
		}
		list = append(list, swedish.Finding(c.Code, c.Text))
	}
	if r.Finding.Lost {
		list = append(list, swedish.T("takeback.lost"))
	}
	if r.Finding.Kind == returned.Broken {
		for _, s := range r.Finding.Report.Signatures {
			if s.Verdict == verify.Invalid || s.Verdict == verify.ChangedAfter {
				for _, x := range append(slices.Clone(s.Reasons), s.Changes...) {
					if text := swedish.Finding(x.Code, x.Text); !slices.Contains(list, text) && !said[x.Code] {
						list = append(list, text)
					}
				}
			}
		}
	}
	return list
}

// said are findings about trust and time and about signatures that came after,
// which do not break a signature.
var said = map[string]bool{"trust_not_asked": true, "time_claimed": true, "time_proved": true, "trial": true, "timestamp_unknown": true, "timestamp_stranger": true, "revocation_unknown": true,
	"later_signature": true, "later_timestamp": true, "later_evidence": true}

func numbersOf(numbers []int) string {
	var list []string
	for i, n := range numbers {
		if i == 8 {
			list = append(list, "…")
			break
		}
		list = append(list, strconv.Itoa(n))
	}
	return strings.Join(list, ", ")
}

// Says tells in sentences what was found and what it proves: first whether it
// is the same document, then what came beside signatures, then who answers for
// what.
func (r Return) Says() []string {
	list := []string{swedish.T("takeback.kind."+string(r.Finding.Kind), "name", r.Finding.Within)}
	list = append(list, r.differences()...)
	if r.Finding.Kind != returned.Signed {
		list = append(list, swedish.T("takeback.proves."+string(r.Finding.Kind)))
	}
	if seal := r.Seal(); seal != "" {
		key := "takeback.seal"
		if len(r.Signed) == 0 {
			key = "takeback.seal_only"
		}
		list = append(list, swedish.T(key, "seal", seal))
	}
	for _, g := range r.Finding.Doubts() {
		for _, x := range g.Reasons {
			if !said[x.Code] {
				list = append(list, g.Signer+": "+swedish.Finding(x.Code, x.Text))
			}
		}
	}
	return list
}
