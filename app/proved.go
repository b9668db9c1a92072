package app

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"paragraf/app/act"
	"paragraf/app/signing"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// proofWords puts what a file proves of itself into words; nil where it proves
// nothing.
func proofWords(p *act.Proved, trustAsked bool) *signing.Proof {
	if p == nil {
		return nil
	}
	key := "proof.answer." + p.Kind
	switch {
	case !p.Holds:
		key = "proof.answer.none"
	case trustAsked && !p.Trusted && p.Kind != "minutes":
		key = "proof.answer.not_trusted"
	}
	said := []any{"sections", swedish.Sections(data.FormatSections(p.Sections)), "body", p.Minutes.Body, "date", swedish.Date(p.Minutes.Date)}
	words := &signing.Proof{Answer: swedish.T(key, said...), Tone: proofTone(p, trustAsked)}
	line := func(key string, args ...any) { words.Lines = append(words.Lines, swedish.T(key, args...)) }
	for _, s := range p.Signers {
		at := s.Time
		if t, err := time.Parse(time.RFC3339, s.Time); err == nil {
			at = swedish.Moment(t.In(data.Stockholm))
		}
		if s.Holds {
			line("proof.signed", "name", s.Name, "role", swedish.SignRole(s.Role), "time", at)
		} else {
			line("proof.not_signed", "name", s.Name)
		}
	}
	for _, f := range p.Findings {
		words.Lines = append(words.Lines, "• "+f.Text)
	}
	if len(p.Hidden) > 0 {
		line("proof.hidden", "sections", swedish.Sections(data.FormatSections(p.Hidden)))
	}
	if len(p.Masked) > 0 {
		var places []string
		for _, n := range p.Masked {
			place := fmt.Sprintf("§ %d", n)
			if n == 0 {
				place = swedish.T("proof.masked.outside")
			}
			places = append(places, place)
		}
		line("proof.masked", "places", strings.Join(places, ", "))
	}
	for _, c := range p.Codes {
		switch {
		case p.Kind == "extract" && slices.Contains(p.Sections, c.Section):
			line("proof.code", "section", fmt.Sprintf("§ %d", c.Section), "code", c.Code)
		case p.Kind == "publication" && c.Section == 0:
			line("proof.code", "section", swedish.T("proof.code.whole"), "code", c.Code)
		}
	}
	words.Code = func(text string) (string, bool) {
		section, found := p.FindCode(text)
		switch {
		case !found:
			return swedish.T("proof.code.unknown"), false
		case section == 0:
			return swedish.T("proof.code.whole_found", said...), true
		}
		return swedish.T("proof.code.found", append(said, "section", fmt.Sprintf("§ %d", section))...), true
	}
	return words
}

// proofTone is not green where it only tells what minutes carry, or where nobody
// whom the user trusts vouches for the signers.
func proofTone(p *act.Proved, trustAsked bool) ui.Tone {
	switch {
	case !p.Holds:
		return ui.ErrorTone
	case p.Kind == "minutes":
		return ui.Neutral
	case trustAsked && !p.Trusted:
		return ui.WarningTone
	}
	return ui.GoodTone
}
