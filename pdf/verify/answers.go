package verify

// Answers tells six questions about a signature apart.
type Answers struct {
	Integrity  Answer `json:"integrity"`  // are the signed bytes whole, and is the signature over them?
	Identity   Answer `json:"identity"`   // does the signature name a certificate, and that somebody?
	Trust      Answer `json:"trust"`      // does the certificate lead to an authority that the caller trusts?
	Revocation Answer `json:"revocation"` // had it been revoked?
	Time       Answer `json:"time"`       // is the time proved, and was the certificate valid then?
	Coverage   Answer `json:"coverage"`   // is the file still what was signed?
}

// Answer is one of them, with the findings that it rests on.
type Answer struct {
	State    State     `json:"state"`
	Findings []Finding `json:"findings"`
}

// State of an answer.
type State string

const (
	Yes     State = "yes"
	Unknown State = "unknown"
	No      State = "no"
)

// Finding is a reason with its code, for programs.
type Finding struct {
	Code   string   `json:"code"`
	Text   string   `json:"text"`
	Values []string `json:"-"`
}

type question int

const (
	integrity question = iota
	identity
	trust
	revocation
	clock
	coverage
	questions
)

// asks tells which question a finding is about, and what it answers.
var asks = map[string]struct {
	about question
	state State
}{
	"duplicate_keys": {integrity, Unknown}, "duplicate_field": {integrity, Unknown}, "no_dictionary": {integrity, No},
	"byte_range": {integrity, No}, "hole": {integrity, No}, "hex": {integrity, No}, "padding": {integrity, No},
	"not_a_revision": {integrity, No}, "object_outside": {integrity, No}, "object_replaced": {integrity, No},
	"field_mismatch": {integrity, No}, "signature_removed": {integrity, No}, "signature_hidden": {integrity, No}, "unsupported_format": {integrity, Unknown},
	"cms": {integrity, No}, "signers": {integrity, No}, "content_digest": {integrity, No}, "signature_value": {integrity, No},
	"weak_digest": {integrity, Unknown}, "weak_key": {integrity, Unknown}, "unknown_algorithm": {integrity, Unknown},
	"format_adobe": {integrity, Yes}, "format_pkcs7_sha1": {integrity, Unknown}, "format_x509_sha1": {integrity, Unknown},

	"no_signer_certificate": {identity, No}, "signing_certificate": {identity, No}, "no_signing_certificate": {identity, No},
	"key_usage": {identity, No}, "trial": {identity, Unknown}, "stray_certificate": {identity, Unknown}, "other_person": {identity, Unknown},

	"not_trusted": {trust, No}, "trust_not_asked": {trust, Unknown},

	"not_revoked": {revocation, Yes}, "revoked_later": {revocation, Yes}, "revoked": {revocation, No},
	"revocation_old": {revocation, Unknown}, "revocation_unknown": {revocation, Unknown}, "revocation_gone": {revocation, Unknown}, "responder_unknown": {revocation, Unknown},

	"time_proved": {clock, Yes}, "time_claimed": {clock, Unknown}, "no_time": {clock, Unknown}, "time_in_future": {clock, No},
	"cert_expired_then": {clock, No}, "cert_early": {clock, No}, "cert_expired_now": {clock, Unknown},
	"timestamp_bad": {clock, No}, "timestamp_unknown": {clock, Unknown}, "timestamp_stranger": {clock, Unknown}, "timestamp_expired": {clock, Unknown},
	"timestamp_revoked": {clock, Unknown}, "timestamp_unproved": {clock, Unknown}, "stamped_by_document": {clock, Yes},

	"later_only": {coverage, Yes}, "later_signature": {coverage, Yes}, "later_timestamp": {coverage, Yes}, "later_evidence": {coverage, Yes},
	"changed_after": {coverage, No}, "changed_unseen": {coverage, No}, "trailing_bytes": {coverage, No}, "certified": {coverage, No},
	"bad_later_signature": {coverage, No}, "visible_field": {coverage, No}, "stamp_in_place": {coverage, No}, "page_content": {coverage, No}, "page_added": {coverage, No}, "page_order": {coverage, No},
	"annotation": {coverage, No}, "attachment": {coverage, No}, "metadata": {coverage, No}, "form": {coverage, No}, "structure": {coverage, No},
	"outline": {coverage, No}, "action": {coverage, No}, "layers": {coverage, No}, "other": {coverage, No}, "hidden_object": {coverage, No},
	"unlisted_bytes": {coverage, No}, "empty_update": {coverage, No}, "evidence_removed": {coverage, No}, "evidence_damaged": {coverage, No},
	"saved_particulars": {coverage, No}, "saved_settings": {coverage, No}, "saved_form": {coverage, No},
}

var worse = map[State]int{"": 0, Yes: 1, Unknown: 2, No: 3}

// answer sorts the findings of a signature by what they are about. Where
// nothing was found, what is known of the signature answers.
func (c *candidate) answer() {
	var all [questions]Answer
	for i := range all {
		all[i].Findings = []Finding{}
	}
	take := func(list []Reason) {
		for _, r := range list {
			k := asks[r.Code]
			a := &all[k.about]
			a.Findings = append(a.Findings, Finding(r))
			if worse[k.state] > worse[a.State] {
				a.State = k.state
			}
		}
	}
	take(c.Reasons)
	take(c.Changes)
	known := map[question]bool{
		integrity: c.sound, identity: c.Certificate != nil && c.sound, trust: c.Trusted, clock: c.TimeProved,
		coverage: c.Verdict == Valid || c.Verdict == ValidLater || c.Verdict == Undetermined && c.CoversWholeFile && c.sound,
	}
	for q := range all {
		switch {
		case all[q].State != "":
		case known[question(q)]:
			all[q].State = Yes
		default:
			all[q].State = Unknown
		}
	}
	c.Answers = Answers{all[integrity], all[identity], all[trust], all[revocation], all[clock], all[coverage]}
}

// Each gives the answers in the order in which they are told, with the name
// that each has in JSON.
func (a Answers) Each(tell func(name string, answer Answer)) {
	tell("integrity", a.Integrity)
	tell("identity", a.Identity)
	tell("trust", a.Trust)
	tell("revocation", a.Revocation)
	tell("time", a.Time)
	tell("coverage", a.Coverage)
}
