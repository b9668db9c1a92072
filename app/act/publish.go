package act

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"time"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/proof"
)

// PublishRequest says of what a publishing copy is made and what is left out of
// it. §§ that are marked as confidential, and personal identity numbers, are
// always left out unless Reveal says otherwise.
type PublishRequest struct {
	MeetingID string
	Sections  []SectionMask
	Words     []WordMask
	Reveal    []int     // §§ that are marked as confidential and are to be shown even so
	At        time.Time // zero: now
}

// SectionMask leaves §§ out whole.
type SectionMask struct {
	Sections []int
	Reason   string
}

// WordMask leaves words out wherever they stand, in any capitals; a longer word
// that they are a part of goes with them.
type WordMask struct{ Words, Reason string }

// Publication is a publishing copy that was made.
type Publication struct {
	Made
	Masks    []compose.MaskNote // what was left out, and why
	Provable bool               // it proves what it shows
}

// MakePublication makes a copy of the signed minutes for the notice board or
// the web and stores it: no certificate that tells a personal number, nothing
// of what is masked, and the proof of what is shown.
func MakePublication(ctx context.Context, s *data.Store, r PublishRequest) (Publication, error) {
	p, m, doc, err := publish(ctx, s, r)
	if err != nil {
		return Publication{}, err
	}
	var shown []int
	for _, n := range sectionsOf(m) {
		if !slices.ContainsFunc(p.Masks, func(k compose.MaskNote) bool { return k.Section == n }) {
			shown = append(shown, n)
		}
	}
	p.Made, err = keep(ctx, s, m, doc, data.PublicationDocument, shown, "protokoll-"+day(m)+"-publiceringskopia.pdf", nil)
	return p, err
}

// PreviewPublication is what [MakePublication] would make; nothing is stored.
func PreviewPublication(ctx context.Context, s *data.Store, r PublishRequest) (Publication, error) {
	p, _, doc, err := publish(ctx, s, r)
	p.Made = Made{PDF: doc.PDF, Pages: doc.Pages, Replaced: doc.Replaced}
	return p, err
}

// MayPublish returns why a meeting's minutes cannot be published yet, nil where
// they can.
func MayPublish(m data.Meeting) error {
	if open := notAdjusted(m, sectionsOf(m)); len(open) > 0 || len(sectionsOf(m)) == 0 {
		return fail("act.publish.not_adjusted", "sections", swedish.Sections(data.FormatSections(open)))
	}
	return nil
}

func publish(ctx context.Context, s *data.Store, r PublishRequest) (Publication, data.Meeting, compose.Document, error) {
	none := func(err error) (Publication, data.Meeting, compose.Document, error) {
		return Publication{}, data.Meeting{}, compose.Document{}, err
	}
	m, style, documents, err := gather(ctx, s, r.MeetingID)
	if err != nil {
		return none(err)
	}
	if err := MayPublish(m); err != nil {
		return none(err)
	}
	options := compose.PublicationOptions{Style: style, At: moment(r.At)}
	var from *provable
	if d, ok := adjustedMinutes(documents, m); ok {
		if d.Outdated(m) {
			return none(because(data.ErrOutdated, "act.extract.outdated"))
		}
		pdf, err := s.File(d.SHA256)
		if err != nil {
			return none(err)
		}
		if from, err = provableMinutes(pdf); err != nil {
			return none(err)
		}
		options.SourceSHA256 = d.SHA256
	} else if m.Source != nil {
		options.SourceSHA256 = m.Source.SHA256
	}
	if err := r.check(m); err != nil {
		return none(err)
	}
	p := Publication{Provable: from != nil && style.Archive != compose.ArchivePlain}
	list, whole := (*proof.List)(nil), m
	if from != nil {
		list, whole = from.list, from.now(m)
	} else if list, err = passing(m); err != nil {
		return none(err)
	}
	masks, hidden := r.masks(whole, &p)
	of := proof.Proof{Payload: list.Payload, Disclosed: list.Disclose(func(at proof.Place) bool {
		return at.Part != "items" || !hidden[whole.Items[at.Index].Section]
	}, masks)}
	if from != nil {
		for _, one := range from.signed {
			one.Certificates = withoutNumbers(one.Certificates)
			of.Signatures = append(of.Signatures, one)
		}
		for _, name := range from.beside {
			options.Beside = append(options.Beside, strings.TrimSpace(personalNumber.ReplaceAllString(name, "")))
		}
	}
	shown, err := r.shown(of, options.Beside, masks, &p)
	if err != nil {
		return none(err)
	}
	shown = adjustedAs(shown, whole)
	if from != nil {
		options.Proof = &of
	}
	options.Masks = p.Masks
	doc, err := compose.Publication(shown, options)
	if err != nil {
		return none(composeFailure(err))
	}
	return p, whole, doc, nil
}

// check makes sure that what is asked for can be done.
func (r PublishRequest) check(m data.Meeting) error {
	for _, mask := range r.Sections {
		if err := Present(m, mask.Sections); err != nil {
			return err
		}
		if strings.TrimSpace(mask.Reason) == "" {
			return fail("act.publish.no_reason", "what", swedish.Sections(data.FormatSections(mask.Sections)))
		}
	}
	for _, mask := range r.Words {
		words := strings.TrimSpace(mask.Words)
		switch {
		case len([]rune(words)) < 2:
			return fail("act.publish.short", "words", words)
		case strings.TrimSpace(mask.Reason) == "":
			return fail("act.publish.no_reason", "what", "”"+words+"”")
		}
	}
	return Present(m, r.Reveal)
}

// masks lists what is left out, each with its number, and the §§ that are left
// out whole.
func (r PublishRequest) masks(m data.Meeting, p *Publication) (words []proof.Mask, hidden map[int]bool) {
	hidden = map[int]bool{}
	section := func(n int, reason string) {
		if !hidden[n] {
			hidden[n] = true
			p.Masks = append(p.Masks, compose.MaskNote{Number: len(p.Masks) + 1, Section: n, Reason: reason})
		}
	}
	for _, mask := range r.Sections {
		for _, n := range mask.Sections {
			section(n, strings.TrimSpace(mask.Reason))
		}
	}
	for _, it := range m.Items {
		if it.Confidential != nil && !slices.Contains(r.Reveal, it.Section) {
			reason := swedish.In(swedish.Swedish, "act.publish.secret")
			if it.Confidential.Provision != "" {
				reason = swedish.In(swedish.Swedish, "act.publish.secret_by", "provision", it.Confidential.Provision)
			}
			section(it.Section, reason)
		}
	}
	numbers := map[string]int{}
	word := func(pattern *regexp.Regexp, reason string) {
		if numbers[reason] == 0 {
			numbers[reason] = len(p.Masks) + 1
			p.Masks = append(p.Masks, compose.MaskNote{Number: numbers[reason], Reason: reason})
		}
		words = append(words, proof.Mask{Words: pattern, Reason: numbers[reason]})
	}
	for _, mask := range r.Words {
		word(mask.pattern(), strings.TrimSpace(mask.Reason))
	}
	word(personalNumber, swedish.In(swedish.Swedish, "act.publish.personal_number"))
	return words, hidden
}

// shown is the meeting as the copy shows it, and makes sure that nothing of
// what is masked is left in it, nor in what the copy says beside it. Masks that
// nothing matched are taken out, but one that was asked for and matches nothing
// is a mistake.
func (r PublishRequest) shown(of proof.Proof, beside []string, masks []proof.Mask, p *Publication) (data.Meeting, error) {
	o := of.Check(proof.Options{Now: time.Now()})
	var m data.Meeting
	if o.Meeting == nil {
		return m, fail("act.publish.failed")
	}
	if err := json.Unmarshal(o.Meeting, &m); err != nil {
		return m, err
	}
	used := map[int]bool{}
	for _, partial := range of.Disclosed.Partial {
		for _, piece := range partial.Pieces {
			used[piece.Reason] = true
		}
	}
	for _, signature := range of.Signatures {
		beside = append(beside, signature.Said().Name)
	}
	for _, k := range p.Masks {
		beside = append(beside, k.Reason)
	}
	said, err := unescaped(beside)
	if err != nil {
		return m, err
	}
	for i, mask := range masks {
		if mask.In(o.Meeting) || mask.In(said) {
			words := swedish.T("act.publish.a_number")
			if i < len(r.Words) {
				words = r.Words[i].Words
			}
			return m, fail("act.publish.left", "words", words)
		}
		if i < len(r.Words) && !used[mask.Reason] {
			return m, fail("act.publish.nowhere", "words", r.Words[i].Words)
		}
	}
	words := map[int]bool{}
	for _, mask := range masks {
		words[mask.Reason] = true
	}
	p.Masks = slices.DeleteFunc(p.Masks, func(k compose.MaskNote) bool { return words[k.Number] && !used[k.Number] })
	return m, nil
}

// passing is a list of a meeting whose minutes carry none: it serves to leave
// words out, and proves nothing.
func passing(m data.Meeting) (*proof.List, error) {
	seed := make([]byte, proof.SeedSize)
	if _, err := rand.Read(seed); err != nil {
		return nil, err
	}
	m.Source, m.Warnings = nil, nil
	raw, err := unescaped(m)
	if err != nil {
		return nil, err
	}
	return proof.NewList(raw, seed)
}
