package view

import (
	"bytes"
	"compress/zlib"
	"context"
	"io"
)

// Scripts tells whether the paper carries scripts. They are never run: this
// PDFium has nothing to run them with. Scripts that only the objects of an
// encrypted file hold are not seen.
func (p *Paper) Scripts(ctx context.Context) (found bool, err error) {
	if scripted(p.file) || scriptedWithin(ctx, p.file) {
		return true, ctx.Err()
	}
	err = draw.with(ctx, p, func(doc *document) error {
		n, err := doc.native.number("FPDFDoc_GetJavaScriptActionCount", doc.native.document)
		found = n > 0
		return err
	})
	return found, err
}

// scripted tells whether bytes name a script as the objects of a PDF do.
func scripted(raw []byte) bool {
	for _, name := range [][]byte{[]byte("/JavaScript"), []byte("/JS ("), []byte("/JS("), []byte("/JS<")} {
		if bytes.Contains(raw, name) {
			return true
		}
	}
	return false
}

// The bounds of what is unpacked to look for scripts, in bytes.
const (
	mostUnpacked = 4 << 20
	mostInAll    = 64 << 20
)

// scriptedWithin looks into the packed streams of objects.
func scriptedWithin(ctx context.Context, raw []byte) bool {
	kind, begin := []byte("/ObjStm"), []byte("stream")
	for left := mostInAll; left > 0 && ctx.Err() == nil; {
		i := bytes.Index(raw, kind)
		if i < 0 {
			return false
		}
		raw = raw[i+len(kind):]
		i = bytes.Index(raw[:min(len(raw), 1000)], begin)
		if i < 0 {
			continue
		}
		data := bytes.TrimLeft(raw[i+len(begin):], "\r\n")
		unpacked, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			continue
		}
		text, _ := io.ReadAll(io.LimitReader(unpacked, mostUnpacked)) // what a damaged stream still holds
		if left -= len(text); scripted(text) {
			return true
		}
	}
	return false
}
