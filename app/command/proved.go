package command

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/verify"
)

// judged is the JSON of "verify": the report of the signatures, and the proof
// that the document itself carries.
type judged struct {
	verify.Report
	trustAsked bool
	Proof      *act.Proved `json:"proof,omitempty"`
	Code       *codeAnswer `json:"code,omitempty"`
}

// codeAnswer says to which § a short code belongs.
type codeAnswer struct {
	Given   string `json:"given"`
	Found   bool   `json:"found"`
	Section int    `json:"section"` // 0: the minutes as a whole
}

// holds tells whether all that the file says of itself holds. Only a copy that
// nobody certifies needs trust in those who signed the minutes; an extract
// says who they are, and rests on its own signature too.
func (j judged) holds() bool {
	good := j.Valid || len(j.Signatures) == 0 && j.Document == verify.Intact && j.Proof != nil && j.Proof.Kind == "publication" && (j.Proof.Trusted || !j.trustAsked)
	return good && (j.Proof == nil || j.Proof.Holds) && (j.Code == nil || j.Code.Found)
}

// printProof tells what a document proves of itself.
func (p *program) printProof(j judged) {
	v := j.Proof
	if v != nil {
		fmt.Fprintln(p.out)
		p.say(answerOf(*v, j.trustAsked), "sections", swedish.Sections(data.FormatSections(v.Sections)), "body", v.Minutes.Body, "date", swedish.Date(v.Minutes.Date))
		for _, s := range v.Signers {
			if !s.Holds {
				fmt.Fprintln(p.out, "  "+swedish.T("proof.not_signed", "name", s.Name))
				continue
			}
			fmt.Fprintln(p.out, "  "+swedish.T("proof.signed", "name", s.Name, "role", swedish.SignRole(s.Role), "time", claimed(s.Time)))
		}
		for _, f := range v.Findings {
			fmt.Fprintln(p.out, "  • "+f.Text)
		}
		if v.Kind != "minutes" {
			p.printShown(*v)
		}
	}
	if j.Code == nil {
		return
	}
	fmt.Fprintln(p.out)
	switch {
	case v == nil || len(v.Codes) == 0:
		p.say("proof.code.nothing")
	case !j.Code.Found:
		p.say("proof.code.unknown")
	case j.Code.Section == 0:
		p.say("proof.code.whole_found", "body", v.Minutes.Body, "date", swedish.Date(v.Minutes.Date))
	default:
		p.say("proof.code.found", "section", fmt.Sprintf("§ %d", j.Code.Section), "body", v.Minutes.Body, "date", swedish.Date(v.Minutes.Date))
	}
}

// answerOf is the key of the answer in one sentence.
func answerOf(v act.Proved, trustAsked bool) string {
	switch {
	case !v.Holds:
		return "proof.answer.none"
	case v.Kind == "minutes":
		return "proof.answer.minutes"
	case trustAsked && !v.Trusted:
		return "proof.answer.not_trusted"
	case v.Kind == "publication":
		return "proof.answer.publication"
	}
	return "proof.answer.extract"
}

// printShown tells what an extract or a copy shows of the minutes, and what not.
func (p *program) printShown(v act.Proved) {
	if len(v.Hidden) > 0 {
		fmt.Fprintln(p.out, "  "+swedish.T("proof.hidden", "sections", swedish.Sections(data.FormatSections(v.Hidden))))
	}
	if len(v.Masked) > 0 {
		var places []string
		for _, n := range v.Masked {
			if n == 0 {
				places = append(places, swedish.T("proof.masked.outside"))
				continue
			}
			places = append(places, fmt.Sprintf("§ %d", n))
		}
		fmt.Fprintln(p.out, "  "+swedish.T("proof.masked", "places", strings.Join(places, ", ")))
	}
	for _, c := range v.Codes {
		name := fmt.Sprintf("§ %d", c.Section)
		if c.Section == 0 {
			name = swedish.T("proof.code.whole")
		}
		if slices.Contains(v.Sections, c.Section) && v.Kind == "extract" || c.Section == 0 && v.Kind == "publication" {
			fmt.Fprintln(p.out, "  "+swedish.T("proof.code", "section", name, "code", c.Code))
		}
	}
	if v.Minutes.Stated != "" {
		fmt.Fprintln(p.out, "  "+swedish.T("proof.stated", "sha", v.Minutes.Stated))
	}
	if !v.Holds && v.Meeting != nil { // what is seen may be something else
		fmt.Fprintln(p.out, "\n  "+swedish.T("command.verify.proved_text"))
		for line := range strings.Lines(act.ProvedText(*v.Meeting)) {
			fmt.Fprint(p.out, "    "+line)
		}
	}
}

// claimed is a time that a signer gave, in the reader's words.
func claimed(text string) string {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return text
	}
	return swedish.Date(at.Format(time.DateOnly)) + " " + at.Format("15.04")
}
