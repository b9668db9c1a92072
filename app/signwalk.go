package app

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"paragraf/app/act"
	"paragraf/app/minutes"
	"paragraf/app/signing"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// toSign is a document on its way to a signature.
type toSign struct {
	meeting  data.Meeting
	doc      data.Document
	pdf      []byte
	places   []signing.Place
	outdated bool
}

// sign begins the walk of signing the latest minutes of the meeting.
func (w *Window) sign() {
	m := w.now.meeting
	if m == nil {
		return
	}
	doc := minutes.Latest(w.now.documents)
	if doc == nil {
		message := swedish.T("window.sign.no_minutes")
		if lacks := act.Lacks(*m); len(lacks) > 0 {
			message = swedish.T("window.sign.not_ready") + "\n– " + strings.Join(lacks, "\n– ")
		}
		ui.Confirm(w.win, ui.ConfirmOptions{Title: swedish.T("window.sign.title"), Message: message,
			Yes: swedish.T("window.minutes.make"), OnYes: w.makeMinutes})
		return
	}
	ui.Load(w.win, ui.Task{Title: swedish.T("window.sign.preparing")}, func(ctx context.Context, _ *ui.Progress) (toSign, error) {
		return w.prepareSigning(*m, *doc)
	}, func(t toSign, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.error.safe"))
			return
		}
		w.walkSigning(t)
	})
}

// prepareSigning reads what the walk tells. It runs away from the UI thread.
func (w *Window) prepareSigning(m data.Meeting, doc data.Document) (toSign, error) {
	t := toSign{meeting: m, doc: doc, outdated: doc.Outdated(m)}
	var err error
	if t.pdf, err = w.store.File(doc.SHA256); err != nil {
		return t, err
	}
	t.places, err = w.placesOf(t.pdf)
	return t, err
}

// placesOf lists a document's places for signatures with what is found of those
// that are taken.
func (w *Window) placesOf(pdf []byte) ([]signing.Place, error) {
	found, err := act.Places(pdf)
	if err != nil {
		return nil, err
	}
	report := w.judge(pdf)
	var places []signing.Place
	for _, p := range found {
		place := signing.Place{Role: p.Role, Person: p.Person, SignedBy: p.SignedBy}
		for i, s := range report.Signatures {
			if s.Field == p.Field && p.SignedBy != "" {
				place.Found = &report.Signatures[i]
			}
		}
		places = append(places, place)
	}
	return places, nil
}

// walkSigning shows the walk.
func (w *Window) walkSigning(t toSign) {
	pages := newPreview(w.win, swedish.T("window.pages.minutes"))
	pages.show("", func(context.Context) (paper, error) { return storedPaper(t.doc, t.pdf), nil }, nil)
	state, tone := swedish.T("window.pages.file"), ui.Neutral
	if len(t.doc.Signed) > 0 {
		state, tone = swedish.T("window.pages.signed"), ui.GoodTone
	}
	pages.view.Say(state, tone, t.doc.Name)
	ask := signing.Ask{
		Pages: pages.view, Document: describe(t.meeting, t.doc),
		Places: t.places, Key: w.keyOf, About: w.aboutKey, Check: act.CheckKeyFile, Browse: w.browseKey, NewKey: w.makeKey,
		Mind: append(w.awaySays(), w.mind(t.meeting)...), Cards: w.readCards, Driver: w.chooseDriver, OnCard: w.setting(keyOnCard) != "",
		Stamp: w.stampOf(context.Background(), false),
		Leave: w.end, Focus: w.win.Canvas().Focus,
	}
	switch lacks := compose.Ready(t.meeting); {
	case len(lacks) > 0:
		ask.Stop = act.Lacks(t.meeting)
	case t.outdated:
		ask.Stop = []string{swedish.T("window.sign.outdated")}
	case len(t.places) == 0:
		ask.Stop = []string{swedish.T("window.sign.no_places")}
	}
	if len(ask.Stop) > 0 {
		ask.Again = func() { w.end(); w.makeMinutes() }
	}
	ask.Sign = func(r signing.Request, done func(signing.Result, error)) { w.signNow(t, r, pages, done) }
	walk := signing.NewWalk(ask)
	w.begin(over{content: walk.Content(), pages: pages, focus: walk.Focus, key: walk.Key, leave: pages.close, holds: true})
}

// describe says what a document is: "Protokoll §§ 61–67, Vårdnämnden 17 november 2026".
func describe(m data.Meeting, d data.Document) string {
	text := swedish.Capital(swedish.DocumentKind(d.Kind))
	if s := swedish.Sections(d.Sections); s != "" {
		text += " " + strings.ReplaceAll(s, " ", "\u00a0")
	}
	return text + ", " + strings.TrimSpace(m.Body+" "+swedish.Date(m.Date))
}

// storedPaper is a document of the store's own, to be shown.
func storedPaper(d data.Document, pdf []byte) paper {
	return paper{key: d.SHA256, name: d.Name, own: true, read: func(context.Context) ([]byte, error) { return pdf, nil }}
}

// mind says what the signer should think of first: §§ that are left to read,
// and objections.
func (w *Window) mind(m data.Meeting) []string {
	if len(w.now.approvals) == 0 {
		return nil // who signs has not read here § by §
	}
	unread, objections := 0, 0
	given := map[string]data.Approval{}
	for _, a := range w.now.approvals {
		given[a.ItemID] = a
	}
	for _, it := range m.Items {
		a, ok := given[it.ID]
		switch {
		case !ok || a.Basis != it.Basis():
			unread++
		case a.State == data.Objected:
			objections++
		}
	}
	var sentences []string
	if unread > 0 {
		sentences = append(sentences, swedish.N("window.adjust.unread", unread))
	}
	if objections > 0 {
		sentences = append(sentences, swedish.N("window.sign.objections", objections))
	}
	return sentences
}

// signNow signs away from the UI thread and tells what came of it.
func (w *Window) signNow(t toSign, r signing.Request, pages *preview, done func(signing.Result, error)) {
	type outcome struct {
		act.Signed
		trial  bool
		holder string
		places []signing.Place
	}
	ui.Load(w.win, ui.Task{Title: w.opening(r.Unlock, swedish.T("window.sign.working"))}, func(ctx context.Context, _ *ui.Progress) (o outcome, err error) {
		identity, closeKey, err := w.openKey(ctx, r.Unlock)
		if err != nil {
			return o, err
		}
		defer closeKey()
		o.trial, o.holder = identity.Trial(), identity.Name()
		request := act.SignRequest{PDF: t.pdf, Name: t.doc.Name, Role: r.Role, Signer: r.Name, Identity: &identity, TSA: w.stampOf(ctx, r.NoStamp)}
		request.PSS, _ = act.PSS(ctx, w.store) // a lost setting is no reason to stop
		if !r.AnyIssuer {
			request.Trust, _ = w.trust() // a source that is gone is told where files are checked
		}
		o.Signed, err = act.Sign(ctx, w.store, request)
		if err != nil {
			return o, act.KeyFailure(filepath.Base(r.File), err)
		}
		o.places, err = w.placesOf(o.PDF)
		return o, err
	}, func(o outcome, err error) {
		if act.StampFailed(err) {
			w.offerUnstamped(err, func() { r.NoStamp = true; w.signNow(t, r, pages, done) }, func() { done(signing.Result{}, plainly(err)) })
			return
		}
		if act.Untrusted(err) {
			w.offerUntrusted(err, func() { r.AnyIssuer = true; w.signNow(t, r, pages, done) }, func() { done(signing.Result{}, plainly(err)) })
			return
		}
		if err != nil {
			done(signing.Result{}, plainly(err))
			return
		}
		w.used(r.Unlock, o.holder, o.trial)
		pages.close() // the page without the signature must not be taken for the one with it
		pages.show("", func(context.Context) (paper, error) { return storedPaper(o.Document, o.PDF), nil }, nil)
		pages.view.Say(swedish.T("window.pages.signed"), ui.GoodTone, o.Document.Name)
		done(w.resultOf(t, r, o.Signed, o.places), nil)
	})
}

// resultOf says in words what came of a signature, who is waited for, and what
// comes next.
func (w *Window) resultOf(t toSign, r signing.Request, s act.Signed, places []signing.Place) signing.Result {
	text := swedish.T("window.signed.done", "name", s.Name, "role", swedish.SignRole(r.Role))
	var waiting []string
	for _, x := range minutes.Signers(t.meeting, &s.Document) {
		if x.Signed == nil {
			waiting = append(waiting, x.Name)
		}
	}
	result := signing.Result{Places: places, Save: func() { w.saveDocument(s.Document) }}
	switch {
	case s.Adjusted:
		text += " " + swedish.T("window.signed.adjusted", "date", swedish.Date(s.AdjustedOn))
		result.Next, result.OnNext = swedish.T("window.sign.to_dispatch"), func() { w.setMode(dispatch) }
	case len(waiting) > 0:
		text += " " + swedish.T("window.signed.waiting", "names", strings.Join(waiting, ", "))
		result.Next, result.OnNext = swedish.T("window.sign.next_signer"), w.sign
	}
	result.Text = text
	if s.Holder != "" {
		result.Notes = append(result.Notes, swedish.T("window.signed.other_holder", "holder", s.Holder, "name", s.Name))
	}
	if s.Stranger {
		result.Notes = append(result.Notes, swedish.T("window.signed.stranger", "expected", s.Expected))
	}
	return result
}

// knownKey is what is remembered of a key file that was opened before. Nothing
// of it is secret.
type knownKey struct {
	Path   string `json:"path"`
	Holder string `json:"holder"`
	Trial  bool   `json:"trial"`
}

// mostKeys is how many key files are remembered.
const mostKeys = 20

// knownKeys lists the key files that were opened before, the last used first.
func (w *Window) knownKeys() (known []knownKey) {
	if json.Unmarshal([]byte(w.setting(keySignerKnown)), &known) != nil {
		return nil
	}
	return known
}

// rememberKey remembers whose the key in a file is.
func (w *Window) rememberKey(path, holder string, trial bool) {
	known := slices.DeleteFunc(w.knownKeys(), func(k knownKey) bool { return k.Path == path })
	known = append([]knownKey{{path, holder, trial}}, known...)
	if raw, err := json.Marshal(known[:min(len(known), mostKeys)]); err == nil {
		w.setSetting(keySignerKnown, string(raw))
	}
}

// keyOf is the key file that a person used last, "" where none is known: nobody
// is offered another's key.
func (w *Window) keyOf(name string) string {
	for _, k := range w.knownKeys() {
		if data.SamePerson(k.Holder, name) {
			return k.Path
		}
	}
	return ""
}

// aboutKey says what is known of a key file.
func (w *Window) aboutKey(path string) string {
	if path == "" {
		return swedish.T("window.sign.key_hint")
	}
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		return swedish.T("window.sign.key_missing")
	}
	known := w.knownKeys()
	i := slices.IndexFunc(known, func(k knownKey) bool { return k.Path == path })
	if i < 0 {
		return swedish.T("window.sign.key_hint")
	}
	if known[i].Trial {
		return swedish.T("window.sign.key_trial", "name", known[i].Holder)
	}
	return swedish.T("window.sign.key_of", "name", known[i].Holder)
}
