package proof

import (
	"crypto/sha256"
	"encoding/binary"
	"unicode"
	"unicode/utf8"
)

// pieces divides the JSON of a value into words and what stands between them,
// so that words can be left out of it. An escape is a piece of its own; joined
// the pieces are the value again.
func pieces(value []byte) [][]byte {
	list := make([][]byte, 0, len(value)/4+1)
	for at := 0; at < len(value); {
		end := at + pieceEnd(value[at:])
		list = append(list, value[at:end])
		at = end
	}
	return list
}

// pieceEnd is the length of the first piece.
func pieceEnd(b []byte) int {
	if b[0] == '\\' {
		if len(b) > 5 && b[1] == 'u' {
			return 6
		}
		return min(2, len(b))
	}
	word, n := inWord(b)
	for n < len(b) && b[n] != '\\' {
		same, size := inWord(b[n:])
		if same != word {
			break
		}
		n += size
	}
	return n
}

// inWord tells whether the first rune belongs to a word, and its length.
func inWord(b []byte) (bool, int) {
	c := b[0]
	if c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9', 1
	}
	r, size := utf8.DecodeRune(b)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r), size
}

// root is the digest over all pieces of a value.
func root(salt, value []byte) string {
	all := sha256.New()
	digests := make([]byte, 0, 64*sha256.Size) // many at a time
	h := sha256.New()
	var saltOf [saltSize + 4]byte
	copy(saltOf[:], salt)
	var sum [sha256.Size]byte
	i := 0
	for at := 0; at < len(value); i++ {
		end := at + pieceEnd(value[at:])
		// The same as pieceSalt and pieceDigest, with one digest used again: there
		// are hundreds of pieces to a page.
		binary.BigEndian.PutUint32(saltOf[saltSize:], uint32(i))
		h.Reset()
		h.Write(saltOf[:])
		h.Sum(sum[:0])
		h.Reset()
		h.Write(sum[:saltSize])
		h.Write(value[at:end])
		if digests = h.Sum(digests); len(digests) == cap(digests) {
			all.Write(digests)
			digests = digests[:0]
		}
		at = end
	}
	all.Write(digests)
	return b64.EncodeToString(all.Sum(nil))
}

// span is a stretch [from, to) of a value that is left out, for the reason of
// that number.
type span struct{ from, to, reason int }

// Piece is a piece of a value that is shown in part: its salt and text, or its
// digest and the number of the reason for leaving it out.
type Piece struct {
	Salt, Text string
	Digest     string
	Reason     int
}

// Partial is a value of which words are left out. Of names the digest that the
// whole would have.
type Partial struct {
	Of     string
	Pieces []Piece
}

// leaveOut shows a value but for some stretches. A word that a stretch touches
// is left out whole.
func leaveOut(of string, salt, value []byte, out []span) Partial {
	p := Partial{Of: of}
	at := 0
	for i, piece := range pieces(value) {
		s := pieceSalt(salt, i)
		shown := Piece{Salt: b64.EncodeToString(s[:]), Text: string(piece)}
		for _, o := range out {
			if at < o.to && o.from < at+len(piece) {
				d := pieceDigest(s[:], piece, nil)
				shown = Piece{Digest: b64.EncodeToString(d[:]), Reason: o.reason}
				break
			}
		}
		p.Pieces = append(p.Pieces, shown)
		at += len(piece)
	}
	return p
}

// check returns the value with its gaps, if its pieces are those of the root.
func (p Partial) check(root string) ([]byte, bool) {
	all := sha256.New()
	var value []byte
	gap := 0 // the reason of the gap that the piece before belongs to
	for _, piece := range p.Pieces {
		if piece.Digest != "" {
			d, err := b64.DecodeString(piece.Digest)
			if err != nil || len(d) != sha256.Size || piece.Text != "" || piece.Reason < 1 {
				return nil, false
			}
			all.Write(d)
			if gap != piece.Reason {
				value = append(value, Gap(piece.Reason)...)
			}
			gap = piece.Reason
			continue
		}
		s, err := b64.DecodeString(piece.Salt)
		if err != nil || len(s) != saltSize {
			return nil, false
		}
		d := pieceDigest(s, []byte(piece.Text), nil)
		all.Write(d[:])
		value, gap = append(value, piece.Text...), 0
	}
	return value, b64.EncodeToString(all.Sum(nil)) == root
}
