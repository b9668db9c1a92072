package verify

import "fmt"

// texts are the sentences of the codes. Those with %s or %d take arguments.
var texts = map[string]string{
	// The document as a whole.
	"duplicate_keys":  "Filen är tvetydig: samma uppgift står två gånger i objekt %d, och program läser den olika.",
	"duplicate_field": "Filen är tvetydig: två underskriftsfält heter %s.",
	"trailing_bytes":  "Det står %d byte efter filens slut som ingen underskrift omfattar.",

	// What the signature covers.
	"no_dictionary":      "Underskriftens uppgifter saknas i filen.",
	"byte_range":         "Underskriften anger inte vilka delar av filen den omfattar på ett giltigt sätt.",
	"hole":               "Det område som underskriften undantar är inte underskriften själv.",
	"hex":                "Underskriftens tecken är ändrade.",
	"padding":            "Det ligger gömda uppgifter i utrymmet efter underskriften.",
	"not_a_revision":     "Det som är undertecknat slutar inte där en version av filen slutar.",
	"object_outside":     "Underskriften ligger utanför det som den omfattar.",
	"object_replaced":    "Underskriften har bytts ut efter att filen undertecknades.",
	"field_mismatch":     "Underskriften hör inte till sitt fält i den undertecknade versionen.",
	"signature_removed":  "Fältet var undertecknat i en tidigare version av filen, men underskriften har tagits bort.",
	"signature_hidden":   "Filen innehåller en underskrift som dess innehållsförteckning inte längre leder till.",
	"unsupported_format": "Underskriften har ett format som inte kan kontrolleras här (%s).",

	// The signature itself.
	"cms":                    "Underskriften är skadad eller ofullständig.",
	"no_signer_certificate":  "Certifikatet för den som skrev under saknas.",
	"signers":                "Underskriften ska ha en undertecknare men har %d.",
	"content_digest":         "Innehållet är ändrat: det stämmer inte med det som undertecknades.",
	"signature_value":        "Underskriften är inte gjord med den nyckel som certifikatet anger.",
	"signing_certificate":    "Certifikatet är inte det som undertecknaren angav.",
	"no_signing_certificate": "Underskriften anger inte vilket certifikat den är gjord med.",
	"key_usage":              "Certifikatet är inte utfärdat för underskrifter.",
	"format_adobe":           "Underskriften har Adobes äldre format och inte PAdES.",
	"format_pkcs7_sha1":      "Underskriften har Adobes äldre format adbe.pkcs7.sha1, som undertecknar kontrollsumman SHA-1.",
	"format_x509_sha1":       "Underskriften har Adobes äldre format adbe.x509.rsa_sha1, som bara har en RSA-nyckel och kontrollsumman SHA-1.",
	"weak_digest":            "Underskriften bygger på en kontrollsumma som inte längre är säker (%s).",
	"weak_key":               "Underskriften är gjord med en nyckel som är för kort för att vara säker.",
	"unknown_algorithm":      "Underskriften använder en metod som inte kan kontrolleras här.",

	// Identity, trust and time.
	"trial":              "Certifikatet är en providentitet som inte bevisar vem som skrev under.",
	"other_person":       "Handlingen anger en annan i den rollen: %s.",
	"not_trusted":        "Certifikatet leder inte till någon av de utfärdare som du har valt att lita på.",
	"trust_not_asked":    "Utfärdaren är inte prövad: ingen betrodd utfärdare är angiven.",
	"time_proved":        "Tiden är bevisad av en tidsstämpel från %s.",
	"time_claimed":       "Tiden är undertecknarens egen uppgift; ingen tidsstämpel bevisar den.",
	"no_time":            "Underskriften anger ingen tid.",
	"time_in_future":     "Den uppgivna tiden ligger i framtiden.",
	"cert_expired_then":  "Certifikatet hade gått ut (%s) vid den uppgivna tiden.",
	"cert_early":         "Certifikatet gällde inte förrän %s, efter den uppgivna tiden.",
	"cert_expired_now":   "Certifikatet gick ut %s, och ingen tidsstämpel bevisar att underskriften gjordes dessförinnan.",
	"not_revoked":        "Certifikatet var inte spärrat; beskedet i filen är från %s.",
	"revoked_later":      "Certifikatet spärrades %s, efter det att underskriften gjordes.",
	"revoked":            "Certifikatet spärrades %s.",
	"revocation_old":     "Beskedet i filen om spärr är från %s, före underskriften.",
	"responder_unknown":  "Beskedet om spärr är givet av %s, och filen säger inte om den som svarade själv var spärrad.",
	"revocation_unknown": "Filen har inget besked om ifall certifikatet hade spärrats.",
	"timestamp_bad":      "Tidsstämpeln hör inte till underskriften eller är skadad.",
	"timestamp_unknown":  "Tidsstämpelns utfärdare är inte prövad: ingen betrodd utfärdare är angiven.",
	"timestamp_stranger": "Tidsstämpeln leder inte till någon av de utfärdare som du har valt att lita på.",

	"stray_certificate":   "Ett certifikat som följer med underskriften är skadat.",
	"timestamp_expired":   "Tidsstämpelns certifikat gick ut %s utan att tidsstämpeln hade förnyats; den bevisar inte längre tiden.",
	"timestamp_revoked":   "Tidsstämpelns certifikat spärrades %s; tidsstämpeln bevisar inte tiden.",
	"timestamp_unproved":  "Tidsstämpelns certifikat har gått ut, och filen har inget besked om ifall det hade spärrats; tidsstämpeln bevisar inte tiden.",
	"stamped_by_document": "En tidsstämpel över dokumentet bevisar att underskriften fanns %s.",
	"revocation_gone":     "Certifikatet har gått ut, och filen har inget besked om ifall det hade spärrats när underskriften gjordes.",

	// What came after.
	"changed_after":       "Filen har ändrats efter underskriften.",
	"changed_unseen":      "Filen har sparats om efter underskriften. Det som är ändrat syns inte på någon sida och är sådant som program skriver av sig självt.",
	"saved_particulars":   "Dag och program för senaste sparandet är ändrade.",
	"saved_settings":      "Hur filen öppnas, eller ett programs egna uppgifter, är ändrat.",
	"saved_form":          "Inställningar för textfält, som handlingen inte har, är ändrade.",
	"later_only":          "Efter underskriften har bara underskrifter eller uppgifter om dem lagts till.",
	"later_signature":     "%s har fått en underskrift.",
	"later_timestamp":     "En tidsstämpel har lagts till.",
	"later_evidence":      "Kontrolluppgifter för underskrifterna har lagts till.",
	"evidence_damaged":    "Kontrolluppgifter för underskrifterna är skadade och kan inte läsas.",
	"evidence_removed":    "Kontrolluppgifter för underskrifterna är borttagna eller utbytta.",
	"certified":           "Underskriften intygar att inget får läggas till, men fler har skrivit under efter den.",
	"bad_later_signature": "Fältet %s har fyllts i utan en giltig underskrift.",
	"stamp_in_place":      "%s är fyllt med en tidsstämpel i stället för en underskrift.",
	"visible_field":       "En ny synlig underskriftsruta har lagts till på sidan %d.",
	"page_content":        "Innehållet på sidan %d är ändrat.",
	"page_order":          "Sidornas ordning, eller det som gäller för alla sidor, är ändrat.",
	"page_added":          "Antalet sidor är ändrat från %d till %d.",
	"annotation":          "En kommentar, markering eller annat påfört på sidan %d är tillagt, ändrat eller borttaget.",
	"attachment":          "En bifogad fil är tillagd, utbytt eller borttagen.",
	"metadata":            "Uppgifter om dokumentet (titel, datum eller liknande) är ändrade.",
	"form":                "Formulärfält är ändrade, tillagda eller borttagna.",
	"structure":           "Dokumentets struktur för uppläsning är ändrad.",
	"outline":             "Bokmärken är ändrade.",
	"action":              "Något som utförs när filen öppnas är tillagt eller ändrat.",
	"layers":              "Vilka lager som visas är ändrat.",
	"other":               "Dokumentet är ändrat på annat sätt.",
	"hidden_object":       "Filen har fått uppgifter som inte hör till någon underskrift.",
	"unlisted_bytes":      "Filen har fått ett tillägg som inte står i dess innehållsförteckning.",
	"empty_update":        "Filen har byggts på efter underskriften utan att något av det hör till en underskrift.",
}

// say makes the reason of a code.
func say(code string, args ...any) Reason {
	values := make([]string, len(args))
	for i, a := range args {
		values[i] = fmt.Sprint(a)
	}
	return Reason{Code: code, Text: fmt.Sprintf(texts[code], args...), Values: values}
}

// fault is the reason of a code that ends a check.
func fault(code string, args ...any) *Reason {
	r := say(code, args...)
	return &r
}
