package swedish

// The functions below name the values that the data uses. They take any string
// type, so that this package need not know the data; a value that they do not
// know is returned as it is.

// State names how far a meeting has come: "kallat", "hållet", "justerat" ….
func State[S ~string](v S) string { return label("state.", string(v)) }

// ItemKind names the sort of an agenda item: "beslut", "information" ….
func ItemKind[S ~string](v S) string { return label("item.", string(v)) }

// FoundKind names in what a search found its words: "beslut", "rad" ….
func FoundKind[S ~string](v S) string { return label("found.", string(v)) }

// NoteKind names what a note is to its writer: "fråga", "yrkande" ….
func NoteKind[S ~string](v S) string { return label("note.", string(v)) }

// Colour names a highlight's colour: "gul", "grön" ….
func Colour[S ~string](v S) string { return label("colour.", string(v)) }

// Role names an office at the meeting: "ordförande" ….
func Role[S ~string](v S) string { return label("role.", string(v)) }

// Capacity names as what someone was present: "ledamot", "ersättare" ….
func Capacity[S ~string](v S) string { return label("capacity.", string(v)) }

// SignRole names the role that a signature is given in: "sekreterare",
// "justerare" ….
func SignRole[S ~string](v S) string { return label("sign.role.", string(v)) }

// Verdict names the outcome of checking one signature: "giltig" ….
func Verdict[S ~string](v S) string { return label("verdict.", string(v)) }

// Vouched says in a word or two why nobody vouches for a signer's name; "" where
// somebody does.
func Vouched[S ~string](v S) string { return label("vouched.", string(v)) }

// Question names one of the six questions about a signature: "Utfärdare" ….
func Question[S ~string](q S) string { return label("question.", string(q)) }

// Answer says how one of them is answered, in two or three words.
func Answer[S, T ~string](q S, state T) string {
	return label("answer.", string(q)+"."+string(state))
}

// Lack says what minutes lack before they can be signed, as a sentence.
func Lack[S ~string](v S) string { return label("lack.", string(v)) }

// DocumentState names the outcome of checking a whole file: "oförändrat" ….
func DocumentState[S ~string](v S) string { return label("document.state.", string(v)) }

// DocumentKind names a document: "protokoll", "utdrag" ….
func DocumentKind[S ~string](v S) string { return label("document.kind.", string(v)) }

// Part names a part of an item: "Underlag", "Beslut" ….
func Part[S ~string](v S) string { return label("part.", string(v)) }

// Proposed is the heading over a proposed decision, or over what is put to the
// higher body to: "Förslag till fullmäktige".
func Proposed(to string) string {
	if to == "" {
		return Part("proposals")
	}
	return T("part.proposals_to", "to", to)
}

// Ballot names a vote: "ja", "nej", "avstår", "frånvarande".
func Ballot[S ~string](v S) string { return label("ballot.", string(v)) }

// Result names what became of a yrkande: "bifallet", "avslaget" ….
func Result[S ~string](v S) string { return label("result.", string(v)) }

// Warning names the code of an import warning in two or three words.
func Warning[S ~string](v S) string { return label("warning.", string(v)) }

// Party names the party behind the letters printed after a name: "S" is
// "Socialdemokraterna", "-" "partilös". Letters that are not of a party in the
// Riksdag are returned as they are: local parties are many and not ours to name.
func Party(letters string) string { return label("party.", letters) }

// PagePlace says where in an attachment something stands: "sidan 4 i Bilaga 1.pdf",
// or an area of that page, or what was drawn there.
func PagePlace(page int, file string, area, drawn bool) string {
	key := "note.on_page"
	switch {
	case area:
		key = "note.on_area"
	case drawn:
		key = "note.on_drawing"
	}
	return T(key, "page", page, "file", file)
}

func label(prefix, value string) string {
	if value == "" || !Has(prefix+value) {
		return value
	}
	return T(prefix + value)
}
