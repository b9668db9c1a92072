package verify

import (
	"bytes"
	"encoding/hex"

	"paragraf/pdf/object"
)

// covered is what a signature dictionary says that it signs.
type covered struct {
	dict     object.Dict
	from, to int    // the hole: from its "<" to after its ">"
	end      int    // the signed bytes are [0, from) and [to, end)
	cms      []byte // DER
	revision *object.File
	number   int // of the revision, the first is 1
}

// cover checks the byte range of the signature in a field of the newest
// revision, and opens the revision that it signs. The reasons say why it
// cannot be taken as a signature of this file; the first ends the check.
func cover(f *object.File, at field) (c covered, reason *Reason) {
	fail := func(code string, args ...any) (covered, *Reason) {
		return c, fault(code, args...)
	}
	ref, ok := at.value.(object.Ref)
	if !ok {
		return fail("no_dictionary")
	}
	dict, err := f.Dict(ref)
	if err != nil || dict == nil {
		return fail("no_dictionary")
	}
	c.dict = dict
	start, stop, ok := f.Span(ref.Num)
	if !ok { // also when it lies in an object stream, where no hole can be
		return fail("object_outside")
	}
	ranges, ok := dict["ByteRange"].(object.Array)
	if !ok || len(ranges) != 4 {
		return fail("byte_range")
	}
	var n [4]int
	for i, o := range ranges {
		v, ok := o.(object.Int)
		if !ok || v < 0 || int64(v) > int64(len(f.Data)) {
			return fail("byte_range")
		}
		n[i] = int(v)
	}
	from, to, end := n[1], n[2], n[2]+n[3]
	if n[0] != 0 || from <= 0 || to < from+2 || n[3] <= 0 || end > len(f.Data) {
		return fail("byte_range")
	}
	if reason := hole(f.Data, start, stop, from, to, dict["Contents"]); reason != nil {
		return c, reason
	}
	c.from, c.to = from, to
	raw := []byte(dict["Contents"].(object.String))
	der, taken, err := toDER(raw)
	if err != nil {
		return fail("cms")
	}
	if len(bytes.Trim(raw[taken:], "\x00")) > 0 {
		return fail("padding")
	}
	c.cms = der
	c.revision, c.number = signedRevision(f, end)
	if c.revision == nil {
		return fail("not_a_revision")
	}
	if stop > end {
		return fail("object_outside")
	}
	if was, _, ok := c.revision.Span(ref.Num); !ok || was != start {
		return fail("object_replaced")
	}
	c.end = end
	before, err := signatureFields(c.revision)
	if err != nil {
		return fail("field_mismatch")
	}
	for _, b := range before {
		if b.name == at.name && b.ref == at.ref && b.value == object.Object(ref) {
			return c, nil
		}
	}
	return fail("field_mismatch")
}

// hole checks that [from, to) is exactly the hexadecimal string that is the
// Contents of the object at [start, stop).
func hole(data []byte, start, stop, from, to int, contents object.Object) *Reason {
	value, ok := contents.(object.String)
	if !ok || len(value) == 0 {
		return fault("hole")
	}
	if from < start || to > stop || data[from] != '<' || data[to-1] != '>' {
		return fault("hole")
	}
	if key := bytes.TrimRight(data[start:from], " \r\n\t"); !bytes.HasSuffix(key, []byte("/Contents")) {
		return fault("hole")
	}
	digits := data[from+1 : to-1]
	decoded := make([]byte, len(digits)/2)
	if _, err := hex.Decode(decoded, digits); err != nil || len(digits)%2 != 0 {
		return fault("hex")
	}
	if string(decoded) != string(value) {
		return fault("hole")
	}
	// A signer writes all digits alike; a mixture is somebody's change.
	if bytes.ContainsAny(digits, "abcdef") && bytes.ContainsAny(digits, "ABCDEF") {
		return fault("hex")
	}
	return nil
}

// signedRevision opens the state of the file that ends at an offset, if its
// cross-reference section is in the chain of the newest state, with its number;
// else nil.
func signedRevision(f *object.File, end int) (*object.File, int) {
	for i, r := range f.Revisions() {
		// A signer may leave out the line end after %%EOF.
		if r.End == end || r.End > end && r.End-end <= 2 && len(bytes.Trim(f.Data[end:r.End], "\r\n")) == 0 {
			old, err := f.At(object.Revision{StartXRef: r.StartXRef, End: end})
			if err != nil {
				return nil, 0
			}
			return old, i + 1
		}
	}
	return nil, 0
}
