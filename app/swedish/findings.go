package swedish

import (
	"fmt"
	"strings"
)

// Finding is what the verifier found, in the language in use. The verifier
// itself speaks Swedish; the English sentence for its code takes the first of
// the values that the Swedish one names (days, names, pages), or none.
func Finding(code, text string, values ...string) string {
	english, ok := englishFindings[code]
	if !ok || Current() != English {
		return text
	}
	var take []any
	for _, v := range values[:min(strings.Count(english, "%s"), len(values))] {
		take = append(take, v)
	}
	return fmt.Sprintf(english, take...)
}

var englishFindings = map[string]string{
	"duplicate_keys":  "The file is ambiguous: one entry stands twice, and programs read it differently.",
	"duplicate_field": "The file is ambiguous: two signature fields are called %s.",
	"trailing_bytes":  "There are %s bytes after the end of the file that no signature covers.",

	"no_dictionary":      "The particulars of the signature are missing from the file.",
	"byte_range":         "The signature does not validly say which parts of the file it covers.",
	"hole":               "The part that the signature leaves out is not the signature itself.",
	"hex":                "The characters of the signature were changed.",
	"padding":            "Data is hidden in the space after the signature.",
	"not_a_revision":     "What is signed does not end where a version of the file ends.",
	"object_outside":     "The signature lies outside what it covers.",
	"object_replaced":    "The signature was exchanged after the file was signed.",
	"field_mismatch":     "The signature does not belong to its field in the signed version.",
	"signature_removed":  "The field was signed in an earlier version of the file, but the signature was removed.",
	"signature_hidden":   "The file holds a signature to which its table of contents does not lead any more.",
	"unsupported_format": "The signature has a format that cannot be verified here (%s).",

	"cms":                    "The signature is damaged or incomplete.",
	"no_signer_certificate":  "The signer's certificate is missing.",
	"signers":                "The signature must have exactly one signer and has %s.",
	"content_digest":         "The content was changed: it is not what was signed.",
	"signature_value":        "The signature was not made with the key that the certificate names.",
	"signing_certificate":    "The certificate is not the one that the signer named.",
	"no_signing_certificate": "The signature does not say with which certificate it was made.",
	"key_usage":              "The certificate was not issued for signatures.",
	"format_adobe":           "The signature has Adobe's older format and not PAdES.",
	"format_pkcs7_sha1":      "The signature has Adobe's older format adbe.pkcs7.sha1, which signs a SHA-1 digest.",
	"format_x509_sha1":       "The signature has Adobe's older format adbe.x509.rsa_sha1, which is only an RSA key and a SHA-1 digest.",
	"weak_digest":            "The signature rests on a digest that is no longer safe (%s).",
	"weak_key":               "The signature was made with a key that is too short to be safe.",
	"unknown_algorithm":      "The signature uses a method that cannot be verified here.",

	"trial":              "The certificate is a trial identity, which does not prove who signed.",
	"other_person":       "The document names somebody else in that role: %s.",
	"not_trusted":        "The certificate does not lead to any of the issuers that you chose to trust.",
	"trust_not_asked":    "The issuer was not examined: no trusted issuer was named.",
	"time_proved":        "The time is proved by a timestamp of %s.",
	"time_claimed":       "The time is the signer's own statement; no timestamp proves it.",
	"no_time":            "The signature gives no time.",
	"time_in_future":     "The time given lies in the future.",
	"cert_expired_then":  "The certificate had expired (%s) at the time given.",
	"cert_early":         "The certificate was not valid until %s, after the time given.",
	"cert_expired_now":   "The certificate expired on %s, and no timestamp proves that the signature was made before.",
	"not_revoked":        "The certificate was not revoked; the answer in the file is of %s.",
	"revoked_later":      "The certificate was revoked on %s, after the signature was made.",
	"revoked":            "The certificate was revoked on %s.",
	"revocation_old":     "The file's answer on revocation is of %s, before the signature.",
	"responder_unknown":  "The answer on revocation was given by %s, and the file does not tell whether that responder was itself revoked.",
	"revocation_unknown": "The file holds no answer on whether the certificate had been revoked.",
	"timestamp_bad":      "The timestamp does not belong to the signature or is damaged.",
	"timestamp_unknown":  "The issuer of the timestamp was not examined: no trusted issuer was named.",
	"timestamp_stranger": "The timestamp does not lead to any of the issuers that you chose to trust.",

	"stray_certificate":   "A certificate that comes with the signature is damaged.",
	"timestamp_expired":   "The certificate of the timestamp ran out on %s before the timestamp had been renewed; it proves the time no longer.",
	"timestamp_revoked":   "The certificate of the timestamp was revoked on %s; the timestamp does not prove the time.",
	"timestamp_unproved":  "The certificate of the timestamp has run out, and the file holds no answer on whether it had been revoked; the timestamp does not prove the time.",
	"stamped_by_document": "A timestamp over the document proves that the signature existed on %s.",
	"revocation_gone":     "The certificate has expired, and the file holds no answer on whether it had been revoked when the signature was made.",

	"evidence_damaged":    "Evidence for the signatures is damaged and cannot be read.",
	"evidence_removed":    "Evidence for the signatures was removed or exchanged.",
	"certified":           "The signature certifies that nothing may be added, but others have signed after it.",
	"changed_after":       "The file was changed after the signature.",
	"changed_unseen":      "The file was saved again after the signature. What was changed is seen on no page and is what programs write by themselves.",
	"saved_particulars":   "The day and program of the last saving were changed.",
	"saved_settings":      "How the file opens, or a program's own data, was changed.",
	"saved_form":          "Settings for text fields, of which the document has none, were changed.",
	"later_only":          "After the signature only signatures or evidence for them were added.",
	"later_signature":     "Another field was signed.",
	"later_timestamp":     "A timestamp was added.",
	"later_evidence":      "Evidence for the signatures was added.",
	"bad_later_signature": "The field %s was filled in without a valid signature.",
	"stamp_in_place":      "A field for a signature was filled with a timestamp instead.",
	"visible_field":       "A new visible signature box was added to page %s.",
	"page_content":        "The content of page %s was changed.",
	"page_order":          "The order of the pages, or what holds for all of them, was changed.",
	"page_added":          "The number of pages was changed from %s to %s.",
	"annotation":          "A comment, mark or other addition on page %s was added, changed or removed.",
	"attachment":          "An attached file was added, exchanged or removed.",
	"metadata":            "Particulars of the document (title, date or the like) were changed.",
	"form":                "Form fields were changed, added or removed.",
	"structure":           "The document's structure for reading aloud was changed.",
	"outline":             "Bookmarks were changed.",
	"action":              "Something that is done when the file is opened was added or changed.",
	"layers":              "Which layers are shown was changed.",
	"other":               "The document was changed in another way.",
	"hidden_object":       "The file was given data that belongs to no signature.",
	"unlisted_bytes":      "The file was given an addition that its table of contents does not list.",
	"empty_update":        "The file was added to after the signature, and none of it belongs to a signature.",
}
